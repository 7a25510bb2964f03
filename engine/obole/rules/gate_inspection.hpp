// Inside the gates: a campaign's file held against them.

#pragma once

#include "obole/rules/gates.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::rules {

// A campaign's file held against the gates.
class Inspection {
 public:
  Inspection(const CampaignFile& campaign, const RuleTable& table, Date today)
      : campaign_(campaign), table_(table), today_(today) {}

  std::vector<Gate> gates();

 private:
  using Name = DossierName;

  const std::string* value(Name name) const;
  std::optional<Date> day(Name name) const;
  std::string source(std::string_view parameter,
                     std::string_view otherwise) const;
  std::int64_t months(std::string_view parameter, std::int64_t otherwise) const;
  Sentence missing(std::initializer_list<Name> names) const;

  Gate service() const;
  Gate resolution() const;
  Gate opinion() const;
  Gate mandate() const;
  Gate platform() const;
  Gate purpose() const;
  Gate ruling() const;
  Gate isolation() const;
  Gate tiers() const;
  Gate signatory() const;

  const CampaignFile& campaign_;
  const RuleTable& table_;
  Date today_;
};

}  // namespace obole::rules
