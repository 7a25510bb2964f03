#include "obole/domain/partnership.hpp"

#include <array>

namespace obole {
namespace {

using std::string_view;

// Each in the order of its enumeration.
constexpr std::array<string_view, 5> proposers = {
    "residents", "town", "association", "company", "other"};
constexpr std::array<string_view, 7> roles = {
    "platform", "sponsor", "coach", "coworking", "holder", "expert", "other"};

constexpr std::array<string_view, 5> french_proposers = {
    "habitants", "collectivité", "association", "entreprise", "autre"};
constexpr std::array<string_view, 7> french_roles = {
    "plateforme", "mécène", "accompagnateur", "espace de travail partagé",
    "porteur",    "expert", "autre"};

}  // namespace

template <>
std::span<const string_view> words<Proposer>() {
  return proposers;
}
template <>
std::span<const string_view> words<PartnerRole>() {
  return roles;
}

std::string_view french(Proposer choice) {
  return french_proposers.at(static_cast<std::size_t>(choice));
}

std::string_view french(PartnerRole choice) {
  return french_roles.at(static_cast<std::size_t>(choice));
}

}  // namespace obole
