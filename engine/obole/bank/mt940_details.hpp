// What field 86 says of a movement, in whatever manner the bank writes it.

#pragma once

#include <string>
#include <string_view>

namespace obole::bank::mt940 {

struct Details {
  std::string text;  ///< what the payer wrote, or all of it
  std::string name;  ///< of the other side
  std::string iban;  ///< canonical where it is one
  std::string ultimate;
  std::string end_to_end;
  std::string mandate;
  std::string code;  ///< the German business code, "166"
  std::string return_code;
};

/// `field` as sent, lines parted by LF.
Details details_of(std::string_view field);

}  // namespace obole::bank::mt940
