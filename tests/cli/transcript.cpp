#include "cli/transcript.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <regex>

namespace cli_tests {
namespace {

bool is_space_between(const std::string& line) {
  return line.empty() || line == "#" || line.starts_with("# ");
}

std::string escaped(const std::string& line) {
  const bool special = line.starts_with("\\") || line == "#" ||
                       line.starts_with("# ") || line.starts_with("$ ") ||
                       line.starts_with("> ") || line.starts_with("! ") ||
                       line.starts_with("? ");
  return special ? "\\" + line : line;
}

std::string with_prefix(const std::string& text, const char* first,
                        const char* next) {
  std::string printed;
  for (const auto& line : lines_of(text))
    printed += (printed.empty() ? first : next) + line + '\n';
  return printed;
}

std::string print_output(const Answer& answer) {
  const auto lines = lines_of(answer.out);
  std::string printed;
  for (const auto& line : lines)
    printed += escaped(line) + '\n';
  if (!answer.out.empty() && answer.out.back() != '\n')
    printed += "\\ no newline at the end\n";
  else if (!lines.empty() && lines.back().empty())
    printed.insert(printed.size() - 1, "\\");
  printed += with_prefix(answer.err, "! ", "! ");
  if (answer.status != 0) printed += fmt::format("? {}\n", answer.status);
  return printed;
}

std::string replaced(const std::string& text, const char* pattern,
                     const char* by) {
  return std::regex_replace(text, std::regex(pattern), by);
}

void replace_all(std::string& text, const std::string& what,
                 const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

// Where two texts part, with a few lines before, for whoever reads the failure.
std::string parting(const std::string& wanted, const std::string& got) {
  const auto left = lines_of(wanted);
  const auto right = lines_of(got);
  std::size_t at = 0;
  while (at < left.size() && at < right.size() && left[at] == right[at])
    ++at;
  std::string text = fmt::format("from line {}:\n", at + 1);
  for (std::size_t i = at < 4 ? 0 : at - 4; i < at; ++i)
    text += "  " + left[i] + '\n';
  for (std::size_t i = at; i < std::min(at + 6, left.size()); ++i)
    text += "- " + left[i] + '\n';
  for (std::size_t i = at; i < std::min(at + 6, right.size()); ++i)
    text += "+ " + right[i] + '\n';
  return text;
}

}  // namespace

std::vector<Step> parse_transcript(const std::string& text) {
  std::vector<Step> steps;
  std::string between;
  for (const auto& line : lines_of(text)) {
    if (line.starts_with("$ ")) {
      steps.push_back({between, line.substr(2) + '\n'});
      between.clear();
    } else if (line.starts_with("> ") || line == ">") {
      steps.back().command +=
          line.substr(std::min<std::size_t>(2, line.size()));
      steps.back().command += '\n';
    } else if (is_space_between(line)) {
      between += line + '\n';
    } else {
      between.clear();  // output, which is compared as a whole
    }
  }
  return steps;
}

std::string print_transcript(const std::vector<Step>& steps) {
  std::string text;
  for (const auto& step : steps) {
    text += step.before + with_prefix(step.command, "$ ", "> ");
    text += print_output(step.answer);
  }
  return text;
}

std::string Normal::of(std::string text) {
  replace_all(text, scratch_, "SCRATCH");
  replace_all(text, std::string(OBOLE_SOURCE_DIR) + '/', "");
  replace_all(text, "../../tests/", "tests/");  // as a compiler cache names it
  replace_all(text, "\xEF\xBB\xBF", "<BOM>");
  replace_all(text, "\r", "<CR>");
  replace_all(text, "\x1B", "<ESC>");
  text = replaced(text, "-mj[0-9A-F]{9}", "-mjRANDOM");
  text = replaced(text, R"(\b[0-9a-f]{64}\b)", "HASH");
  text = replaced(text, R"(\b[0-9a-f]{32}\b)", "KEY");
  text =
      replaced(text, R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)", "INSTANT");
  text = replaced(text, R"(\b(process|processus) \d+)", "$1 PID");
  text = replaced(text, R"(("by\\?":\\?")[^"\\]*)", "$1USER");
  text = replaced(text, R"(("version\\?":\\?")[^"\\]*)", "$1VERSION");
  text = replaced(text, R"(^obole [0-9.]+ \(SQLite [0-9.]+\))",
                  "obole VERSION (SQLite VERSION)");
  const std::regex id(R"(\bD[0-9A-Z]{10}\b)");
  std::string normal;
  auto rest = text.cbegin();
  for (std::smatch match; std::regex_search(rest, text.cend(), match, id);
       rest = match[0].second) {
    const auto next = fmt::format("DONOR{:06}", donors_.size() + 1);
    normal.append(rest, match[0].first);
    normal += donors_.try_emplace(match.str(), next).first->second;
  }
  return normal.append(rest, text.cend());
}

void run(Desk& desk, std::vector<Step>& steps) {
  std::string script;
  const auto file = [&desk](std::size_t at, const char* ending) {
    return desk.drawer() / fmt::format("{}{}", at, ending);
  };
  for (std::size_t at = 0; at < steps.size(); ++at) {
    write(file(at, ".sh"), steps[at].command);
    script += fmt::format(". {}/{}.sh >{}/{}.out 2>{}/{}.err </dev/null\n",
                          desk.drawer().string(), at, desk.drawer().string(),
                          at, desk.drawer().string(), at);
    script += fmt::format("echo $? >{}/{}.rc\n", desk.drawer().string(), at);
  }
  auto shell = desk.start_script(script, "shell");
  const auto whole = desk.answer(shell, "shell");
  INFO(whole.err);
  REQUIRE(whole.status == 0);
  Normal normal(desk.folder().string());
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const auto status = contents(file(at, ".rc"));
    INFO(steps[at].command);
    REQUIRE_FALSE(status.empty());  // the shell went on to the next command
    steps[at].answer = {std::stoi(status),
                        normal.of(contents(file(at, ".out"))),
                        normal.of(contents(file(at, ".err")))};
  }
}

void play(const std::string& name) {
  const std::filesystem::path file = std::filesystem::path(OBOLE_SOURCE_DIR) /
                                     "tests/cli/transcripts" / (name + ".txt");
  const auto wanted = contents(file);
  auto steps = parse_transcript(wanted);
  REQUIRE_FALSE(steps.empty());
  Desk desk;
  run(desk, steps);
  const auto got = print_transcript(steps);
  const char* const accept = std::getenv("OBOLE_ACCEPT");
  if (accept != nullptr && got != wanted) {
    write(file, got);
    return;
  }
  INFO(file.string() << ' ' << parting(wanted, got));
  const bool as_written = got == wanted;  // shown above, not as a whole
  CHECK(as_written);
}

}  // namespace cli_tests
