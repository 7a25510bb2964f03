#include "bank/payouts_reading.hpp"

#include "bank/recording.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace payouts_test {

using namespace obole;
using namespace obole::bank;

const MovementRow& Reading::row(std::string_view source) const {
  const auto found = std::find_if(
      rows.begin(), rows.end(),
      [&](const MovementRow& row) { return row.source == source; });
  REQUIRE(found != rows.end());
  return *found;
}

std::string Reading::told(std::string_view source) const {
  const auto& one = row(source);
  return fmt::format("{} {} {} - {} = {}", name(one.movement), iso(one.date),
                     plain(one.gross), plain(one.fee), plain(one.net));
}

std::vector<std::string> Reading::places() const {
  std::vector<std::string> places;
  for (const auto& problem : problems) {
    places.push_back(
        fmt::format("{} {}: {}", problem.line, problem.column, problem.value));
  }
  return places;
}

std::string Reading::total(Movement movement) const {
  std::int64_t count = 0;
  std::int64_t gross = 0;
  std::int64_t fee = 0;
  std::int64_t net = 0;
  for (const auto& one : rows) {
    if (one.movement != movement) continue;
    ++count;
    gross += one.gross.minor_units();
    fee += one.fee.minor_units();
    net += one.net.minor_units();
  }
  return fmt::format("{} {} {} {}", count, gross, fee, net);
}

std::int64_t Reading::earned() const {
  std::int64_t sum = 0;
  for (const auto& one : rows) {
    if (one.movement != Movement::payout) sum += one.net.minor_units();
  }
  return sum;
}

std::int64_t Reading::paid() const {
  std::int64_t sum = 0;
  for (const auto& one : rows) {
    if (one.movement == Movement::payout) sum += one.net.minor_units();
  }
  return sum;
}

std::string all_of(const MovementRow& row) {
  return fmt::format("{} {}|{}|{}|{}|{}|{}|{}|{} {} {}|{}", name(row.movement),
                     row.category, row.source, row.reference, row.parent,
                     row.payout, row.arrival ? iso(*row.arrival) : "",
                     iso(row.date), plain(row.gross), plain(row.fee),
                     plain(row.net), row.description);
}

Reading read(std::string_view text, const Profile& profile,
             std::string_view currency, std::size_t piece) {
  Reading reading;
  const MovementSink sink{
      [&](MovementRow&& row) { reading.rows.push_back(std::move(row)); },
      [&](Problem&& problem) {
        reading.problems.push_back(std::move(problem));
      }};
  auto sums = read_payouts(recordings::source_of(text, piece), "test.csv",
                           profile, *Currency::parse(currency), sink);
  if (!sums) {
    reading.refusal = sums.error();
    return reading;
  }
  reading.sums = *sums;
  CHECK(sums->problems + sums->unequal == reading.problems.size());
  CHECK(sums->movements == reading.rows.size());
  CHECK(sums->rows >= sums->ignored + sums->problems);
  for (const auto& row : reading.rows) {
    if (row.gross - row.fee == row.net && !row.source.empty()) continue;
    FAIL_CHECK(all_of(row));
  }
  return reading;
}

Reading read(std::string_view text, std::string_view profile,
             std::string_view currency) {
  const auto known = known_profile(profile);
  REQUIRE(known);
  return read(text, *known, currency);
}

void check_all(std::span<const Wrong> wrongs, std::string_view profile) {
  for (const auto& wrong : wrongs) {
    CAPTURE(wrong.name);
    const auto reading = read(wrong.text, profile);
    REQUIRE(reading.sums);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.places().front() == wrong.place);
    const auto& why = reading.problems.front().why;
    CAPTURE(why.en);
    CHECK(why.en.find(wrong.why) != std::string::npos);
    CHECK_FALSE(why.fr.empty());
  }
}

PayoutCheck check_of(const Reading& reading, std::string_view currency) {
  PayoutCheck sums(*Currency::parse(currency));
  for (const auto& row : reading.rows) {
    sums.add(row);
  }
  return sums;
}

}  // namespace payouts_test
