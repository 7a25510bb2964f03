// A sample of the gifts, for an auditor to look at: drawn so that anyone who
// knows the seed draws the same one with their own tools (docs/sampling.md).

#pragma once

#include "obole/base/digest.hpp"
#include "obole/ledger/book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::reports {

enum class Sampling : std::uint8_t {
  random,         ///< every gift as likely as any other
  monetary_unit,  ///< every cent as likely as any other: large gifts more often
};

struct SampleRequest {
  std::string seed;
  std::int64_t size = 25;
  Sampling sampling = Sampling::random;
  std::string campaign = {};     ///< all of them, if empty
  std::optional<int> year = {};  ///< of the gifts' days
};

struct SampledGift {
  std::int64_t seq;
  std::string campaign;
  Date date;
  Money amount;
  std::string method;
  Digest rank;         ///< of a random sample: by which it was drawn
  std::int64_t units;  ///< of a monetary one: how many of its cents were drawn
};

struct Sample {
  std::int64_t population;  ///< gifts to draw from
  Money total;              ///< their worth
  std::int64_t interval;    ///< of a monetary one, in cents; else 0
  std::int64_t start;       ///< of a monetary one: the first cent, from 0
  std::vector<SampledGift> gifts;  ///< in order of their numbers
};

/// Draws `size` gifts, or cents, or all where there are fewer.  Memory does not
/// grow with the ledger.  Refuses with campaign_unknown.
///
/// Random: those with the smallest SHA-256 of "obole/sample/1", 0x00, the seed,
/// 0x00 and the gift's number in decimal.
/// Monetary unit: with the gifts laid end to end in order of their numbers, the
/// cents start, start + interval, start + 2 x interval ...; interval = total /
/// size rounded down, at least 1; start = the first 8 bytes, as a big-endian
/// number, of SHA-256 of "obole/sample/monetary/1", 0x00 and the seed, modulo
/// the interval.
Result<Sample> draw(ledger::Book& book, const SampleRequest& request);

}  // namespace obole::reports
