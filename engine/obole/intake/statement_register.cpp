#include "obole/intake/statement_register.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/intake/file_reference.hpp"
#include "obole/ledger/organisation.hpp"

namespace obole::intake {
namespace {

using bank::StatementHead;
using ledger::Draft;
using ledger::Key;

constexpr const char* select_namesakes =
    "SELECT seq, credits, debits, lines FROM main.statement"
    "  WHERE account = ?1 AND name IS ?2 AND opening IS ?3 AND opening_on IS ?4"
    "    AND closing_on IS ?5";
constexpr const char* select_same =
    "SELECT 1 FROM main.statement JOIN main.bank_account"
    "    ON bank_account.seq = statement.account"
    "  WHERE iban = ?1 AND name = ?2 AND opening IS ?3 AND closing IS ?4"
    "    AND opening_on IS ?5 AND closing_on IS ?6 AND credits = ?7"
    "    AND debits = ?8 AND lines = ?9";
constexpr const char* select_earliest =
    "SELECT opening_on, opening FROM main.statement"
    "  WHERE account = ?1 AND opening IS NOT NULL AND opening_on IS NOT NULL"
    "  ORDER BY opening_on, seq LIMIT 1";

constexpr std::string_view opening_balances = "Equity:Opening";

std::optional<std::int64_t> day_of(std::optional<Date> date) {
  if (!date) return std::nullopt;
  return day_number(*date);
}

// What the bank calls a statement stands in the entry only when it is a plain
// identifier: a bank may write anything there.
std::string plain_name(const std::string& name) {
  const auto checked = parse_reference(name);
  return checked ? *checked : "";
}

// What is named by its days alone may be taken again when there is more in it.
bool is_download(std::string_view format) {
  return format.starts_with("ofx") || format == "csv";
}

std::string content_of(const StatementHead& head,
                       const StatementReport& report) {
  std::string content = report.account;
  const auto add = [&content](const std::string& part) {
    content += '\x1f';
    content += part;
  };
  add(head.id);
  add(head.page ? std::to_string(*head.page) : "");
  add(head.opening ? plain(*head.opening) : "");
  add(head.closing ? plain(*head.closing) : "");
  add(head.opening_on ? iso(*head.opening_on) : "");
  add(head.closing_on ? iso(*head.closing_on) : "");
  add(plain(report.credits));
  add(plain(report.debits));
  add(std::to_string(report.lines));
  return content;
}

}  // namespace

// Known under a caller's reference rather than by its content.
bool StatementRegister::is_there(const StatementHead& head,
                                 const StatementReport& report) {
  const auto units = [](const std::optional<Money>& amount) {
    return amount ? std::optional(amount->minor_units()) : std::nullopt;
  };
  const auto name = plain_name(head.id);
  if (name.empty()) return false;
  auto& row = journal_.book().prepared(select_same);
  row.bind(std::string_view(report.account), std::string_view(name),
           units(head.opening), units(head.closing), day_of(head.opening_on),
           day_of(head.closing_on), report.credits.minor_units(),
           report.debits.minor_units(),
           static_cast<std::int64_t>(report.lines));
  const bool there = row.step();
  row.reset();
  return there;
}

Verdict StatementRegister::objection(const StatementHead& head,
                                     const StatementReport& report,
                                     std::int64_t account) {
  const auto name = plain_name(head.id);
  if (name.empty() || head.page || !head.closing_on || is_download(head.format))
    return std::nullopt;
  const auto opening =
      head.opening ? std::optional(head.opening->minor_units()) : std::nullopt;
  auto& row = journal_.book().prepared(select_namesakes);
  row.bind(account, std::string_view(name), opening, day_of(head.opening_on),
           day_of(head.closing_on));
  std::optional<std::int64_t> other;
  while (row.step()) {
    const bool same = row.integer(1) == report.credits.minor_units() &&
                      row.integer(2) == report.debits.minor_units() &&
                      row.integer(3) == static_cast<std::int64_t>(report.lines);
    if (!same) other = row.integer(0);
  }
  row.reset();
  if (!other) return std::nullopt;
  return Refusal{
      Reason::statement_conflicts, name,
      say("entry {} holds this statement with other movements",
          "l’écriture {} contient ce relevé avec d’autres mouvements", *other),
      say("ask the bank which of the two is right",
          "demander à la banque lequel des deux est juste")};
}

// The books start from the opening balance of the earliest statement known; an
// earlier one, imported later, moves that start.
std::optional<Money> StatementRegister::opening_to_post(
    const StatementHead& head, std::int64_t account) {
  if (!head.opening || !head.opening_on) return std::nullopt;
  auto& row = journal_.book().prepared(select_earliest);
  row.bind(account);
  std::optional<Money> post = *head.opening;
  if (row.step()) {
    const bool earlier = day_number(*head.opening_on) < row.integer(0);
    const Money known{row.integer(1), head.opening->currency()};
    post = earlier ? std::optional(*head.opening - known) : std::nullopt;
  }
  row.reset();
  if (post && post->is_zero()) return std::nullopt;
  return post;
}

Verdict StatementRegister::refer(const std::string& reference,
                                 const std::string& digest) {
  const auto known = referred(journal_, reference, digest);
  if (!known) return known.error();
  if (*known == Referred::nothing) reference_ = Key::reference(reference);
  return std::nullopt;
}

Verdict StatementRegister::record(const StatementHead& head,
                                  const StatementReport& report,
                                  std::int64_t first_line,
                                  const std::string& digest) {
  auto& book = journal_.book();
  const auto key =
      Key::source("statement", content_of(head, report), "statement.imported");
  if (journal_.find(key)) return std::nullopt;
  if (is_there(head, report)) return std::nullopt;
  const auto account =
      book.projector().dictionary().bank_accounts.find(report.account);
  if (auto refusal = objection(head, report, account)) return refusal;
  Draft draft("statement.imported", journal_.context().today,
              reference_.value_or(key));
  draft.dated_by_clock();
  draft.text("account", report.account)
      .text("format", head.format)
      .text("digest", digest)
      .text("name", plain_name(head.id))
      .day("opening_on", head.opening_on)
      .day("closing_on", head.closing_on)
      .amount("credits", report.credits)
      .amount("debits", report.debits)
      .integer("lines", static_cast<std::int64_t>(report.lines))
      .integer("new", static_cast<std::int64_t>(report.recorded))
      .integer("first_line", first_line);
  if (head.opening) draft.amount("opening", *head.opening);
  if (head.closing) draft.amount("closing", *head.closing);
  if (const auto opening = opening_to_post(head, account)) {
    draft.move(*opening, ledger::bank_account_name(report.account),
               opening_balances);
  }
  const auto recorded = journal_.append(draft);
  if (!recorded) return recorded.error();
  reference_.reset();
  return std::nullopt;
}

}  // namespace obole::intake
