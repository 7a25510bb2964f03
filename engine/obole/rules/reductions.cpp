#include "obole/rules/reductions.hpp"

#include "obole/base/check.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>

namespace obole::rules {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

cpp_rational exact(Money amount) { return cpp_rational(amount.minor_units()); }

cpp_rational exact(Ratio ratio) {
  return cpp_rational(ratio.numerator, ratio.denominator);
}

Money half_up(const cpp_rational& amount, Currency currency) {
  const cpp_rational shifted = amount + cpp_rational(1, 2);
  const cpp_int whole = numerator(shifted) / denominator(shifted);
  return {whole.convert_to<std::int64_t>(), currency};
}

// The values of one day, each noted where it is used.
class Values {
 public:
  Values(const RuleTable& table, Date day) : table_(table), day_(day) {}

  const RuleValue* find(std::string_view name) {
    const auto* const value = table_.find(name, day_);
    if (value != nullptr) used_.push_back(*value);
    return value;
  }
  Ratio ratio(std::string_view name) {
    const auto* const value = find(name);
    return value == nullptr ? Ratio{0, 1} : value->ratio();
  }
  Money money(std::string_view name, Money otherwise) {
    const auto* const value = find(name);
    return value == nullptr ? otherwise : value->money(otherwise.currency());
  }
  std::int64_t number(std::string_view name) {
    const auto* const value = find(name);
    return value == nullptr ? 0 : value->number();
  }
  bool is(std::string_view name, std::string_view word) {
    const auto* const value = find(name);
    return value != nullptr && value->value == word;
  }
  std::vector<RuleValue> used() && { return std::move(used_); }

 private:
  const RuleTable& table_;
  Date day_;
  std::vector<RuleValue> used_;
};

Date last_day_of(int year) {
  return Date{std::chrono::year{year} / std::chrono::December / 31};
}

// Takes from `carried`, oldest first, what still counts in `year` and fits
// into `room`; returns how much of each was taken.
std::vector<Carried> take(std::vector<Carried>& carried, int year,
                          std::int64_t years, Money room) {
  std::sort(carried.begin(), carried.end(),
            [](const Carried& left, const Carried& right) {
              return left.year < right.year;
            });
  std::erase_if(carried, [&](const Carried& one) {
    return one.year + years < year;  // it has expired
  });
  std::vector<Carried> taken;
  for (auto& one : carried) {
    const auto part = std::min(one.amount, room);
    if (!part.is_positive()) continue;
    taken.push_back({one.year, part});
    one.amount -= part;
    room -= part;
  }
  std::erase_if(carried,
                [](const Carried& one) { return one.amount.is_zero(); });
  return taken;
}

Money sum_of(const std::vector<Carried>& list, Currency currency) {
  Money sum{0, currency};
  for (const auto& one : list)
    sum += one.amount;
  return sum;
}

// What stays of this year's and of earlier years', still usable next year.
std::vector<Carried> left_over(std::vector<Carried> carried, int year,
                               Money excess, std::int64_t years) {
  if (excess.is_positive()) carried.push_back({year, excess});
  std::erase_if(
      carried, [&](const Carried& one) { return one.year + years < year + 1; });
  return carried;
}

}  // namespace

Reduction reduction_of(const PersonYear& year, const RuleTable& table) {
  const auto currency = year.gifts.currency();
  const Money nothing{0, currency};
  Values values(table, last_day_of(year.year));
  const auto rate = values.ratio("fr.ind.rate");
  const auto years = values.number("fr.ind.carry_years");
  const auto cap = year.taxable_income.share(values.ratio("fr.ind.income_cap"),
                                             Rounding::down);
  const auto at_75 =
      year.gifts_at_75.is_zero()
          ? nothing
          : std::min(year.gifts_at_75, values.money("fr.ind75.cap", nothing));
  const auto own = year.gifts + (year.gifts_at_75 - at_75);
  auto carried = year.carried;
  const bool carried_first =
      values.is("fr.ind.carry_order", "CARRY_FIRST_OLDEST");
  const auto room = carried_first ? cap : cap - std::min(cap, own);
  const auto from_before =
      sum_of(take(carried, year.year, years, room), currency);
  const auto from_own = std::min(own, cap - from_before);
  const auto counted = from_before + from_own;
  cpp_rational amount = exact(counted) * exact(rate);
  if (at_75.is_positive())
    amount += exact(at_75) * exact(values.ratio("fr.ind75.rate"));
  return {counted + at_75, half_up(amount, currency),
          left_over(std::move(carried), year.year, own - from_own, years),
          std::move(values).used()};
}

Reduction reduction_of(const CompanyYear& year, const RuleTable& table) {
  const auto currency = year.gifts.currency();
  const Money nothing{0, currency};
  const int closes =
      static_cast<int>(std::chrono::year_month_day{year.closing}.year());
  Values values(table, year.closing);
  const auto low = values.ratio("fr.co.rate.low");
  const auto high = values.ratio("fr.co.rate.high");
  const auto years = values.number("fr.co.carry_years");
  constexpr std::int64_t thousand = 1000;
  const auto of_turnover = year.turnover.share(
      {values.number("fr.co.turnover_permille"), thousand}, Rounding::down);
  const auto cap = std::max(of_turnover, values.money("fr.co.floor", nothing));
  auto carried = year.carried;
  const bool current_first = values.is("fr.co.carry_order", "CURRENT_FIRST");
  const auto room = current_first ? cap - std::min(cap, year.gifts) : cap;
  const auto taken = take(carried, closes, years, room);
  const auto from_before = sum_of(taken, currency);
  const auto from_own = std::min(year.gifts, cap - from_before);
  const auto threshold = values.money("fr.co.rate.threshold", from_own);
  const auto in_low = std::min(from_own, threshold);
  cpp_rational amount =
      exact(in_low) * exact(low) + exact(from_own - in_low) * exact(high);
  // What was carried keeps the rate that it had when it was given.
  for (const auto& one : taken) {
    const auto* const then =
        table.find("fr.co.rate.low", last_day_of(one.year));
    amount += exact(one.amount) * exact(then == nullptr ? low : then->ratio());
  }
  return {from_own + from_before, half_up(amount, currency),
          left_over(std::move(carried), closes, year.gifts - from_own, years),
          std::move(values).used()};
}

Reduction belgian_reduction(Money gifts, int year, const RuleTable& table) {
  Values values(table, last_day_of(year));
  const Money nothing{0, gifts.currency()};
  const auto least = values.money("be.min_per_donee_year", nothing);
  const auto rate = values.ratio("be.rate");
  const auto counted = gifts < least ? nothing : gifts;
  return {counted,
          half_up(exact(counted) * exact(rate), gifts.currency()),
          {},
          std::move(values).used()};
}

Money gift_aid(Money gift, Date day, const RuleTable& table) {
  Values values(table, day);
  return half_up(exact(gift) * exact(values.ratio("uk.reclaim")),
                 gift.currency());
}

bool must_declare(Money total, Date opening, const RuleTable& table) {
  const auto* const threshold = table.find("fr.co.declare_threshold", opening);
  return threshold != nullptr && total > threshold->money(total.currency());
}

Money fine_for(Money stated, DonorKind donor, Date issued,
               const RuleTable& table) {
  Values values(table, issued);
  auto rate = values.ratio("fr.fine1740a.rate");
  if (values.is("fr.fine1740a.basis", "RATE_OF_REDUCTION")) {
    rate = values.ratio(donor == DonorKind::individual ? "fr.ind.rate"
                                                       : "fr.co.rate.low");
  }
  return half_up(exact(stated) * exact(rate), stated.currency());
}

}  // namespace obole::rules
