// A donor's identifier is read back as it was written, mistyped letters too.

#include "obole/domain/donor_id.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <limits>

using obole::BrokenPromise;
using obole::DonorId;
using obole::Reason;
using support::reason;

namespace {

constexpr std::int64_t end_of_numbers = std::int64_t{1} << 50;

}  // namespace

TEST_CASE("a donor's identifier is D and ten characters", "[donor]") {
  CHECK(DonorId::from_number(0).text() == "D0000000000");
  CHECK(DonorId::from_number(31).text() == "D000000000Z");
  CHECK(DonorId::from_number(32).text() == "D0000000010");
  CHECK(DonorId::from_number(end_of_numbers - 1).text() == "DZZZZZZZZZZ");
  CHECK(
      DonorId::from_random(std::numeric_limits<std::uint64_t>::max()).text() ==
      "DZZZZZZZZZZ");
}

TEST_CASE("letters that look like digits are read as digits", "[donor]") {
  CHECK(DonorId::parse("dOoIiLl0011")->text() == "D0011110011");
  CHECK(DonorId::parse("d7k2m9qx4tb")->text() == "D7K2M9QX4TB");
}

TEST_CASE("text and number are inverses", "[donor]") {
  support::holds("parse(text(x)) == x", [](std::uint64_t random) {
    const DonorId id = DonorId::from_random(random);
    RC_ASSERT(*DonorId::parse(id.text()) == id);
    RC_ASSERT(DonorId::from_number(id.number()) == id);
    RC_ASSERT(id.number() ==
              static_cast<std::int64_t>(random % end_of_numbers));
  });
}

TEST_CASE("what is no donor's identifier is refused", "[donor]") {
  const auto* const text =
      GENERATE("", "D", "7K2M9QX4TBA", "D7K2M9QX4T", "D7K2M9QX4TBA",
               "DU000000000", "D7K2M-QX4TB", "D7K2M9QX4T ", "D7K2M9QX\xC3\xA9",
               "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
  CAPTURE(text);
  CHECK(reason(DonorId::parse(text)) == Reason::donor_unknown);
}

TEST_CASE("a stored number has 50 bits", "[donor]") {
  CHECK_THROWS_AS(DonorId::from_number(-1), BrokenPromise);
  CHECK_THROWS_AS(DonorId::from_number(end_of_numbers), BrokenPromise);
}
