// Who proposes a project, and who else carries it.

#pragma once

#include "obole/domain/vocabulary.hpp"

namespace obole {

enum class Proposer : std::uint8_t {
  residents,
  town,
  association,
  company,
  other
};

enum class PartnerRole : std::uint8_t {
  platform,
  sponsor,
  coach,
  coworking,
  holder,
  expert,
  other
};

template <>
std::span<const std::string_view> words<Proposer>();
template <>
std::span<const std::string_view> words<PartnerRole>();

std::string_view french(Proposer choice);
std::string_view french(PartnerRole choice);

}  // namespace obole
