// What holds of decisions and receipts whatever happens, and in whatever order.

#include "obole/ledger/receipt_list.hpp"
#include "obole/receipts/issue.hpp"
#include "support/properties.hpp"
#include "support/world.hpp"

#include <algorithm>
#include <map>
#include <tuple>

using obole::Money;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;
namespace receipts = obole::receipts;

namespace {

struct Given {
  int day;  // of the first half of 2026
  std::int64_t amount;
  std::int64_t benefit;
};

void showValue(const Given& gift, std::ostream& out) {
  out << "day " << gift.day << " amount " << gift.amount << " benefit "
      << gift.benefit;
}

rc::Gen<std::vector<Given>> any_gifts() {
  return rc::gen::container<std::vector<Given>>(rc::gen::build<Given>(
      rc::gen::set(&Given::day, rc::gen::inRange(0, 4)),
      rc::gen::set(&Given::amount,
                   rc::gen::element<std::int64_t>(4000, 10'000, 30'000)),
      rc::gen::set(&Given::benefit, rc::gen::element<std::int64_t>(
                                        0, 1000, 1001, 2500, 3000, 7301))));
}

// A town with one campaign that qualifies, and a donor known in full.
struct Town : World {
  Town() {
    auto terms = World::terms("TOIT");
    terms.purpose = obole::Purpose::social;
    must(terms);
    donor = record(ledger::NewDonor{
                       obole::DonorKind::individual,
                       {"Ada", "3 rue du Lavoir, 49000 Angers", {}, {}}})
                .value()
                .id;
  }
  std::int64_t give(const Given& one) {
    auto gift = World::gift("TOIT", donor, one.amount);
    gift.date = day("2026-02-01") + std::chrono::days{one.day};
    // What the donor gets is never worth more than the gift.
    gift.benefit = cents(std::min(one.benefit, one.amount));
    gift.method = obole::Method::cheque;
    return must(gift);
  }
  receipts::IssueReport issue(bool annual) {
    auto entries = journal();
    auto report =
        receipts::issue(entries, {{{}, 2026, {}}, annual, {}}).value();
    entries.commit();
    return report;
  }

  obole::DonorId donor = obole::DonorId::from_number(1);
};

// Each gift, as it was given, with what the law makes of it.
using Answers = std::multiset<
    std::tuple<int, std::int64_t, std::int64_t, int, std::int64_t>>;

Answers answers(const std::vector<Given>& gifts) {
  Town town;
  std::map<std::int64_t, Given> by_number;
  for (const auto& gift : gifts)
    by_number.emplace(town.give(gift), gift);
  receipts::Judge judge(town.book(), receipts::rules_that_hold(town.book()),
                        town.context.today);
  Answers list;
  for (const auto& [number, gift] : by_number) {
    const auto decision = judge.judge(number).value().decision;
    list.emplace(gift.day, gift.amount, gift.benefit,
                 static_cast<int>(decision.outcome),
                 decision.amount.minor_units());
  }
  return list;
}

void hold(const std::string& sentence, const std::function<void()>& property) {
  auto params = rc::detail::configuration().testParams;
  params.maxSuccess = 25;
  params.maxSize = 12;
  const auto result = rc::detail::checkTestable(
      property, rc::detail::TestMetadata{sentence, sentence}, params);
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  INFO(sentence << '\n' << text.str());
  CHECK(result.template is<rc::detail::SuccessResult>());
}

// What live receipts state of each gift.
std::map<std::int64_t, std::int64_t> stated(ledger::Book& book) {
  std::map<std::int64_t, std::int64_t> sums;
  for (const auto& receipt : ledger::receipts(book)) {
    if (receipt.state != obole::ReceiptState::live) continue;
    std::int64_t sum = 0;
    for (const auto& gift : ledger::gifts_of(book, receipt.seq)) {
      sums[gift.donation] += gift.amount.minor_units();
      sum += gift.amount.minor_units();
    }
    RC_ASSERT(sum == receipt.amount.minor_units());
  }
  return sums;
}

}  // namespace

TEST_CASE("no order of recording changes a decision", "[receipts]") {
  hold("whatever the order", [] {
    auto gifts = *any_gifts();
    const auto in_order = answers(gifts);
    std::reverse(gifts.begin(), gifts.end());
    RC_ASSERT(answers(gifts) == in_order);
    std::rotate(gifts.begin(), gifts.begin() + std::ssize(gifts) / 2,
                gifts.end());
    RC_ASSERT(answers(gifts) == in_order);
  });
}

TEST_CASE("receipts never state more than is left, but for what is told",
          "[receipts]") {
  hold("whatever happens", [] {
    Town town;
    std::vector<std::pair<std::int64_t, std::int64_t>> gifts;  // and left
    const auto steps =
        *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10));
    for (const int step : steps) {
      if (step < 4) {
        const auto gift =
            (*rc::gen::suchThat(any_gifts(), [](const auto& list) {
              return !list.empty();
            })).front();
        gifts.emplace_back(town.give(gift), gift.amount);
      } else if (step < 6 && !gifts.empty()) {
        auto& gift = gifts[*rc::gen::inRange<std::size_t>(0, gifts.size())];
        if (gift.second > 500) {
          town.must(ledger::NewRefund{gift.first, cents(500), day("2026-03-01"),
                                      "asked"});
          gift.second -= 500;
        }
      } else if (step < 8) {
        (void)town.issue(step == 7);
      } else {
        const auto due = ledger::obligations(town.book());
        if (due.empty()) continue;
        auto entries = town.journal();
        (void)receipts::replace(entries, {due.front().receipt.id(),
                                          obole::ReceiptEnd::replaced,
                                          "less is left",
                                          {}});
        entries.commit();
      }
    }
    const auto sums = stated(town.book());
    std::set<std::int64_t> told;
    for (const auto& one : ledger::obligations(town.book()))
      told.insert(one.donation);
    for (const auto& [number, left] : gifts) {
      const auto found = sums.find(number);
      const auto sum = found == sums.end() ? 0 : found->second;
      RC_ASSERT((sum > left) == (told.count(number) == 1));
    }
    std::int64_t number = 0;
    for (const auto& receipt : ledger::receipts(town.book()))
      RC_ASSERT(receipt.number == ++number);
    RC_ASSERT(town.is_sound());
  });
}
