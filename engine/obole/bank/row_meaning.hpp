#pragma once

#include "obole/bank/profile.hpp"
#include "obole/bank/row_cells.hpp"

namespace obole::bank {

/// Whether a row is a gift, a refund or to be ignored, by its status and kind.
/// Refuses a value that the profile does not know or leaves to be done by hand,
/// unless the other column says that the row is to be ignored.
Result<Meaning> meaning_of(const Cells& cells, const Profile& profile);

/// What the status alone says; refuses as meaning_of does.
Result<Meaning> status_of(const Cells& cells, const Profile& profile);

/// Whether it is the kind of the row that makes it a refund.
bool is_refund_by_kind(const Cells& cells, const Profile& profile);

}  // namespace obole::bank
