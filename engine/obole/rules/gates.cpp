#include "obole/rules/gates.hpp"

#include "obole/base/say.hpp"
#include "obole/rules/gate_inspection.hpp"

#include <array>

namespace obole {
namespace {

constexpr std::array<std::string_view, 3> statuses = {"passed", "failed",
                                                      "unknown"};
constexpr std::array<std::string_view, 3> french_statuses = {
    "franchi", "non franchi", "inconnu"};
constexpr std::array<std::string_view, 6> needs = {
    "collect", "open", "sign", "receipts", "tiers", "safety"};
constexpr std::array<std::string_view, 6> french_needs = {
    "collecter", "ouvrir", "signer", "reçus", "paliers", "sécurité"};

}  // namespace

template <>
std::span<const std::string_view> words<rules::GateStatus>() {
  return statuses;
}
template <>
std::span<const std::string_view> words<rules::GateNeed>() {
  return needs;
}

namespace rules {

const std::string* Inspection::value(Name name) const {
  const auto found = campaign_.dossier.find(name);
  return found == campaign_.dossier.end() ? nullptr : &found->second;
}

std::optional<Date> Inspection::day(Name name) const {
  const auto* const text = value(name);
  if (text == nullptr) return std::nullopt;
  const auto date = parse_date(*text);
  if (!date) return std::nullopt;
  return *date;
}

std::string Inspection::source(std::string_view parameter,
                               std::string_view otherwise) const {
  const auto* const row = table_.find(parameter, campaign_.opens);
  return row == nullptr ? std::string(otherwise) : row->source;
}

std::int64_t Inspection::months(std::string_view parameter,
                                std::int64_t otherwise) const {
  const auto* const row = table_.find(parameter, today_);
  return row == nullptr ? otherwise : row->number();
}

// "not recorded: opinion-asked, opinion (obole campaign dossier set)".
Sentence Inspection::missing(std::initializer_list<Name> names) const {
  std::string list;
  for (const auto name : names) {
    if (value(name) != nullptr) continue;
    if (!list.empty()) list += ", ";
    list += word(name);
  }
  return say("not recorded: {} (obole campaign dossier set)",
             "non enregistré : {} (obole campaign dossier set)", list);
}

std::vector<Gate> Inspection::gates() {
  return {service(), resolution(), opinion(),   mandate(), platform(),
          purpose(), ruling(),     isolation(), tiers(),   signatory()};
}

std::string_view french(GateStatus choice) {
  return french_statuses.at(static_cast<std::size_t>(choice));
}
std::string_view french(GateNeed choice) {
  return french_needs.at(static_cast<std::size_t>(choice));
}

std::vector<Gate> gates(const CampaignFile& campaign, const RuleTable& table,
                        Date today) {
  return Inspection(campaign, table, today).gates();
}

}  // namespace rules
}  // namespace obole
