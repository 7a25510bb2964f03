#include "obole/ledger/holdings.hpp"

#include "obole/ledger/restrictions.hpp"

#include <array>

namespace obole {
namespace {

using std::string_view;

constexpr std::array<string_view, 3> text_kinds = {"person", "note", "line"};
constexpr std::array<string_view, 3> french_text_kinds = {"identité", "note",
                                                          "ligne bancaire"};
constexpr std::array<string_view, 4> grounds = {"receipt", "gift", "pledge",
                                                "restriction"};
constexpr std::array<string_view, 4> french_grounds = {
    "reçu fiscal", "don", "promesse", "limitation"};

}  // namespace

template <>
std::span<const string_view> words<ledger::TextKind>() {
  return text_kinds;
}
template <>
std::span<const string_view> words<ledger::HoldGround>() {
  return grounds;
}

}  // namespace obole

namespace obole::ledger {
namespace {

constexpr const char* select_persons =
    "SELECT seq, body FROM people.person WHERE donor IN (SELECT ?1 UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1)"
    "    AND (?2 IS NULL OR seq < ?2)"
    "  ORDER BY seq";
// Every entry about the donor that may have a note.
constexpr const char* select_notes =
    "WITH one AS (SELECT ?1 AS number UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1),"
    "  gift AS (SELECT seq FROM main.donation"
    "    WHERE donor IN (SELECT number FROM one)),"
    "  promise AS (SELECT seq FROM main.pledge"
    "    WHERE donor IN (SELECT number FROM one)),"
    "  paper AS (SELECT seq FROM main.receipt"
    "    WHERE donor IN (SELECT number FROM one)),"
    "  about AS (SELECT seq FROM gift"
    "    UNION SELECT refund.seq FROM gift JOIN main.refund"
    "      ON refund.donation = gift.seq"
    "    UNION SELECT waiver.seq FROM gift JOIN main.waiver"
    "      ON waiver.donation = gift.seq"
    "    UNION SELECT assessment.seq FROM gift JOIN main.assessment"
    "      ON assessment.donation = gift.seq"
    "    UNION SELECT seq FROM promise"
    "    UNION SELECT pledge_end.seq FROM promise JOIN main.pledge_end"
    "      ON pledge_end.pledge = promise.seq"
    "    UNION SELECT seq FROM main.restriction"
    "      WHERE donor IN (SELECT number FROM one)"
    "    UNION SELECT seq FROM main.consent"
    "      WHERE donor IN (SELECT number FROM one)"
    "    UNION SELECT seq FROM paper"
    "    UNION SELECT receipt_end.seq FROM paper JOIN main.receipt_end"
    "      ON receipt_end.receipt = paper.seq)"
    "  SELECT note.seq, note.body FROM about JOIN people.note"
    "    ON note.seq = about.seq ORDER BY note.seq";
// Lines that gifts of the donor, or refunds of them, explain or explained, and
// nothing of anybody else: no payout, no deposit, no other donor.
constexpr const char* select_lines =
    "WITH one AS (SELECT ?1 AS number UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1),"
    "  gift AS (SELECT seq FROM main.donation"
    "    WHERE donor IN (SELECT number FROM one)"
    "    UNION SELECT refund.seq FROM main.refund JOIN main.donation"
    "      ON donation.seq = refund.donation WHERE donation.donor IN (SELECT "
    "number FROM one)),"
    "  shown AS (SELECT DISTINCT matched.line FROM gift JOIN main.matched"
    "    ON matched.item = gift.seq"
    "      AND matched.kind IN ('donation', 'refund'))"
    "  SELECT line_text.line, line_text.body FROM shown JOIN people.line_text"
    "    ON line_text.line = shown.line"
    "  WHERE NOT EXISTS (SELECT 1 FROM main.matched"
    "    WHERE matched.line = shown.line"
    "      AND (matched.item IS NULL OR matched.item NOT IN gift))"
    "  ORDER BY line_text.line";
constexpr const char* select_receipts =
    "SELECT seq, effective FROM main.receipt WHERE donor IN (SELECT ?1 UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  ORDER BY seq";
constexpr const char* select_gifts =
    "SELECT seq, effective FROM main.donation WHERE donor IN (SELECT ?1 UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  ORDER BY seq";
constexpr const char* select_pledges =
    "SELECT pledge.seq, pledge_end.effective,"
    "  pledge.amount > (SELECT coalesce(sum(settlement.amount), 0)"
    "    FROM main.settlement WHERE settlement.pledge = pledge.seq)"
    "  FROM main.pledge LEFT JOIN main.pledge_end"
    "    ON pledge_end.pledge = pledge.seq"
    "  WHERE pledge.donor IN (SELECT ?1 UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  ORDER BY pledge.seq";

constexpr int receipt_years = 6;
constexpr int accounting_years = 10;
constexpr int pledge_months = 13;

Date later(Date day, std::chrono::months months) {
  using namespace std::chrono;
  const year_month_day from{day};
  const auto to = from.year() / from.month() + months;
  const auto last = year_month_day{sys_days{to / std::chrono::last}};
  const auto same = to / from.day();
  return same.ok() ? sys_days{same} : sys_days{last};
}

void read(Book& book, const char* sql, DonorId donor, TextKind kind,
          std::vector<HeldText>& texts) {
  auto& row = book.prepared(sql);
  row.bind(donor.number());
  while (row.step())
    texts.push_back({kind, row.integer(0), std::string(row.text(1))});
  row.reset();
}

void read(Book& book, const char* sql, DonorId donor, HoldGround ground,
          int years, Date today, std::vector<Hold>& holds) {
  auto& row = book.prepared(sql);
  row.bind(donor.number());
  while (row.step()) {
    const auto until =
        later(day_of_number(row.integer(1)), std::chrono::months{12 * years});
    if (until >= today) holds.push_back({ground, row.integer(0), until});
  }
  row.reset();
}

}  // namespace

std::vector<HeldText> texts_about(Book& book, DonorId donor,
                                  std::optional<std::int64_t> size) {
  std::vector<HeldText> texts;
  if (!book.has_people()) return texts;
  donor = book.known_as(donor);
  auto& row = book.prepared(select_persons);
  row.bind(donor.number(), size);
  while (row.step())
    texts.push_back(
        {TextKind::person, row.integer(0), std::string(row.text(1))});
  row.reset();
  read(book, select_notes, donor, TextKind::note, texts);
  read(book, select_lines, donor, TextKind::line, texts);
  return texts;
}

std::vector<Hold> holds_on(Book& book, DonorId donor, Date today) {
  std::vector<Hold> holds;
  donor = book.known_as(donor);
  read(book, select_receipts, donor, HoldGround::receipt, receipt_years, today,
       holds);
  read(book, select_gifts, donor, HoldGround::gift, accounting_years, today,
       holds);
  auto& row = book.prepared(select_pledges);
  row.bind(donor.number());
  while (row.step()) {
    if (row.is_null(1)) {
      if (row.integer(2) == 1)
        holds.push_back({HoldGround::pledge, row.integer(0), std::nullopt});
      continue;
    }
    const auto until = later(day_of_number(row.integer(1)),
                             std::chrono::months{pledge_months});
    if (until >= today)
      holds.push_back({HoldGround::pledge, row.integer(0), until});
  }
  row.reset();
  if (const auto restriction = restriction_of(book, donor))
    holds.push_back({HoldGround::restriction, restriction->seq, std::nullopt});
  return holds;
}

std::string_view french(HoldGround ground) {
  return french_grounds.at(static_cast<std::size_t>(ground));
}
std::string_view french(TextKind kind) {
  return french_text_kinds.at(static_cast<std::size_t>(kind));
}

}  // namespace obole::ledger
