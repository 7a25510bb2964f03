// What is asked of the model and of the engine alike, and what may become of
// it.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace model {

/// Days count from 1 January 2026, the first of every campaign.  Today is day
/// 165.
inline constexpr int today = 165;

/// Campaign 0 has a platform and a tier from 20.00 worth 5.00; campaign 1 has
/// neither; campaign 2 takes all or nothing and ends on day 100; campaign 3
/// does not exist.
inline constexpr int campaigns = 3;
inline constexpr std::array<int, campaigns + 1> last_days = {180, 180, 100,
                                                             180};
inline constexpr std::int64_t all_or_nothing_goal = 12'345;
inline constexpr int donors = 3;
inline constexpr std::int64_t tier_minimum = 2000;

enum class Kind : std::uint8_t {
  pledge,
  cancel,
  expire,
  donate,
  refund,
  reverse,
  dispute,
  lose,
  win,
  settle,
  close
};
enum class Way : std::uint8_t { card, transfer, cash };

struct Request {
  Kind kind = Kind::donate;
  int campaign = 0;
  int donor = 0;
  std::int64_t amount = 0;
  int day = 0;
  /// The pledge that is kept or ended, the gift that is refunded or disputed,
  /// the refund that is reversed, the dispute that ends: by its place among
  /// those made; -1 is none, or one that does not exist.
  int item = -1;
  std::optional<std::int64_t> fee = {};
  Way way = Way::transfer;
  bool platform = false;  ///< named on the gift itself
  bool tier = false;
  bool outside = false;
  bool accept = false;
  int reference = 0;  ///< 0 is none

  bool operator==(const Request&) const = default;
};

/// What must become of a request.
struct Answer {
  /// Any of these is a right reason to refuse; empty: it is granted.
  std::set<std::string> refused;
  /// Refused, and for which of its faults is left open: a reference that is
  /// known, with content that is wrong in other ways too.
  bool whatever = false;
  std::int64_t seq = 0;
  bool already = false;

  static Answer granted(std::int64_t seq, bool already) {
    return {{}, false, seq, already};
  }
  static Answer no(std::set<std::string> reasons, bool whatever) {
    return {std::move(reasons), whatever, 0, false};
  }
};

}  // namespace model
