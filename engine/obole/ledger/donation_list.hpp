#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/ledger/book.hpp"
#include "obole/ledger/donor_names.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace obole::ledger {

/// A gift with what became of it.
struct ListedDonation {
  std::int64_t seq;
  Date date;
  std::string campaign;
  DonorId donor;
  std::string name;  ///< of the donor; empty where it is not known
  Money amount;
  Money refunded;
  Money fee;
  std::string method;
  std::string platform;
  std::string reference;
  bool reconciled;  ///< seen on the bank
};

/// The gifts as they stood when the list was made, however long they are read
/// and whatever is recorded meanwhile: gifts never change, and what became of
/// them is read when the list is made.  Nothing of the ledger is held between
/// two pages.
///
/// Memory: the names of donors (donor_names.hpp), 16 bytes for each fee and
/// refund, 8 for each gift seen on the bank.
class DonationList {
 public:
  /// Of one campaign, or of all where `campaign` is empty.
  explicit DonationList(Book& book, std::string_view campaign = {});

  /// The next gifts, in order; none at the end.  Valid until the next call.
  std::span<const ListedDonation> next();

 private:
  // By the number of the gift, sorted; `at` only goes forward.
  struct Amounts {
    std::vector<std::pair<std::int64_t, std::int64_t>> items = {};
    std::size_t at = 0;

    std::int64_t of(std::int64_t donation);
  };

  void read_campaigns(std::string_view campaign);
  Amounts read_amounts(const char* sql) const;
  void read_seen();
  bool is_seen(std::int64_t donation);

  Book& book_;
  std::int64_t end_ = 0;
  std::int64_t last_ = -1;
  std::int64_t campaign_ = every_campaign;
  std::unordered_map<std::int64_t, std::string> campaigns_;
  Amounts fees_;
  Amounts refunds_;
  std::vector<std::int64_t> seen_;
  std::size_t seen_at_ = 0;
  DonorNames names_;
  std::vector<ListedDonation> page_;

  static constexpr std::int64_t every_campaign = -1;
};

/// The whole list at once.
std::vector<ListedDonation> donation_list(Book& book,
                                          std::string_view campaign = {});

}  // namespace obole::ledger
