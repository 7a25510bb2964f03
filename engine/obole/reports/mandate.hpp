// The account that a platform renders of what it collected for a campaign, in
// the town's name: every operation by nature, nothing netted (CGCT D1611-32-7).
//
//   opening + captured - refunds - commission - disputed - transferred =
//   closing
//
// Captured is gross.  Closing is what the platform still holds.  What it
// transferred is what the bank shows of its payouts.

#pragma once

#include "obole/domain/outcomes.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reports {

/// The three headings of D1611-32-6 under which refunds are rendered.
enum class RefundHeading : std::uint8_t {
  contractual,        ///< as the campaign's terms have it
  overpayment,        ///< paid twice, or too much
  wrongly_collected,  ///< that should never have been collected
};
RefundHeading heading_of(std::optional<RefundCause> cause);

enum class Operation : std::uint8_t {
  captured,
  refund,
  commission,
  disputed,  ///< left the platform's account while a bank decides
  transfer,
};

struct MandateLine {
  Date date;
  Operation operation;
  std::optional<RefundHeading> heading;  ///< of a refund
  std::int64_t entry;     ///< the donation, refund ... that it is
  std::string reference;  ///< the platform's; may be empty
  std::string payout;     ///< of what a transfer carried; may be empty
  Money amount;           ///< signed as on the mandate's account
};

struct Mandate {
  std::string campaign;
  std::string platform;
  Date from;
  Date to;
  Money opening;
  Money captured;
  Money contractual;  ///< refunds, by heading
  Money overpayment;
  Money wrongly_collected;
  Money commission;
  Money disputed;
  Money transferred;
  std::vector<MandateLine> lines;  ///< by date, then entry

  Money refunds() const {
    return contractual + overpayment + wrongly_collected;
  }
  Money closing() const {
    return opening + captured - refunds() - commission - disputed - transferred;
  }
  /// What the town orders: revenue gross of the commission (law.md 6.2).
  Money to_order() const { return captured - refunds(); }
};

/// One for each platform that collected for the campaign, by name.  Refuses
/// with campaign_unknown, and with date_malformed where `to` is before `from`.
Result<std::vector<Mandate>> mandates(ledger::Book& book,
                                      std::string_view campaign, Date from,
                                      Date to);

/// The account, a line each term; then the operations.
Table mandate_table(const std::vector<Mandate>& list);
Table mandate_line_table(const std::vector<Mandate>& list);

/// What a platform holds over all its campaigns, by the books and by adding up
/// what happened: the two are equal, or something is wrong.
struct PlatformFigures {
  std::string platform;
  Money captured;
  Money refunds;
  Money fees;
  Money disputed;
  Money transferred;  ///< seen on the bank
  Money in_books;     ///< balance of its clearing account

  Money held() const {
    return captured - refunds - fees - disputed - transferred;
  }
  Money difference() const { return held() - in_books; }
};
std::vector<PlatformFigures> platform_figures(ledger::Book& book,
                                              const View& view = {});
/// What happened from `from` to `to`; the balance is that of the day of `view`,
/// on which a transfer counts from the accounting day of its explanation.
std::vector<PlatformFigures> platform_figures(ledger::Book& book, Date from,
                                              Date to, const View& view = {});
Table platform_table(const std::vector<PlatformFigures>& list);

}  // namespace obole::reports

namespace obole {

template <>
std::span<const std::string_view> words<reports::RefundHeading>();
template <>
std::span<const std::string_view> words<reports::Operation>();

namespace reports {
std::string_view french(RefundHeading choice);
std::string_view french(Operation choice);
}  // namespace reports

}  // namespace obole
