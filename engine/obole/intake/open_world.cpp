#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/intake/open_others.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/lines.hpp"
#include "obole/ledger/person.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace obole::intake {
namespace {

using ledger::Book;
using reconcile::ItemKind;
using reconcile::OpenItem;
using reconcile::OpenLine;

constexpr const char* select_lines =
    "SELECT line.id, line.amount, line.booked_on, line_text.body,"
    "  EXISTS (SELECT 1 FROM main.unmatched WHERE unmatched.line = line.id)"
    "  FROM main.line LEFT JOIN people.line_text ON line_text.line = line.id"
    "  WHERE line.id NOT IN (SELECT line FROM main.itemised)"
    "    AND NOT EXISTS (SELECT 1 FROM main.matched"
    "    WHERE matched.line = line.id AND NOT EXISTS (SELECT 1 FROM "
    "main.unmatched"
    "      WHERE unmatched.line = line.id AND unmatched.seq > matched.seq))"
    "  ORDER BY line.id";
// Gifts that the bank shows one by one.
constexpr const char* select_gifts =
    "SELECT seq, amount, effective, reference, donor, campaign FROM "
    "main.donation"
    "  WHERE platform IS NULL AND method IN ('transfer', 'direct-debit', "
    "'card')"
    "  ORDER BY seq";
constexpr const char* select_refunds =
    "SELECT refund.seq, refund.amount, refund.effective, refund.reference,"
    "  donation.donor, refund.campaign"
    "  FROM main.refund JOIN main.donation ON donation.seq = refund.donation"
    "  WHERE refund.platform IS NULL"
    "    AND refund.method IN ('transfer', 'direct-debit', 'card')"
    "  ORDER BY refund.seq";
// Which refunds did not take place after all.
constexpr const char* select_reversals =
    "SELECT seq, reverses FROM main.refund WHERE reverses IS NOT NULL";
constexpr const char* select_disbursements =
    "SELECT seq, amount, effective, reference FROM main.disbursement"
    "  ORDER BY seq";
// Gifts and refunds that a live match explains, by themselves or in a payout.
constexpr const char* select_seen =
    "SELECT item FROM main.matched WHERE item IS NOT NULL"
    "  AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)"
    "  UNION ALL SELECT item FROM main.covered"
    "  WHERE NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = covered.line AND unmatched.seq > covered.seq)";
// From which accounts a donor's gifts came before.
constexpr const char* select_known_accounts =
    "SELECT donation.donor, line_text.body FROM main.matched"
    "  JOIN main.donation ON donation.seq = matched.item"
    "  JOIN people.line_text ON line_text.line = matched.line"
    "  WHERE matched.kind = 'donation' ORDER BY matched.seq";
class Reader {
 public:
  Reader(Book& book, const Watch& watch) : book_(book), watch_(watch) {}

  OpenWorld read() {
    read_seen();
    read_reversals();
    read_known_accounts();
    read_lines();
    read_items(select_gifts, ItemKind::donation);
    read_items(select_refunds, ItemKind::refund);
    read_disbursements();
    add_payouts(book_, world_, seen_);
    add_deposits(book_, world_);
    add_batches(book_, world_);
    add_seen_gifts(book_, world_);
    add_promises(book_, world_, ibans_);
    add_taken_back(book_, world_);
    world_.platforms = platforms_in_use(book_);
    return std::move(world_);
  }

 private:
  bool is_seen(std::int64_t item) const {
    return std::binary_search(seen_.begin(), seen_.end(), item);
  }

  void read_seen() {
    auto& row = book_.prepared(select_seen);
    while (row.step())
      seen_.push_back(row.integer(0));
    row.reset();
    std::sort(seen_.begin(), seen_.end());
  }

  // Both ways: of a reversal the refund, of a refund its reversal.
  void read_reversals() {
    auto& row = book_.prepared(select_reversals);
    while (row.step()) {
      refund_of_[row.integer(0)] = row.integer(1);
      reversed_.insert(row.integer(1));
    }
    row.reset();
  }

  // A refund reversed before the bank showed it is not expected there.
  bool is_expected(std::int64_t item) const {
    if (is_seen(item) || reversed_.contains(item)) return false;
    const auto refund = refund_of_.find(item);
    return refund == refund_of_.end() || is_seen(refund->second);
  }

  void read_known_accounts() {
    auto& row = book_.prepared(select_known_accounts);
    while (row.step()) {
      const auto text = ledger::line_text_in(row.text(1));
      if (text && !text->iban.empty())
        ibans_[book_.known_as(row.integer(0)).number()] = text->iban;
    }
    row.reset();
  }

  void read_lines() {
    Steps steps(watch_, say("open lines", "lignes ouvertes"));
    auto& row = book_.prepared(select_lines);
    while (row.step()) {
      steps.step();
      auto text =
          ledger::line_text_in(row.text(3)).value_or(ledger::LineText{});
      auto rf = text.rf;
      if (rf.empty()) rf = find_rf(text.remittance).value_or("");
      auto words = text.remittance;
      if (!text.bank_reference.empty()) words += ' ' + text.bank_reference;
      const auto& name = text.ultimate.empty() ? text.name : text.ultimate;
      OpenLine line;
      line.id = row.integer(0);
      line.amount = row.integer(1);
      line.booked_on = day_of_number(row.integer(2));
      line.end_to_end = text.end_to_end;
      line.rf_reference = std::move(rf);
      line.text = std::move(words);
      line.iban = text.iban;
      line.name = name;
      line.code = text.code;
      line.is_return = !text.return_code.empty();
      const bool is_own =
          !text.iban.empty() &&
          book_.projector().dictionary().bank_accounts.find(text.iban) != 0;
      const auto cause = cause_of(text.code, line.amount, is_own);
      // What a person took back is not said again.
      if (cause && row.integer(4) == 0) {
        world_.known.push_back({std::move(line), *cause});
      } else {
        world_.lines.push_back(std::move(line));
      }
    }
    row.reset();
  }

  void read_items(const char* sql, ItemKind kind) {
    Steps steps(watch_, say("expected on the bank", "attendus à la banque"));
    auto& row = book_.prepared(sql);
    const auto from = world_.items.size();
    while (row.step()) {
      steps.step();
      if (!is_expected(row.integer(0))) continue;
      OpenItem item;
      item.kind = kind;
      item.id = row.integer(0);
      item.amount = kind == ItemKind::refund ? -row.integer(1) : row.integer(1);
      item.date = day_of_number(row.integer(2));
      item.reference = std::string(row.text(3));
      item.donor = book_.known_as(row.integer(4)).number();
      item.campaign = row.integer(5);
      world_.items.push_back(std::move(item));
    }
    row.reset();
    for (auto at = from; at < world_.items.size(); ++at) {
      auto& item = world_.items[at];
      item.name = name_of_donor(book_, item.donor);
      if (const auto rf = parse_rf(item.reference)) item.rf_reference = *rf;
      const auto iban = ibans_.find(item.donor);
      if (iban != ibans_.end()) item.iban = iban->second;
    }
  }

  // Known by their references alone: neither donor nor campaign.
  void read_disbursements() {
    auto& row = book_.prepared(select_disbursements);
    while (row.step()) {
      if (is_seen(row.integer(0))) continue;
      OpenItem item;
      item.kind = ItemKind::disbursement;
      item.id = row.integer(0);
      item.amount = -row.integer(1);
      item.date = day_of_number(row.integer(2));
      item.reference = std::string(row.text(3));
      if (const auto rf = parse_rf(item.reference)) item.rf_reference = *rf;
      world_.items.push_back(std::move(item));
    }
    row.reset();
  }

  Book& book_;
  const Watch& watch_;
  OpenWorld world_;
  std::vector<std::int64_t> seen_;
  std::unordered_map<std::int64_t, std::int64_t> refund_of_;
  std::unordered_set<std::int64_t> reversed_;
  std::unordered_map<std::int64_t, std::string> ibans_;
};

}  // namespace

OpenWorld open_world(Book& book, const Watch& watch) {
  const store::Snapshot snapshot(book.database());
  return Reader(book, watch).read();
}

}  // namespace obole::intake
