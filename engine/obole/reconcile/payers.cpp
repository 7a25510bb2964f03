#include "obole/reconcile/close_names.hpp"
#include "obole/reconcile/names.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

#include <algorithm>
#include <optional>

namespace obole::reconcile {
namespace {

bool is_of_donor(const OpenItem& item) { return is_direct(item.kind); }

bool same_account(const OpenLine& line, const OpenItem& item) {
  return same_reference(line.iban, item.iban);
}
bool same_name(const OpenLine& line, const OpenItem& item) {
  return name_key(line.name) == name_key(item.name);
}
bool close_name(const OpenLine& line, const OpenItem& item) {
  return close(name_key(line.name), name_key(item.name));
}

Sieve amounts_of_open_items(const World& world) {
  Keys keys;
  for (const auto i : world.items.in(State::open))
    if (is_of_donor(world.items[i]))
      keys.add(amount_key(world.items[i].amount), i);
  return Sieve(keys.collected());
}
Sieve amounts_of_open_lines(const World& world) {
  Keys keys;
  for (const auto i : world.lines.in(State::open))
    keys.add(amount_key(world.lines[i].amount), i);
  return Sieve(keys.collected());
}

// Folding a name is the dearest thing done to a line, so it is done only where
// the other side has the amount.
void add_payer(std::vector<Payer>& payers, const Sieve& amounts,
               std::uint32_t who, std::int64_t amount, std::string_view name) {
  if (name.empty() || !amounts.may_hold(amount_key(amount))) return;
  auto key = name_key(name);
  if (!key.empty()) payers.push_back({who, amount, std::move(key)});
}

std::vector<Payer> payers_of_lines(const World& world) {
  const auto amounts = amounts_of_open_items(world);
  std::vector<Payer> payers;
  for (const auto i : world.lines.in(State::open))
    add_payer(payers, amounts, i, world.lines[i].amount, world.lines[i].name);
  return payers;
}

std::vector<Payer> payers_of_items(const World& world) {
  const auto amounts = amounts_of_open_lines(world);
  std::vector<Payer> payers;
  for (const auto i : world.items.in(State::open))
    if (is_of_donor(world.items[i]))
      add_payer(payers, amounts, i, world.items[i].amount, world.items[i].name);
  return payers;
}

Pairing::Collect same_names(const std::vector<Payer>& payers) {
  return [&payers](Keys& keys) {
    for (const Payer& payer : payers)
      keys.add(mixed(hash_of(payer.name_key), payer.amount), payer.who);
  };
}

}  // namespace

void by_payer_account(Round& round, Window window) {
  const World& world = round.world;
  const auto of_lines = [&](Keys& keys) {
    for (const auto i : world.lines.in(State::open)) {
      const OpenLine& line = world.lines[i];
      if (!line.iban.empty())
        keys.add(mixed(reference_hash(line.iban), line.amount), i);
    }
  };
  const auto of_items = [&](Keys& keys) {
    for (const auto i : world.items.in(State::open)) {
      const OpenItem& item = world.items[i];
      if (is_of_donor(item) && !item.iban.empty())
        keys.add(mixed(reference_hash(item.iban), item.amount), i);
    }
  };
  round.join(of_lines, of_items, window);
  round.settle(
      {.pass = Pass::payer_account, .window = window, .holds = same_account});
}

void by_same_name(Round& round, Window window) {
  const auto lines = payers_of_lines(round.world);
  const auto items = payers_of_items(round.world);
  round.join(same_names(lines), same_names(items), window);
  round.settle(
      {.pass = Pass::payer_name, .window = window, .holds = same_name});
}

void by_close_name(Round& round, Window window) {
  const auto lines = payers_of_lines(round.world);
  const auto items = payers_of_items(round.world);
  join_close_names(round, lines, items, window);
  round.settle({.pass = Pass::payer_name,
                .window = window,
                .exact = false,
                .holds = close_name});
}

}  // namespace obole::reconcile
