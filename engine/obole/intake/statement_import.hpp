// Bank statements become lines in the ledger.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"
#include "obole/bank/statement_format.hpp"
#include "obole/bank/statement_profile.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::intake {

/// One statement of a file, and what became of it.
struct StatementReport {
  std::string file;  ///< "FILE", or "FILE.zip!MEMBER"
  std::string account;
  std::string name;    ///< what the bank calls it
  std::string format;  ///< "camt.053.001.08"; of a notification, "camt054"
  std::optional<Money> opening;
  std::optional<Money> closing;
  Money credits;  ///< of every line in it
  Money debits;
  std::uint64_t lines = 0;
  std::uint64_t recorded = 0;  ///< lines that are new
  std::uint64_t skipped = 0;   ///< lines already there
};

/// A member of a ZIP file that is in no known format, and was not read.
struct LeftOut {
  std::string file;  ///< "FILE.zip!MEMBER"
  Sentence why;
  bool is_document = false;  ///< a PDF: for people, as banks add them
};

struct StatementFileReport {
  std::vector<StatementReport> statements;
  std::vector<LeftOut> left_out;
  std::vector<bank::Remark> remarks;  ///< the first `most_remarks`
  std::uint64_t more_remarks = 0;
};

inline constexpr std::size_t most_remarks = 200;

struct StatementImport {
  std::string file;  ///< how messages name it
  std::optional<std::string> reference = {};
  /// Known by the file's content where it is not said.
  std::optional<bank::StatementFormat> format = {};
  /// Of a CSV file, which shows nothing by itself, and whose account it is
  /// where neither file nor profile says.
  std::optional<bank::StatementProfile> profile = {};
  std::string account = {};
};

/// Reads bank statements from `source` into `journal`, which the caller
/// commits.
///
/// A line is known by all that the bank says of it, and by its number among
/// lines alike on the same account: overlapping files, in any order, add each
/// line once.  Days that a statement of another format holds already add
/// nothing (other_formats.hpp), nor do lines that an OFX download names anew
/// (renamed_lines.hpp).  Each line debits or credits its bank account
/// against suspense.  A notification brings details of lines that are there
/// (notified_details.hpp).  Of a ZIP file each member is read, the statements
/// first; one that is refused refuses all, and those in no known format are
/// left out if there is another (decision 0015).
///
/// Refuses the whole file with format_unknown, account_unknown (an account that
/// was not declared), currency_mismatch, statement_unbalanced,
/// statement_conflicts (the same statement with other content), file_malformed,
/// line_unknown (a notification whose statement is not recorded yet) and
/// reference_reused; a gap before or after a statement is a remark
/// (continuity).
Result<StatementFileReport> import_statement(ledger::Journal& journal,
                                             const bank::Source& source,
                                             const StatementImport& request);

/// Whether a file that begins so should be read after others: statements come
/// before the notifications of their details.  By rank: 0, 1 (a ZIP), 2.
int reading_rank(std::string_view beginning);

/// A statement whose opening balance is the closing balance of no other.
struct Break {
  std::string account;
  std::string name;
  Date opening_on;
  Money opening;
  std::optional<Money>
      before;  ///< the closing balance that precedes it in time
};

/// Of every account, or of the one with this IBAN; by account and date.  A
/// statement with no earlier one is no break.  As of a day: among those whose
/// entries have an accounting day up to it.
std::vector<Break> breaks(ledger::Book& book, std::string_view iban = {},
                          std::optional<Date> as_of = {});

}  // namespace obole::intake
