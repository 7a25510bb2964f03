// Who gives, in a calendar year, without any name.
//
// Money alone counts, less what was given back of it; a gift given back whole
// is none.

#pragma once

#include "obole/domain/vocabulary.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reports {

/// By the postcode of an address: the town's own, another, or none known.
enum class Residence : std::uint8_t { resident, outside, unknown };

struct DonorCounts {
  std::int64_t donors = 0;     ///< who gave in the year
  std::int64_t first = 0;      ///< of them, who never gave before
  std::int64_t returning = 0;  ///< of them, who gave before
  std::int64_t lapsed = 0;  ///< who gave the year before, and not in this one
  std::int64_t donations = 0;
  Money amount;
};

/// Of what the year brought; nothing where it brought nothing.  Rounded down.
struct Concentration {
  Share largest;             ///< the largest donor
  Share largest_ten;         ///< the ten largest
  Share largest_tenth;       ///< the largest tenth of the donors
  std::int64_t tenth_count;  ///< how many these are: a tenth, rounded up
};

struct DonorFigures {
  int year = 0;
  std::vector<std::string> postcodes;  ///< of residents; may be empty
  DonorCounts all;
  std::map<std::string, DonorCounts> kinds = {};  ///< by the word of DonorKind
  std::map<Residence, DonorCounts> residences = {};
  std::optional<Concentration> concentration = {};
};

struct DonorQuestion {
  int year;
  std::vector<std::string> postcodes = {};  ///< that of the town, where empty
  View view = {};
};

/// Addresses are those that the people file holds now: who was forgotten is
/// unknown.  Without a postcode of the town everybody is.
DonorFigures donor_figures(ledger::Book& book, const DonorQuestion& question);

/// The last group of exactly five digits in an address; empty where there is
/// none.
std::string postcode_in(std::string_view address);

Table donor_table(const DonorFigures& figures);

}  // namespace obole::reports

namespace obole {
template <>
std::span<const std::string_view> words<reports::Residence>();
namespace reports {
std::string_view french(Residence residence);
}
}  // namespace obole
