// One table of a territory file, read by the keys that it may have.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/domain/money.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/intake/territory_toml.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::intake {

/// Where a thing and its fields are written.
struct Lines {
  std::uint64_t line = 0;
  std::map<std::string, std::uint64_t, std::less<>> keys;

  /// The refusal as of this thing: an option that it names becomes the key of
  /// the file, with the key's line; or else the line of the thing.
  Refusal place(Refusal refusal, const std::string& file) const;
};

/// Readers return what is written, or note the first thing wrong and return
/// something harmless: ask complaint() once, when everything is read.
class KeyReader {
 public:
  KeyReader(const WrittenTable& table, std::string_view file, Currency currency)
      : table_(table), file_(file), currency_(currency) {}

  std::string text(std::string_view key);           ///< or ""
  std::string required_text(std::string_view key);  ///< not empty
  std::vector<std::string> texts(std::string_view key);
  Code code(std::string_view key);
  std::optional<Code> code_if_any(std::string_view key);
  std::vector<Code> codes(std::string_view key);
  Date date(std::string_view key);
  std::optional<Date> date_if_any(std::string_view key);
  Money money(std::string_view key);
  std::optional<Money> money_if_any(std::string_view key);
  std::optional<std::int64_t> number_if_any(std::string_view key);
  Ratio ratio(std::string_view key);
  DonorId donor(std::string_view key);
  template <class Choice>
  std::optional<Choice> choice_if_any(std::string_view key) {
    return read_if_any(key, [](const std::string& text) {
      return parse_choice<Choice>(text);
    });
  }

  bool has(std::string_view key) const { return table_.values.contains(key); }
  /// The tables called `name` within this one.
  std::vector<KeyReader> parts(std::string_view name);
  void complain(std::string_view key, Refusal refusal);

  /// The first thing wrong; a key or table that nobody asked for is one, and
  /// the nearest that somebody did is named.
  Verdict complaint() const;
  Lines lines() const;

 private:
  template <class Read>
  auto read_if_any(std::string_view key, Read read) -> std::optional<
      std::remove_cvref_t<decltype(read(std::string()).value())>> {
    const auto written = text(key);
    if (written.empty()) return std::nullopt;
    auto value = read(written);
    if (value) return *value;
    complain(key, value.error());
    return std::nullopt;
  }
  void missing(std::string_view key);
  const WrittenValue* find(std::string_view key);
  Refusal unknown(std::string_view key, std::uint64_t line) const;

  const WrittenTable& table_;
  std::string_view file_;
  Currency currency_;
  std::vector<std::string> asked_;  // keys
  std::vector<std::string> asked_tables_;
  Verdict complaint_ = std::nullopt;
};

}  // namespace obole::intake
