#include "obole/ledger/refund_list.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_refunds =
    "SELECT refund.seq, donation, campaign.code, effective, amount, cause,"
    "  method, refund.platform, reference, reverses,"
    "  refund.seq IN (SELECT reverses FROM main.refund"
    "    WHERE reverses IS NOT NULL),"
    "  refund.seq IN (SELECT item FROM main.matched WHERE kind = 'refund'"
    "      AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "        WHERE unmatched.line = matched.line"
    "          AND unmatched.seq > matched.seq)"
    "    UNION SELECT item FROM main.covered"
    "      WHERE NOT EXISTS (SELECT 1 FROM main.unmatched"
    "        WHERE unmatched.line = covered.line"
    "          AND unmatched.seq > covered.seq)),"
    "  refunded_on"
    "  FROM main.refund JOIN main.campaign ON campaign.seq = refund.campaign"
    "  WHERE (?1 = '' OR campaign.code = ?1) AND (?2 < 0 OR donation = ?2)"
    "  ORDER BY refund.seq";

constexpr std::int64_t every_donation = -1;

std::vector<ListedRefund> read(Book& book, std::string_view campaign,
                               std::int64_t donation) {
  std::vector<ListedRefund> list;
  auto& row = book.prepared(select_refunds);
  row.bind(campaign, donation);
  while (row.step()) {
    list.push_back(
        {row.integer(0), row.integer(1), std::string(row.text(2)),
         day_of_number(row.integer(3)), Money{row.integer(4), book.currency()},
         std::string(row.text(5)), std::string(row.text(6)),
         std::string(row.text(7)), std::string(row.text(8)),
         row.is_null(9) ? std::nullopt : std::optional(row.integer(9)),
         row.integer(10) == 1, row.integer(11) == 1,
         row.is_null(12) ? std::nullopt
                         : std::optional(day_of_number(row.integer(12)))});
  }
  row.reset();
  return list;
}

}  // namespace

std::vector<ListedRefund> refund_list(Book& book, std::string_view campaign) {
  return read(book, campaign, every_donation);
}

std::vector<ListedRefund> refunds_of(Book& book, std::int64_t donation) {
  return read(book, {}, donation);
}

}  // namespace obole::ledger
