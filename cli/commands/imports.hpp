// What the commands that read a platform's files share.

#pragma once

#include "cli/json.hpp"
#include "cli/session.hpp"
#include "obole/bank/donations.hpp"
#include "obole/bank/profile.hpp"

#include <string>
#include <vector>

namespace cli {

/// One that comes with obole, or a file ending in .toml.
obole::Result<obole::bank::Profile> profile_named(const std::string& name);

Json problems_of(const std::vector<obole::bank::Problem>& problems,
                 obole::Language language);

/// To stderr, where JSON does not tell them; `count` may be more than those.
void tell_problems(const Session& session, const std::string& file,
                   const std::vector<obole::bank::Problem>& problems,
                   std::uint64_t count);

}  // namespace cli
