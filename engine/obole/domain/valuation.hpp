// What a gift in kind consists of, and how its worth was found.

#pragma once

#include "obole/domain/money.hpp"
#include "obole/domain/vocabulary.hpp"

#include <string>
#include <string_view>

namespace obole {

/// How a worth was found: law.md 3.1 to 3.3.
enum class Valuation : std::uint8_t {
  declared,     ///< as the donor says, nothing else known
  cost_price,   ///< what it cost the company
  stock_value,  ///< at which the company holds it
  market,       ///< what it would sell for
  book_value,   ///< in the donor's accounts
  salary_cost,  ///< pay and charges of the time given
  mileage,      ///< by the scale of expenses
  price,        ///< at which the town sells the like
};

enum class Unit : std::uint8_t {
  piece,
  kilogram,
  litre,
  metre,
  hour,
  day,
  kilometre,
  month
};

template <>
std::span<const std::string_view> words<Valuation>();
template <>
std::span<const std::string_view> words<Unit>();

/// A number of units, to the thousandth: 1.5 days are 1500.
struct Quantity {
  std::int64_t thousandths;
  friend bool operator==(Quantity, Quantity) = default;
};

/// Reads "12", "1.5" or "1,5": more than zero, three decimals at most, below a
/// billion.  Refuses with amount_malformed.
Result<Quantity> parse_quantity(std::string_view text);

/// "12", "1.5".
std::string to_string(Quantity quantity);

/// One line of a gift in kind.
struct GivenItem {
  Quantity quantity;
  Unit unit;
  Money price;  ///< of one unit
  std::string description;

  /// Quantity times price; half a cent goes to the even one.
  Money amount() const;
};

/// Reads "12;piece;35,50;Rames de papier A3".  Refuses with text_malformed
/// what has not four parts, and as the readers of the parts do.
Result<GivenItem> parse_given_item(std::string_view text, Currency currency);

std::string_view french(Valuation choice);
std::string_view french(Unit choice);

}  // namespace obole
