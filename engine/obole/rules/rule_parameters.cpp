#include "obole/rules/rule_parameters.hpp"

#include <algorithm>
#include <array>

namespace obole::rules {
namespace {

using std::string_view;

constexpr auto ratio = ValueUnit::ratio;
constexpr auto money = ValueUnit::money;
constexpr auto number = ValueUnit::number;
constexpr auto flag = ValueUnit::flag;
constexpr auto word = ValueUnit::word;
constexpr auto payment = DateBasis::payment;
constexpr auto closing = DateBasis::year_closing;
constexpr auto opening = DateBasis::year_opening;
constexpr auto year = DateBasis::calendar_year;
constexpr auto issue = DateBasis::issue;

constexpr string_view excess = "WHOLE_INELIGIBLE NET_OF_VALUE";
constexpr string_view carry_orders = "CARRY_FIRST_OLDEST CURRENT_FIRST";

// In alphabetical order of their names.
constexpr std::array all = {
    Parameter{"be.benefit.admitted", flag, payment},
    Parameter{"be.excess_policy", word, payment, true, true, excess},
    Parameter{"be.income_cap", ratio, year},
    Parameter{"be.income_cap_amount", money, year, false},
    Parameter{"be.min_per_donee_year", money, year, true, true},
    Parameter{"be.proof_form", word, payment, true, false, "CERTIFICATE"},
    Parameter{"be.rate", ratio, payment, true, true},
    Parameter{"ca.deminimis.cap", money, payment, true, true},
    Parameter{"ca.deminimis.ratio", ratio, payment, true, true},
    Parameter{"ca.excess_policy", word, payment, true, true, excess},
    Parameter{"ca.intent_threshold", ratio, payment, true, true},
    Parameter{"ca.proof_form", word, payment, true, false, "OFFICIAL_RECEIPT"},
    Parameter{"de.benefit.admitted", flag, payment},
    Parameter{"de.excess_policy", word, payment, true, true, excess},
    Parameter{"de.income_cap", ratio, year},
    Parameter{"de.proof_form", word, payment, true, false,
              "ZUWENDUNGSBESTAETIGUNG"},
    Parameter{"de.simplified_proof", money, payment, true, true},
    Parameter{"fr.cash.public_limit", money, payment},
    Parameter{"fr.co.carry_order", word, closing, true, false, carry_orders},
    Parameter{"fr.co.carry_years", number, closing},
    Parameter{"fr.co.declare_threshold", money, opening},
    Parameter{"fr.co.floor", money, closing},
    Parameter{"fr.co.rate.high", ratio, closing},
    Parameter{"fr.co.rate.low", ratio, closing, true, true},
    Parameter{"fr.co.rate.threshold", money, closing},
    Parameter{"fr.co.receipt_required", flag, opening},
    Parameter{"fr.co.turnover_permille", number, closing},
    Parameter{"fr.cp.co.ratio_warning", ratio, payment, true, true},
    Parameter{"fr.cp.excess_policy", word, payment, true, true, excess},
    Parameter{"fr.cp.ind.ratio", ratio, payment, true, true},
    Parameter{"fr.cp.ind.year_cap", money, year, true, true},
    Parameter{"fr.crowd.bond_experiment", flag, payment, false},
    Parameter{"fr.crowd.loan.cap_free", money, payment},
    Parameter{"fr.crowd.loan.cap_interest", money, payment},
    Parameter{"fr.crowd.project_cap", money, payment},
    Parameter{"fr.crowd.project_cap_psfp", money, payment},
    Parameter{"fr.crowd.scope", word, payment, true, true,
              "CULTURE_EDUCATION_SOCIAL_SOLIDARITY ANY_SERVICE_EXCEPT_POLICE"},
    Parameter{"fr.cultuelles75.cap", money, payment, false},
    Parameter{"fr.date.*", word, payment, true, false,
              "HANDED CREDITED CAPTURED"},
    Parameter{"fr.decl222bis.due", word, year, true, false,
              "SECOND_WORKING_DAY_AFTER_1_MAY"},
    Parameter{"fr.decl222bis.required", flag, year},
    Parameter{"fr.elig.*", flag, payment},
    Parameter{"fr.fine1740a.basis", word, issue, true, false,
              "FIXED_RATE RATE_OF_REDUCTION"},
    Parameter{"fr.fine1740a.rate", ratio, issue, false},
    Parameter{"fr.forest.explicit", flag, payment},
    Parameter{"fr.heritage75.cap", money, payment, false},
    Parameter{"fr.ifi.cap_reduction", money, payment},
    Parameter{"fr.ifi.local_authority_eligible", flag, payment},
    Parameter{"fr.ifi.rate", ratio, payment},
    Parameter{"fr.in_kind.company_base", word, payment, true, false,
              "COST_PRICE"},
    Parameter{"fr.ind.carry_order", word, year, true, false, carry_orders},
    Parameter{"fr.ind.carry_years", number, year},
    Parameter{"fr.ind.income_cap", ratio, year, false},
    Parameter{"fr.ind.rate", ratio, payment, true, true},
    Parameter{"fr.ind75.cap", money, payment},
    Parameter{"fr.ind75.rate", ratio, payment},
    Parameter{"fr.mandate.opinion_tacit_months", number, issue, true, true},
    Parameter{"fr.mandate.reddition_max_months", number, year},
    Parameter{"fr.mayotte75.cap", money, payment, false},
    Parameter{"fr.notre_dame75.cap", money, payment, false},
    Parameter{"fr.opendata.commune_min_pop", number, year},
    Parameter{"fr.pass.annual", money, year},
    Parameter{"fr.pass.days_per_year", number, year},
    Parameter{"fr.pass.hours_per_year", number, year},
    Parameter{"fr.purpose.*", flag, payment, false},
    Parameter{"fr.receipt.basis", word, issue, true, false, "GROSS NET"},
    Parameter{"fr.receipt.form.co", word, issue, true, true},
    Parameter{"fr.receipt.form.ind", word, issue, true, true},
    Parameter{"fr.receipt.retention_years", number, issue, true, true},
    Parameter{"fr.regime.*", word, payment, false, false,
              "EXCLUDED CONDITIONAL SEPARATE"},
    Parameter{"fr.ruling.months", number, issue, true, true},
    Parameter{"fr.skills.cap_pass_multiple", number, closing},
    Parameter{"fr.tax.company_regime", word, payment, true, false,
              "REAL_PROFIT_ONLY"},
    Parameter{"uk.benefit.above100", ratio, payment, true, true},
    Parameter{"uk.benefit.first100", ratio, payment, true, true},
    Parameter{"uk.benefit.first_band", money, payment, true, true},
    Parameter{"uk.benefit.max", money, year, true, true},
    Parameter{"uk.excess_policy", word, payment, true, true, excess},
    Parameter{"uk.proof_form", word, payment, true, false, "DECLARATION"},
    Parameter{"uk.reclaim", ratio, payment},
    Parameter{"us.ack", money, payment, true, true},
    Parameter{"us.excess_policy", word, payment, true, true, excess},
    Parameter{"us.insubstantial.ratio", ratio, payment},
    Parameter{"us.proof_form", word, payment, true, false,
              "WRITTEN_ACKNOWLEDGMENT"},
    Parameter{"us.qpq_disclosure", money, payment, true, true},
    Parameter{"us.token.benefit_cap", money, payment, false},
    Parameter{"us.token.cost", money, payment, false},
    Parameter{"us.token.min_gift", money, payment, false},
};

// Whether `name` is the parameter, or a member of its family.
bool is_named(const Parameter& parameter, string_view name) {
  if (parameter.name.back() != '*') return parameter.name == name;
  const auto family = parameter.name.substr(0, parameter.name.size() - 1);
  return name.size() > family.size() &&
         name.compare(0, family.size(), family) == 0;
}

}  // namespace

std::span<const Parameter> parameters() { return all; }

const Parameter* find_parameter(string_view name) {
  const auto found = std::find_if(
      all.begin(), all.end(),
      [name](const Parameter& one) { return is_named(one, name); });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> parameter_names() {
  std::vector<std::string> names;
  for (const auto& one : all)
    names.emplace_back(one.name);
  return names;
}

std::string prefix_of(string_view jurisdiction) {
  if (jurisdiction == "GB") return "uk";
  std::string prefix(jurisdiction);
  for (auto& letter : prefix) {
    if (letter >= 'A' && letter <= 'Z')
      letter = static_cast<char>(letter - 'A' + 'a');
  }
  return prefix;
}

}  // namespace obole::rules
