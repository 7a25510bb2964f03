#include "obole/domain/movement.hpp"

#include <array>

namespace obole {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 10> names = {"capture",
                                                    "fee",
                                                    "refund",
                                                    "dispute",
                                                    "dispute-reversal",
                                                    "payout",
                                                    "payout-reversal",
                                                    "adjustment",
                                                    "tip",
                                                    "hold"};
constexpr std::array<std::string_view, 10> french_names = {
    "encaissement",        "commission", "remboursement",      "contestation",
    "contestation gagnée", "versement",  "versement retourné", "ajustement",
    "pourboire",           "retenue"};

}  // namespace

template <>
std::span<const std::string_view> words<Movement>() {
  return names;
}

std::string_view name(Movement movement) {
  return names.at(static_cast<std::size_t>(movement));
}

std::string_view french(Movement choice) {
  return french_names.at(static_cast<std::size_t>(choice));
}

}  // namespace obole
