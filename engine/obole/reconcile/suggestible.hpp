// What a line's amount and day alone suggest.

#pragma once

#include "obole/reconcile/passes.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace obole::reconcile {

/// What of an item that nothing explained a suggestion needs; in the order in
/// which candidates are named.
struct Suggestible {
  std::int64_t amount;
  std::int64_t day;
  ItemKind kind;
  std::int64_t id;

  friend auto operator<=>(const Suggestible&, const Suggestible&) = default;
};

/// Whether amount and day may suggest it: a return is told by what it quotes, a
/// promise by its payer.
constexpr bool may_be_suggested(ItemKind kind) {
  return kind != ItemKind::seen_gift && kind != ItemKind::promise;
}
Suggestible suggestible(const OpenItem& item);

/// 32 bytes an item, whatever they have in common.
class Suggester {
 public:
  /// The days around an item's date are those of a payer's account.
  Suggester(std::vector<Suggestible> items, const Windows& windows);

  /// The first five items of the line's amount whose window it is in; of a
  /// platform's line, the first five payouts.
  std::optional<Doubt> suggest(std::int64_t line, std::int64_t amount, Date day,
                               bool of_platform) const;

 private:
  std::vector<Suggestible> all_;
  std::vector<Suggestible> payouts_;
  int before_;
  int after_;
};

}  // namespace obole::reconcile
