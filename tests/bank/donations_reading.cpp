#include "bank/donations_reading.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

namespace donations_test {

using namespace obole;
using namespace obole::bank;

const DonationRow& Reading::row(std::string_view reference) const {
  const auto found = std::find_if(
      rows.begin(), rows.end(),
      [&](const DonationRow& row) { return row.reference == reference; });
  REQUIRE(found != rows.end());
  return *found;
}

std::string Reading::told(std::string_view reference) const {
  const auto& one = row(reference);
  return fmt::format(
      "{} {} {} fee {}", one.meaning == Meaning::gift ? "gift" : "refund",
      iso(one.date), plain(one.amount), one.fee ? plain(*one.fee) : "unknown");
}

std::vector<std::string> Reading::places() const {
  std::vector<std::string> places;
  for (const auto& problem : problems) {
    places.push_back(
        fmt::format("{} {}: {}", problem.line, problem.column, problem.value));
  }
  return places;
}

std::int64_t Reading::total(Meaning meaning) const {
  std::int64_t sum = 0;
  for (const auto& one : rows) {
    if (one.meaning == meaning) sum += one.amount.minor_units();
  }
  return sum;
}

std::int64_t Reading::fees() const {
  std::int64_t sum = 0;
  for (const auto& one : rows) {
    if (one.fee) sum += one.fee->minor_units();
  }
  return sum;
}

Reading read(std::string_view text, const Profile& profile,
             std::string_view currency, std::size_t piece) {
  Reading reading;
  const DonationSink sink{
      [&](DonationRow&& row) { reading.rows.push_back(std::move(row)); },
      [&](Problem&& problem) {
        reading.problems.push_back(std::move(problem));
      }};
  const Source source = [&text, piece](std::span<char> room) {
    const auto count = std::min({room.size(), text.size(), piece});
    std::memcpy(room.data(), text.data(), count);
    text.remove_prefix(count);
    return count;
  };
  auto sums = read_donations(source, "test.csv", profile,
                             *Currency::parse(currency), sink);
  if (!sums) {
    reading.refusal = sums.error();
    return reading;
  }
  reading.sums = *sums;
  CHECK(sums->problems == reading.problems.size());
  CHECK(sums->rows == sums->ignored + sums->problems + reading.rows.size());
  return reading;
}

Reading read(std::string_view text, std::string_view profile,
             std::string_view currency) {
  const auto known = known_profile(profile);
  REQUIRE(known);
  return read(text, *known, currency);
}

std::string file(std::string_view name) {
  std::ifstream stream(
      fmt::format("{}/tests/data/donations/{}", OBOLE_SOURCE_DIR, name),
      std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace donations_test
