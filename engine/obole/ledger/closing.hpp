// The trial balance that a close states: what every account holds through the
// day that is closed.

#pragma once

#include "obole/base/digest.hpp"
#include "obole/domain/date.hpp"
#include "obole/ledger/book.hpp"
#include "obole/ledger/canonical.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace obole::ledger {

struct TrialBalance {
  std::int64_t accounts = 0;  ///< that were ever posted to
  std::int64_t debits = 0;    ///< what those that hold a debit hold together
  /// SHA-256 of each account, in order of its name: the name, 0x1F, the balance
  /// in decimal (a debit positive), 0x0A.
  Digest digest = {};
  /// [["Assets:Cash","100"],...] in that order; empty where it would be too
  /// long for a body.
  std::string list = {};
};

/// By the postings on or before `through`.
TrialBalance trial_balance(Book& book, Date through);

/// The same from the entries alone, one after the other, for as many closes as
/// there are.
class ClosingBalances {
 public:
  void add(const canonical::Document& body, std::int64_t effective);

  /// What is asked for only moves forward.
  TrialBalance through(std::int64_t day);

 private:
  using Sums = std::map<std::string, std::int64_t, std::less<>>;
  Sums closed_;
  std::map<std::int64_t, Sums> later_;  ///< by day, after those
};

}  // namespace obole::ledger
