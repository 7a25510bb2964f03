// A town set up from a file, for the tests of territories.

#pragma once

#include "obole/intake/territory_plan.hpp"
#include "support/world.hpp"

#include <fstream>
#include <iterator>

namespace territories {

inline std::string example() {
  std::ifstream in(OBOLE_SOURCE_DIR "/docs/territory.example.toml");
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Town : support::World {
  obole::Result<obole::intake::Plan> apply(const std::string& toml) {
    const auto territory =
        obole::intake::parse_territory(toml, "town.toml", book().currency());
    if (!territory) return territory.error();
    auto entries = journal();
    auto plan = obole::intake::apply(entries, *territory);
    if (plan && !plan->conflict) entries.commit();
    return plan;
  }
  /// The state of each step, a letter each: n, u, c (changed), x (conflict).
  static std::string states(const obole::intake::Plan& plan) {
    std::string text;
    for (const auto& step : plan.steps)
      text += std::string_view("nucx").at(static_cast<std::size_t>(step.state));
    return text;
  }
};

// One [[project]] ECOLE with these further lines.
inline std::string school(const std::string& lines) {
  return "[[project]]\ncode = \"ECOLE\"\ntitle = \"Toit\"\n" + lines;
}

}  // namespace territories
