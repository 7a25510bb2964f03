// What gifts bring in tax, by the worked examples of the law.

#include "obole/rules/reductions.hpp"

#include "obole/intake/rule_file.hpp"
#include "support/catch.hpp"

#include <toml++/toml.h>

using obole::Currency;
using obole::Date;
using obole::DonorKind;
using obole::Money;
namespace rules = obole::rules;

namespace {

const toml::table& vectors() {
  static const auto table = toml::parse_file(OBOLE_LAW_VECTORS);
  return table;
}

rules::RuleTable table_of(const char* name) {
  return obole::intake::builtin_table(name).value();
}

Money money(std::string_view text, Currency currency = Currency::eur()) {
  return obole::parse_amount(text, currency).value();
}

Money amount_in(const toml::table& example, const char* key,
                const char* otherwise) {
  return money(example[key].value_or(std::string(otherwise)));
}

Date day_in(const toml::table& example, const char* key,
            const char* otherwise) {
  return obole::parse_date(example[key].value_or(std::string(otherwise)))
      .value();
}

std::vector<rules::Carried> carried_in(const toml::table& example) {
  std::vector<rules::Carried> list;
  const auto* const carried = example["carried"].as_array();
  if (carried == nullptr) return list;
  for (const auto& one : *carried) {
    const auto& pair = *one.as_array();
    list.push_back({static_cast<int>(*pair[0].value<std::int64_t>()),
                    money(*pair[1].value<std::string>())});
  }
  return list;
}

void compare(const rules::Reduction& found, const toml::table& example) {
  CHECK(found.amount == amount_in(example, "reduction", ""));
  if (example.contains("counted"))
    CHECK(found.counted == amount_in(example, "counted", ""));
  if (!example.contains("carry")) return;
  Money left{0, Currency::eur()};
  for (const auto& one : found.carried)
    left += one.amount;
  CHECK(left == amount_in(example, "carry", ""));
}

// Calls `use` with the id and the part `key` of each example that has it.
template <class Use>
int each(const char* key, Use use) {
  int count = 0;
  for (const auto& [id, example] : vectors()) {
    const auto* const part = (*example.as_table())[key].as_table();
    if (part == nullptr) continue;
    const std::string name(id.str());
    INFO(name);
    use(*part);
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("persons: the worked examples of the law", "[reductions]") {
  const auto table = table_of("france");
  const auto count = each("person", [&](const toml::table& example) {
    const rules::PersonYear year{
        static_cast<int>(example["year"].value_or(std::int64_t{2026})),
        amount_in(example, "gifts", "0"),
        amount_in(example, "gifts_at_75", "0"),
        amount_in(example, "income", "1000000"), carried_in(example)};
    compare(rules::reduction_of(year, table), example);
  });
  CHECK(count >= 14);
}

TEST_CASE("companies: the worked examples of the law", "[reductions]") {
  const auto table = table_of("france");
  const auto count = each("company", [&](const toml::table& example) {
    const rules::CompanyYear year{day_in(example, "closing", "2026-12-31"),
                                  amount_in(example, "gifts", ""),
                                  amount_in(example, "turnover", ""),
                                  carried_in(example)};
    compare(rules::reduction_of(year, table), example);
  });
  CHECK(count == 10);
}

TEST_CASE("fines, declarations and other countries: the worked examples",
          "[reductions]") {
  const auto france = table_of("france");
  auto count = each("fine", [&](const toml::table& example) {
    const auto donor = obole::parse_choice<DonorKind>(
        example["donor"].value_or(std::string()));
    CHECK(rules::fine_for(amount_in(example, "stated", ""), donor.value(),
                          day_in(example, "issued", ""),
                          france) == amount_in(example, "expected", ""));
  });
  CHECK(count == 3);
  count = each("declares", [&](const toml::table& example) {
    CHECK(rules::must_declare(amount_in(example, "total", ""),
                              day_in(example, "opening", ""),
                              france) == example["expected"].value_or(false));
  });
  CHECK(count == 2);
  count = each("belgium", [&](const toml::table& example) {
    const auto year = static_cast<int>(*example["year"].value<std::int64_t>());
    Money sum{0, Currency::eur()};
    for (const auto& gift : *example["gifts"].as_array()) {
      sum += rules::belgian_reduction(money(*gift.value<std::string>()), year,
                                      table_of("belgium"))
                 .amount;
    }
    CHECK(sum == amount_in(example, "reduction", ""));
  });
  CHECK(count == 3);
  count = each("gift_aid", [&](const toml::table& example) {
    const auto pounds = Currency::parse("GBP").value();
    CHECK(
        rules::gift_aid(money(example["gift"].value_or(std::string()), pounds),
                        obole::parse_date("2026-06-01").value(),
                        table_of("united-kingdom")) ==
        money(example["expected"].value_or(std::string()), pounds));
  });
  CHECK(count == 1);
}

TEST_CASE("a rate holds from its first day, and not the day before",
          "[reductions]") {
  const auto table = table_of("france");
  const auto value = [&](const char* name, const char* day) {
    const auto* const found = table.find(name, obole::parse_date(day).value());
    return found == nullptr ? std::string() : found->value;
  };
  CHECK(value("fr.cp.ind.year_cap", "2015-12-31") == "65");
  CHECK(value("fr.cp.ind.year_cap", "2016-01-01") == "69");
  CHECK(value("fr.cp.ind.year_cap", "2020-12-31") == "69");
  CHECK(value("fr.cp.ind.year_cap", "2021-01-01") == "73");
  CHECK(value("fr.co.floor", "2019-12-30") == "0");
  CHECK(value("fr.co.floor", "2019-12-31") == "10000");
  CHECK(value("fr.co.floor", "2020-12-30") == "10000");
  CHECK(value("fr.co.floor", "2020-12-31") == "20000");
  CHECK(value("fr.co.rate.high", "2020-12-30") == "60/100");
  CHECK(value("fr.co.rate.high", "2020-12-31") == "40/100");
  CHECK(value("fr.ind75.cap", "2025-10-13") == "1000");
  CHECK(value("fr.ind75.cap", "2025-10-14") == "2000");
  CHECK(value("fr.purpose.woodland", "2022-12-31").empty());
  CHECK(value("fr.purpose.woodland", "2023-01-01") == "true");
  CHECK(value("fr.crowd.scope", "2021-10-09") ==
        "CULTURE_EDUCATION_SOCIAL_SOLIDARITY");
  CHECK(value("fr.crowd.scope", "2021-10-10") == "ANY_SERVICE_EXCEPT_POLICE");
  CHECK(value("fr.pass.annual", "2023-12-31").empty());
  CHECK(value("fr.pass.annual", "2024-01-01") == "46368");
  CHECK(value("fr.pass.annual", "2027-01-01").empty());
  CHECK(value("fr.receipt.form.ind", "2023-03-31") == "11580*04");
  CHECK(value("fr.receipt.form.ind", "2023-04-01") == "11580*05");
}
