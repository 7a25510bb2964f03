#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

#include <charconv>
#include <string>

namespace obole::reconcile {
namespace {

// Adds references of one line or item to the keys of its side.
struct Adding {
  Keys& keys;
  std::uint32_t who;
  std::int64_t amount;
  bool amount_too;

  void operator()(std::uint64_t reference) const {
    keys.add(amount_too ? mixed(reference, amount) : reference, who);
  }
};

// A reference in some field of the lines, and the items that have it.
struct Sought {
  Pass pass;
  bool (*seeks)(ItemKind) = is_direct;
  bool doubts_amounts = true;  // found with another amount, it is a doubt
  void (*in_line)(const OpenLine&, const Adding&);
  void (*in_item)(const OpenItem&, const Adding&);
  bool (*holds)(const OpenLine&, const OpenItem&);
};

void add_tokens(std::string_view text, const Adding& add) {
  Tokens tokens(text);
  while (const auto token = tokens.next())
    add(reference_hash(*token));
}

// A reference that cannot be a token is not sought in texts.
void add_as_token(std::string_view reference, const Adding& add) {
  if (can_be_quoted(reference)) add(reference_hash(reference));
}

void add_whole(std::string_view reference, const Adding& add) {
  if (!reference.empty()) add(reference_hash(reference));
}

// Beside tokens, with which a reference that has spaces is not to be confused.
void add_as_field(std::string_view reference, const Adding& add) {
  if (!reference.empty())
    add(mixed(reference_hash(reference), std::int64_t{1}));
}

bool is_payout(ItemKind kind) { return kind == ItemKind::payout; }
bool is_seen_gift(ItemKind kind) { return kind == ItemKind::seen_gift; }

bool has_id(const OpenItem& refund, std::string_view text) {
  return refund.kind == ItemKind::refund &&
         same_reference(std::to_string(refund.id), text);
}

constexpr Sought own_reference{
    .pass = Pass::own_reference,
    .in_line = [](const OpenLine& line,
                  const Adding& add) { add_tokens(line.text, add); },
    .in_item = [](const OpenItem& item,
                  const Adding& add) { add_as_token(item.reference, add); },
    .holds =
        [](const OpenLine& line, const OpenItem& item) {
          return quotes(line.text, item.reference);
        },
};

constexpr Sought end_to_end{
    .pass = Pass::end_to_end,
    .in_line = [](const OpenLine& line,
                  const Adding& add) { add_whole(line.end_to_end, add); },
    .in_item = [](const OpenItem& item,
                  const Adding& add) { add_whole(item.reference, add); },
    .holds =
        [](const OpenLine& line, const OpenItem& item) {
          return same_reference(line.end_to_end, item.reference);
        },
};

// Other people number their payments too: an entry number with another amount
// says nothing.
constexpr Sought refund_number{
    .pass = Pass::end_to_end,
    .doubts_amounts = false,
    .in_line = end_to_end.in_line,
    .in_item =
        [](const OpenItem& item, const Adding& add) {
          if (item.kind == ItemKind::refund)
            add_whole(std::to_string(item.id), add);
        },
    .holds = [](const OpenLine& line,
                const OpenItem& item) { return has_id(item, line.end_to_end); },
};

constexpr Sought rf_reference{
    .pass = Pass::rf_reference,
    .in_line = [](const OpenLine& line,
                  const Adding& add) { add_whole(line.rf_reference, add); },
    .in_item = [](const OpenItem& item,
                  const Adding& add) { add_whole(item.rf_reference, add); },
    .holds =
        [](const OpenLine& line, const OpenItem& item) {
          return same_reference(line.rf_reference, item.rf_reference);
        },
};

constexpr Sought payout_id{
    .pass = Pass::payout,
    .seeks = is_payout,
    .in_line =
        [](const OpenLine& line, const Adding& add) {
          add_tokens(line.text, add);
          add_as_field(line.end_to_end, add);
        },
    .in_item =
        [](const OpenItem& item, const Adding& add) {
          add_as_token(item.reference, add);
          add_as_field(item.reference, add);
        },
    .holds =
        [](const OpenLine& line, const OpenItem& item) {
          return quotes(line.text, item.reference) ||
                 same_reference(line.end_to_end, item.reference);
        },
};

// What sends a gift back quotes the gift, or the payment that brought it.
constexpr Sought sent_back{
    .pass = Pass::returned,
    .seeks = is_seen_gift,
    .doubts_amounts = false,
    .in_line =
        [](const OpenLine& line, const Adding& add) {
          add_tokens(line.text, add);
          add_as_field(line.end_to_end, add);
          add_as_field(line.rf_reference, add);
        },
    .in_item =
        [](const OpenItem& item, const Adding& add) {
          add_as_token(item.reference, add);
          add_as_field(item.reference, add);
          add_as_field(item.rf_reference, add);
          if (item.end_to_end != item.reference)
            add_as_field(item.end_to_end, add);
        },
    .holds =
        [](const OpenLine& line, const OpenItem& item) {
          return quotes(line.text, item.reference) ||
                 same_reference(line.end_to_end, item.reference) ||
                 same_reference(line.end_to_end, item.end_to_end) ||
                 same_reference(line.rf_reference, item.rf_reference) ||
                 same_reference(line.rf_reference, item.reference);
        },
};

void join_by_reference(Round& round, const Sought& sought, bool amount_too) {
  const World& world = round.world;
  const auto of_lines = [&](Keys& keys) {
    for (const auto i : world.lines.in(State::open)) {
      const OpenLine& line = world.lines[i];
      sought.in_line(line, {keys, i, line.amount, amount_too});
    }
  };
  const auto of_items = [&](Keys& keys) {
    for (const auto i : world.items.in(State::open)) {
      const OpenItem& item = world.items[i];
      if (sought.seeks(item.kind))
        sought.in_item(item, {keys, i, item.amount, amount_too});
    }
  };
  round.join(of_lines, of_items, any_day);
}

void by_reference(Round& round, const Sought& sought) {
  join_by_reference(round, sought, true);
  round.settle({.pass = sought.pass, .holds = sought.holds});
  if (!sought.doubts_amounts) return;
  join_by_reference(round, sought, false);
  round.settle({.pass = sought.pass, .matches = false, .holds = sought.holds});
}

}  // namespace

void by_payout_id(Round& round) { by_reference(round, payout_id); }
void by_own_reference(Round& round) { by_reference(round, own_reference); }
void by_end_to_end(Round& round) {
  by_reference(round, end_to_end);
  by_reference(round, refund_number);
}
void by_rf_reference(Round& round) { by_reference(round, rf_reference); }

void by_return(Round& round, Window window) {
  by_reference(round, sent_back);
  const World& world = round.world;
  const auto of_lines = [&](Keys& keys) {
    for (const auto i : world.lines.in(State::open)) {
      const OpenLine& line = world.lines[i];
      if (line.is_return && !line.iban.empty())
        keys.add(mixed(reference_hash(line.iban), line.amount), i);
    }
  };
  const auto of_items = [&](Keys& keys) {
    for (const auto i : world.items.in(State::open)) {
      const OpenItem& item = world.items[i];
      if (is_seen_gift(item.kind) && !item.iban.empty())
        keys.add(mixed(reference_hash(item.iban), item.amount), i);
    }
  };
  round.join(of_lines, of_items, window);
  round.settle({.pass = Pass::returned,
                .window = window,
                .exact = false,
                .holds = [](const OpenLine& line, const OpenItem& item) {
                  return same_reference(line.iban, item.iban);
                }});
}

}  // namespace obole::reconcile
