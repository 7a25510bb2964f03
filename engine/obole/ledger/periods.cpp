#include "obole/ledger/periods.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/closing.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {

namespace {

// The same close again, or another entry under its reference.
Result<Recorded> known_close(Book& book, std::int64_t seq,
                             const PeriodClose& close) {
  const auto entry = find_entry(book, seq);
  canonical::Document body;
  const bool same = entry && entry->kind == "period.closed" &&
                    body.parse(entry->body) &&
                    body.text("through") == iso(close.through);
  if (same) return Recorded{seq, true};
  return Refusal{Reason::reference_reused, close.reference.value_or(""),
                 say("the same reference already names entry {}",
                     "la même référence désigne déjà l’écriture {}", seq),
                 say("use another reference", "changer de référence")};
}

}  // namespace

Result<Recorded> record(Journal& journal, const PeriodClose& close) {
  auto& book = journal.book();
  const auto key = key_for(close.reference,
                           Key::unique("period.closed", iso(close.through)));
  if (!key) return key.error();
  if (const auto known = journal.find(*key))
    return known_close(book, *known, close);
  const auto today = journal.context().today;
  if (close.through >= today) {
    return Refusal{
        Reason::not_permitted, spoken(close.through),
        say("that day is not over (today is {})",
            "cette journée n’est pas finie (nous sommes le {})", today),
        say("close through yesterday at the latest",
            "clore au plus tard jusqu’à hier")};
  }
  const auto closed = book.closed_through();
  if (closed && close.through <= *closed) {
    return Refusal{
        Reason::not_permitted, spoken(close.through),
        say("the books are closed through {} already",
            "les comptes sont déjà clos jusqu’au {}", *closed),
        say("a close only moves forward", "une clôture ne fait qu’avancer")};
  }
  Sha256 sha;
  const auto balance = trial_balance(book, close.through);
  // The close is a fact of today: dated in the period that stays open.
  Draft draft("period.closed", today, *key);
  draft.dated_by_clock();
  draft.day("through", close.through)
      .integer("size", journal.next())
      .text("root", hex(book.frontier().root(sha)))
      .integer("accounts", balance.accounts)
      .amount("debits", Money{balance.debits, book.currency()})
      .text("balances", hex(balance.digest));
  if (!balance.list.empty()) draft.raw("trial", balance.list);
  const auto recorded = journal.append(draft);
  if (recorded) book.set_closed_through(close.through);
  return recorded;
}

}  // namespace obole::ledger
