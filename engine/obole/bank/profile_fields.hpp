#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace obole::bank {

/// The fields of a donation that a column may give; the last three are looked
/// for where rows are read as movements of a balance, and only there.
enum class Field : std::uint8_t {
  reference,  ///< the platform's id of the payment
  date,
  amount,    ///< gross, what the donor paid
  discount,  ///< to be taken off amount, whatever its sign
  tip,       ///< part of amount that the platform keeps for itself, not a gift
  fee,       ///< what the platform kept of it
  net,       ///< checked against amount - fee when both are there
  currency,
  debit_credit,      ///< CR or DR, of amount
  fee_debit_credit,  ///< CR or DR, of fee
  status,
  kind,  ///< for files that mix gifts, refunds, fees and payouts
  method,
  payout,       ///< which transfer to the bank it belongs to
  payout_date,  ///< used to name the payout where there is no id
  campaign,
  tier,
  parent,   ///< of a refund: the reference of the gift
  receipt,  ///< number of the tax receipt that the platform issued for it
  first_name,
  last_name,
  name,
  company,
  siren,
  email,
  address,
  address_2,
  postcode,
  city,
  country,
  movement,      ///< the platform's id of this row, where reference is not it
  fee_currency,  ///< checked: that of the ledger
  description,
};

/// As profiles spell them, in the order of the enumeration.
constexpr std::array<std::string_view, 33> field_names = {
    "reference",    "date",
    "amount",       "discount",
    "tip",          "fee",
    "net",          "currency",
    "debit_credit", "fee_debit_credit",
    "status",       "kind",
    "method",       "payout",
    "payout_date",  "campaign",
    "tier",         "parent",
    "receipt",      "first_name",
    "last_name",    "name",
    "company",      "siren",
    "email",        "address",
    "address_2",    "postcode",
    "city",         "country",
    "movement",     "fee_currency",
    "description"};

constexpr std::size_t number(Field field) {
  return static_cast<std::size_t>(field);
}

/// Whether no donation has this field.
constexpr bool is_of_movements(Field field) { return field >= Field::movement; }

constexpr std::string_view name(Field field) {
  return field_names.at(number(field));
}

/// The field spelled `name`, or nothing.
constexpr std::optional<Field> field_named(std::string_view text) {
  for (std::size_t at = 0; at < field_names.size(); ++at) {
    if (field_names[at] == text) return static_cast<Field>(at);
  }
  return std::nullopt;
}

}  // namespace obole::bank
