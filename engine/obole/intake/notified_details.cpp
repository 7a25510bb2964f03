#include "obole/intake/notified_details.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"

#include <algorithm>

namespace obole::intake {
namespace {

Place place_of(const bank::Line& line) { return {{}, line.file_line, "Ntry"}; }

Refusal without_day(const bank::Line& line) {
  return {Reason::file_malformed, spoken(line.amount),
          say("the movement has neither a booking nor a value day, so that "
              "nothing says which movement of a statement it details",
              "le mouvement n’a ni date comptable ni date de valeur : rien ne "
              "dit quel mouvement d’un relevé il détaille"),
          say("ask the bank for the notification again",
              "redemander l’avis à la banque"),
          place_of(line)};
}

Refusal no_line(const bank::Line& line, Money amount, Date booked) {
  return {Reason::line_unknown, spoken(amount),
          say("no statement recorded so far has this movement on {}",
              "aucun relevé enregistré n’a ce mouvement le {}", booked),
          say("import the account’s statement of that day first; a "
              "notification only details it",
              "importer d’abord le relevé du compte de ce jour ; un avis ne "
              "fait que le détailler"),
          place_of(line)};
}

Refusal other_sum(const bank::Line& line, Money amount, Money there) {
  return {Reason::statement_conflicts, excerpt(line.entry_reference),
          say("the notification says {} of the movement of that reference, "
              "the statement {}",
              "l’avis indique {} pour le mouvement de cette référence, le "
              "relevé {}",
              amount, there),
          say("ask the bank which of the two is right",
              "demander à la banque lequel des deux est juste"),
          place_of(line)};
}

Refusal other_details(const bank::Line& line, Money amount,
                      std::int64_t itemised) {
  return {
      Reason::statement_conflicts, spoken(amount),
      say("line {} holds this movement with other details",
          "la ligne {} contient ce mouvement avec d’autres détails", itemised),
      say("ask the bank which of the two notifications is right",
          "demander à la banque lequel des deux avis est juste"),
      place_of(line)};
}

Refusal ambiguous(const bank::Line& line, Money amount, Date booked) {
  return {Reason::statement_conflicts, spoken(amount),
          say("several movements of {} have this amount, and no reference "
              "says which is meant",
              "plusieurs mouvements du {} ont ce montant, et aucune référence "
              "ne dit lequel est visé",
              booked),
          say("explain their lines by hand: obole match LINE DONATION...",
              "expliquer leurs lignes à la main : obole match LIGNE DON..."),
          place_of(line)};
}

Refusal several(const bank::Line& line, Money amount, Date booked) {
  return {Reason::line_unknown, spoken(amount),
          say("the statement of {} is in a format with other references, and "
              "several movements have this amount",
              "le relevé du {} est d’un format aux références différentes, et "
              "plusieurs mouvements ont ce montant",
              booked),
          say("it waits until the bank’s camt.053 tells them apart; or explain "
              "their lines by hand (obole match LINE DONATION...) and take the "
              "notification away",
              "il attend qu’un camt.053 de la banque les distingue ; ou "
              "expliquer leurs lignes à la main (obole match LIGNE DON...) et "
              "retirer l’avis"),
          place_of(line)};
}

// The names of the movement, and of its detail where there is but one: a
// statement may know it by any of them.
LinesOfDay::Wanted wanted(const std::vector<bank::Line>& parts, Money amount) {
  const auto& line = parts.front();
  LinesOfDay::Wanted wanted;
  wanted.amount = amount.minor_units();
  wanted.is_strong = !line.entry_reference.empty();
  for (const auto* const name : {&line.entry_reference, &line.entry_number})
    if (!name->empty()) wanted.references.push_back(*name);
  if (parts.size() == 1 && !line.bank_reference.empty())
    wanted.references.push_back(line.bank_reference);
  return wanted;
}

Money total_of(const std::vector<bank::Line>& parts) {
  auto sum = parts.front().amount;
  for (std::size_t at = 1; at < parts.size(); ++at)
    sum += parts[at].amount;
  return sum;
}

std::vector<std::int64_t> amounts_of(const std::vector<bank::Line>& parts) {
  std::vector<std::int64_t> amounts;
  for (const auto& part : parts)
    amounts.push_back(part.amount.minor_units());
  std::sort(amounts.begin(), amounts.end());
  return amounts;
}

}  // namespace

void NotifiedDetails::begin(const std::string& iban) {
  iban_ = iban;
  parts_.clear();
  put_off_.clear();
  for (auto& [number, day] : days_[iban_])
    day.begin();
}

Money NotifiedDetails::total() const { return total_of(parts_); }

Result<NotifiedDetails::Taken> NotifiedDetails::take(const bank::Line& line) {
  const auto booked = line.booked_on ? line.booked_on : line.value_on;
  if (!booked) return without_day(line);
  parts_.push_back(line);
  if (line.part < line.parts) return Taken{};
  auto taken = settle(*booked);
  parts_.clear();
  return taken;
}

Result<NotifiedDetails::Taken> NotifiedDetails::settle(Date booked) {
  auto& day = days_[iban_]
                  .try_emplace(day_number(booked), journal_, iban_, booked)
                  .first->second;
  std::vector<ledger::Likeness> identities;
  for (const auto& part : parts_)
    identities.push_back(lines_.identity_of(part, booked));
  if (day.take_alike(identities)) return Taken{0, parts_.size()};
  const auto amount = total();
  const auto& line = parts_.front();
  const auto found = day.find(wanted(parts_, amount));
  if (found.ambiguous) return ambiguous(line, amount, booked);
  if (found.differs)
    return other_sum(line, amount, Money{*found.differs, amount.currency()});
  if (found.itemised_by_statement) return Taken{0, parts_.size()};
  if (found.line != nullptr) return settle(day, *found.line, booked);
  if (day.find_otherwise(amount.minor_units(), amounts_of(parts_)).empty())
    return no_line(line, amount, booked);
  // Others of this notification may mean the same line.
  put_off_.push_back({parts_, booked});
  return Taken{};
}

std::size_t NotifiedDetails::alike(Date booked, Money amount) const {
  return static_cast<std::size_t>(
      std::count_if(put_off_.begin(), put_off_.end(), [&](const auto& one) {
        return one.booked == booked && total_of(one.parts) == amount;
      }));
}

Result<NotifiedDetails::Taken> NotifiedDetails::settle_otherwise(
    const PutOff& movement) {
  parts_ = movement.parts;
  const auto amount = total();
  const auto& line = parts_.front();
  auto& day = days_[iban_].at(day_number(movement.booked));
  const auto candidates =
      day.find_otherwise(amount.minor_units(), amounts_of(parts_));
  if (candidates.empty()) return no_line(line, amount, movement.booked);
  if (candidates.size() > 1 || alike(movement.booked, amount) > 1)
    return several(line, amount, movement.booked);
  day.take(*candidates.front());
  return settle(day, *candidates.front(), movement.booked);
}

Result<NotifiedDetails::Taken> NotifiedDetails::end() {
  Taken all;
  for (const auto& movement : put_off_) {
    const auto taken = settle_otherwise(movement);
    if (!taken) return taken.error();
    all.recorded += taken->recorded;
    all.known += taken->known;
    all.is_explained = all.is_explained || taken->is_explained;
  }
  parts_.clear();
  return all;
}

Result<NotifiedDetails::Taken> NotifiedDetails::settle(LinesOfDay& day,
                                                       LineThere& whole,
                                                       Date booked) {
  const auto& line = parts_.front();
  const Taken known{0, parts_.size()};
  const bool says_more =
      !line.counterparty.name.empty() || !line.counterparty.iban.empty();
  if (parts_.size() == 1 && (whole.says_who || !says_more)) return known;
  if (whole.itemised != 0) {
    if (day.parts_of(whole) == amounts_of(parts_)) return known;
    return other_details(line, total(), whole.id);
  }
  if (whole.is_explained) return Taken{0, parts_.size(), true};
  if (auto refusal = lines_.itemise(whole.id, parts_, booked)) return *refusal;
  std::vector<ledger::Likeness> identities;
  for (const auto& part : parts_)
    identities.push_back(lines_.identity_of(part, booked));
  day.itemised(whole, parts_, identities);
  return Taken{parts_.size(), 0};
}

}  // namespace obole::intake
