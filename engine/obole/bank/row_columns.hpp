// Which column of a file gives which field of a donation.

#pragma once

#include "obole/bank/profile.hpp"
#include "obole/base/result.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

class Columns {
 public:
  /// Finds the profile's columns in a header row, which is UTF-8, by
  /// value_key; of several names for a field the first that is there.
  Columns(const std::vector<std::string_view>& header, const Profile& profile);

  /// The header names, cleaned, in the order of the file.
  const std::vector<std::string>& headers() const { return headers_; }

  /// How many fields have a column.
  std::size_t found() const;

  bool has(Field field) const { return at_[number(field)] != none; }

  /// Where the column of `field` is, or nothing.
  std::optional<std::size_t> at(Field field) const;

  /// The name of its column as the file has it; empty where there is none.
  std::string_view header(Field field) const;

  /// Refuses with column_missing when a required field has no column, naming
  /// the header that comes nearest, and with file_malformed when two columns
  /// bear the name that was looked for.
  Verdict objection(const Profile& profile) const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::vector<std::string> headers_;
  std::array<std::size_t, field_names.size()> at_;
  std::optional<std::size_t> twice_;
};

}  // namespace obole::bank
