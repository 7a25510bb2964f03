#include "obole/ledger/earmarks.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <array>
#include <limits>

namespace obole {
namespace {

constexpr std::array<std::string_view, 2> uses = {"spent", "released"};

}  // namespace

template <>
std::span<const std::string_view> words<ledger::EarmarkUse>() {
  return uses;
}

namespace ledger {
namespace {

constexpr std::array<std::string_view, 2> french_uses = {"dépensé", "libéré"};

constexpr const char* select_earmarks =
    "SELECT earmark.seq, earmark.code, earmark.title, project.code,"
    "  (SELECT count(*) FROM main.donation WHERE donation.earmark ="
    "     earmark.seq AND effective <= ?1),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.donation"
    "     WHERE donation.earmark = earmark.seq AND effective <= ?1)"
    "  - (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "     JOIN main.donation ON donation.seq = refund.donation"
    "     WHERE donation.earmark = earmark.seq"
    "       AND refund.effective <= ?1),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.earmark_use"
    "     WHERE earmark_use.earmark = earmark.seq AND use = 'spent'"
    "       AND effective <= ?1),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.earmark_use"
    "     WHERE earmark_use.earmark = earmark.seq AND use = 'released'"
    "       AND effective <= ?1)"
    "  FROM main.earmark LEFT JOIN main.project"
    "    ON project.seq = earmark.project"
    "  ORDER BY earmark.code";

Result<Earmark> find_earmark(Book& book, std::string_view code) {
  for (auto& one : earmarks(book)) {
    if (one.code == code) return one;
  }
  return unknown(Reason::earmark_unknown, std::string(code),
                 "obole earmark list");
}

}  // namespace

std::string_view french(EarmarkUse use) {
  return french_uses.at(static_cast<std::size_t>(use));
}

Result<Recorded> record(Journal& journal, const NewEarmark& earmark) {
  const auto title = required_text("--title", earmark.title);
  if (!title) return title.error();
  const auto& names = journal.book().projector().dictionary();
  if (earmark.project && names.projects.find(earmark.project->text()) == 0) {
    return unknown(Reason::project_unknown, earmark.project->text(),
                   "obole project list");
  }
  const auto key = key_for(earmark.reference,
                           Key::unique("earmark.opened", earmark.code.text()));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key, names.earmarks.find(earmark.code.text()),
          earmark.code.text())) {
    return *refusal;
  }
  Draft draft("earmark.opened", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("earmark", earmark.code.text())
      .text("title", *title)
      .text("project", earmark.project ? earmark.project->text() : "");
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewEarmarkUse& use) {
  const auto earmark = find_earmark(journal.book(), use.earmark.text());
  if (!earmark) return earmark.error();
  if (auto refusal = rules::objection_to_amount(use.amount)) return *refusal;
  if (auto refusal =
          rules::objection_to_future(use.date, journal.context().today)) {
    return *refusal;
  }
  const auto reason = required_text("--reason", use.reason);
  if (!reason) return reason.error();
  const auto key = key_for(use.reference, Key::fresh());
  if (!key) return key.error();
  const bool again = !key->is_fresh() && journal.find(*key).has_value();
  if (!again && use.amount > earmark->remaining()) {
    return Refusal{
        Reason::exceeds_available, spoken(use.amount),
        say("{} remains of {}", "il reste {} sur {}", earmark->remaining(),
            earmark->code),
        say("obole report earmarks shows what came and what was spent",
            "obole report earmarks montre ce qui est venu et ce qui est "
            "dépensé")};
  }
  Draft draft(
      use.use == EarmarkUse::spent ? "earmark.spent" : "earmark.released",
      use.date, *key);
  draft.text("earmark", earmark->code)
      .amount("amount", use.amount)
      .text("reference", use.reference.value_or(""))
      .note(note_of("reason", *reason));
  return journal.append(draft);
}

std::vector<Earmark> earmarks(Book& book, std::optional<Date> as_of) {
  std::vector<Earmark> list;
  auto& row = book.prepared(select_earmarks);
  row.bind(as_of ? day_number(*as_of)
                 : std::numeric_limits<std::int64_t>::max());
  while (row.step()) {
    const auto currency = book.currency();
    list.push_back({row.integer(0), std::string(row.text(1)),
                    std::string(row.text(2)), std::string(row.text(3)),
                    row.integer(4), Money{row.integer(5), currency},
                    Money{row.integer(6), currency},
                    Money{row.integer(7), currency}});
  }
  row.reset();
  return list;
}

}  // namespace ledger
}  // namespace obole
