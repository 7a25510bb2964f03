// Transactions as plain-text accounting programs read them: hledger and Ledger
// (the same text for both), and Beancount.
//
// Each text is accepted by its program in its strict mode: accounts,
// commodities and tags are declared, amounts are written out with the
// currency's decimals, and each account's balance is asserted at the end, so
// that the program itself checks it.  Every transaction bears its entry's
// number and hash.  What each program makes of a title was tried:
// docs/exports.md.

#pragma once

#include "obole/reports/transaction.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace obole::exports {

enum class Tool : std::uint8_t { hledger, ledger, beancount };

class JournalText {
 public:
  /// `head` outlives it.
  JournalText(const reports::JournalHead& head, Tool tool, Language language)
      : head_(head), tool_(tool), language_(language) {}

  // Each appends to a text.
  void begin(std::string& text) const;
  void transactions(std::span<const reports::Transaction> list,
                    std::string& text) const;
  void end(std::string& text) const;

 private:
  void begin_ledger(std::string& text) const;
  void begin_beancount(std::string& text) const;

  const reports::JournalHead& head_;
  Tool tool_;
  Language language_;
};

}  // namespace obole::exports
