// What the reader of CFONB 120 says of a file that is none.

#pragma once

#include "obole/base/result.hpp"

#include <cstdint>
#include <string_view>

namespace obole::bank::cfonb120 {

/// The refusal (file_malformed) of `what`, which stands in record `record` at
/// `positions`, written as the specification counts them: "35-40".
Refusal malformed(std::string_view what, Sentence why, std::uint64_t record = 0,
                  std::string_view positions = {});

/// A line goes on after the 120 characters of record `record`.
Refusal goes_on(std::uint64_t record, std::string_view more);
/// A complement (05) that follows no movement.
Refusal has_no_movement(std::uint64_t record);
/// A record of another kind of file.
Refusal is_no_record(std::uint64_t record, std::string_view code);
/// A movement or a new balance before any record 01.
Refusal is_outside(std::uint64_t record, std::string_view code);
Refusal has_no_day(std::uint64_t record, std::string_view positions);
/// The statement of `account` that record `first` opens has no record 07.
Refusal is_not_closed(std::uint64_t record, std::string_view account,
                      std::uint64_t first);
Refusal is_of_another_account(std::uint64_t record, std::string_view account,
                              std::string_view expected);
/// The texts of one movement are more than can be held.
Refusal has_too_much_text(std::uint64_t record);

}  // namespace obole::bank::cfonb120
