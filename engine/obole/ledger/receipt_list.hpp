// The register of receipts, and what is to be done about some of them.

#pragma once

#include "obole/ledger/receipts.hpp"

#include <optional>
#include <vector>

namespace obole::ledger {

/// Which receipts, and as of when.
struct ReceiptFilter {
  std::optional<int> year = {};
  /// What was issued, ended or given back later does not count.
  std::optional<Date> as_of = {};
};

/// Every number, live or not, in order.
std::vector<Receipt> receipts(Book& book, const ReceiptFilter& filter = {});

/// A live receipt that states more than is left of its gifts.
struct Obligation {
  Receipt receipt;
  std::int64_t donation;
  Money stated;  ///< by live receipts, of the gift
  Money left;    ///< of the gift
};

/// What went back after its receipt was issued, and waits for the receipt to be
/// voided or replaced.
std::vector<Obligation> obligations(Book& book,
                                    const ReceiptFilter& filter = {});

/// How many receipts of a year are live on a day, or after all that is known,
/// and what they state together.
struct Declared {
  std::int64_t receipts;
  Money total;
};
Declared declared_for(Book& book, int year,
                      std::optional<Date> as_of = std::nullopt);

/// Whether a live receipt already sums up the donor's year.
bool has_year_receipt(Book& book, DonorId donor, int year);

/// The highest number of a year; numbers run from 1 without gaps.
std::int64_t last_number(Book& book, int year);

}  // namespace obole::ledger
