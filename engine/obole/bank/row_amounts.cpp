#include "obole/bank/row_amounts.hpp"

#include "obole/base/say.hpp"

#include <algorithm>
#include <charconv>

namespace obole::bank {
namespace {

Refusal not_whole(std::string_view text) {
  return {.reason = Reason::amount_malformed,
          .what = std::string(text),
          .why = say("an amount in cents is a whole number of at most {}",
                     "un montant en centimes est un nombre entier d’au plus {}",
                     Money::largest),
          .hint = {}};
}

// A whole number of minor units, with or without a minus sign.
Result<Money> whole_units(std::string_view text, Currency currency) {
  std::int64_t units = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, units);
  const bool whole = read.ec == std::errc{} && read.ptr == end;
  if (!whole || units > Money::largest || units < -Money::largest) {
    return not_whole(text);
  }
  return Money(units, currency);
}

// The amounts of one row; each is read where it stands.
class AmountRow {
 public:
  AmountRow(const Cells& cells, const Profile& profile, Currency currency)
      : cells_(cells), profile_(profile), currency_(currency) {}

  Verdict check_currency() const;
  Result<Money> gift() const;
  Result<std::optional<Money>> fee() const;
  Verdict check_net(const Amounts& amounts) const;

 private:
  Result<Money> amount(Field field) const;
  Result<Money> optional_amount(Field field) const;
  Result<bool> is_debit(Field flag) const;
  Result<Money> flagged(Field field, Field flag, bool debit_is_minus) const;

  const Cells& cells_;
  const Profile& profile_;
  Currency currency_;
};

Verdict AmountRow::check_currency() const {
  if (!cells_.has(Field::currency)) return {};
  const auto cell = cells_[Field::currency];
  std::string letters(cell);
  std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (letters == currency_.code()) return {};
  const bool euro = letters == "€" || letters == "EURO" || letters == "EUROS";
  if (euro && currency_ == Currency::eur()) return {};
  return cells_.refuse(
      Field::currency,
      Refusal{.reason = Reason::currency_mismatch,
              .what = {},
              .why = say("the ledger is kept in {}",
                         "le registre est tenu en {}", currency_.code()),
              .hint = {}});
}

Result<Money> AmountRow::amount(Field field) const {
  const auto cell = cells_[field];
  auto amount = profile_.minor_units
                    ? whole_units(cell, currency_)
                    : parse_amount(cell, currency_,
                                   {.decimal_mark = profile_.decimal_mark,
                                    .thousands = profile_.thousands});
  if (!amount) return cells_.refuse(field, amount.error());
  return amount;
}

Result<Money> AmountRow::optional_amount(Field field) const {
  if (cells_[field].empty()) return Money(0, currency_);
  return amount(field);
}

Result<bool> AmountRow::is_debit(Field flag) const {
  const auto key = value_key(cells_[flag]);
  if (key == "DR" || key == "D" || key == "DEBIT") return true;
  if (key == "CR" || key == "C" || key == "CREDIT") return false;
  return cells_.refuse(flag, say("this is neither CR (credit) nor DR (debit)",
                                 "ce n’est ni CR (crédit) ni DR (débit)"));
}

Result<Money> AmountRow::flagged(Field field, Field flag,
                                 bool debit_is_minus) const {
  auto money = amount(field);
  if (!money || !cells_.has(flag)) return money;
  if (money->is_zero()) return money;
  const auto debit = is_debit(flag);
  if (!debit) return debit.error();
  return *debit == debit_is_minus ? -*money : *money;
}

// Tip and discount make a gift smaller, and the refund of one too.
Result<Money> AmountRow::gift() const {
  const bool by_flag = profile_.sign == SignRule::debit_credit_flag;
  const auto gross = by_flag ? flagged(Field::amount, Field::debit_credit, true)
                             : amount(Field::amount);
  if (!gross) return gross;
  auto left = gross->is_negative() ? -*gross : *gross;
  for (const auto field : {Field::discount, Field::tip}) {
    const auto part = optional_amount(field);
    if (!part) return part;
    left -= part->is_negative() ? -*part : *part;
    if (left.is_positive() || part->is_zero()) continue;
    return cells_.refuse(field, say("nothing is left of the amount",
                                    "il ne reste rien du montant"));
  }
  if (left.is_zero()) {
    return cells_.refuse(Field::amount,
                         say("the amount is zero", "le montant est nul"));
  }
  return gross->is_negative() ? -left : left;
}

Result<std::optional<Money>> AmountRow::fee() const {
  if (cells_[Field::fee].empty()) return std::optional<Money>();
  const auto kept = flagged(Field::fee, Field::fee_debit_credit, false);
  if (!kept) return kept.error();
  return std::optional(profile_.fee_negative ? -*kept : *kept);
}

Verdict AmountRow::check_net(const Amounts& amounts) const {
  if (!amounts.fee || cells_[Field::net].empty()) return {};
  const auto net = amount(Field::net);
  if (!net) return net.error();
  const auto expected = amounts.gift - *amounts.fee;
  if (*net == expected) return {};
  return cells_.refuse(
      Field::net,
      Refusal{.reason = Reason::amount_malformed,
              .what = {},
              .why = say("the net should be {}: {} less the fee of {}",
                         "le net devrait être {} : {} moins la commission "
                         "de {}",
                         expected, amounts.gift, *amounts.fee),
              .hint = {}});
}

}  // namespace

Result<Amounts> read_amounts(const Cells& cells, const Profile& profile,
                             Currency currency) {
  const AmountRow row(cells, profile, currency);
  if (auto refusal = row.check_currency()) return *refusal;
  const auto gift = row.gift();
  if (!gift) return gift.error();
  const auto fee = row.fee();
  if (!fee) return fee.error();
  const Amounts amounts{*gift, *fee};
  if (auto refusal = row.check_net(amounts)) return *refusal;
  return amounts;
}

}  // namespace obole::bank
