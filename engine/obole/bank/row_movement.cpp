#include "obole/bank/row_movement.hpp"

#include "obole/bank/row_amounts.hpp"
#include "obole/bank/row_day.hpp"
#include "obole/bank/row_meaning.hpp"
#include "obole/base/say.hpp"

#include <array>

namespace obole::bank {
namespace {

using Movements = std::vector<MovementRow>;

// Which way a movement goes, and what it is called.
enum class Way : std::uint8_t { in, out, either };

struct Kind {
  Way way;
  std::string_view en;
  std::string_view fr;
};

// In the order of the enumeration.
constexpr std::array<Kind, 10> kinds = {{
    {Way::in, "a capture", "un encaissement"},
    {Way::either, "a fee", "une commission"},
    {Way::out, "a refund", "un remboursement"},
    {Way::out, "a dispute", "une contestation"},
    {Way::in, "a dispute won", "une contestation gagnée"},
    {Way::out, "a payout", "un versement"},
    {Way::in, "a payout that came back", "un versement retourné"},
    {Way::either, "an adjustment", "un ajustement"},
    {Way::either, "a tip", "un pourboire"},
    {Way::either, "a hold", "une retenue"},
}};

const Kind& kind_of(Movement movement) {
  return kinds.at(static_cast<std::size_t>(movement));
}

Refusal unknown_word(const Cells& cells, Field by) {
  if (cells[by].empty()) {
    return cells.refuse(by, say("the cell is empty", "la case est vide"));
  }
  return cells.refuse(by, say("the profile does not say which movement of the "
                              "balance this is",
                              "le profil ne dit pas de quel mouvement du solde "
                              "il s’agit"));
}

// What word and status say of a row.
struct Told {
  Category category;
  bool given_back = false;  ///< it is the status that says so
};

// A row that is to be ignored by either column is.
Result<Told> told_by(const Cells& cells, const Profile& profile) {
  const auto by = profile.movements.by;
  const auto& meanings = profile.movements.meanings;
  const auto found = meanings.find(value_key(cells[by]));
  const bool known = found != meanings.end();
  if (known && found->second == Category::ignored) {
    return Told{Category::ignored};
  }
  bool given_back = known && found->second == Category::refund;
  if (by != Field::status) {
    const auto status = status_of(cells, profile);
    if (!status) return status.error();
    if (*status == Meaning::ignored) return Told{Category::ignored};
    given_back = *status == Meaning::refund;
  }
  if (!known) return unknown_word(cells, by);
  if (found->second != Category::conversion) {
    return Told{found->second, given_back};
  }
  return cells.refuse(
      by, say("this is one half of a currency conversion: record both by hand",
              "c’est une moitié de conversion de devise : enregistrez les deux "
              "à la main"));
}

// Each row needs an id, and only a capture the reference of a gift.
Verdict check_filled(const Cells& cells, const Profile& profile,
                     Movement movement) {
  for (const auto field : profile.required) {
    if (!cells[field].empty()) continue;
    if (field == Field::reference && movement != Movement::capture &&
        cells.has(Field::movement)) {
      continue;
    }
    return cells.refuse(field, say("the cell is empty", "la case est vide"));
  }
  const auto id = id_of(cells);
  if (!cells[id].empty()) return {};
  return cells.refuse(id, say("the cell is empty", "la case est vide"));
}

Verdict check_way(const Cells& cells, Movement movement, Money gross) {
  const auto& kind = kind_of(movement);
  const Sentence what{std::string(kind.en), std::string(kind.fr)};
  if (kind.way == Way::in && !gross.is_positive()) {
    return cells.refuse(
        Field::amount,
        say("{} adds to the balance, and this row tells {}",
            "{} augmente le solde, et cette ligne dit {}", what, gross));
  }
  if (kind.way == Way::out && !gross.is_negative()) {
    return cells.refuse(
        Field::amount,
        say("{} takes from the balance, and this row tells {}",
            "{} diminue le solde, et cette ligne dit {}", what, gross));
  }
  return {};
}

std::string parent_of(Movement movement, const Cells& cells) {
  if (movement == Movement::capture || movement == Movement::payout ||
      movement == Movement::payout_reversal) {
    return {};
  }
  auto parent = cells.text(Field::parent);
  if (!parent.empty() || movement != Movement::refund) return parent;
  return cells.text(Field::reference);
}

Result<MovementRow> plain_row(Movement movement, const BalanceAmounts& amounts,
                              const Cells& cells, const RowRules& rules) {
  const auto id = id_of(cells);
  const auto date = read_day(cells[Field::date], rules.profile, rules.zone);
  if (!date) return cells.refuse(Field::date, date.error());
  MovementRow row{.line = 0,
                  .movement = movement,
                  .category = cells.text(rules.profile.movements.by),
                  .source = cells.text(id),
                  .reference = cells.text(Field::reference),
                  .parent = parent_of(movement, cells),
                  .payout = {},
                  .arrival = {},
                  .date = *date,
                  .gross = amounts.gross,
                  .fee = amounts.fee,
                  .net = amounts.net,
                  .description = cells.text(Field::description)};
  if (row.source.empty()) {
    return cells.refuse(id, say("nothing in the cell can be seen",
                                "rien n’est visible dans la case"));
  }
  if (row.reference.empty()) row.reference = row.source;
  auto payout = payout_of(cells, rules);
  if (!payout) return payout.error();
  row.payout = *std::move(payout);
  if (!cells[Field::payout_date].empty()) {
    const auto day =
        read_day(cells[Field::payout_date], rules.profile, rules.zone);
    if (!day) return cells.refuse(Field::payout_date, day.error());
    row.arrival = *day;
  }
  return row;
}

// The platform keeps a tip whole: it passes through and moves nothing.
MovementRow tip_of(const MovementRow& row, Money tip) {
  auto part = row;
  part.movement = Movement::tip;
  part.source += ":tip";
  part.reference = part.source;
  part.parent = row.movement == Movement::capture ? row.reference : row.parent;
  part.gross = tip;
  part.fee = tip;
  part.net = tip - tip;
  return part;
}

// Which transfer the money was taken from is not told.
MovementRow refund_of(const MovementRow& capture) {
  auto refund = capture;
  refund.movement = Movement::refund;
  refund.source += ":refund";
  refund.parent = capture.reference;
  refund.reference = refund.source;
  refund.payout.clear();
  refund.arrival.reset();
  refund.gross = -capture.gross;
  refund.fee = -capture.fee;
  refund.net = -capture.net;
  return refund;
}

// A payment that was given back may keep its row: its status alone changes.
Result<Movements> read_known(Movement told, bool given_back, const Cells& cells,
                             const RowRules& rules) {
  const auto& profile = rules.profile;
  const auto amounts = read_balance_amounts(cells, profile, rules.currency);
  if (!amounts) return amounts.error();
  const bool by_word = told != Movement::capture && told != Movement::refund;
  const bool back = given_back && !by_word && amounts->gross.is_positive();
  const auto movement = back ? Movement::capture : told;
  if (back && !amounts->fee.is_zero()) {
    return cells.refuse(Field::fee,
                        say("nothing tells whether the fee was given back too",
                            "rien ne dit si la commission a été rendue aussi"));
  }
  if (auto refusal = check_way(cells, movement, amounts->gross)) {
    return *refusal;
  }
  if (movement == Movement::capture) {
    if (auto refusal = check_fee_kept(amounts->fee, cells)) return *refusal;
  }
  if (amounts->gross.is_zero() && amounts->fee.is_zero()) return Movements();
  auto row = plain_row(movement, *amounts, cells, rules);
  if (!row) return row.error();
  Movements movements;
  movements.push_back(*std::move(row));
  if (back) {
    movements.push_back(refund_of(movements.front()));
  } else if (!amounts->tip.is_zero()) {
    movements.push_back(tip_of(movements.front(), amounts->tip));
  }
  return movements;
}

}  // namespace

Field id_of(const Cells& cells) {
  return cells.has(Field::movement) ? Field::movement : Field::reference;
}

Result<Movements> read_movements(const Cells& cells, const RowRules& rules) {
  const auto told = told_by(cells, rules.profile);
  if (!told) return told.error();
  const auto movement = movement_of(told->category);
  if (!movement) return Movements();
  if (auto refusal = check_filled(cells, rules.profile, *movement)) {
    return *refusal;
  }
  return read_known(*movement, told->given_back, cells, rules);
}

}  // namespace obole::bank
