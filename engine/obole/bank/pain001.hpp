// Transfers that the bank is asked to make: ISO 20022 pain.001.001.09, as SEPA
// wants it (formats.md 3.3).

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

struct Transfer {
  std::string end_to_end;  ///< ours; the bank's statement brings it back
  Money amount;            ///< positive
  std::string name;        ///< of who is paid
  std::string iban;        ///< canonical
  std::string text;        ///< what they read
};

struct TransferOrder {
  std::string message;  ///< the file's own name, at most 35 characters
  Instant created;
  std::string debtor;  ///< whose account pays
  std::string siren;   ///< may be empty
  std::string iban;    ///< that pays
  Date execution;
  std::vector<Transfer> transfers;  ///< one or more, in one currency
};

/// The file.  Texts are in the characters that every bank takes; an accent is
/// dropped rather than the letter.  No address is given: one that is not
/// structured is refused since November 2026.
std::string pain001(const TransferOrder& order);

/// `text` in the characters of SEPA, at most `longest` of them: letters,
/// digits, space and / - ? : ( ) . , ' +
std::string sepa_text(std::string_view text, std::size_t longest);

}  // namespace obole::bank
