// All that stands in the ledger about one gift, for an auditor's desk.

#pragma once

#include "obole/ledger/donation_detail.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/lines.hpp"
#include "obole/ledger/papers.hpp"
#include "obole/ledger/receipts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::reports {

/// An entry that the gift, its refunds or its receipts stand in, or that says
/// something of its donor.
struct DossierEntry {
  ledger::Entry entry;
  std::string by;  ///< the user account that wrote it, as claimed
};

/// Where a gift or refund stands in a file that was imported.
struct DossierSource {
  std::int64_t entry;   ///< of the gift or refund
  std::int64_t import;  ///< the entry that tells of the file
  std::string digest;   ///< its SHA-256, hexadecimal
  std::string profile;  ///< by which it was read
  std::int64_t line;    ///< of the file, from 1
};

/// A bank line that shows the gift or a refund of it, or once did.
struct DossierLine {
  std::int64_t match;  ///< the entry that explains the line
  std::int64_t line;
  std::int64_t recorded;  ///< the entry that the line stands in
  std::string kind;       ///< donation, refund, payout, deposit
  std::string payout;     ///< "PLATFORM/ID", or empty
  std::string pass;       ///< how it was found
  bool taken_back;
  Money matched;  ///< the part of the line
  Money amount;   ///< the whole line
  Date booked_on;
  std::optional<Date> value_on;
  std::string account;     ///< its IBAN
  std::int64_t statement;  ///< the entry of the statement; 0: of none
  std::string statement_name;
  std::string format;
  std::string digest;                    ///< of the statement's file
  std::optional<ledger::LineText> text;  ///< nothing once forgotten
};

/// A fee of the gift or of a refund of it.
struct DossierFee {
  std::int64_t entry;
  std::int64_t item;
  Money amount;
  std::string platform;
  std::string payout;  ///< of a shared fee
};

/// What the platform's own file says, by the reference of the gift.
struct DossierMovement {
  std::int64_t entry;
  std::string source;    ///< the platform's id of it
  std::string movement;  ///< capture, refund ...
  Date day;
  Money gross;
  Money fee;
  std::string payout;
  std::string digest;  ///< of the platform's file
};

struct DossierReceipt {
  ledger::Receipt receipt;
  Money stated;  ///< of this gift
  std::vector<ledger::Paper> papers;
};

/// A request to forget the donor, done or refused.
struct DossierErasure {
  std::int64_t entry;
  std::string scope;  ///< all, contact, refused
  Date day;
};

struct Dossier {
  ledger::DonationDetail detail;
  ledger::Donor donor;
  std::vector<DossierEntry> entries;
  std::vector<DossierSource> sources;
  std::vector<DossierFee> fees;
  std::vector<DossierMovement> movements;
  std::vector<DossierLine> lines;
  std::vector<DossierReceipt> receipts;
  std::vector<DossierErasure> erasures;

  /// Whether everything about the donor's person was erased.
  bool is_erased() const;
};

/// Refuses with donation_unknown.
Result<Dossier> dossier(ledger::Book& book, std::int64_t donation);

}  // namespace obole::reports
