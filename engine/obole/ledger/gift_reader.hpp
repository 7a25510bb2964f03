// What the law asks about a gift, read from the ledger.

#pragma once

#include "obole/ledger/book.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/rules/eligibility.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace obole::ledger {

/// A gift as a decision about it needs it.
struct ReadGift {
  std::int64_t seq;
  std::int64_t campaign;
  std::string campaign_code;
  DonorId donor;
  rules::GiftFacts facts;
  Money receipted;  ///< stated by receipts that are live
};

/// Reads gifts, one by one, in any order.  What concerns many of them is read
/// once, so make one reader for a run: 16 bytes for each gift seen on the bank.
class GiftReader {
 public:
  /// `table` says which day counts, and so in which year a gift is.
  GiftReader(Book& book, const rules::RuleTable& table);

  /// Refuses with donation_unknown.
  Result<ReadGift> read(std::int64_t seq);

  /// The gifts whose day in law may lie in `year`, or all; of one campaign, or
  /// of all where `campaign` is empty; in order of recording.
  std::vector<std::int64_t> candidates(std::optional<int> year,
                                       std::string_view campaign);

 private:
  std::optional<ReadGift> read_core(std::int64_t seq);
  void read_credited();
  void read_person(DonorId donor, rules::DonorFacts& facts);
  void read_year(ReadGift& gift);
  Money received_in(DonorId donor, int year);
  rules::InKindFacts in_kind_of(std::int64_t seq);

  Book& book_;
  const rules::RuleTable& table_;
  bool has_minimum_;
  std::vector<std::pair<std::int64_t, std::int64_t>> credited_;  // gift, day
  std::optional<Donor> donor_;  // the last one asked for
  std::map<std::pair<std::int64_t, int>, std::int64_t> received_;
  bool received_read_ = false;
};

}  // namespace obole::ledger
