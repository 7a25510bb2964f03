#include "obole/domain/date.hpp"
#include "obole/domain/movement.hpp"
#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

using canonical::Node;

// Texts of a list are references, which hold nothing to escape; "" is unknown.
Value if_any(Application& entry, const Node& node) {
  if (node.type != Node::Type::string) entry.wrong("a text is none");
  return Value::if_any(node.text);
}

Value must(Application& entry, const Node& node) {
  if (node.text.empty()) entry.wrong("a text is missing");
  return Value::of(node.text);
}

Value day_if_any(Application& entry, const Node& node) {
  if (node.type == Node::Type::string && node.text.empty())
    return Value::none();
  return Value::of(entry.day(node));
}

void payout_reported(Application& entry) {
  entry.row(
      Table::payout_report,
      std::array{Value::of(entry.seq()), Value::of(entry.text("platform")),
                 Value::of(entry.text("digest")),
                 Value::of(entry.text("profile")),
                 Value::of(entry.integer("rows")),
                 Value::of(entry.integer("movements")),
                 Value::of(entry.integer("new")),
                 Value::of(entry.integer("completed")),
                 Value::of(entry.integer("first")),
                 Value::of(entry.day("starts")), Value::of(entry.day("ends"))});
}

// ["txn_1","capture","2026-03-01","5000","95","po_1","2026-03-08","ch_1"]
void movements_reported(Application& entry) {
  const auto platform = entry.text("platform");
  auto id = entry.integer("first");
  entry.each(
      "movements", 8,
      "a movement is not [source, movement, day, gross, fee, payout, arrival,"
      " gift]",
      [&](const Node* one) {
        if (!parse_choice<Movement>(one[1].text))
          entry.wrong("a movement is of no known kind");
        entry.row(
            Table::movement,
            std::array{Value::of(id++), Value::of(entry.seq()),
                       Value::of(platform), must(entry, one[0]),
                       must(entry, one[1]), Value::of(entry.day(one[2])),
                       Value::of(entry.digits(one[3])),
                       Value::of(entry.digits(one[4])), if_any(entry, one[5]),
                       day_if_any(entry, one[6]), if_any(entry, one[7])});
      });
}

// [7,"po_1","2026-03-08",""]
void movements_completed(Application& entry) {
  std::int64_t ord = 0;
  entry.each(
      "movements", 4,
      "what is told of a movement is not [number, payout, arrival, gift]",
      [&](const Node* one) {
        entry.row(
            Table::completion,
            std::array{Value::of(entry.seq()), Value::of(ord++),
                       Value::of(entry.number(one[0])), if_any(entry, one[1]),
                       day_if_any(entry, one[2]), if_any(entry, one[3])});
      });
}

}  // namespace

bool apply_platforms(Application& entry, std::string_view kind) {
  if (kind == "movements.reported") {
    movements_reported(entry);
  } else if (kind == "movements.completed") {
    movements_completed(entry);
  } else if (kind == "payout.reported") {
    payout_reported(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
