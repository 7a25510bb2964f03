// The grounds of a decision: which rule was asked, how it stands, on what.
//
// An entry keeps grounds as data; explanation() makes the sentence, the same
// for a decision of today and for one of six years ago.

#pragma once

#include "obole/base/sentence.hpp"
#include "obole/domain/fiscal.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::rules {

/// The rules that are asked about a gift; law.md gives each its name.
enum class Rule : std::uint8_t {
  nature,        ///< a gift, and not bought publicity, a purchase or a loan
  purpose,       ///< what it pays for qualifies
  donor,         ///< the donor is one whom the law names
  identity,      ///< the donor is identified
  abroad,        ///< the donor is taxed here
  regime,        ///< the company is taxed on its actual profit
  received,      ///< the money is there, and for good
  refunded,      ///< what went back counts no longer
  date,          ///< which day is the gift's
  straddle,      ///< its days lie in two calendar years
  document,      ///< waived expenses have their evidence
  own_time,      ///< the time of a person is no gift in law
  cost_price,    ///< goods of a company count at their cost
  pay_cap,       ///< pay counts up to a ceiling
  cash_limit,    ///< cash at a public desk
  any_benefit,   ///< no counterpart at all is admitted
  ratio,         ///< worth of the counterpart against the gift
  cap,           ///< worth of the counterpart by itself
  year_cap,      ///< worth of the year's counterparts together
  waived,        ///< the donor gave the counterpart up
  net_of_value,  ///< the worth of the counterpart is taken off
  token,         ///< a counterpart too small to count
  intent,        ///< so large a counterpart that nobody meant to give
  minimum,       ///< the least that a year's gifts must come to
  proof,         ///< what proves the gift
  reduction,     ///< the article under which it counts
  accepted,      ///< a person decided, and said why
};

/// One rule, asked.
struct Ground {
  Rule rule;
  GroundStanding standing;
  std::string parameter = {};  ///< of the table's value that decided
  /// What it was held against, as explanation() reads it: amounts in minor
  /// units, ISO days, words of closed lists.
  std::vector<std::string> inputs = {};

  friend bool operator==(const Ground&, const Ground&) = default;
};

/// "CP-IND.RATIO": after the country's letters, the name of the rule in law.md.
std::string_view law_name(Rule rule, DonorKind donor);

/// What was found, and, where it stands against the gift, what would mend it.
/// Inputs that cannot be read are shown as they are.
Sentence explanation(const Ground& ground, Currency currency);

}  // namespace obole::rules

namespace obole {

template <>
std::span<const std::string_view> words<rules::Rule>();

}  // namespace obole
