// Rows of the projections, as one entry makes them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace obole::ledger {

/// The projections that only grow, in the order of schema/0001_ledger.sql.
enum class Table : std::uint8_t {
  account,
  posting,
  organisation,
  bank_account,
  signatory,
  programme,
  project,
  partner,
  project_stage,
  campaign,
  goal,
  verdict,
  dossier,
  tier,
  donor,
  erasure,
  erased,
  donor_status,
  merger,
  restriction,
  consent,
  campaign_donor,
  pledge,
  instalment,
  pledge_end,
  donation,
  in_kind,
  item,
  settlement,
  fee,
  refund,
  ordered,
  deposit,
  deposited,
  deposit_end,
  dispute,
  dispute_end,
  fund,
  fund_campaign,
  fund_rule,
  matching,
  earmark,
  earmark_use,
  disbursement,
  policy,
  rule_table,
  rule_value,
  waiver,
  assessment,
  receipt,
  receipt_gift,
  receipt_end,
  paper,
  declaration,
  import,
  payout_report,
  movement,
  completion,
  statement,
  line,
  itemised,
  matched,
  covered,
  unmatched,
  period,
};
inline constexpr std::size_t table_count = 65;

struct TableText {
  std::string_view name;
  std::string_view insert;  ///< one parameter a column
  std::string_view
      scan;  ///< every row, in the order in which entries make them
  int seq_column;
};

/// What SQL knows `table` by.
const TableText& text_of(Table table);

/// One column of a row; text is not owned.
struct Value {
  enum class Type : std::uint8_t { null, integer, text, blob };
  Type type = Type::null;
  std::int64_t number = 0;
  std::string_view bytes = {};

  static constexpr Value none() { return {}; }
  static constexpr Value of(std::int64_t number) {
    return {Type::integer, number, {}};
  }
  static constexpr Value of(std::string_view text) {
    return {Type::text, 0, text};
  }
  static constexpr Value of_blob(std::string_view bytes) {
    return {Type::blob, 0, bytes};
  }
  /// NULL for an empty text: how what is not known is kept.
  static constexpr Value if_any(std::string_view text) {
    return text.empty() ? none() : of(text);
  }
  friend bool operator==(const Value&, const Value&) = default;
};

/// Where the projector sends rows: into the tables, or against them.
class Sink {
 public:
  virtual ~Sink() = default;

  virtual void row(Table table, std::span<const Value> values) = 0;

  /// Whether a first gift of the donor to the campaign was noted.
  virtual bool has_given(std::int64_t campaign, std::int64_t donor) = 0;

  /// A donor gives to a campaign: makes the campaign_donor row if there is none
  /// yet, and says whether it did.
  virtual bool first_gift(std::int64_t seq, std::int64_t campaign,
                          std::int64_t donor) = 0;
};

}  // namespace obole::ledger
