// How one bank's CSV download is read as a statement: a TOML file, which
// docs/bank-csv.md says how to write.  Nothing is guessed.

#pragma once

#include "obole/base/encoding.hpp"
#include "obole/base/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// What a column of a statement holds.
enum class StatementColumn : std::uint8_t {
  date,
  value_date,
  amount,
  debit,
  credit,
  balance,
  label,  ///< several may stand for it: their texts are joined
  reference,
  name,
  iban,
  debit_credit,  ///< which side the amount is on, in a word
  currency,
};

/// What may stand above the movements, in the cell after its name.
enum class PreambleCell : std::uint8_t {
  account,
  closing,
  closing_on,
  currency,
};

struct StatementProfile {
  std::string name;
  char delimiter = ';';
  std::vector<Encoding> encodings = {Encoding::utf_8, Encoding::windows_1252};
  std::vector<std::string> date_patterns = {"%d/%m/%Y", "%Y-%m-%d"};
  char decimal_mark = ',';
  std::string thousands = " ";
  bool is_inverted = false;  ///< a card's statement: what is spent is positive
  /// What the column debit_credit says of a debit, and of a credit.
  std::vector<std::string> debit_words = {"D", "DR", "Debit"};
  std::vector<std::string> credit_words = {"C", "CR", "Credit"};
  std::string stop;     ///< a first cell after which nothing is read
  std::string account;  ///< of every file; else the file or caller says
  std::map<StatementColumn, std::vector<std::string>> columns;
  std::map<PreambleCell, std::vector<std::string>> preamble;
};

/// Refuses with profile_malformed, naming line and key: what is no TOML, a key
/// or a value that is not known, a profile without date or amount, and one
/// whose words for a debit and a credit cannot be told apart.
Result<StatementProfile> parse_statement_profile(std::string_view toml,
                                                 std::string_view file);

/// Whether a cell says one of `words`: as it is written, or without case,
/// accents, spaces and punctuation where something is left of it.
bool says_one_of(std::string_view cell, const std::vector<std::string>& words);

/// "date", "debit_credit" ...: the column's key in [columns].
std::string_view key_of(StatementColumn column);

/// "la_banque_postale", "credit_mutuel", "generic_fr".  Refuses with
/// profile_unknown, naming those there are.
Result<StatementProfile> known_statement_profile(std::string_view name);

}  // namespace obole::bank
