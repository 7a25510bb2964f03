// Mapping profiles: how one platform's CSV export is read as donations.
//
// A profile is a TOML file; docs/profiles.md says how to write one.

#pragma once

#include "obole/bank/movement.hpp"
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

/// How rows are movements of the balance that the platform keeps.
struct MovementWords {
  Field by = Field::kind;  ///< whose words these are, or status
  std::map<std::string, Category> meanings;  ///< by value_key; empty: not said
  // Of the fields that is_of_movements.
  std::map<Field, std::vector<std::string>> columns;
  std::vector<Field> required;
};

/// The types of the rows that frame the others and tell of them; any may be
/// empty.  Such rows are skipped_types too.
struct FrameTypes {
  std::string section;        ///< a section begins ("SH")
  std::string section_sums;   ///< one row a currency ("SF")
  std::string section_count;  ///< how many rows the section has ("SC")
  std::string report_sums;    ///< as section_sums, of all sections ("RF")
  std::string report_count;   ///< ("RC")
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
  FrameTypes frame;                        ///< those of them that are checked
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
  MovementWords movements;

  /// The layouts of one platform's different exports.  Where there are any,
  /// they alone are tried, and the one whose columns are found is taken.
  std::vector<Profile> layouts;
};

/// The form under which two header names, or two values of a status, are the
/// same: without case, accents, white space or punctuation.
std::string value_key(std::string_view text);

/// Reads a profile.  Refuses with profile_malformed, naming line and key.
Result<Profile> parse_profile(std::string_view toml, std::string_view file);

/// The names of the profiles for donations that come with obole.
std::vector<std::string> known_profiles();

/// The names of those, and of others, that say how rows are movements.
std::vector<std::string> known_payout_profiles();

/// The profile called `name`, of either list.  Refuses with profile_unknown,
/// naming those known for donations.
Result<Profile> known_profile(std::string_view name);

}  // namespace obole::bank
