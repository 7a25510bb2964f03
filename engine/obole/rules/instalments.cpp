#include "obole/rules/instalments.hpp"

#include "obole/base/say.hpp"
#include "obole/rules/admission.hpp"

#include <algorithm>
#include <array>

namespace obole {
namespace {

constexpr std::array<std::string_view, 3> intervals = {"month", "quarter",
                                                       "year"};

}  // namespace

template <>
std::span<const std::string_view> words<rules::Interval>() {
  return intervals;
}

namespace rules {
namespace {

constexpr std::int64_t most_instalments = 600;  // fifty years of months
// No day beyond it can be written (domain/date.hpp).
constexpr Date last_day = std::chrono::year{2199} / std::chrono::December / 31;

Date months_after(Date day, int months) {
  const std::chrono::year_month_day first{day};
  const auto month = std::chrono::year_month{first.year(), first.month()} +
                     std::chrono::months{months};
  const auto last = (month / std::chrono::last).day();
  return Date{month / std::min(first.day(), last)};
}

Verdict objection_to_days(std::span<const Instalment> plan, Date made) {
  auto before = made;
  bool first = true;
  for (const auto& one : plan) {
    const bool follows = first ? one.due >= before : one.due > before;
    if (!follows) {
      return Refusal{
          Reason::date_malformed, spoken(one.due),
          first ? say("an instalment is not due before the pledge is made",
                      "une échéance ne précède pas la promesse")
                : say("it does not come after the instalment of {}",
                      "elle ne vient pas après l’échéance du {}", before),
          say("give the instalments in the order of their days",
              "donner les échéances dans l’ordre de leurs jours")};
    }
    before = one.due;
    first = false;
  }
  if (before > last_day) {
    return Refusal{Reason::date_malformed, spoken(before),
                   say("the plan runs beyond {}",
                       "l’échéancier va au-delà du {}", last_day),
                   say("give fewer instalments, or closer ones",
                       "donner moins d’échéances, ou de plus proches")};
  }
  return std::nullopt;
}

}  // namespace

int months(Interval interval) {
  constexpr std::array<int, 3> lengths = {1, 3, 12};
  return lengths.at(static_cast<std::size_t>(interval));
}

Verdict objection_to_count(std::int64_t count) {
  if (count > 0 && count <= most_instalments) return std::nullopt;
  return Refusal{Reason::not_permitted, std::to_string(count),
                 say("a plan has 1 to {} instalments",
                     "un échéancier a de 1 à {} échéances", most_instalments),
                 say("space them out", "les espacer")};
}

Verdict objection_to_plan(std::span<const Instalment> plan, Money promised,
                          Date made) {
  const auto count = static_cast<std::int64_t>(plan.size());
  if (auto refusal = objection_to_count(count)) return refusal;
  Money sum{0, promised.currency()};
  for (const auto& one : plan) {
    if (auto refusal = objection_to_amount(one.amount)) return refusal;
    sum += one.amount;
  }
  if (sum != promised) {
    return Refusal{
        Reason::not_permitted, spoken(sum),
        say("the instalments add up to {}, the promise is {}",
            "les échéances font {}, la promesse {}", sum, promised),
        say("a plan says the whole promise, what is paid included",
            "un échéancier dit toute la promesse, ce qui est payé compris")};
  }
  return objection_to_days(plan, made);
}

std::vector<Instalment> equal_instalments(Money promised, int count, Date first,
                                          int months) {
  check(count > 0, "there is an instalment");
  const std::vector<std::int64_t> weights(static_cast<std::size_t>(count), 1);
  std::vector<Instalment> plan;
  for (const auto& part : allocate(promised, weights)) {
    const auto place = static_cast<int>(plan.size());
    plan.push_back({months_after(first, place * months), part});
  }
  return plan;
}

std::vector<PaidInstalment> laid_on(std::span<const Instalment> plan,
                                    Money paid) {
  std::vector<PaidInstalment> list;
  for (const auto& one : plan) {
    const auto part = std::clamp(paid, Money{0, paid.currency()}, one.amount);
    list.push_back({one.due, one.amount, part});
    paid -= part;
  }
  return list;
}

}  // namespace rules
}  // namespace obole
