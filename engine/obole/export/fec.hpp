// The file of accounting entries of a year (fichier des écritures comptables),
// in the form of article A47 A-1 of the French book of tax procedures.
//
// A town's main budget does not owe it; it is what accountants' and auditors'
// programs read.  18 columns parted by tabs, lines that end in CR LF, UTF-8 of
// the repertoire of ISO 8859-15, decimal commas, days as AAAAMMJJ.  Entries
// stand in the order in which they were recorded; EcritureNum counts without
// gap within each journal, and names the journal, so that it is unique.

#pragma once

#include "obole/reports/transaction.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obole::exports {

/// A journal of the file, such as "DO", "Dons".
struct FecJournal {
  std::string_view code;
  std::string_view title;
};

/// The first is that of what is brought forward.
std::span<const FecJournal> fec_journals();
/// In which one an entry of `kind` stands.
const FecJournal& fec_journal(std::string_view kind);

/// The class of an account, three digits of the M57 chart where it has a
/// place; "Income:Gifts:TOIT" is 756.  A proposal: the accountant decides.
std::string_view fec_class(std::string_view account);

/// "75600012": the class, then the account's number in the ledger.
std::string fec_number(const reports::Leg& leg);

class Fec {
 public:
  /// Of one year; `zone` says on which day an entry was recorded.
  Fec(int year, std::string zone) : year_(year), zone_(std::move(zone)) {}

  /// The name that the law gives the file: "217109990FEC20261231.txt".
  static std::string name(std::string_view siren, int year);

  /// The head, and what is brought forward: `before` adds up to nothing;
  /// income and expenses of earlier years are one line.
  void begin(const std::vector<reports::Leg>& before, std::string& text);
  void transactions(std::span<const reports::Transaction> list,
                    std::string& text);

  std::int64_t entries() const noexcept { return entries_; }
  std::int64_t lines() const noexcept { return lines_; }

 private:
  struct Heading;
  void line(const Heading& heading, const reports::Leg& leg,
            std::string_view number, std::string& text);

  int year_;
  std::string zone_;
  std::map<std::string_view, std::int64_t> numbers_;
  std::int64_t entries_ = 0;
  std::int64_t lines_ = 0;
};

/// What comes with the file: what is in it and how it was made, in French.
std::string fec_description(const reports::JournalHead& head, const Fec& fec,
                            std::string_view file, int year);

}  // namespace obole::exports
