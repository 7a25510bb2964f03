// The law as data: dated values, each with the source that sets it.
//
// A table holds the law of one country.  Nothing here knows what a parameter is
// for; eligibility.hpp does.  Which parameters there are, and of what unit, is
// in rule_parameters.hpp; a table is read and checked by rule_file.hpp before
// anything asks it.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "obole/domain/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::rules {

/// Which day chooses the value that holds.
enum class DateBasis : std::uint8_t {
  payment,        ///< the day of the gift
  year_opening,   ///< first day of the donor's financial year
  year_closing,   ///< last day of the donor's financial year
  calendar_year,  ///< the year of the gift
  issue,          ///< the day of the receipt, or of the act
};

enum class ValueUnit : std::uint8_t {
  ratio,   ///< "66/100"
  money,   ///< "73" or "13.20", in the table's currency
  number,  ///< "5": years, months, people
  flag,    ///< "true" or "false"
  word,    ///< one of the words that the parameter knows, or a form's number
};

/// How far the source was read: law.md 0.1.
enum class Certainty : std::uint8_t {
  confirmed,   ///< the text itself was read
  reported,    ///< another source tells what it says
  remembered,  ///< well known, and not read again
  unverified,  ///< to be verified before anyone relies on it
  uncertain,   ///< contested, or not settled
};

/// One value, for one stretch of time.
struct RuleValue {
  std::string parameter;  ///< "fr.cp.ind.year_cap"
  std::string value;      ///< as the table writes it
  ValueUnit unit;
  Date from;               ///< first day
  std::optional<Date> to;  ///< last day; none: until another table says so
  DateBasis basis;
  Certainty certainty;
  std::string source;  ///< article and text
  std::string link;    ///< may be empty
  std::string note;    ///< may be empty

  friend bool operator==(const RuleValue&, const RuleValue&) = default;

  // Each asks for a value of that unit; a table that was checked holds no
  // other.
  Ratio ratio() const;
  Money money(Currency currency) const;
  std::int64_t number() const;
  bool flag() const;
};

/// The values of one country's law.
struct RuleTable {
  std::string name;               ///< "france"
  std::string jurisdiction;       ///< "FR"
  std::string version;            ///< as its authors call it: "2026-11-24"
  std::string digest;             ///< SHA-256 of the file, hexadecimal
  Currency currency;              ///< of its amounts
  std::vector<RuleValue> values;  ///< by parameter, then by first day

  /// The value of `parameter` that holds on `day`; nothing when none does.
  const RuleValue* find(std::string_view parameter, Date day) const;
};

}  // namespace obole::rules

namespace obole {

template <>
std::span<const std::string_view> words<rules::DateBasis>();
template <>
std::span<const std::string_view> words<rules::ValueUnit>();
template <>
std::span<const std::string_view> words<rules::Certainty>();

namespace rules {

std::string_view french(DateBasis choice);
std::string_view french(ValueUnit choice);
std::string_view french(Certainty choice);

}  // namespace rules
}  // namespace obole
