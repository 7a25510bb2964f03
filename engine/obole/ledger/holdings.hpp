// What is held about a donor, and until when the law asks to keep it.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

/// A kind of personal text in the people file.
enum class TextKind : std::uint8_t {
  person,  ///< who somebody is; by the entry that says so
  note,    ///< what goes with an entry: a reason, an earmark, a receipt's name
  line,    ///< what the bank writes on a line; by the line
};

/// Why something of a donor is kept.
enum class HoldGround : std::uint8_t {
  receipt,      ///< six years from its issue (LPF L102 E)
  gift,         ///< ten years from its day: a piece of the accounts (law.md 7)
  pledge,       ///< while it is open, and thirteen months after
  restriction,  ///< kept at the person's own wish, until it is lifted
};

/// A personal text about one donor that is still there.
struct HeldText {
  TextKind kind;
  std::int64_t number;  ///< of the entry; of a line, the line's
  std::string body;     ///< as the people file has it: canonical JSON
};

/// A duty to keep.
struct Hold {
  HoldGround ground;
  std::int64_t number;        ///< of the entry that it comes from
  std::optional<Date> until;  ///< nothing: until the promise ends, or the
                              ///< restriction is lifted
};

/// The texts about `donor` alone that are there, by kind and number.  A line is
/// the donor's where everything that ever explained it is.  Of the first `size`
/// entries.
std::vector<HeldText> texts_about(Book& book, DonorId donor,
                                  std::optional<std::int64_t> size = {});

/// The duties that still run on `today`, by ground and number.
std::vector<Hold> holds_on(Book& book, DonorId donor, Date today);

}  // namespace obole::ledger

namespace obole {

template <>
std::span<const std::string_view> words<ledger::TextKind>();
template <>
std::span<const std::string_view> words<ledger::HoldGround>();

}  // namespace obole

namespace obole::ledger {

std::string_view french(HoldGround ground);
std::string_view french(TextKind kind);

}  // namespace obole::ledger
