// What the rows that frame a report tell of it, held against its rows.

#pragma once

#include "obole/bank/csv.hpp"
#include "obole/bank/profile.hpp"
#include "obole/bank/row_cells.hpp"
#include "obole/bank/row_reader.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace obole::bank {

/// Adds up the rows of a section and of the whole report, in one currency: the
/// others are not read.  Footers have no column names; their fields are, by
/// PayPal's settlement report: type, currency, gross credits, gross debits, fee
/// credits, fee debits, six balances with CR or DR before each, rows; and of a
/// count: type, rows.
class FrameCheck {
 public:
  /// `layout` outlives this.
  FrameCheck(const Profile& layout, Currency currency)
      : layout_(layout), currency_(currency) {}

  /// One more row of data, readable or not.
  void count();

  /// The row just counted, as cells; one that is never taken makes the sums of
  /// its section unknown, and these are then not compared.
  void take(const Cells& cells);

  /// What a row of a skipped type tells otherwise than the rows do.
  std::vector<RowFault> faults(const CsvRow& frame);

 private:
  struct Totals {
    std::uint64_t rows = 0;
    std::uint64_t taken = 0;
    std::uint64_t own = 0;  ///< in our currency
    bool sound = true;      ///< all of our currency could be added up
    std::int64_t gross_credits = 0;
    std::int64_t gross_debits = 0;
    std::int64_t fee_credits = 0;
    std::int64_t fee_debits = 0;

    void add(Money gross, Money fee);
    void add_to(std::int64_t& sum, Money part);
  };

  std::vector<RowFault> sums(const CsvRow& frame, const Totals& totals) const;
  std::vector<RowFault> rows(const CsvRow& frame, const Totals& totals) const;

  const Profile& layout_;
  Currency currency_;
  Totals section_;
  Totals report_;
};

}  // namespace obole::bank
