// Tax receipts: numbered without gaps, one live receipt for each euro.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/domain/fiscal.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

/// What a receipt is of.
enum class ReceiptScope : std::uint8_t {
  single,         ///< one gift
  annual,         ///< the gifts of a year
  complementary,  ///< gifts that came after the year's receipt
};

/// What a receipt states of one gift.
struct ReceiptGift {
  std::int64_t donation;
  std::int64_t assessment;  ///< the decision that it rests on
  Money amount;
  std::string campaign;  ///< its code
  Date date;             ///< the day that counts in law
};

/// Whom a receipt names, as known on the day of issue; kept with the personal
/// data and committed to.
struct Recipient {
  std::string name;
  std::string address;
  std::string siren;
  std::string legal_form;

  friend bool operator==(const Recipient&, const Recipient&) = default;
};

struct NewReceipt {
  int year;  ///< of its gifts: the series it is numbered in
  DonorId donor;
  Recipient recipient;
  std::string article;
  std::string form;
  ReceiptScope scope = ReceiptScope::single;
  std::vector<ReceiptGift> gifts;  ///< at least one, and `most_gifts` at most
  std::optional<std::int64_t> replaces = {};
  std::optional<std::int64_t> signatory = {};  ///< entry that names who signs
};

/// Of one receipt; an entry holds no more.
inline constexpr std::size_t most_gifts = 1000;

struct Receipt {
  std::int64_t seq;
  int year;
  std::int64_t number;
  DonorId donor;
  Money amount;
  Date issued;
  std::string article;
  std::string form;
  ReceiptScope scope;
  Date first_day;
  Date last_day;
  std::optional<std::int64_t> replaces;     ///< the entry of another receipt
  std::optional<std::int64_t> replaced_by;  ///< the same
  ReceiptState state = ReceiptState::live;
  std::optional<Date> ended = {};

  /// "2026-000001".
  std::string id() const;
};

/// Of a number that people type, the year and the place in it.  Refuses with
/// receipt_unknown what is not written like one.
struct ReceiptNumber {
  int year;
  std::int64_t number;
};
Result<ReceiptNumber> parse_receipt_number(std::string_view text);

struct NewReceiptEnd {
  std::string number;
  ReceiptEnd cause;
  std::string reason;  ///< kept with the personal data
  std::optional<std::string> reference = {};
};

struct IssuedReceipt {
  Recorded recorded;
  std::string id;
};

/// Issues a receipt under the next number of its year.  The caller has decided
/// about each gift; no gift is stated twice, nor above what is left of it.
/// Refuses with period_closed.
Result<IssuedReceipt> record(Journal& journal, const NewReceipt& receipt);

/// A receipt counts no longer, and its number stays.  Refuses with
/// receipt_unknown, receipt_ended, text_malformed and reference_reused.
Result<Recorded> record(Journal& journal, const NewReceiptEnd& end);

/// Refuses with receipt_unknown.
Result<Receipt> find_receipt(Book& book, std::string_view number);
Receipt receipt_of_entry(Book& book, std::int64_t seq);

/// What it states of each gift, in the order of its entry.
std::vector<ReceiptGift> gifts_of(Book& book, std::int64_t receipt);

/// Whom it names; nothing once forgotten, or without people file.
std::optional<Recipient> recipient_of(Book& book, std::int64_t receipt);

}  // namespace obole::ledger

namespace obole {

template <>
std::span<const std::string_view> words<ledger::ReceiptScope>();

namespace ledger {

std::string_view french(ReceiptScope choice);

}  // namespace ledger
}  // namespace obole
