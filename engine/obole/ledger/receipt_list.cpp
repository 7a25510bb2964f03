#include "obole/ledger/receipt_list.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/wording.hpp"

#include <limits>

namespace obole::ledger {
namespace {

// One reading of a receipt, from what is dated through day ?1.
#define OBOLE_RECEIPT                                                        \
  "SELECT receipt.seq, receipt.year, receipt.number, receipt.donor,"         \
  "  receipt.amount, receipt.effective, receipt.article, receipt.form,"      \
  "  receipt.scope, receipt.first_day, receipt.last_day, receipt.replaces,"  \
  "  (SELECT later.seq FROM main.receipt AS later"                           \
  "     WHERE later.replaces = receipt.seq AND later.effective <= ?1),"      \
  "  receipt_end.cause, receipt_end.effective"                               \
  "  FROM main.receipt LEFT JOIN main.receipt_end"                           \
  "    ON receipt_end.receipt = receipt.seq AND receipt_end.effective <= ?1" \
  "  WHERE receipt.effective <= ?1"

constexpr const char* select_receipts = OBOLE_RECEIPT
    " AND (?2 = 0 OR receipt.year = ?2)"
    "  ORDER BY receipt.year, receipt.number";
constexpr const char* select_by_number =
    OBOLE_RECEIPT " AND receipt.year = ?2 AND receipt.number = ?3";
constexpr const char* select_by_entry = OBOLE_RECEIPT " AND receipt.seq = ?2";

#undef OBOLE_RECEIPT

constexpr const char* select_obligations =
    "WITH back AS (SELECT donation, sum(amount) AS amount FROM main.refund"
    "    WHERE effective <= ?2 GROUP BY donation HAVING sum(amount) <> 0),"
    "  live AS (SELECT receipt_gift.donation, receipt_gift.seq,"
    "      receipt_gift.amount FROM back"
    "    JOIN main.receipt_gift ON receipt_gift.donation = back.donation"
    "    JOIN main.receipt ON receipt.seq = receipt_gift.seq"
    "    WHERE receipt.effective <= ?2"
    "      AND NOT EXISTS (SELECT 1 FROM main.receipt_end"
    "        WHERE receipt_end.receipt = receipt_gift.seq"
    "          AND receipt_end.effective <= ?2)),"
    "  stated AS (SELECT donation, max(seq) AS receipt, sum(amount) AS amount"
    "    FROM live GROUP BY donation)"
    "  SELECT stated.receipt, stated.donation, stated.amount,"
    "    donation.amount - back.amount"
    "  FROM stated JOIN back ON back.donation = stated.donation"
    "  JOIN main.donation ON donation.seq = stated.donation"
    "  JOIN main.receipt ON receipt.seq = stated.receipt"
    "  WHERE stated.amount > donation.amount - back.amount"
    "    AND (?1 = 0 OR receipt.year = ?1)"
    "  ORDER BY receipt.year, receipt.number, stated.donation";
constexpr const char* select_declared =
    "SELECT count(*), coalesce(sum(amount), 0) FROM main.receipt"
    "  WHERE year = ?1 AND effective <= ?2 AND NOT EXISTS"
    "    (SELECT 1 FROM main.receipt_end"
    "      WHERE receipt_end.receipt = receipt.seq"
    "        AND receipt_end.effective <= ?2)";
constexpr const char* select_year_receipt =
    "SELECT 1 FROM main.receipt WHERE year = ?2 AND donor IN"
    "  (SELECT ?1 UNION SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  AND scope <> 'single' AND NOT EXISTS (SELECT 1 FROM main.receipt_end"
    "    WHERE receipt_end.receipt = receipt.seq)";

constexpr auto everything = std::numeric_limits<std::int64_t>::max();

std::int64_t last_day(std::optional<Date> as_of) {
  return as_of ? day_number(*as_of) : everything;
}

Receipt receipt_in(const store::Statement& row, Currency currency) {
  const auto scope = parse_choice<ReceiptScope>(row.text(8));
  check(scope.has_value(), "a receipt's scope is of its list");
  Receipt receipt{row.integer(0),
                  static_cast<int>(row.integer(1)),
                  row.integer(2),
                  DonorId::from_number(row.integer(3)),
                  Money{row.integer(4), currency},
                  day_of_number(row.integer(5)),
                  std::string(row.text(6)),
                  std::string(row.text(7)),
                  *scope,
                  day_of_number(row.integer(9)),
                  day_of_number(row.integer(10)),
                  {},
                  {}};
  if (!row.is_null(11)) receipt.replaces = row.integer(11);
  if (!row.is_null(12)) receipt.replaced_by = row.integer(12);
  if (row.is_null(13)) return receipt;
  receipt.state = row.text(13) == word(ReceiptEnd::replaced)
                      ? ReceiptState::replaced
                      : ReceiptState::voided;
  receipt.ended = day_of_number(row.integer(14));
  return receipt;
}

}  // namespace

std::vector<Receipt> receipts(Book& book, const ReceiptFilter& filter) {
  std::vector<Receipt> list;
  auto& row = book.prepared(select_receipts);
  row.bind(last_day(filter.as_of), std::int64_t{filter.year.value_or(0)});
  while (row.step())
    list.push_back(receipt_in(row, book.currency()));
  row.reset();
  return list;
}

Result<Receipt> find_receipt(Book& book, std::string_view number) {
  const auto read = parse_receipt_number(number);
  if (!read) return read.error();
  auto& row = book.prepared(select_by_number);
  std::optional<Receipt> receipt;
  if (row.bind(everything, std::int64_t{read->year}, read->number).step())
    receipt = receipt_in(row, book.currency());
  row.reset();
  if (receipt) return *receipt;
  return unknown(Reason::receipt_unknown, std::string(number),
                 "obole receipt list");
}

Receipt receipt_of_entry(Book& book, std::int64_t seq) {
  auto& row = book.prepared(select_by_entry);
  check(row.bind(everything, seq).step(), "a receipt's entry has its row");
  auto receipt = receipt_in(row, book.currency());
  row.reset();
  return receipt;
}

std::vector<Obligation> obligations(Book& book, const ReceiptFilter& filter) {
  struct Found {
    std::int64_t receipt;
    std::int64_t donation;
    std::int64_t stated;
    std::int64_t left;
  };
  std::vector<Found> found;
  auto& row = book.prepared(select_obligations);
  row.bind(std::int64_t{filter.year.value_or(0)}, last_day(filter.as_of));
  while (row.step()) {
    found.push_back(
        {row.integer(0), row.integer(1), row.integer(2), row.integer(3)});
  }
  row.reset();
  std::vector<Obligation> list;
  for (const auto& one : found) {
    list.push_back({receipt_of_entry(book, one.receipt), one.donation,
                    Money{one.stated, book.currency()},
                    Money{one.left, book.currency()}});
  }
  return list;
}

Declared declared_for(Book& book, int year, std::optional<Date> as_of) {
  auto& row = book.prepared(select_declared);
  check(row.bind(std::int64_t{year}, last_day(as_of)).step(),
        "a count has a row");
  const Declared declared{row.integer(0),
                          Money{row.integer(1), book.currency()}};
  row.reset();
  return declared;
}

bool has_year_receipt(Book& book, DonorId donor, int year) {
  auto& row = book.prepared(select_year_receipt);
  const bool found = row.bind(donor.number(), std::int64_t{year}).step();
  row.reset();
  return found;
}

std::int64_t last_number(Book& book, int year) {
  const auto& numbers = book.projector().dictionary().receipts;
  const auto found = numbers.find(year);
  return found == numbers.end() ? 0 : found->second;
}

}  // namespace obole::ledger
