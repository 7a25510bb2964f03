// Mapping profiles: how one platform's CSV export is read as donations.
//
// A profile is a TOML file; docs/profiles.md says how to write one.

#pragma once

#include "obole/bank/profile_fields.hpp"
#include "obole/base/encoding.hpp"
#include "obole/base/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// What a value of the status or kind column means.  What is left `by_hand` is
/// known and is neither a gift nor a refund nor nothing: a chargeback, a
/// ticket.
enum class Meaning : std::uint8_t { gift, refund, ignored, by_hand };

enum class SignRule : std::uint8_t {
  signed_amount,      ///< a negative amount is a refund
  debit_credit_flag,  ///< the debit_credit column says CR or DR
};

/// What it means that rows in succession bear the same reference.  Anywhere
/// else a reference that comes back is always a problem.
enum class Repeats : std::uint8_t {
  problem,
  same_gift,  ///< one row for each reward: they agree but for the tier
};

struct Profile {
  std::string name;
  std::string layout;            ///< which of the profile's layouts; or empty
  std::string platform;          ///< clearing account; empty: none
  std::vector<char> delimiters;  ///< the one that finds most columns
  /// The first that fits the first text beyond ASCII, and then it alone.
  std::vector<Encoding> encodings;
  std::size_t rows_above_header = 0;
  std::string header_type;  ///< first field of the header row ("CH")
  std::string record_type;  ///< rows to read, by first field ("SB"); empty: all
  std::vector<std::string> skipped_types;  ///< rows that are no donations
  Repeats repeats = Repeats::problem;

  std::map<Field, std::vector<std::string>> columns;  ///< header names, any of
  std::vector<Field> required;

  std::vector<std::string> date_patterns;  ///< docs/profiles.md has the letters
  /// Of times written without one; empty: days are taken as written.
  std::optional<std::chrono::minutes> utc_offset;
  char decimal_mark = '\0';  ///< '\0' accepts both, but never "1.000"
  std::string thousands;
  bool minor_units = false;  ///< amounts are whole cents
  SignRule sign = SignRule::signed_amount;
  bool fee_negative = false;  ///< fees are written with a minus sign

  std::map<std::string, Meaning> statuses;  ///< by value_key; empty: all gifts
  std::map<std::string, Meaning> kinds;
  std::map<std::string, std::string> methods;  ///< by value_key, to our word
  std::string default_method;

  /// The layouts of one platform's different exports.  Where there are any,
  /// they alone are tried, and the one whose columns are found is taken.
  std::vector<Profile> layouts;
};

/// The form under which two header names, or two values of a status, are the
/// same: without case, accents, white space or punctuation.
std::string value_key(std::string_view text);

/// Reads a profile.  Refuses with profile_malformed, naming line and key.
Result<Profile> parse_profile(std::string_view toml, std::string_view file);

/// The names of the profiles that come with obole.
std::vector<std::string> known_profiles();

/// The profile called `name`.  Refuses with profile_unknown, naming those
/// known.
Result<Profile> known_profile(std::string_view name);

}  // namespace obole::bank
