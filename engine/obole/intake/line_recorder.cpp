#include "obole/intake/line_recorder.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/organisation.hpp"

namespace obole::intake {
namespace {

using ledger::Draft;
using ledger::Key;
using ledger::Likeness;
using ledger::LineText;
using store::Blob;

// So that a body stays well below its limit: a line takes about 150 bytes.
constexpr std::size_t lines_in_an_entry = 256;

constexpr const char* select_last_line =
    "SELECT coalesce(max(id), 0) FROM main.line";

std::int64_t last_line(ledger::Book& book) {
  auto& last = book.prepared(select_last_line);
  const auto id = last.step() ? last.integer(0) : 0;
  last.reset();
  return id;
}
constexpr const char* insert_text =
    "INSERT INTO people.line_text VALUES (?1, ?2, ?3)";

LineText text_of(const bank::Line& line) {
  return {line.counterparty.name,
          line.counterparty.iban,
          line.counterparty.ultimate,
          line.remittance,
          line.end_to_end,
          line.bank_reference,
          line.transaction_id,
          line.rf_reference,
          line.code,
          line.return_code};
}

}  // namespace

LineRecorder::LineRecorder(ledger::Journal& journal)
    : journal_(journal),
      last_before_(last_line(journal.book())),
      next_(last_before_ + 1),
      known_(journal.book(), last_before_) {}

void LineRecorder::begin(const std::string& iban, std::string_view format) {
  iban_ = iban;
  other_formats_.emplace(journal_, iban, format);
  renamed_.emplace(journal_, iban, format, last_before_);
}

void LineRecorder::keep(const bank::Line& line, Date booked,
                        const Likeness& identity, std::string text) {
  if (pending_.empty()) first_ = next_;
  const auto salt = ledger::fresh_salt();
  const auto commitment =
      ledger::commitment_of(sha_, ledger::line_tag, as_text(salt), text);
  if (!items_.empty()) items_ += ',';
  items_ += "[\"" + iso(booked) + "\",\"" +
            (line.value_on ? iso(*line.value_on) : "") + "\",\"" +
            std::to_string(line.amount.minor_units()) + "\",\"" +
            hex(identity) + "\",\"" + hex(commitment) + "\"]";
  auto& side = line.amount.is_negative() ? debits_ : credits_;
  side += line.amount.is_negative() ? -line.amount.minor_units()
                                    : line.amount.minor_units();
  pending_.push_back({next_++, salt, std::move(text)});
}

Verdict LineRecorder::record(const bank::Line& line, Date booked,
                             const Likeness& identity, std::string text) {
  keep(line, booked, identity, std::move(text));
  return pending_.size() < lines_in_an_entry ? std::nullopt : flush();
}

Result<LineRecorder::Added> LineRecorder::add(const bank::Line& line,
                                              Date otherwise) {
  const auto booked =
      line.booked_on.value_or(line.value_on.value_or(otherwise));
  auto text = text_of(line);
  const auto amount = line.amount.minor_units();
  const auto identity = ledger::line_identity(
      journal_.book().secret(), iban_, booked, line.value_on, amount, text);
  const bool is_covered = other_formats_->covers(booked);
  if (is_covered) other_formats_->note(booked, amount);
  const bool is_downloaded = renamed_->covers(booked);
  if (known_.meet(iban_, booked, identity)) {
    if (is_downloaded) renamed_->met(booked);
    return Added::known;
  }
  if (is_covered) {
    if (other_formats_->knows(booked, amount)) return Added::known;
    other_formats_->hold(booked, line);
    return Added::held;
  }
  if (is_downloaded) {
    renamed_->hold(booked, line, text);
    return Added::held;
  }
  if (auto refusal = record(line, booked, identity, ledger::body_of(text)))
    return *refusal;
  return Added::recorded;
}

Verdict LineRecorder::record_held(const bank::Line& line, Date booked) {
  return record(line, booked, identity_of(line, booked),
                ledger::body_of(text_of(line)));
}

Result<LineRecorder::Ended> LineRecorder::end(std::optional<Date> from,
                                              std::optional<Date> to) {
  const auto left = other_formats_->finish();
  if (left.conflict) {
    const auto currency = journal_.book().currency();
    return Refusal{
        Reason::statement_conflicts, spoken(*left.conflict),
        say("the movements of {} add up to {} here, and to {} in a statement "
            "of another format",
            "les mouvements du {} font {} ici, et {} dans un relevé d’un autre "
            "format",
            *left.conflict, Money{left.here, currency},
            Money{left.there, currency}),
        say("ask the bank which of the two is right",
            "demander à la banque lequel des deux est juste")};
  }
  for (const auto& [booked, line] : left.lines) {
    if (auto refusal = record_held(line, booked)) return *refusal;
  }
  const auto downloaded = renamed_->finish(from, to);
  for (const auto& [booked, line] : downloaded.fresh) {
    if (auto refusal = record_held(line, booked)) return *refusal;
  }
  if (auto refusal = flush()) return *refusal;
  return Ended{left.lines.size() + downloaded.fresh.size(),
               left.known + downloaded.renamed, downloaded.renamed};
}

ledger::Likeness LineRecorder::identity_of(const bank::Line& line,
                                           Date booked) const {
  return ledger::line_identity(journal_.book().secret(), iban_, booked,
                               line.value_on, line.amount.minor_units(),
                               text_of(line));
}

void LineRecorder::keep(const bank::Line& line, Date booked) {
  keep(line, booked, identity_of(line, booked), ledger::body_of(text_of(line)));
}

Verdict LineRecorder::itemise(std::int64_t whole,
                              std::span<const bank::Line> parts, Date booked) {
  if (auto refusal = flush()) return refusal;
  const auto currency = journal_.book().currency();
  std::int64_t left = 0;
  for (const auto& part : parts)
    left += part.amount.minor_units();
  while (parts.size() > lines_in_an_entry) {
    for (const auto& part : parts.first(lines_in_an_entry - 1)) {
      left -= part.amount.minor_units();
      keep(part, booked);
    }
    parts = parts.subspan(lines_in_an_entry - 1);
    bank::Line rest{.amount = Money{left, currency}};
    rest.bank_reference = "REST-OF-" + std::to_string(whole);
    keep(rest, booked);
    const auto next_whole = next_ - 1;
    if (auto refusal = flush(whole)) return refusal;
    whole = next_whole;
  }
  for (const auto& part : parts)
    keep(part, booked);
  return flush(whole);
}

// Parts bring no money of their own.
Verdict LineRecorder::flush(std::int64_t itemised) {
  if (pending_.empty()) return std::nullopt;
  const auto currency = journal_.book().currency();
  const auto account = ledger::bank_account_name(iban_);
  Draft draft("lines.recorded", journal_.context().today,
              Key::unique("lines.recorded", std::to_string(first_)));
  draft.dated_by_clock();
  draft.text("account", iban_)
      .integer("first", first_)
      .raw("lines", '[' + items_ + ']');
  if (itemised != 0) {
    draft.integer("itemises", itemised);
    credits_ = 0;
    debits_ = 0;
  }
  if (credits_ != 0) {
    draft.move(Money{credits_, currency}, account, ledger::suspense_account);
  }
  if (debits_ != 0) {
    draft.move(Money{debits_, currency}, ledger::suspense_account, account);
  }
  const auto recorded = journal_.append(draft);
  if (!recorded) return recorded.error();
  auto& insert = journal_.book().prepared(insert_text);
  for (const auto& line : pending_) {
    insert.bind(line.id, Blob{as_text(line.salt)}, std::string_view(line.text))
        .run();
  }
  pending_.clear();
  items_.clear();
  credits_ = 0;
  debits_ = 0;
  return std::nullopt;
}

}  // namespace obole::intake
