#include "obole/bank/cfonb120_record.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::bank::cfonb120 {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr std::uint8_t byte(char c) { return static_cast<std::uint8_t>(c); }

bool is_blank(std::string_view text) {
  return text.find_first_not_of(' ') == std::string_view::npos;
}

// Whether a line can begin a record of a statement.
bool begins_record(std::string_view line) {
  return line.size() >= 2 && line[0] == '0' &&
         (line[1] == '1' || line[1] == '4' || line[1] == '5' || line[1] == '7');
}

Refusal malformed(std::string_view what, Sentence why) {
  return {Reason::file_malformed, shown(what), std::move(why),
          say("ask the bank for the file again, and do not edit it",
              "redemander le fichier à la banque, et ne pas le modifier")};
}

// The digit that a last character stands for, and whether it makes a debit.
// Where ISO 646-FR came between, { and } became é and è.
struct Last {
  char digit;
  bool is_debit;
};
std::optional<Last> last_of(char c) {
  if (c == '{' || byte(c) == 0xE9) return Last{'0', false};
  if (c == '}' || byte(c) == 0xE8) return Last{'0', true};
  if (c >= 'A' && c <= 'I')
    return Last{static_cast<char>('1' + (c - 'A')), false};
  if (c >= 'J' && c <= 'R')
    return Last{static_cast<char>('1' + (c - 'J')), true};
  return std::nullopt;
}

}  // namespace

std::optional<char> Records::next_byte() {
  if (at_ == size_) {
    size_ = source_(buffer_);
    at_ = 0;
    if (size_ == 0) return std::nullopt;
  }
  return buffer_.at(at_++);
}

// One character of ISO 8859-1, also where somebody made the file UTF-8.
std::optional<char> Records::next_character() {
  if (ahead_) return std::exchange(ahead_, std::nullopt);
  const auto first = next_byte();
  if (!first || (byte(*first) != 0xC2 && byte(*first) != 0xC3)) return first;
  const auto second = next_byte();
  if (!second) return first;
  if ((byte(*second) & 0xC0U) != 0x80U) {
    ahead_ = second;
    return first;
  }
  return static_cast<char>(((byte(*first) & 0x03U) << 6U) |
                           (byte(*second) & 0x3FU));
}

Result<std::optional<Record>> Records::whole(std::string text) {
  text.resize(record_size, ' ');
  return std::optional(Record{std::move(text), ++number_});
}

Result<std::optional<Record>> Records::next() {
  std::string line = std::exchange(short_line_, {});
  for (;;) {
    if (line.size() == record_size) {
      if (!is_blank(line)) return whole(std::move(line));
      line.clear();
    }
    const auto c = next_character();
    const bool ends = !c || *c == '\n' || *c == '\r';
    if (!ends) {
      line += *c;
      continue;
    }
    if (is_blank(line) && c) {
      line.clear();
      continue;
    }
    if (!c) {
      if (is_blank(line)) return std::optional<Record>();
      return whole(std::move(line));
    }
    // Blanks at the end may have been cut off, or the line itself was cut:
    // what follows tells.
    std::string more;
    while (more.size() < 2) {
      const auto next = next_character();
      if (!next) break;
      if (*next == '\n' || *next == '\r') continue;
      more += *next;
    }
    if (more.empty() || begins_record(more) || more[0] == '\x1A') {
      short_line_ = std::move(more);
      return whole(std::move(line));
    }
    if (line.size() + more.size() > record_size) {
      return malformed(
          line.substr(0, 20),
          say("record {} is not 120 characters long",
              "l’enregistrement {} ne fait pas 120 caractères", number_ + 1));
    }
    line += more;
  }
}

std::string text_of(std::string_view latin1) {
  std::string text;
  for (const char c : latin1) {
    if (byte(c) < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0U | (byte(c) >> 6U));
      text += static_cast<char>(0x80U | (byte(c) & 0x3FU));
    }
  }
  std::replace(text.begin(), text.end(), '\0', ' ');
  return clean_text(text).value_or("");
}

Result<std::optional<Date>> day_of(std::string_view field) {
  if (field.find_first_not_of(" 0") == std::string_view::npos)
    return std::optional<Date>();
  const bool digits = std::all_of(field.begin(), field.end(), is_digit);
  if (digits) {
    const auto* const century = field.substr(4) < "70" ? "20" : "19";
    const auto date =
        parse_date(fmt::format("{}{}-{}-{}", century, field.substr(4),
                               field.substr(2, 2), field.substr(0, 2)));
    if (date) return std::optional(*date);
  }
  return malformed(text_of(field), say("it is no day written DDMMYY",
                                       "ce n’est pas un jour écrit JJMMAA"));
}

Result<Money> amount_of(std::string_view field, Currency currency,
                        int decimals) {
  const auto wrong = malformed(
      text_of(field),
      say("it is no amount of 13 digits and a letter that is the last digit "
          "and the sign",
          "ce n’est pas un montant de 13 chiffres et une lettre qui donne le "
          "dernier chiffre et le signe"));
  const auto last = last_of(field.back());
  const auto start = field.find_first_not_of(' ');
  if (!last) return wrong;
  std::int64_t units = 0;  // 14 digits fit
  for (const char c : field.substr(start, field.size() - 1 - start)) {
    if (!is_digit(c)) return wrong;
    units = units * 10 + (c - '0');
  }
  units = units * 10 + (last->digit - '0');
  for (; decimals < currency.decimals() && units <= Money::largest; ++decimals)
    units *= 10;
  for (; decimals > currency.decimals(); --decimals) {
    if (units % 10 != 0)
      return Refusal{
          Reason::amount_too_large, text_of(field),
          say("it has more decimals than {} has",
              "il a plus de décimales que {} n’en a", currency.code()),
          say("ask the bank which amount is meant",
              "demander à la banque quel montant est le bon")};
    units /= 10;
  }
  if (units > Money::largest)
    return Refusal{
        Reason::amount_too_large, text_of(field),
        say("no amount is that large", "aucun montant n’est aussi grand"),
        say("ask the bank for the file again",
            "redemander le fichier à la banque")};
  return Money{last->is_debit ? -units : units, currency};
}

}  // namespace obole::bank::cfonb120
