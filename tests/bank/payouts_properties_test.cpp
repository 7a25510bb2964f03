// Whatever a settlement holds, its sums are kept; and however its rows and its
// bytes come, it is read alike.

#include "bank/payouts_reading.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using obole::bank::Movement;
using payouts_test::all_of;
using payouts_test::check_of;
using payouts_test::read;

namespace {

std::string plain(std::int64_t cents) {
  const auto size = cents < 0 ? -cents : cents;
  return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", size / 100,
                     size % 100);
}

// A settlement of Stripe: its rows, and what is true of it.
struct Settlement {
  std::vector<std::string> rows;
  std::int64_t left = 0;  ///< on the balance at the end
  std::size_t payouts = 0;
};

std::string row(std::size_t id, std::int64_t gross, std::int64_t fee,
                const std::string& word, const std::string& payout) {
  return fmt::format(
      "txn_{0},src_{0},ch_1,2026-03-{1:02} 10:00:00,eur,{2},{3},{4},{5},{6},{7}"
      "\n",
      id, 1 + id % 28, plain(gross), plain(fee), plain(gross - fee), word,
      payout, payout.empty() ? "" : "2026-04-01");
}

// Which way the amounts of a word go.
struct Word {
  const char* text;
  int sign;
};

constexpr Word words[] = {{"charge", 1},           {"payment", 1},
                          {"refund", -1},          {"dispute", -1},
                          {"dispute_reversal", 1}, {"fee", -1},
                          {"stripe_fee", 1},       {"other_adjustment", -1},
                          {"payout_reversal", 1},  {"risk_reserved_funds", -1}};

// Payouts of some rows each, and rows that wait for the next.
Settlement settlement() {
  Settlement made;
  const auto batches = *rc::gen::inRange<std::size_t>(0, 5);
  for (std::size_t batch = 0; batch <= batches; ++batch) {
    const bool waits = batch == batches;
    const auto payout = waits ? "" : fmt::format("po_{}", batch);
    std::int64_t sum = 0;
    const auto count = *rc::gen::inRange<std::size_t>(0, 12);
    for (std::size_t at = 0; at < count; ++at) {
      const auto& word = *rc::gen::elementOf(
          std::vector<Word>(std::begin(words), std::end(words)));
      const auto gross = word.sign * *rc::gen::inRange<std::int64_t>(1, 900000);
      const auto fee = *rc::gen::inRange<std::int64_t>(0, 500);
      made.rows.push_back(row(made.rows.size(), gross, fee, word.text, payout));
      sum += gross - fee;
    }
    if (!waits && sum > 0) {
      made.rows.push_back(row(made.rows.size(), -sum, 0, "payout", payout));
      ++made.payouts;
    } else {
      made.left += sum;  // Stripe sends nothing where nothing is left
    }
  }
  return made;
}

std::string text_of(const std::vector<std::string>& rows) {
  std::string text =
      "balance_transaction_id,source_id,charge_id,created,currency,gross,fee,"
      "net,reporting_category,automatic_payout_id,"
      "automatic_payout_effective_at\n";
  for (const auto& one : rows)
    text += one;
  return text;
}

std::multiset<std::string> told(const payouts_test::Reading& reading) {
  std::multiset<std::string> rows;
  for (const auto& one : reading.rows)
    rows.insert(all_of(one));
  return rows;
}

// As told, in order, with the lines and the problems.
std::vector<std::string> in_order(const payouts_test::Reading& reading) {
  std::vector<std::string> all = reading.places();
  for (const auto& one : reading.rows)
    all.push_back(fmt::format("{}: {}", one.line, all_of(one)));
  return all;
}

}  // namespace

TEST_CASE("what came in is what went out and what is left", "[payouts]") {
  support::holds("sums are kept", [] {
    const auto made = settlement();
    const auto reading = read(text_of(made.rows), "stripe");

    RC_ASSERT(reading.sums.has_value());
    RC_ASSERT(reading.problems.empty());
    RC_ASSERT(reading.rows.size() == made.rows.size());
    RC_ASSERT(reading.earned() == -reading.paid() + made.left);
    const auto sums = check_of(reading);
    RC_ASSERT(sums.differing().empty());
    std::size_t payouts = 0;
    for (const auto& sum : sums.sums())
      payouts += sum.is_told() ? 1U : 0U;
    RC_ASSERT(payouts == made.payouts);
  });
}

TEST_CASE("a row that is lost is missed by the check of its payout",
          "[payouts]") {
  support::holds("a payout without one of its rows does not add up", [] {
    auto made = settlement();
    const auto next = made.rows.size();
    made.rows.push_back(row(next, 1000, 25, "charge", "po_x"));
    made.rows.push_back(row(next + 1, -975, 0, "payout", "po_x"));
    const auto sums = check_of(read(text_of(made.rows), "stripe"));
    const auto lost = *rc::gen::inRange<std::size_t>(0, made.rows.size());
    const auto one = read(text_of({made.rows[lost]}), "stripe").rows.front();
    made.rows.erase(made.rows.begin() + static_cast<std::ptrdiff_t>(lost));
    const auto left = check_of(read(text_of(made.rows), "stripe"));
    const auto before = sums.sums();
    const auto found =
        std::find_if(before.begin(), before.end(),
                     [&](const auto& sum) { return sum.payout == one.payout; });
    // A row of no payout, of one that is not told, or of nothing is not missed.
    const bool missed = found != before.end() && found->is_told() &&
                        one.movement != Movement::payout && !one.net.is_zero();
    RC_ASSERT(left.differing().size() == (missed ? 1U : 0U));
  });
}

TEST_CASE("the order of rows changes nothing of what is read", "[payouts]") {
  support::holds("a shuffled report tells the same movements", [] {
    auto made = settlement();
    const auto before = read(text_of(made.rows), "stripe");
    for (std::size_t at = made.rows.size(); at > 1; --at)
      std::swap(made.rows[at - 1],
                made.rows[*rc::gen::inRange<std::size_t>(0, at)]);
    const auto after = read(text_of(made.rows), "stripe");
    RC_ASSERT(told(before) == told(after));
    RC_ASSERT(before.sums->movements == after.sums->movements);
  });
}

TEST_CASE("the same bytes in any pieces give the same movements", "[payouts]") {
  const auto profile = obole::bank::known_profile("stripe");
  REQUIRE(profile);
  support::holds("pieces do not matter", [&] {
    auto made = settlement();
    made.rows.push_back("txn_x,src_x,,soon,eur,1,0,1,magic,,\n");
    made.rows.push_back("\"quoted\n,\"\"x\",a,b\n");
    const auto text = text_of(made.rows);
    const auto whole = in_order(read(text, *profile, "EUR", text.size()));
    const auto piece = *rc::gen::inRange<std::size_t>(1, 50);
    RC_ASSERT(in_order(read(text, *profile, "EUR", piece)) == whole);
  });
}

TEST_CASE("hostile reports are refused or told, by every profile",
          "[payouts]") {
  const std::string paypal =
      "RH,2026/03/02 02:00:00 +0100,A,X,009,\nSH,a,b,X\n"
      "CH,Transaction ID,PayPal Reference ID,Transaction Event Code,"
      "Transaction Completion Date,Transaction Debit or Credit,Gross "
      "Transaction Amount,Gross Transaction Currency,Fee Debit or Credit,Fee "
      "Amount,Fee Currency\n"
      "SB,P1,,T0013,2026/03/01 10:00:00 +0100,CR,2000,EUR,DR,90,EUR\n"
      "SB,P2,P1,T1107,2026/03/01 11:00:00 +0100,DR,500,EUR,CR,10,EUR\n"
      "SF,EUR,2000,500,10,90,CR,0,CR,1420,CR,0,CR,1420,CR,0,CR,0,2\nSC,2\n"
      "RF,EUR,2000,500,10,90\nRC,2\nFF,3\n";
  const std::string payout =
      "Contribution ID;Date;Montant;Commission;Pourboire;Net;Nature;Versement\n"
      "C1;01/03/2026;12,00;0,50;2,00;9,50;Don;V1\n"
      "C2;02/03/2026;-9,50;;;;Virement;V1\n";
  const std::vector<std::string> texts = {
      paypal, payout,
      text_of({row(1, 2000, 50, "charge", "po_1"),
               row(2, -1950, 0, "payout", "po_1")})};
  support::holds("a damaged report breaks no promise", [&] {
    auto text = *rc::gen::elementOf(texts);
    const auto name = *rc::gen::elementOf(obole::bank::known_payout_profiles());
    const auto strokes = *rc::gen::inRange(0, 12);
    for (int stroke = 0; stroke < strokes; ++stroke) {
      const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
      if (*rc::gen::arbitrary<bool>()) {
        text[at] = *rc::gen::arbitrary<char>();
      } else {
        text.insert(at, *rc::gen::element<std::string>(
                            "\n", "\"", ",", "-", "99999999999", "SF,EUR,1\n",
                            "\xFF", "CH", "SB", "0"));
      }
    }
    const auto reading = read(text, name);
    RC_ASSERT(reading.sums.has_value() != reading.refusal.has_value());
    for (const auto& problem : reading.problems)
      RC_ASSERT(problem.value.size() <= 200);
    for (const auto& one : reading.rows) {
      RC_ASSERT(one.gross - one.fee == one.net);
      RC_ASSERT(one.movement != Movement::capture || one.gross.is_positive());
      RC_ASSERT(one.movement != Movement::payout || one.gross.is_negative());
    }
    check_of(reading).differing();
  });
}
