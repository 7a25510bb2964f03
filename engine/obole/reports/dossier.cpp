#include "obole/reports/dossier.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/reports/dossier_lines.hpp"

#include <algorithm>
#include <set>

namespace obole::reports {
namespace {

using ledger::Book;

constexpr const char* select_entries =
    "WITH back AS (SELECT seq FROM main.refund WHERE donation = ?1),"
    "  item AS (SELECT ?1 AS seq UNION SELECT seq FROM back),"
    "  promise AS (SELECT pledge AS seq FROM main.settlement WHERE seq = ?1),"
    "  paid AS (SELECT seq FROM main.dispute WHERE donation = ?1),"
    "  stated AS (SELECT seq FROM main.receipt_gift WHERE donation = ?1),"
    "  slip AS (SELECT seq FROM main.deposited WHERE donation = ?1),"
    "  whole AS (SELECT ?2 AS number UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?2)"
    "  SELECT seq FROM item"
    "  UNION SELECT seq FROM main.fee WHERE item IN (SELECT seq FROM item)"
    "  UNION SELECT seq FROM paid"
    "  UNION SELECT seq FROM main.dispute_end"
    "    WHERE dispute IN (SELECT seq FROM paid)"
    "  UNION SELECT seq FROM main.waiver WHERE donation = ?1"
    "  UNION SELECT seq FROM main.assessment WHERE donation = ?1"
    "  UNION SELECT seq FROM stated"
    "  UNION SELECT seq FROM main.receipt_end"
    "    WHERE receipt IN (SELECT seq FROM stated)"
    "  UNION SELECT seq FROM main.paper"
    "    WHERE receipt IN (SELECT seq FROM stated)"
    "  UNION SELECT seq FROM slip"
    "  UNION SELECT seq FROM main.deposit_end"
    "    WHERE deposit IN (SELECT seq FROM slip)"
    "  UNION SELECT seq FROM main.ordered"
    "    WHERE refund IN (SELECT seq FROM back)"
    "  UNION SELECT seq FROM main.matching WHERE donation = ?1"
    "  UNION SELECT seq FROM promise"
    "  UNION SELECT seq FROM main.pledge_end"
    "    WHERE pledge IN (SELECT seq FROM promise)"
    "  UNION SELECT seq FROM main.donor"
    "    WHERE number IN (SELECT number FROM whole)"
    "  UNION SELECT seq FROM main.donor_status"
    "    WHERE donor IN (SELECT number FROM whole)"
    "  UNION SELECT seq FROM main.merger"
    "    WHERE donor IN (SELECT number FROM whole)"
    "  UNION SELECT seq FROM main.restriction"
    "    WHERE donor IN (SELECT number FROM whole)"
    "  UNION SELECT seq FROM main.erasure"
    "    WHERE donor IN (SELECT number FROM whole) ORDER BY 1";
constexpr const char* select_import =
    "SELECT seq, digest, profile FROM main.import"
    "  WHERE first <= ?1 AND seq > ?1 ORDER BY seq LIMIT 1";
constexpr const char* select_fees =
    "SELECT seq, item, amount, platform, payout FROM main.fee"
    "  WHERE item = ?1 OR item IN"
    "    (SELECT seq FROM main.refund WHERE donation = ?1) ORDER BY seq, ord";
constexpr const char* select_movements =
    "SELECT movement.seq, source, movement, day, gross, fee, payout,"
    "  (SELECT digest FROM main.payout_report"
    "     WHERE payout_report.platform = movement.platform"
    "       AND payout_report.seq > movement.seq"
    "     ORDER BY payout_report.seq LIMIT 1)"
    "  FROM main.movement WHERE platform = ?1 AND (gift = ?2 OR id IN"
    "    (SELECT movement FROM main.completion WHERE gift = ?2)) ORDER BY id";
constexpr const char* select_receipts =
    "SELECT seq, sum(amount) FROM main.receipt_gift WHERE donation = ?1"
    "  GROUP BY seq ORDER BY seq";
constexpr const char* select_papers =
    "SELECT copy, digest FROM main.paper WHERE receipt = ?1 ORDER BY seq, ord";
constexpr const char* select_erasures =
    "SELECT seq, scope, effective FROM main.erasure WHERE donor IN"
    "  (SELECT ?1 UNION SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  ORDER BY seq";

std::vector<std::int64_t> entries_about(Book& book,
                                        const ledger::Donation& gift) {
  std::vector<std::int64_t> list;
  auto& row = book.prepared(select_entries);
  row.bind(gift.seq, gift.donor.number());
  while (row.step())
    list.push_back(row.integer(0));
  row.reset();
  return list;
}

// The line of the file, of an entry that came from one.
std::optional<DossierSource> source_of(Book& book, std::int64_t entry,
                                       const canonical::Document& body) {
  const auto* const line = body.find("line");
  if (line == nullptr) return std::nullopt;
  std::optional<DossierSource> source;
  auto& row = book.prepared(select_import);
  if (row.bind(entry).step())
    source = DossierSource{entry, row.integer(0), std::string(row.text(1)),
                           std::string(row.text(2)), line->number};
  row.reset();
  return source;
}

DossierEntry read_entry(Book& book, std::int64_t seq) {
  const auto entry = ledger::find_entry(book, seq);
  check(static_cast<bool>(entry), "a row has its entry");
  canonical::Document body;
  body.parse(entry->body);
  return {*entry, std::string(body.text("by"))};
}

// Of the gift and its refunds.
void read_sources(Book& book, Dossier& dossier) {
  std::vector<std::int64_t> items = {dossier.detail.gift.seq};
  for (const auto& one : dossier.detail.refunds)
    items.push_back(one.refund.seq);
  for (const auto seq : items) {
    const auto entry = ledger::find_entry(book, seq);
    canonical::Document body;
    if (!entry || !body.parse(entry->body)) continue;
    if (auto source = source_of(book, seq, body))
      dossier.sources.push_back(std::move(*source));
  }
}

// Once its sources and lines are known.
void read_entries(Book& book, Dossier& dossier) {
  const auto about = entries_about(book, dossier.detail.gift);
  std::set<std::int64_t> all(about.begin(), about.end());
  for (const auto& source : dossier.sources)
    all.insert(source.import);
  for (const auto& line : dossier.lines) {
    all.insert({line.match, line.recorded});
    if (line.statement != 0) all.insert(line.statement);
  }
  for (const auto seq : all)
    dossier.entries.push_back(read_entry(book, seq));
}

void read_fees(Book& book, Dossier& dossier) {
  auto& row = book.prepared(select_fees);
  row.bind(dossier.detail.gift.seq);
  while (row.step()) {
    dossier.fees.push_back(
        {row.integer(0), row.integer(1), Money{row.integer(2), book.currency()},
         std::string(row.text(3)), std::string(row.text(4))});
  }
  row.reset();
}

void read_movements(Book& book, Dossier& dossier) {
  const auto& gift = dossier.detail.gift;
  if (gift.platform.empty() || dossier.detail.reference.empty()) return;
  auto& row = book.prepared(select_movements);
  row.bind(gift.platform, dossier.detail.reference);
  while (row.step()) {
    dossier.movements.push_back(
        {row.integer(0), std::string(row.text(1)), std::string(row.text(2)),
         day_of_number(row.integer(3)), Money{row.integer(4), book.currency()},
         Money{row.integer(5), book.currency()}, std::string(row.text(6)),
         std::string(row.text(7))});
  }
  row.reset();
}

std::vector<ledger::Paper> papers_of(Book& book, std::int64_t receipt) {
  std::vector<ledger::Paper> papers;
  auto& row = book.prepared(select_papers);
  row.bind(receipt);
  while (row.step()) {
    const auto copy = parse_choice<ledger::PaperCopy>(row.text(0));
    papers.push_back({receipt, copy ? *copy : ledger::PaperCopy::original,
                      std::string(row.text(1))});
  }
  row.reset();
  return papers;
}

void read_receipts(Book& book, Dossier& dossier) {
  std::vector<std::pair<std::int64_t, Money>> stated;
  auto& row = book.prepared(select_receipts);
  row.bind(dossier.detail.gift.seq);
  while (row.step())
    stated.emplace_back(row.integer(0), Money{row.integer(1), book.currency()});
  row.reset();
  for (const auto& [receipt, amount] : stated)
    dossier.receipts.push_back({ledger::receipt_of_entry(book, receipt), amount,
                                papers_of(book, receipt)});
}

void read_erasures(Book& book, Dossier& dossier) {
  auto& row = book.prepared(select_erasures);
  row.bind(dossier.donor.id.number());
  while (row.step()) {
    dossier.erasures.push_back({row.integer(0), std::string(row.text(1)),
                                day_of_number(row.integer(2))});
  }
  row.reset();
}

}  // namespace

bool Dossier::is_erased() const {
  return std::any_of(erasures.begin(), erasures.end(),
                     [](const auto& one) { return one.scope == "all"; });
}

Result<Dossier> dossier(Book& book, std::int64_t donation) {
  const store::Snapshot snapshot(book.database());
  auto detail = ledger::donation_detail(book, donation);
  if (!detail) return detail.error();
  auto donor = ledger::find_donor(book, detail->gift.donor);
  if (!donor) return donor.error();
  Dossier dossier{*detail, *donor, {}, {}, {}, {}, {}, {}, {}};
  read_sources(book, dossier);
  dossier.lines = dossier_lines(book, donation);
  read_entries(book, dossier);
  read_fees(book, dossier);
  read_movements(book, dossier);
  read_receipts(book, dossier);
  read_erasures(book, dossier);
  return dossier;
}

}  // namespace obole::reports
