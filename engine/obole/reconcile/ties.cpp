#include "obole/reconcile/ties.hpp"

#include "obole/reconcile/names.hpp"

#include <tuple>

namespace obole::reconcile {
namespace {

bool same_name(const std::string& one, const std::string& other) {
  return one == other || name_key(one) == name_key(other);
}

bool says_who(const OpenItem& item) {
  return item.donor != 0 || !item.iban.empty() || !item.name.empty();
}

auto told_apart_by(const OpenItem& item) {
  return std::tie(item.kind, item.amount, item.donor, item.campaign, item.iban,
                  item.reference, item.rf_reference, item.platform, item.batch,
                  item.method, item.end_to_end);
}

}  // namespace

bool alike(const OpenLine& one, const OpenLine& other) {
  return one.amount == other.amount && one.iban == other.iban &&
         one.rf_reference == other.rf_reference &&
         same_name(one.name, other.name);
}

bool alike(const OpenItem& one, const OpenItem& other) {
  return says_who(one) && told_apart_by(one) == told_apart_by(other) &&
         same_name(one.name, other.name);
}

}  // namespace obole::reconcile
