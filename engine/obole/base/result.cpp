#include "obole/base/result.hpp"

namespace obole {

Refusal at(Refusal refusal, const Place& place) {
  if (refusal.place.file.empty()) refusal.place.file = place.file;
  if (refusal.place.line == 0) refusal.place.line = place.line;
  if (refusal.place.column.empty()) refusal.place.column = place.column;
  return refusal;
}

}  // namespace obole
