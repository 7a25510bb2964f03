#include "obole/bank/row.hpp"

#include "obole/bank/row_amounts.hpp"
#include "obole/bank/row_day.hpp"
#include "obole/bank/row_donor.hpp"
#include "obole/bank/row_meaning.hpp"
#include "obole/base/say.hpp"

namespace obole::bank {
namespace {

Verdict check_required(const Cells& cells, const Profile& profile) {
  for (const auto field : profile.required) {
    if (!cells[field].empty()) continue;
    return cells.refuse(field, say("the cell is empty", "la case est vide"));
  }
  return {};
}

// A negative amount is a refund, unless the kind says that it is a gift.
Result<Meaning> agreed(Meaning meaning, Money amount, const Cells& cells,
                       const Profile& profile) {
  if (meaning == Meaning::gift && amount.is_negative()) {
    if (!cells.has(Field::kind)) return Meaning::refund;
    return cells.refuse(
        Field::kind,
        say("a gift of this kind does not take money away, and this row takes "
            "{}",
            "un don de cette nature ne retire pas d’argent, et cette ligne en "
            "retire {}",
            -amount));
  }
  if (meaning == Meaning::refund && amount.is_positive() &&
      profile.sign == SignRule::debit_credit_flag) {
    return cells.refuse(Field::debit_credit,
                        say("a refund is a debit, and this row is a credit",
                            "un remboursement est un débit, et cette ligne est "
                            "un crédit"));
  }
  return meaning;
}

Result<std::string> method_of(const Cells& cells, const Profile& profile) {
  const auto cell = cells[Field::method];
  if (cell.empty()) return profile.default_method;
  const auto found = profile.methods.find(value_key(cell));
  if (found != profile.methods.end()) return found->second;
  return cells.refuse(Field::method,
                      say("the profile does not say what this way of paying is",
                          "le profil ne dit pas ce qu’est ce moyen de "
                          "paiement"));
}

// A gift that was given back may keep its row and change its status: money is
// not taken away there, and the row names no other.  Any other refund that does
// not name its gift bears the gift's reference.
std::string parent_of(Meaning meaning, Money amount, const Cells& cells,
                      const Profile& profile) {
  if (meaning != Meaning::refund) return {};
  auto parent = cells.text(Field::parent);
  const bool own_row =
      amount.is_positive() && !is_refund_by_kind(cells, profile);
  return parent.empty() && !own_row ? cells.text(Field::reference) : parent;
}

Verdict check_fee(Meaning meaning, const Amounts& amounts, const Cells& cells) {
  if (meaning != Meaning::gift || !amounts.fee) return {};
  return check_fee_kept(*amounts.fee, cells);
}

Result<std::optional<DonationRow>> read_known(Meaning told, const Cells& cells,
                                              const RowRules& rules) {
  const auto amounts = read_amounts(cells, rules.profile, rules.currency);
  if (!amounts) return amounts.error();
  const auto meaning = agreed(told, amounts->gift, cells, rules.profile);
  if (!meaning) return meaning.error();
  if (auto refusal = check_fee(*meaning, *amounts, cells)) return *refusal;
  const auto date = read_day(cells[Field::date], rules.profile, rules.zone);
  if (!date) return cells.refuse(Field::date, date.error());
  auto method = method_of(cells, rules.profile);
  if (!method) return method.error();
  auto payout = payout_of(cells, rules);
  if (!payout) return payout.error();
  const auto gift = amounts->gift;
  DonationRow row{.line = 0,
                  .meaning = *meaning,
                  .reference = cells.text(Field::reference),
                  .parent = parent_of(*meaning, gift, cells, rules.profile),
                  .date = *date,
                  .amount = gift.is_negative() ? -gift : gift,
                  .fee = amounts->fee,
                  .method = *std::move(method),
                  .payout = *std::move(payout),
                  .campaign = cells.text(Field::campaign),
                  .tier = cells.text(Field::tier),
                  .receipt = cells.text(Field::receipt)};
  if (auto refusal = read_donor(cells, row)) return *refusal;
  return std::optional(std::move(row));
}

}  // namespace

// A transfer without an id of its own is named by its day.
Result<std::string> payout_of(const Cells& cells, const RowRules& rules) {
  auto payout = cells.text(Field::payout);
  const auto cell = cells[Field::payout_date];
  if (!payout.empty() || cell.empty()) return payout;
  const auto day = read_day(cell, rules.profile, rules.zone);
  if (!day) return cells.refuse(Field::payout_date, day.error());
  return iso(*day);
}

Verdict check_fee_kept(Money fee, const Cells& cells) {
  if (!fee.is_negative()) return {};
  return cells.refuse(Field::fee,
                      say("the fee of a gift is not negative",
                          "la commission d’un don n’est pas négative"));
}

Result<std::optional<DonationRow>> read_row(const Cells& cells,
                                            const RowRules& rules) {
  const auto meaning = meaning_of(cells, rules.profile);
  if (!meaning) return meaning.error();
  if (*meaning == Meaning::ignored) return std::optional<DonationRow>();
  if (auto refusal = check_required(cells, rules.profile)) return *refusal;
  return read_known(*meaning, cells, rules);
}

}  // namespace obole::bank
