// What gifts may bring their donor in tax: for information, and no entitlement.
//
// Pure.  Income and turnover are what the donor says; every rate and ceiling
// comes from the rule table.  Amounts are rounded half up to the cent, once.

#pragma once

#include "obole/domain/fiscal.hpp"
#include "obole/rules/rule_table.hpp"

#include <vector>

namespace obole::rules {

/// What was above the ceiling of an earlier year.
struct Carried {
  int year;
  Money amount;

  friend bool operator==(const Carried&, const Carried&) = default;
};

/// A household's year.
struct PersonYear {
  int year;
  Money gifts;           ///< at the general rate
  Money gifts_at_75;     ///< to bodies of CGI 200 1 ter; nothing, of a town
  Money taxable_income;  ///< as declared
  std::vector<Carried> carried = {};
};

/// A company's financial year.
struct CompanyYear {
  Date closing;  ///< its last day
  Money gifts;
  Money turnover;  ///< without VAT
  std::vector<Carried> carried = {};
};

struct Reduction {
  Money counted;                  ///< of the gifts and of what was carried
  Money amount;                   ///< of tax
  std::vector<Carried> carried;   ///< what later years may still count
  std::vector<RuleValue> values;  ///< those that were used
};

/// CGI 200: law.md 1.2.
Reduction reduction_of(const PersonYear& year, const RuleTable& table);

/// CGI 238 bis: law.md 1.4.
Reduction reduction_of(const CompanyYear& year, const RuleTable& table);

/// Belgium: a rate on what one body received in the year, if it is enough.
Reduction belgian_reduction(Money gifts, int year, const RuleTable& table);

/// United Kingdom: what the charity reclaims on a gift.
Money gift_aid(Money gift, Date day, const RuleTable& table);

/// Whether a company that gave so much in a financial year that opened on
/// `opening` declares it (CGI 238 bis 6): more than the threshold, not as much.
bool must_declare(Money total, Date opening, const RuleTable& table);

/// The fine for a receipt that should not have been issued (CGI 1740 A):
/// law.md 4.8.
Money fine_for(Money stated, DonorKind donor, Date issued,
               const RuleTable& table);

}  // namespace obole::rules
