#include "obole/export/markup.hpp"

namespace obole::exports {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char each : text) {
    switch (each) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += each;
    }
  }
  return out;
}

}  // namespace obole::exports
