// Files that a bank packed into one: a ZIP file and its members, read one after
// the other.  libzip is known here and nowhere else.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// Whether a file begins as a ZIP file does, empty ones included.
bool looks_like_zip(std::string_view beginning);

/// The packed file is held in memory, its members are not.
class Zip {
 public:
  static constexpr std::size_t largest_file = std::size_t{64} << 20U;
  static constexpr std::uint64_t largest_member = std::uint64_t{1} << 30U;
  static constexpr std::uint64_t largest_sum = std::uint64_t{2} << 30U;
  static constexpr std::size_t most_members = 1000;

  /// Reads `source` to its end.  Refuses with file_malformed, before anything
  /// is unpacked, what is no whole ZIP file, what is empty, beyond the limits
  /// above, encrypted, packed in another way than stored or deflated, and two
  /// members of one name.
  static Result<Zip> open(const Source& source, std::string_view file);

  Zip(Zip&&) noexcept;
  Zip& operator=(Zip&&) noexcept;
  ~Zip();

  /// "FILE.zip!releve.xml", in the order of the file.  A member's name is a
  /// label and never a path; folders, and what macOS adds, are left out.
  const std::vector<std::string>& names() const { return names_; }

  /// Lets `use` read member `at`, and answers as it does.  Refuses with
  /// file_malformed, whatever `use` answered, a member that is damaged or
  /// larger than it says, and with format_unknown one that is a ZIP itself.
  Verdict read(std::size_t at,
               const std::function<Verdict(const Source&)>& use) const;

 private:
  struct Opened;
  explicit Zip(std::unique_ptr<Opened> opened);

  std::unique_ptr<Opened> opened_;
  std::vector<std::string> names_;
};

}  // namespace obole::bank
