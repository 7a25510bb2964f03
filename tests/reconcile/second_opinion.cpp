#include "second_opinion.hpp"

#include "opinion.hpp"

#include <algorithm>
#include <regex>
#include <tuple>

namespace second_opinion {

Opinion::Opinion(const small_world::World& world, const Windows& windows)
    : world_(world), windows_(windows) {
  const auto order = [](auto& all, auto key) {
    std::sort(all.begin(), all.end(),
              [key](const auto& a, const auto& b) { return key(a) < key(b); });
  };
  order(world_.lines,
        [](const auto& each) { return std::pair(each.booked_on, each.id); });
  order(world_.items, [](const auto& each) {
    return std::tuple(each.date, each.kind, each.id);
  });
  for (const auto& line : world_.lines)
    if (line.amount == 0) gone_lines_.insert(line.id);
}

Outcome Opinion::given() {
  payouts();
  references();
  returns();
  deposits();
  payers();
  sums();
  promises();
  suggestions();
  for (const auto& line : world_.lines)
    if (decided_.count(line.id) == 0) outcome_.unmatched.push_back(line.id);
  const auto by_line = [](auto& all) {
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.line < b.line; });
  };
  std::sort(outcome_.matches.begin(), outcome_.matches.end(),
            [](const auto& a, const auto& b) {
              return std::tuple(a.line, a.kind, a.item) <
                     std::tuple(b.line, b.kind, b.item);
            });
  by_line(outcome_.ambiguous);
  by_line(outcome_.suggestions);
  std::sort(outcome_.unmatched.begin(), outcome_.unmatched.end());
  return outcome_;
}

Opinion::Id Opinion::id(const OpenItem& item) { return {item.kind, item.id}; }

bool Opinion::of_payout(const OpenItem& item) {
  return item.kind == ItemKind::payout;
}

bool Opinion::of_donor(const OpenItem& item) {
  return item.kind == ItemKind::donation || item.kind == ItemKind::refund ||
         item.kind == ItemKind::disbursement;
}

bool Opinion::within(const OpenLine& line, const OpenItem& item, int before,
                     int after) {
  const auto days = (line.booked_on - item.date).count();
  return -before <= days && days <= after;
}

bool Opinion::of_platform(const OpenLine& line,
                          const std::string& wanted) const {
  for (const auto& platform : world_.platforms)
    for (const auto& payer : platform.payer_names)
      if ((wanted.empty() || wanted == platform.name) &&
          contains_words(line.name, payer))
        return true;
  return false;
}

void Opinion::payouts() {
  const Fits by_id = [](const OpenLine& line, const OpenItem& item) {
    return of_payout(item) && (cited(line.text, item.reference) ||
                               equal(line.end_to_end, item.reference));
  };
  step(Pass::payout, true, by_id);
  doubt(Pass::payout, by_id);
  step(Pass::payout, false, [&](const OpenLine& line, const OpenItem& item) {
    return of_payout(item) && of_platform(line, item.platform) &&
           within(line, item, windows_.payout_before, windows_.payout_after);
  });
  for (const auto& line : world_.lines)
    if (of_platform(line, "")) gone_lines_.insert(line.id);
}

void Opinion::references() {
  const auto reference = [&](Pass pass, const Fits& fits) {
    const Fits direct = [&](const OpenLine& line, const OpenItem& item) {
      return of_donor(item) && fits(line, item);
    };
    step(pass, true, direct);
    doubt(pass, direct);
  };
  reference(Pass::own_reference, [](const auto& line, const auto& item) {
    return cited(line.text, item.reference);
  });
  reference(Pass::end_to_end, [](const auto& line, const auto& item) {
    return equal(line.end_to_end, item.reference);
  });
  step(Pass::end_to_end, true, [](const auto& line, const auto& item) {
    return item.kind == ItemKind::refund &&
           line.end_to_end == std::to_string(item.id);
  });
  reference(Pass::rf_reference, [](const auto& line, const auto& item) {
    return equal(line.rf_reference, item.rf_reference);
  });
}

void Opinion::returns() {
  step(Pass::returned, true, [](const auto& line, const auto& item) {
    return item.kind == ItemKind::seen_gift &&
           (cited(line.text, item.reference) ||
            equal(line.end_to_end, item.reference) ||
            equal(line.end_to_end, item.end_to_end) ||
            equal(line.rf_reference, item.rf_reference) ||
            equal(line.rf_reference, item.reference));
  });
  step(Pass::returned, false, [&](const auto& line, const auto& item) {
    return item.kind == ItemKind::seen_gift && line.is_return &&
           equal(line.iban, item.iban) &&
           within(line, item, 0, windows_.return_after);
  });
}

std::string Opinion::handed_in(const OpenLine& line) {
  if (line.amount <= 0) return "none";
  if (line.code == "02") return "cheque";
  if (line.code == "04") return "cash";
  return line.text.find("REM CHQ") != std::string::npos ? "cheque" : "none";
}

void Opinion::deposits() {
  const Fits of_slip = [](const OpenLine& line, const OpenItem& item) {
    const std::map<std::string, std::string> slips = {{"0012345", "12345"},
                                                      {"R-77777", "77777"}};
    const auto slip = slips.find(item.reference);
    if (item.kind != ItemKind::deposit || handed_in(line) != item.method ||
        slip == slips.end())
      return false;
    const std::regex number("(^|[^0-9])0*" + slip->second + "($|[^0-9])");
    return std::regex_search(line.text, number) ||
           std::regex_search(line.end_to_end, number);
  };
  step(Pass::deposit, true, of_slip);
  doubt(Pass::deposit, of_slip);
  step(Pass::deposit, false, [&](const auto& line, const auto& item) {
    return item.kind == ItemKind::deposit && handed_in(line) == item.method &&
           within(line, item, windows_.deposit_before, windows_.deposit_after);
  });
}

void Opinion::payers() {
  step(Pass::payer_account, true, [&](const auto& line, const auto& item) {
    return of_donor(item) && equal(line.iban, item.iban) &&
           within(line, item, windows_.account_before, windows_.account_after);
  });
  for (const bool exact : {true, false})
    step(Pass::payer_name, exact, [&](const auto& line, const auto& item) {
      const auto one = name_words(line.name);
      const auto other = name_words(item.name);
      return of_donor(item) && !one.empty() &&
             (exact ? one == other : alike_names(one, other)) &&
             within(line, item, windows_.name_before, windows_.name_after);
    });
}

void Opinion::promises() {
  for (const auto& line : world_.lines) {
    if (gone_lines_.count(line.id) != 0 || line.amount <= 0) continue;
    std::vector<const OpenItem*> some;
    const auto name = name_words(line.name);
    for (const auto& item : world_.items)
      if (item.kind == ItemKind::promise &&
          (equal(line.iban, item.iban) ||
           (!name.empty() && name == name_words(item.name))))
        some.push_back(&item);
    if (some.empty()) continue;
    hinted_.insert(line.id);
    outcome_.suggestions.push_back(
        doubt_of(line, std::nullopt, Cause::promised, some));
  }
}

void Opinion::suggestions() {
  for (const auto& line : world_.lines) {
    if (decided_.count(line.id) != 0 || line.amount == 0 ||
        hinted_.count(line.id) != 0)
      continue;
    std::vector<const OpenItem*> some;
    for (const auto& item : world_.items)
      if (matched_items_.count(id(item)) == 0 && item.amount == line.amount &&
          (of_payout(item) ||
           (!of_platform(line, "") && item.kind != ItemKind::seen_gift &&
            item.kind != ItemKind::promise)) &&
          within(line, item, windows_.account_before, windows_.account_after))
        some.push_back(&item);
    if (!some.empty())
      outcome_.suggestions.push_back(
          doubt_of(line, std::nullopt, Cause::amount_and_date, some));
  }
}

Outcome reconcile(const small_world::World& world, const Windows& windows) {
  return Opinion(world, windows).given();
}

}  // namespace second_opinion
