#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/intake/open_others.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/lines.hpp"

#include <algorithm>
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
// Gifts that the bank shows one by one, near the day they were given.  In place
// of those that were corrected it shows what they really were.
constexpr const char* select_gifts =
    "SELECT seq, amount, coalesce(given_on, effective), reference, donor,"
    "  campaign, method FROM main.donation"
    "  WHERE platform IS NULL AND method IN ('transfer', 'direct-debit', "
    "'card')"
    "    AND NOT EXISTS (SELECT 1 FROM main.refund"
    "      WHERE refund.donation = donation.seq AND cause = 'corrected')"
    "  ORDER BY seq";
constexpr const char* select_refunds =
    "SELECT refund.seq, refund.amount,"
    "  coalesce(refunded_on, refund.effective), refund.reference,"
    "  donation.donor, refund.campaign, refund.method"
    "  FROM main.refund JOIN main.donation ON donation.seq = refund.donation"
    "  WHERE refund.platform IS NULL AND refund.cause IS NOT 'corrected'"
    "    AND refund.method IN ('transfer', 'direct-debit', 'card')"
    "  ORDER BY refund.seq";
// Which refunds did not take place after all.
constexpr const char* select_reversals =
    "SELECT seq, reverses FROM main.refund WHERE reverses IS NOT NULL";
constexpr const char* select_campaigns = "SELECT seq, code FROM main.campaign";
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

class Reader {
 public:
  Reader(Book& book, const OpenSink& sink, const Watch& watch)
      : book_(book), sink_(sink), watch_(watch), seen_(seen_items(book)) {}

  OpenWorld read() {
    read_reversals();
    read_lines();
    read_items(select_gifts, ItemKind::donation);
    batches_ = batches_of_refunds(book_);
    read_items(select_refunds, ItemKind::refund);
    read_disbursements();
    OpenWorld world;
    world.payouts = open_payouts(book_, seen_, sink_.item);
    each_deposit(book_, sink_.item);
    each_seen_gift(book_, taken_away_, sink_.item);
    each_promise(book_, sink_.item);
    world.taken_back = taken_back(book_, world.payouts);
    world.platforms = platforms_in_use(book_);
    world.campaigns = campaign_codes();
    return world;
  }

 private:
  bool is_seen(std::int64_t item) const {
    return std::binary_search(seen_.begin(), seen_.end(), item);
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
        sink_.known(std::move(line), *cause);
      } else {
        if (line.amount < 0) taken_away_.insert(line.amount);
        sink_.line(std::move(line));
      }
    }
    row.reset();
  }

  void read_items(const char* sql, ItemKind kind) {
    Steps steps(watch_, say("expected on the bank", "attendus à la banque"));
    auto& row = book_.prepared(sql);
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
      const auto method = parse_choice<Method>(row.text(6));
      check(method.has_value(), "a recorded method is one of those listed");
      item.note = static_cast<std::int64_t>(*method);
      if (const auto rf = parse_rf(item.reference)) item.rf_reference = *rf;
      const auto batch = batches_.find(item.id);
      if (batch != batches_.end()) item.batch = batch->second;
      sink_.item(std::move(item));
    }
    row.reset();
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
      sink_.item(std::move(item));
    }
    row.reset();
  }

  std::unordered_map<std::int64_t, std::string> campaign_codes() {
    std::unordered_map<std::int64_t, std::string> codes;
    auto& row = book_.prepared(select_campaigns);
    while (row.step())
      codes.emplace(row.integer(0), row.text(1));
    row.reset();
    return codes;
  }

  Book& book_;
  const OpenSink& sink_;
  const Watch& watch_;
  std::vector<std::int64_t> seen_;
  std::unordered_map<std::int64_t, std::int64_t> refund_of_;
  std::unordered_set<std::int64_t> reversed_;
  std::unordered_map<std::int64_t, std::string> batches_;
  std::unordered_set<std::int64_t> taken_away_;
};

}  // namespace

std::vector<std::int64_t> seen_items(Book& book) {
  std::vector<std::int64_t> seen;
  auto& row = book.prepared(select_seen);
  while (row.step())
    seen.push_back(row.integer(0));
  row.reset();
  std::sort(seen.begin(), seen.end());
  return seen;
}

OpenWorld read_open(Book& book, const OpenSink& sink, const Watch& watch) {
  const store::Snapshot snapshot(book.database());
  return Reader(book, sink, watch).read();
}

}  // namespace obole::intake
