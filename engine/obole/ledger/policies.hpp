// How this house works: choices of the organisation that rules depend on.

#pragma once

#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

/// Who agrees to a refund.
enum class Approval : std::uint8_t {
  none,       ///< nobody need be named
  named,      ///< somebody is named
  two_people  ///< somebody else than the one who records it
};

std::string_view french(Approval approval);

struct NewApproval {
  Approval approval;
  std::optional<std::string> reference = {};
};

/// Sets the policy `refund-approval` from now on.
Result<Recorded> record(Journal& journal, const NewApproval& approval);

/// The one that holds; none at first.
Approval refund_approval(Book& book);

/// Refuses with approval_missing a refund that `approved_by` does not cover,
/// recorded by `by`.
Verdict objection_to_approval(Book& book, std::string_view by,
                              std::string_view approved_by);

}  // namespace obole::ledger

namespace obole {
template <>
std::span<const std::string_view> words<ledger::Approval>();
}  // namespace obole
