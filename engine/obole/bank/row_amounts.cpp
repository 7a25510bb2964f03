#include "obole/bank/row_amounts.hpp"

#include "obole/base/say.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

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

  Verdict check_currency(Field field) const;
  Result<Money> gift() const;
  Result<BalanceAmounts> balance() const;
  Result<std::optional<Money>> fee() const;
  Verdict check_net(const Amounts& amounts) const;

 private:
  // The amount with its sign, parted from what is no part of it.
  struct Split {
    Money gross;
    Money tip;
  };

  Result<Split> split() const;
  bool by_flag() const { return profile_.sign == SignRule::debit_credit_flag; }
  Verdict check_unsigned() const;
  Result<Money> amount(Field field) const;
  Result<Money> optional_amount(Field field) const;
  Result<bool> is_debit(Field flag) const;
  Result<Money> flagged(Field field, Field flag, bool debit_is_minus) const;

  const Cells& cells_;
  const Profile& profile_;
  Currency currency_;
};

Verdict AmountRow::check_currency(Field field) const {
  if (!cells_.has(field) || names_currency(cells_[field], currency_)) return {};
  return cells_.refuse(
      field, Refusal{.reason = Reason::currency_mismatch,
                     .what = {},
                     .why = say("the ledger is kept in {}",
                                "le registre est tenu en {}", currency_.code()),
                     .hint = {}});
}

Result<Money> AmountRow::amount(Field field) const {
  const auto cell = cells_[field];
  auto amount = read_amount(cell, profile_, currency_);
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
Result<AmountRow::Split> AmountRow::split() const {
  const auto gross = by_flag()
                         ? flagged(Field::amount, Field::debit_credit, true)
                         : amount(Field::amount);
  if (!gross) return gross.error();
  auto left = gross->is_negative() ? -*gross : *gross;
  Money tip(0, currency_);
  for (const auto field : {Field::discount, Field::tip}) {
    const auto part = optional_amount(field);
    if (!part) return part.error();
    const auto size = part->is_negative() ? -*part : *part;
    left -= size;
    if (field == Field::tip) tip = size;
    if (left.is_positive() || part->is_zero()) continue;
    return cells_.refuse(field, say("nothing is left of the amount",
                                    "il ne reste rien du montant"));
  }
  if (gross->is_negative()) return Split{-left, -tip};
  return Split{left, tip};
}

Result<Money> AmountRow::gift() const {
  const auto parts = split();
  if (!parts) return parts.error();
  if (!parts->gross.is_zero()) return parts->gross;
  return cells_.refuse(Field::amount,
                       say("the amount is zero", "le montant est nul"));
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

// A minus sign beside DR may take away or give back: nobody can tell.
Verdict AmountRow::check_unsigned() const {
  for (const auto& [field, flag] :
       {std::pair(Field::amount, Field::debit_credit),
        std::pair(Field::fee, Field::fee_debit_credit)}) {
    const bool flagged = field == Field::amount ? by_flag() : cells_.has(flag);
    if (!flagged || cells_[field].empty()) continue;
    const auto written = amount(field);
    if (!written) return written.error();
    if (!written->is_negative()) continue;
    return cells_.refuse(
        field, say("an amount with CR or DR beside it has no sign of its own",
                   "un montant accompagné de CR ou DR n’a pas de signe"));
  }
  return {};
}

Result<BalanceAmounts> AmountRow::balance() const {
  if (auto refusal = check_unsigned()) return *refusal;
  const auto parts = split();
  if (!parts) return parts.error();
  const auto told = fee();
  if (!told) return told.error();
  const auto gross = parts->gross;
  auto kept = told->value_or(Money(0, currency_));
  if (!cells_.has(Field::fee) && !cells_[Field::net].empty()) {
    const auto net = amount(Field::net);
    if (!net) return net.error();
    kept = gross - *net;
  }
  if (auto refusal = check_net({gross, kept})) return *refusal;
  return BalanceAmounts{gross, parts->tip, kept, gross - kept};
}

}  // namespace

bool names_currency(std::string_view text, Currency currency) {
  std::string letters(text);
  std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (letters == currency.code()) return true;
  const bool euro = letters == "€" || letters == "EURO" || letters == "EUROS";
  return euro && currency == Currency::eur();
}

Result<Money> read_amount(std::string_view text, const Profile& profile,
                          Currency currency) {
  if (profile.minor_units) return whole_units(text, currency);
  return parse_amount(
      text, currency,
      {.decimal_mark = profile.decimal_mark, .thousands = profile.thousands});
}

Result<BalanceAmounts> read_balance_amounts(const Cells& cells,
                                            const Profile& profile,
                                            Currency currency) {
  const AmountRow row(cells, profile, currency);
  if (auto refusal = row.check_currency(Field::currency)) return *refusal;
  if (!cells[Field::fee_currency].empty()) {
    if (auto refusal = row.check_currency(Field::fee_currency)) return *refusal;
  }
  return row.balance();
}

Result<Amounts> read_amounts(const Cells& cells, const Profile& profile,
                             Currency currency) {
  const AmountRow row(cells, profile, currency);
  if (auto refusal = row.check_currency(Field::currency)) return *refusal;
  const auto gift = row.gift();
  if (!gift) return gift.error();
  const auto fee = row.fee();
  if (!fee) return fee.error();
  const Amounts amounts{*gift, *fee};
  if (auto refusal = row.check_net(amounts)) return *refusal;
  return amounts;
}

}  // namespace obole::bank
