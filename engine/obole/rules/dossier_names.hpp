// What a campaign's legal dossier holds, and in which form.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/vocabulary.hpp"

#include <string>
#include <string_view>

namespace obole::rules {

/// law.md 5.2 to 5.4 and 6.1.
enum class DossierName : std::uint8_t {
  service_domain,  ///< a ServiceDomain
  resolution,      ///< reference of the council's deliberation
  resolution_date,
  acceptance,     ///< by whom gifts are accepted: an Acceptance
  opinion_asked,  ///< the day the accountant received the draft
  opinion,        ///< an Opinion
  opinion_date,
  mandate,  ///< reference of the written agreement
  mandate_signed,
  mandate_ends,
  mandate_fee,       ///< what the platform is paid
  mandate_payout,    ///< how often it pays out
  mandate_accounts,  ///< how often it renders accounts
  orias,             ///< the platform's registration
  payment_institution,
  purpose,       ///< a Purpose, instead of the campaign's own
  ruling_asked,  ///< the day the tax office received the request
  ruling,        ///< an Opinion
  ruling_date,
  analytic,  ///< code under which gifts are isolated
};

/// What kind of public service gifts pay for.
enum class ServiceDomain : std::uint8_t {
  culture,
  education,
  social,
  solidarity,
  sport,
  environment,
  heritage,
  health,
  economy,
  roads,
  other,
  police,
  public_order,
};

enum class Opinion : std::uint8_t { favourable, unfavourable };

enum class Acceptance : std::uint8_t { council, mayor, provisional };

/// `value` in the form that `name` asks for; a day is written in ISO.  Refuses
/// with choice_unknown, date_malformed and text_malformed.
Result<std::string> read_dossier_value(DossierName name,
                                       std::string_view value);

/// What the name means, for people.
Sentence meaning_of(DossierName name);

}  // namespace obole::rules

namespace obole {

template <>
std::span<const std::string_view> words<rules::DossierName>();
template <>
std::span<const std::string_view> words<rules::ServiceDomain>();
template <>
std::span<const std::string_view> words<rules::Opinion>();
template <>
std::span<const std::string_view> words<rules::Acceptance>();

namespace rules {

std::string_view french(ServiceDomain choice);
std::string_view french(Opinion choice);
std::string_view french(Acceptance choice);

}  // namespace rules
}  // namespace obole
