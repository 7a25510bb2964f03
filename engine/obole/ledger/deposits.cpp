#include "obole/ledger/deposits.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

constexpr const char* select_deposits =
    "SELECT seq, method, slip, effective, amount,"
    "  (SELECT count(*) FROM main.deposited"
    "     WHERE deposited.seq = deposit.seq),"
    "  EXISTS (SELECT 1 FROM main.matched"
    "    WHERE matched.kind = 'deposit' AND matched.item = deposit.seq"
    "      AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "        WHERE unmatched.line = matched.line"
    "          AND unmatched.seq > matched.seq)),"
    "  EXISTS (SELECT 1 FROM main.deposit_end"
    "    WHERE deposit_end.deposit = deposit.seq)"
    "  FROM main.deposit WHERE ?1 < 0 OR seq = ?1 ORDER BY seq";
constexpr const char* select_gifts =
    "SELECT donation FROM main.deposited WHERE seq = ?1 ORDER BY ord";
// The live deposit of this slip, or the one that holds this gift.
constexpr const char* select_by_slip =
    "SELECT seq FROM main.deposit WHERE method = ?1 AND slip = ?2"
    "  AND NOT EXISTS (SELECT 1 FROM main.deposit_end"
    "    WHERE deposit_end.deposit = deposit.seq)";
constexpr const char* select_by_gift =
    "SELECT seq FROM main.deposited WHERE donation = ?1"
    "  AND NOT EXISTS (SELECT 1 FROM main.deposit_end"
    "    WHERE deposit_end.deposit = deposited.seq)";
constexpr const char* select_shown =
    "SELECT 1 FROM main.matched WHERE item = ?1 AND kind = 'donation'"
    "  AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)";
constexpr const char* select_not_deposited =
    "SELECT seq FROM main.donation WHERE method = ?1 AND platform IS NULL"
    "  AND effective <= ?2"
    "  AND amount > (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "    WHERE refund.donation = donation.seq)"
    "  AND NOT EXISTS (SELECT 1 FROM main.deposited"
    "    WHERE deposited.donation = donation.seq AND NOT EXISTS"
    "      (SELECT 1 FROM main.deposit_end"
    "         WHERE deposit_end.deposit = deposited.seq))"
    "  AND NOT EXISTS (SELECT 1 FROM main.matched"
    "    WHERE matched.item = donation.seq AND matched.kind = 'donation'"
    "      AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "        WHERE unmatched.line = matched.line"
    "          AND unmatched.seq > matched.seq))"
    "  ORDER BY seq";

std::vector<Deposit> read_deposits(Book& book, std::int64_t seq) {
  std::vector<Deposit> list;
  auto& row = book.prepared(select_deposits);
  row.bind(seq);
  while (row.step()) {
    const auto method = parse_choice<Method>(row.text(1));
    list.push_back({.seq = row.integer(0),
                    .method = method ? *method : Method::cheque,
                    .slip = std::string(row.text(2)),
                    .date = day_of_number(row.integer(3)),
                    .amount = Money{row.integer(4), book.currency()},
                    .gifts = row.integer(5),
                    .reconciled = row.integer(6) == 1,
                    .cancelled = row.integer(7) == 1});
  }
  row.reset();
  return list;
}

template <class... Values>
std::optional<std::int64_t> first(Book& book, const char* sql,
                                  Values... values) {
  auto& row = book.prepared(sql);
  std::optional<std::int64_t> found;
  if (row.bind(values...).step()) found = row.integer(0);
  row.reset();
  return found;
}

Refusal not_permitted(const std::string& what, Sentence why, Sentence hint) {
  return {Reason::not_permitted, what, std::move(why), std::move(hint)};
}

Verdict objection_to_list(const std::vector<std::int64_t>& gifts) {
  if (gifts.empty())
    return not_permitted(
        "DONATION", say("no gift is named", "aucun don n’est nommé"),
        say("name the gifts, or say --all", "nommer les dons, ou dire --all"));
  if (gifts.size() > most_deposited)
    return not_permitted(
        std::to_string(gifts.size()),
        say("a slip takes at most {} gifts",
            "un bordereau prend {} dons au plus", most_deposited),
        say("use several slips", "faire plusieurs bordereaux"));
  auto sorted = gifts;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice == sorted.end()) return std::nullopt;
  return not_permitted(
      std::to_string(*twice),
      say("the gift is named twice", "le don est nommé deux fois"),
      say("name each gift once", "nommer chaque don une fois"));
}

Verdict objection_to_gift(Journal& journal, const NewDeposit& deposit,
                          const Donation& gift) {
  auto& book = journal.book();
  const auto name = std::to_string(gift.seq);
  if (gift.method != deposit.method || !gift.platform.empty())
    return not_permitted(
        name,
        say("it was not given by {}", "il n’a pas été donné par {}",
            spoken(deposit.method)),
        say("obole donation list shows how each gift was given",
            "obole donation list montre comment chaque don a été fait"));
  if (const auto other = first(book, select_by_gift, gift.seq))
    return not_permitted(
        name, say("it is in deposit {}", "il est dans la remise {}", *other),
        say("obole deposit cancel {} takes that one back",
            "obole deposit cancel {} annule celle-ci", *other));
  if (first(book, select_shown, gift.seq))
    return not_permitted(
        name, say("the bank has shown it already", "la banque l’a déjà montré"),
        say("obole unmatch takes a match back",
            "obole unmatch annule un rapprochement"));
  return rules::objection_to_sequel(deposit.date, gift.date,
                                    journal.context().today);
}

Verdict objection_to_method(Method method) {
  if (method == Method::cheque || method == Method::cash) return std::nullopt;
  return not_permitted(std::string(word(method)),
                       say("cheques and cash are deposited, nothing else",
                           "on remet des chèques ou des espèces, rien d’autre"),
                       say("say --method cheque or --method cash",
                           "dire --method cheque ou --method cash"));
}

Verdict objection_to_slip(Book& book, const NewDeposit& deposit,
                          std::string_view slip) {
  const auto other = first(book, select_by_slip, word(deposit.method), slip);
  if (!other) return std::nullopt;
  return not_permitted(
      std::string(slip),
      say("deposit {} has this slip", "la remise {} a ce bordereau", *other),
      say("check the number on the slip", "vérifier le numéro du bordereau"));
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewDeposit& deposit) {
  auto& book = journal.book();
  if (auto refusal = objection_to_method(deposit.method)) return *refusal;
  const auto slip = parse_reference(deposit.slip);
  if (!slip) return at(slip.error(), {{}, 0, "--slip"});
  if (auto refusal = objection_to_list(deposit.gifts)) return *refusal;
  const auto key = key_for(deposit.reference, Key::fresh());
  if (!key) return key.error();
  const bool is_new = key->is_fresh() || !journal.find(*key);
  if (is_new) {
    if (auto refusal = objection_to_slip(book, deposit, *slip)) return *refusal;
  }
  Money amount{0, book.currency()};
  std::string list = "[";
  for (const auto seq : deposit.gifts) {
    const auto gift = find_donation(book, seq);
    if (!gift) return gift.error();
    if (is_new) {
      if (auto refusal = objection_to_gift(journal, deposit, *gift))
        return *refusal;
    }
    if (list.size() > 1) list += ',';
    list += std::to_string(seq);
    amount += gift->amount;
  }
  Draft draft("deposit.made", deposit.date, *key);
  draft.text("method", word(deposit.method))
      .text("slip", *slip)
      .amount("amount", amount)
      .raw("gifts", list + ']')
      .text("reference", deposit.reference.value_or(""));
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewDepositEnd& end) {
  auto& book = journal.book();
  const auto name = std::to_string(end.deposit);
  const auto found = end.deposit < 0 ? std::vector<Deposit>()
                                     : read_deposits(book, end.deposit);
  if (found.empty())
    return unknown(Reason::deposit_unknown, name, "obole deposit list");
  const auto why = required_text("--reason", end.reason);
  if (!why) return why.error();
  const auto key =
      key_for(end.reference, Key::unique("deposit.cancelled", name));
  if (!key) return key.error();
  if (found.front().cancelled && !journal.find(*key))
    return not_permitted(
        name, say("it is taken back already", "elle est déjà annulée"),
        say("obole deposit list shows it", "obole deposit list la montre"));
  if (found.front().reconciled)
    return not_permitted(name,
                         say("the bank has shown this deposit",
                             "la banque a montré cette remise"),
                         say("obole unmatch takes the match back",
                             "obole unmatch annule le rapprochement"));
  Draft draft("deposit.cancelled", journal.context().today, *key);
  draft.dated_by_clock();
  draft.integer("deposit", end.deposit).note(note_of("reason", *why));
  return journal.append(draft);
}

std::vector<std::int64_t> not_deposited(Book& book, Method method, Date day) {
  std::vector<std::int64_t> gifts;
  auto& row = book.prepared(select_not_deposited);
  row.bind(word(method), day_number(day));
  while (row.step())
    gifts.push_back(row.integer(0));
  row.reset();
  return gifts;
}

std::vector<Deposit> deposits(Book& book) { return read_deposits(book, -1); }

std::vector<std::int64_t> gifts_of_deposit(Book& book, std::int64_t deposit) {
  std::vector<std::int64_t> gifts;
  auto& row = book.prepared(select_gifts);
  row.bind(deposit);
  while (row.step())
    gifts.push_back(row.integer(0));
  row.reset();
  return gifts;
}

}  // namespace obole::ledger
