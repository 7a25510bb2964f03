#include "obole/bank/cfonb120_record.hpp"

#include "obole/bank/cfonb120_refusals.hpp"

namespace obole::bank::cfonb120 {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(' ') == std::string_view::npos;
}

constexpr bool ends_line(char c) { return c == '\n' || c == '\r'; }

// What fills the last block of a file, or marks its end.
constexpr bool is_filler(char c) { return c == '\0' || c == '\x1A'; }

// Whether a line can begin a record of a statement.
bool begins_record(std::string_view line) {
  return line.size() >= 2 && line[0] == '0' &&
         (line[1] == '1' || line[1] == '4' || line[1] == '5' || line[1] == '7');
}

}  // namespace

std::optional<char> Records::next_character() {
  if (ahead_.empty()) return characters_.next();
  const char first = ahead_.front();
  ahead_.erase(0, 1);
  return first;
}

std::optional<Record> Records::whole(std::string text) {
  text.resize(record_size, ' ');
  return Record{std::move(text), ++number_};
}

// Two characters of the next line that is not empty, which are still to be
// read; fewer at the end of the file.
std::string Records::beginning_of_next_line() {
  std::string beginning;
  while (beginning.size() < 2) {
    const auto c = next_character();
    if (!c) break;
    if (ends_line(*c) && is_blank(beginning)) beginning.clear();
    if (ends_line(*c) || (beginning.empty() && is_filler(*c))) continue;
    beginning += *c;
  }
  ahead_.insert(0, beginning);
  return beginning;
}

Result<std::optional<Record>> Records::next() {
  std::string line;
  for (;;) {
    const auto c = next_character();
    if (c && !ends_line(*c)) {
      if (line.empty() && is_filler(*c)) continue;
      line += *c;
      if (line.size() < record_size) continue;
      if (is_blank(line)) {
        line.clear();
        continue;
      }
      is_inside_line_ = true;
      return whole(std::move(line));
    }
    if (is_blank(line)) {
      if (!c) return std::optional<Record>();
      line.clear();
      is_inside_line_ = false;
      continue;
    }
    if (is_inside_line_ && !begins_record(line)) return goes_on(number_, line);
    // Blanks at the end may have been cut off, or the line itself was cut:
    // what follows tells.
    const auto more = c ? beginning_of_next_line() : std::string();
    if (more.empty()) return whole(std::move(line));
    if (!begins_record(more)) continue;
    if (is_inside_line_) return goes_on(number_, line);
    return whole(std::move(line));
  }
}

}  // namespace obole::bank::cfonb120
