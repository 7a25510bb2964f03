// The profiles that come with obole; their texts are in schema/profiles.

#pragma once

#include <string_view>

namespace obole::schema {

extern const std::string_view profile_generic;
extern const std::string_view profile_helloasso;
extern const std::string_view profile_payout;
extern const std::string_view profile_paypal;
extern const std::string_view profile_stripe;
extern const std::string_view profile_ulule;

}  // namespace obole::schema
