#include "obole/ledger/receipts.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/ledger/receipt_list.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace obole {
namespace {

constexpr std::array<std::string_view, 3> scopes = {"single", "annual",
                                                    "complementary"};
constexpr std::array<std::string_view, 3> french_scopes = {"un don", "annuel",
                                                           "complémentaire"};

}  // namespace

template <>
std::span<const std::string_view> words<ledger::ReceiptScope>() {
  return scopes;
}

namespace ledger {
namespace {

constexpr const char* select_gifts =
    "SELECT receipt_gift.donation, receipt_gift.assessment,"
    "  receipt_gift.amount, campaign.code, assessment.gift_date"
    "  FROM main.receipt_gift"
    "  JOIN main.donation ON donation.seq = receipt_gift.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  JOIN main.assessment ON assessment.seq = receipt_gift.assessment"
    "  WHERE receipt_gift.seq = ?1 ORDER BY receipt_gift.ord";

// [["TOIT","5000"], ...]: what the gifts add to the campaigns' receipts.
std::string campaigns_of(const std::vector<ReceiptGift>& gifts, bool ends) {
  std::map<std::string, std::int64_t> sums;
  for (const auto& gift : gifts) {
    auto& sum = sums[gift.campaign];
    sum += ends ? -gift.amount.minor_units() : gift.amount.minor_units();
  }
  std::string json = "[";
  for (const auto& [campaign, sum] : sums) {
    if (json.size() > 1) json += ',';
    json += fmt::format(R"(["{}","{}"])", campaign, sum);
  }
  return json + ']';
}

std::string note_of_recipient(const Recipient& recipient) {
  return note_of({{"name", recipient.name},
                  {"address", recipient.address},
                  {"siren", recipient.siren},
                  {"legal_form", recipient.legal_form}});
}

Draft draft_of(const NewReceipt& receipt, std::int64_t number, Date today) {
  Money amount{0, receipt.gifts.front().amount.currency()};
  auto first = receipt.gifts.front().date;
  auto last = first;
  std::string gifts = "[";
  for (const auto& gift : receipt.gifts) {
    amount += gift.amount;
    first = std::min(first, gift.date);
    last = std::max(last, gift.date);
    if (gifts.size() > 1) gifts += ',';
    gifts += fmt::format(R"([{},{},"{}"])", gift.donation, gift.assessment,
                         gift.amount.minor_units());
  }
  const auto name = fmt::format("{}-{:06}", receipt.year, number);
  Draft draft("receipt.issued", today, Key::unique("receipt.issued", name));
  draft.integer("year", receipt.year)
      .integer("number", number)
      .text("donor", receipt.donor.text())
      .amount("amount", amount)
      .text("article", receipt.article)
      .text("form", receipt.form)
      .text("scope", word(receipt.scope))
      .day("first_day", first)
      .day("last_day", last)
      .raw("gifts", gifts + ']')
      .raw("campaigns", campaigns_of(receipt.gifts, false))
      .note(note_of_recipient(receipt.recipient));
  if (receipt.replaces) draft.integer("replaces", *receipt.replaces);
  if (receipt.signatory) draft.integer("signatory", *receipt.signatory);
  return draft;
}

}  // namespace

std::string_view french(ReceiptScope choice) {
  return french_scopes.at(static_cast<std::size_t>(choice));
}

std::string Receipt::id() const {
  return fmt::format("{}-{:06}", year, number);
}

Result<ReceiptNumber> parse_receipt_number(std::string_view text) {
  ReceiptNumber read{0, 0};
  const auto dash = text.find('-');
  constexpr std::size_t year_digits = 4;
  constexpr std::size_t fewest_digits = 6;
  bool ok = dash == year_digits && text.size() - dash > fewest_digits &&
            text.size() - dash <= fewest_digits + 4;
  if (ok) {
    const auto* const middle = text.data() + dash;
    const auto* const end = text.data() + text.size();
    const auto year = std::from_chars(text.data(), middle, read.year);
    const auto number = std::from_chars(middle + 1, end, read.number);
    ok = year.ec == std::errc() && year.ptr == middle &&
         number.ec == std::errc() && number.ptr == end && read.number > 0;
  }
  if (ok) return read;
  return Refusal{Reason::receipt_unknown, excerpt(text),
                 say("it is not the number of a receipt",
                     "ce n’est pas un numéro de reçu"),
                 say("write it as 2026-000001; obole receipt list shows them",
                     "l’écrire 2026-000001 ; obole receipt list les montre")};
}

Result<IssuedReceipt> record(Journal& journal, const NewReceipt& receipt) {
  check(!receipt.gifts.empty() && receipt.gifts.size() <= most_gifts,
        "a receipt is of some gifts, and not of too many");
  const auto& last = journal.book().projector().dictionary().receipts;
  const auto found = last.find(receipt.year);
  const auto number = found == last.end() ? 1 : found->second + 1;
  const auto draft = draft_of(receipt, number, journal.context().today);
  const auto recorded = journal.append(draft);
  if (!recorded) return recorded.error();
  return IssuedReceipt{*recorded,
                       fmt::format("{}-{:06}", receipt.year, number)};
}

Result<Recorded> record(Journal& journal, const NewReceiptEnd& end) {
  auto& book = journal.book();
  const auto receipt = find_receipt(book, end.number);
  if (!receipt) return receipt.error();
  const auto reason = required_text("--reason", end.reason);
  if (!reason) return reason.error();
  const auto key =
      key_for(end.reference, Key::unique("receipt.voided", receipt->id()));
  if (!key) return key.error();
  const bool same_end = word(receipt->state) == word(end.cause);
  if (receipt->state != ReceiptState::live &&
      (!same_end || !journal.find(*key))) {
    return Refusal{Reason::receipt_ended, receipt->id(),
                   say("it ended on {}: {}", "il a pris fin le {} : {}",
                       *receipt->ended, receipt->state),
                   say("a number is used once; issue the gift anew with obole "
                       "receipt issue",
                       "un numéro ne sert qu’une fois ; délivrer à nouveau "
                       "avec obole receipt issue")};
  }
  Draft draft("receipt.voided", journal.context().today, *key);
  draft.dated_by_clock();
  draft.integer("receipt", receipt->seq)
      .text("cause", word(end.cause))
      .text("reference", end.reference.value_or(""))
      .raw("campaigns", campaigns_of(gifts_of(book, receipt->seq), true))
      .note(note_of("reason", *reason));
  return journal.append(draft);
}

std::vector<ReceiptGift> gifts_of(Book& book, std::int64_t receipt) {
  std::vector<ReceiptGift> list;
  auto& row = book.prepared(select_gifts);
  row.bind(receipt);
  while (row.step()) {
    list.push_back({row.integer(0), row.integer(1),
                    Money{row.integer(2), book.currency()},
                    std::string(row.text(3)), day_of_number(row.integer(4))});
  }
  row.reset();
  return list;
}

std::optional<Recipient> recipient_of(Book& book, std::int64_t receipt) {
  Recipient recipient{note_text(book, receipt, "name"),
                      note_text(book, receipt, "address"),
                      note_text(book, receipt, "siren"),
                      note_text(book, receipt, "legal_form")};
  if (recipient.name.empty()) return std::nullopt;
  return recipient;
}

}  // namespace ledger
}  // namespace obole
