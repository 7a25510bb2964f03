// A program like obole with mistakes in it, to see what one does.

#include "cli/program.hpp"
#include "obole/base/check.hpp"

#include <array>
#include <stdexcept>

namespace {

using cli::Arguments;
using cli::Exit;
using cli::Session;

Exit break_promise(Session& /*session*/, Arguments& /*arguments*/) {
  obole::check(false, "a promise is kept");
  return Exit::done;
}

Exit throw_error(Session& session, Arguments& /*arguments*/) {
  session.print_text("half an answer\n");
  throw std::runtime_error("nobody thought of this");
}

cli::Command command(std::string_view words,
                     Exit (*run)(Session&, Arguments&)) {
  return {.words = words,
          .summary = {"Fail", "Échouer"},
          .positionals = {},
          .options = {},
          .example = "obole-broken",
          .run = run};
}

}  // namespace

int main(int count, char** words) {
  const auto promise = command("break promise", break_promise);
  const auto error = command("break badly", throw_error);
  const std::array all = {&promise, &error};
  return cli::run({words + 1, words + count}, all);
}
