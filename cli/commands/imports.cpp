#include "cli/commands/imports.hpp"

#include "cli/commands.hpp"
#include "obole/base/say.hpp"

#include <fmt/format.h>

namespace cli {

using namespace obole;

Result<bank::Profile> profile_named(const std::string& name) {
  if (!name.ends_with(".toml")) return bank::known_profile(name);
  const auto text = InputFile::contents_of(name);
  if (!text) return text.error();
  return bank::parse_profile(*text, name);
}

Json problems_of(const std::vector<bank::Problem>& problems,
                 Language language) {
  auto list = Json::list();
  for (const auto& problem : problems) {
    Json one;
    one.set("line", static_cast<std::int64_t>(problem.line));
    problem.column.empty() ? one.set_null("column")
                           : one.set("column", problem.column);
    one.set("value", problem.value).set("why", problem.why.in(language));
    list.add(one);
  }
  return list;
}

void tell_problems(const Session& session, const std::string& file,
                   const std::vector<bank::Problem>& problems,
                   std::uint64_t count) {
  if (session.settings().format == Format::json) return;
  for (const auto& problem : problems) {
    const auto where =
        problem.column.empty()
            ? fmt::format("{}:{}", file, problem.line)
            : fmt::format("{}:{}: {}", file, problem.line, problem.column);
    session.remark(say("{}: {}: {}", "{} : {} : {}", where, problem.value,
                       problem.why.in(session.language())));
  }
  if (count > problems.size()) {
    session.remark(
        say("and {} with a problem", "et {} en défaut",
            counted(count - problems.size(), {"more row", "more rows"},
                    {"autre ligne", "autres lignes"})));
  }
}

}  // namespace cli
