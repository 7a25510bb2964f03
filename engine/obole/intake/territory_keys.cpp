#include "obole/intake/territory_keys.hpp"

#include "obole/base/nearest.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>
#include <charconv>

namespace obole::intake {
namespace {

// Never used: there is a complaint.
Code no_code() { return Code::parse("X").value(); }

// "--gift-cap" in a ledger's refusal is the key gift_cap.
std::string key_of_option(std::string_view option) {
  if (!option.starts_with("--")) return {};
  std::string key(option.substr(2));
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

// Where a refusal names no option, its reason tells the key.
std::string key_of_reason(Reason reason) {
  switch (reason) {
    case Reason::programme_unknown:
      return "programme";
    case Reason::project_unknown:
      return "project";
    case Reason::campaign_unknown:
      return "campaigns";
    case Reason::donor_unknown:
      return "funder";
    case Reason::date_malformed:
      return "closes";
    case Reason::benefit_exceeds:
      return "benefit";
    case Reason::identifier_invalid:
      return "siren";
    default:
      return {};
  }
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

Refusal malformed(const std::string& text, Sentence why) {
  return {Reason::text_malformed, shown(text), std::move(why), {}};
}

Result<Ratio> parse_ratio(const std::string& text) {
  const auto slash = text.find('/');
  const auto above = whole_number(text.substr(0, slash));
  const auto below = slash == std::string::npos
                         ? std::nullopt
                         : whole_number(text.substr(slash + 1));
  if (above && below) return Ratio{*above, *below};
  return malformed(
      text, say("a ratio is written 1/1 or 1/2", "un taux s’écrit 1/1 ou 1/2"));
}

}  // namespace

Refusal Lines::place(Refusal refusal, const std::string& file) const {
  auto key = key_of_option(refusal.place.column.empty() ? refusal.what.en
                                                        : refusal.place.column);
  if (!key.empty() && refusal.place.column.empty()) refusal.what = Subject(key);
  if (key.empty()) key = key_of_reason(refusal.reason);
  if (key == "campaign") key = "campaigns";  // of a fund
  if (!keys.contains(key)) key.clear();
  const auto found = keys.find(key);
  refusal.place = {file, found == keys.end() ? line : found->second, key};
  return refusal;
}

const WrittenValue* KeyReader::find(std::string_view key) {
  asked_.emplace_back(key);
  const auto found = table_.values.find(key);
  return found == table_.values.end() ? nullptr : &found->second;
}

void KeyReader::complain(std::string_view key, Refusal refusal) {
  if (complaint_) return;
  const auto found = table_.values.find(key);
  const auto line =
      found == table_.values.end() ? table_.line : found->second.line;
  complaint_ =
      at(std::move(refusal), {std::string(file_), line, std::string(key)});
}

void KeyReader::missing(std::string_view key) {
  if (complaint_) return;
  complaint_ = territory_malformed(file_, table_.line, key,
                                   say("it is missing", "il manque"));
}

std::string KeyReader::text(std::string_view key) {
  const auto* const value = find(key);
  if (value == nullptr) return {};
  if (!value->is_list) return value->texts.front();
  complain(key, territory_malformed(file_, value->line, key,
                                    say("it takes one text, not a list",
                                        "il faut un seul texte, pas une "
                                        "liste")));
  return {};
}

std::string KeyReader::required_text(std::string_view key) {
  auto written = text(key);
  if (written.empty()) missing(key);
  return written;
}

std::vector<std::string> KeyReader::texts(std::string_view key) {
  const auto* const value = find(key);
  return value == nullptr ? std::vector<std::string>() : value->texts;
}

std::optional<Code> KeyReader::code_if_any(std::string_view key) {
  return read_if_any(key,
                     [](const std::string& text) { return Code::parse(text); });
}

Code KeyReader::code(std::string_view key) {
  const auto code = code_if_any(key);
  if (!code) missing(key);
  return code.value_or(no_code());
}

std::vector<Code> KeyReader::codes(std::string_view key) {
  std::vector<Code> list;
  for (const auto& text : texts(key)) {
    const auto code = Code::parse(text);
    if (!code) complain(key, code.error());
    list.push_back(code ? *code : no_code());
  }
  return list;
}

std::optional<Date> KeyReader::date_if_any(std::string_view key) {
  return read_if_any(key,
                     [](const std::string& text) { return parse_date(text); });
}

Date KeyReader::date(std::string_view key) {
  const auto date = date_if_any(key);
  if (!date) missing(key);
  return date.value_or(Date{});
}

std::optional<Money> KeyReader::money_if_any(std::string_view key) {
  return read_if_any(key, [this](const std::string& text) {
    return parse_amount(text, currency_);
  });
}

Money KeyReader::money(std::string_view key) {
  const auto money = money_if_any(key);
  if (!money) missing(key);
  return money.value_or(Money{0, currency_});
}

std::optional<std::int64_t> KeyReader::number_if_any(std::string_view key) {
  return read_if_any(key, [](const std::string& text) -> Result<std::int64_t> {
    if (const auto number = whole_number(text)) return *number;
    return malformed(text, say("it is not a whole number",
                               "ce n’est pas un nombre "
                               "entier"));
  });
}

Ratio KeyReader::ratio(std::string_view key) {
  const auto ratio = read_if_any(key, parse_ratio);
  if (!ratio) missing(key);
  return ratio.value_or(Ratio{1, 1});
}

DonorId KeyReader::donor(std::string_view key) {
  const auto id = read_if_any(
      key, [](const std::string& text) { return DonorId::parse(text); });
  if (!id) missing(key);
  return id.value_or(DonorId::from_number(0));
}

std::vector<KeyReader> KeyReader::parts(std::string_view name) {
  asked_tables_.emplace_back(name);
  std::vector<KeyReader> list;
  for (const auto& table : table_.tables) {
    if (table.name == name) list.emplace_back(table, file_, currency_);
  }
  return list;
}

Refusal KeyReader::unknown(std::string_view key, std::uint64_t line) const {
  auto refusal = territory_malformed(
      file_, line, key,
      say("there is no such key here", "cette clé n’existe pas ici"));
  auto known = asked_;
  known.insert(known.end(), asked_tables_.begin(), asked_tables_.end());
  const auto close = nearest(key, known);
  if (close == key) {
    refusal.why = table_.values.contains(key)
                      ? say("it takes a table with keys of its own",
                            "il faut une table, avec ses propres clés")
                      : say("it takes a text, not a table",
                            "il faut un texte, pas une table");
  } else if (!close.empty()) {
    refusal.hint = say("did you mean {}?", "vouliez-vous dire {} ?", close);
  }
  return refusal;
}

Verdict KeyReader::complaint() const {
  const auto is_in = [](const auto& list, const std::string& key) {
    return std::find(list.begin(), list.end(), key) != list.end();
  };
  // A key misspelled is why another is missing: it is named first.
  for (const auto& [key, value] : table_.values) {
    if (!is_in(asked_, key)) return unknown(key, value.line);
  }
  for (const auto& table : table_.tables) {
    if (!is_in(asked_tables_, table.name))
      return unknown(table.name, table.line);
  }
  return complaint_;
}

Lines KeyReader::lines() const {
  Lines lines{table_.line, {}};
  for (const auto& [key, value] : table_.values)
    lines.keys.emplace(key, value.line);
  return lines;
}

}  // namespace obole::intake
