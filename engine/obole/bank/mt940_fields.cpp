#include "obole/bank/mt940_fields.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::bank::mt940 {
namespace {

constexpr std::size_t longest = 65536;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The length of ":61:" or ":60F:" at the start of a line; 0 where it has none.
std::size_t tag_length(std::string_view line) {
  if (line.size() < 4 || line[0] != ':') return 0;
  const bool is_number = is_digit(line[1]) && is_digit(line[2]);
  const bool is_ns = line[1] == 'N' && line[2] == 'S';
  if (!is_number && !is_ns) return 0;
  if (line[3] == ':') return 4;
  const bool is_long = line.size() > 4 && line[4] == ':' &&
                       (is_capital(line[3]) || is_digit(line[3]));
  return is_long ? 5 : 0;
}

bool is_separator(std::string_view line) {
  return line == "-" || line.starts_with("-}") || line.starts_with("{");
}

}  // namespace

Result<bool> Fields::read_line() {
  line_.clear();
  bool any = false;
  for (;;) {
    if (at_ == size_) {
      size_ = source_(buffer_);
      at_ = 0;
      if (size_ == 0) break;
    }
    any = true;
    const char c = buffer_.at(at_++);
    if (c == '\n') break;
    if (c != '\r') line_ += c;
    if (line_.size() > longest)
      return malformed(
          {"", "", number_ + 1},
          say("a line is longer than 64 KiB", "une ligne dépasse 64 Kio"));
  }
  if (any) ++number_;
  return any;
}

Result<std::optional<Field>> Fields::next() {
  std::optional<Field> field;
  for (;;) {
    if (!has_line_) {
      const auto more = read_line();
      if (!more) return more.error();
      if (!*more) return field;
    }
    has_line_ = false;
    if (is_separator(line_)) {
      if (field) {
        has_line_ = true;
        return field;
      }
      return std::optional(Field{"-", {}, number_});
    }
    const auto tag = tag_length(line_);
    if (tag > 0 && field) {
      has_line_ = true;
      return field;
    }
    if (tag > 0) {
      field = Field{line_.substr(1, tag - 2), line_.substr(tag), number_};
    } else if (field) {
      field->text += '\n' + line_;
      if (field->text.size() > longest)
        return malformed(*field, say("the field is longer than 64 KiB",
                                     "le champ dépasse 64 Kio"));
    }
  }
}

std::string text_of(std::string_view bytes) {
  std::string text(bytes);
  std::replace(text.begin(), text.end(), '\0', ' ');
  if (invalid_utf8_at(text)) {
    std::string decoded;
    for (const char c : text) {
      const auto b = static_cast<std::uint8_t>(c);
      if (b < 0x80) {
        decoded += c;
      } else {
        decoded += static_cast<char>(0xC0U | (b >> 6U));
        decoded += static_cast<char>(0x80U | (b & 0x3FU));
      }
    }
    text = std::move(decoded);
  }
  return clean_text(text).value_or("");
}

std::optional<Date> day_of(std::string_view digits, bool& clamped) {
  if (digits.size() != 6 ||
      !std::all_of(digits.begin(), digits.end(), is_digit))
    return std::nullopt;
  const auto month =
      fmt::format("20{}-{}-", digits.substr(0, 2), digits.substr(2, 2));
  if (const auto date = parse_date(month + std::string(digits.substr(4))))
    return *date;
  if (digits.substr(4) > "31" || digits.substr(4) < "01") return std::nullopt;
  for (const char* const last : {"30", "29", "28"}) {
    if (digits.substr(4) <= last) continue;
    if (const auto date = parse_date(month + last)) {
      clamped = true;
      return *date;
    }
  }
  return std::nullopt;
}

Refusal malformed(const Field& field, Sentence why) {
  return {Reason::file_malformed,
          shown(text_of(field.text.substr(0, 60))),
          std::move(why),
          say("ask the bank for the file again, and do not edit it",
              "redemander le fichier à la banque, et ne pas le modifier"),
          {{}, field.line, field.tag.empty() ? "" : ':' + field.tag + ':'}};
}

}  // namespace obole::bank::mt940
