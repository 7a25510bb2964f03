#include "small_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace small_world {
namespace {

using Texts = std::vector<std::string>;

// Half the worlds know nothing but the empty text of a kind, so that later
// passes have something to do; the others know up to three.
Texts some_of(const Texts& all) {
  Texts some = {""};
  const auto count = std::max(0, *rc::gen::inRange(-3, 4));
  for (int i = 0; i < count; ++i)
    some.push_back(*rc::gen::elementOf(all));
  return some;
}

const Texts all_references = {"DON-2026-1", "DON-2026-2", "PO_77701",
                              "12345678",   "1234567",    "7",
                              "A B C 100"};
const Texts all_texts = {"don DON-2026-1 merci",
                         "(don-2026-2).",
                         "DON-2026-1 DON-2026-2",
                         "XDON-2026-1 DON-2026-22",
                         "po_77701",
                         "ref:12345678/",
                         "1234567 7",
                         "abc100 a b c 100",
                         "PO_77701 DON-2026-1",
                         "remb-2026-1",
                         "REM CHQ 0012345",
                         "depot 77777 du 12"};
const Texts all_rf_references = {"RF18539007547034", "RF712348231"};
const Texts all_ibans = {"FR7630006000011234567890189",
                         "FR76 3000 6000 0112 3456 7890 189",
                         "DE89370400440532013000"};
const Texts all_names = {"M Jean DUPONT",
                         "VIR SEPA DUPONT JEAN",
                         "Dupond Jean",
                         "DUPOTN JEAN",
                         "Jean Dupon",
                         "DUPONT JEAN MARIE",
                         "DUPONT ANNE",
                         "HELLOASSO SAS",
                         "HELLOASSOSAS",
                         "A DUPONT JEAN MARIE PAUL LUC",
                         "DUPONT JEAN MARIE PAUL",
                         "PAUL DUPONT JEAN MARIE"};

struct Pools {
  Texts references = some_of(all_references);
  Texts texts = some_of(all_texts);
  Texts rf_references = some_of(all_rf_references);
  Texts ibans = some_of(all_ibans);
  Texts names = some_of(all_names);
  std::vector<std::int64_t> amounts = *rc::gen::element(
      std::vector<std::int64_t>{5000}, std::vector<std::int64_t>{5000, 6000},
      std::vector<std::int64_t>{5000, 5000, -5000, 0},
      std::vector<std::int64_t>{1000, 2000, 3000},
      std::vector<std::int64_t>{1000, 2000, 4000, 7000},
      std::vector<std::int64_t>{-1000, -2000, -3000, 1000, 2000, 3000});
  std::vector<std::int64_t> donors = *rc::gen::element(
      std::vector<std::int64_t>{1}, std::vector<std::int64_t>{0, 0, 0, 1});
  int days = *rc::gen::element(2, 20, 60);

  obole::Date any_day() const { return day(*rc::gen::inRange(1, days)); }
};

OpenLine any_line(const Pools& pools) {
  auto drawn = line(0);
  drawn.amount = *rc::gen::elementOf(pools.amounts);
  drawn.booked_on = pools.any_day();
  drawn.end_to_end = *rc::gen::elementOf(pools.references);
  drawn.rf_reference = *rc::gen::elementOf(pools.rf_references);
  drawn.text = *rc::gen::elementOf(pools.texts);
  drawn.iban = *rc::gen::elementOf(pools.ibans);
  drawn.name = *rc::gen::elementOf(pools.names);
  drawn.code = *rc::gen::element<std::string>("", "", "02", "04");
  drawn.is_return = *rc::gen::arbitrary<bool>();
  return drawn;
}

OpenItem any_item(const Pools& pools) {
  auto drawn = gift(0);
  drawn.kind = *rc::gen::element(ItemKind::donation, ItemKind::donation,
                                 ItemKind::donation, ItemKind::refund,
                                 ItemKind::payout, ItemKind::disbursement,
                                 ItemKind::payout, ItemKind::deposit,
                                 ItemKind::seen_gift, ItemKind::promise);
  drawn.amount = *rc::gen::elementOf(pools.amounts);
  drawn.date = pools.any_day();
  drawn.reference = *rc::gen::elementOf(pools.references);
  drawn.rf_reference = *rc::gen::elementOf(pools.rf_references);
  drawn.iban = *rc::gen::elementOf(pools.ibans);
  drawn.name = *rc::gen::elementOf(pools.names);
  drawn.platform = *rc::gen::element<std::string>("HelloAsso", "Ulule");
  drawn.donor = *rc::gen::elementOf(pools.donors);
  drawn.campaign = *rc::gen::element(0, 0, 0, 0, 0, 1);
  if (drawn.kind == ItemKind::refund)
    drawn.batch = *rc::gen::element<std::string>("", "REMB-2026-1");
  if (drawn.kind == ItemKind::deposit) {
    drawn.method = *rc::gen::element<std::string>("cheque", "cash");
    drawn.reference =
        *rc::gen::element<std::string>("0012345", "R-77777", "12");
  }
  if (drawn.kind == ItemKind::seen_gift)
    drawn.end_to_end = *rc::gen::elementOf(pools.references);
  return drawn;
}

std::string written(const std::vector<obole::reconcile::Doubt>& doubts) {
  std::string text;
  for (const auto& doubt : doubts) {
    text += fmt::format("  {}:", doubt.line);
    if (doubt.pass) text += fmt::format(" {},", name(*doubt.pass));
    text += fmt::format(" cause {},", static_cast<int>(doubt.cause));
    if (doubt.difference != 0) text += fmt::format(" by {},", doubt.difference);
    // Which sets were looked at first is the engine's own.
    const bool named = doubt.cause != obole::reconcile::Cause::several_sums;
    for (const auto& each :
         named ? doubt.candidates
               : std::vector<obole::reconcile::Doubt::Candidate>())
      text += fmt::format(" {}/{}", static_cast<int>(each.kind), each.item);
    text += doubt.more && named ? " and more\n" : "\n";
  }
  return text;
}

}  // namespace

obole::Date day(int number) { return obole::day_of_number(20454 + number); }

OpenLine line(std::int64_t id) {
  return {.id = id,
          .amount = 5000,
          .booked_on = day(10),
          .end_to_end = "",
          .rf_reference = "",
          .text = "",
          .iban = "",
          .name = "",
          .code = ""};
}

OpenItem gift(std::int64_t id) {
  return {.kind = ItemKind::donation,
          .id = id,
          .amount = 5000,
          .date = day(10),
          .reference = "",
          .rf_reference = "",
          .iban = "",
          .name = "",
          .platform = "",
          .batch = "",
          .method = "",
          .end_to_end = ""};
}

Outcome World::reconciled() const {
  return obole::reconcile::reconcile(lines, items, platforms, {}, taken_back);
}

World left_of(const World& world, const Outcome& outcome) {
  std::set<std::int64_t> lines;
  std::set<std::pair<ItemKind, std::int64_t>> items;
  for (const auto& match : outcome.matches) {
    lines.insert(match.line);
    items.insert({match.kind, match.item});
  }
  World left{{}, {}, world.platforms, world.taken_back};
  for (const auto& each : world.lines)
    if (lines.count(each.id) == 0) left.lines.push_back(each);
  for (const auto& each : world.items)
    if (items.count({each.kind, each.id}) == 0) left.items.push_back(each);
  return left;
}

// Every third world is of one payer, whose gifts add up to each other.
static Pools any_pools() {
  Pools pools;
  if (*rc::gen::inRange(0, 3) != 0) return pools;
  pools.ibans = {all_ibans[0]};
  pools.references = pools.texts = pools.rf_references = {""};
  pools.amounts = *rc::gen::element(
      std::vector<std::int64_t>{1000, 2000, 3000, 4000},
      std::vector<std::int64_t>{1000, 2000, 4000, 7000, 11'000},
      std::vector<std::int64_t>{2500, 4500, 7000, 5000, 9500});
  pools.donors = {1};
  return pools;
}

rc::Gen<World> any_world() {
  return rc::gen::exec([] {
    const auto pools = any_pools();
    World world;
    world.platforms = {{"HelloAsso", {"HELLOASSO"}}, {"Ulule", {"ULULE"}}};
    const auto line_count = *rc::gen::inRange(0, 9);
    for (int i = 0; i < line_count; ++i) {
      world.lines.push_back(any_line(pools));
      world.lines.back().id = i + 1;
    }
    const auto item_count = *rc::gen::inRange(0, 9);
    for (int i = 0; i < item_count; ++i) {
      world.items.push_back(any_item(pools));
      world.items.back().id = i + 1;
    }
    if (!world.lines.empty() && !world.items.empty()) {
      for (auto count = std::max(0, *rc::gen::inRange(-4, 3)); count > 0;
           --count) {
        const auto item = *rc::gen::elementOf(world.items);
        world.taken_back.push_back(
            {*rc::gen::inRange<std::int64_t>(1, line_count + 1), item.kind,
             item.id});
      }
    }
    return world;
  });
}

std::string written(const Outcome& outcome) {
  std::string text = "matches\n";
  for (const auto& match : outcome.matches)
    text += fmt::format("  {}: {}/{} {} of {} parts {}{}{}\n", match.line,
                        static_cast<int>(match.kind), match.item, match.amount,
                        match.parts, name(match.pass),
                        match.exact ? "" : " inexact",
                        match.interchangeable ? " interchangeable" : "");
  text += "ambiguous\n" + written(outcome.ambiguous);
  text += "suggestions\n" + written(outcome.suggestions);
  text += "unmatched\n";
  for (const auto id : outcome.unmatched)
    text += fmt::format("  {}\n", id);
  return text;
}

void showValue(const World& world, std::ostream& out) {
  for (const auto& each : world.taken_back)
    out << fmt::format("\ntaken back: line {} and {}/{}", each.line,
                       static_cast<int>(each.kind), each.item);
  for (const auto& each : world.lines)
    out << fmt::format(
        "\nline {}: {} on day {}, e2e '{}', rf '{}', text '{}', iban '{}', "
        "name '{}', code '{}', return {}",
        each.id, each.amount, (each.booked_on - day(0)).count(),
        each.end_to_end, each.rf_reference, each.text, each.iban, each.name,
        each.code, each.is_return);
  for (const auto& each : world.items)
    out << fmt::format(
        "\nitem {}/{}: {} on day {}, ref '{}', rf '{}', iban '{}', name '{}', "
        "platform '{}', donor {}, campaign {}, batch '{}', method '{}', "
        "e2e '{}'",
        static_cast<int>(each.kind), each.id, each.amount,
        (each.date - day(0)).count(), each.reference, each.rf_reference,
        each.iban, each.name, each.platform, each.donor, each.campaign,
        each.batch, each.method, each.end_to_end);
}

}  // namespace small_world
