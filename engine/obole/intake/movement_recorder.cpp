#include "obole/intake/movement_recorder.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/reference.hpp"

namespace obole::intake {
namespace {

using ledger::Draft;
using ledger::Key;

// So that a body stays below its limit, whatever the length of the ids.
constexpr std::size_t movements_in_an_entry = 256;
constexpr std::size_t longest_list = 48'000;

constexpr const char* select_last =
    "SELECT coalesce(max(id), 0) FROM main.movement";
constexpr const char* select_known =
    "SELECT id, movement, day, gross, fee,"
    "  coalesce(payout, (SELECT max(payout) FROM main.completion"
    "    WHERE completion.movement = movement.id)),"
    "  coalesce(arrival, (SELECT max(arrival) FROM main.completion"
    "    WHERE completion.movement = movement.id)),"
    "  coalesce(gift, (SELECT max(gift) FROM main.completion"
    "    WHERE completion.movement = movement.id))"
    "  FROM main.movement WHERE platform = ?1 AND source = ?2";

bool is_transfer(Movement movement) {
  return movement == Movement::payout || movement == Movement::payout_reversal;
}

// What a row concerns, and what carries it, under the names that the books use.
std::string gift_of(const bank::MovementRow& row) {
  return row.movement == Movement::capture ? row.reference : row.parent;
}
std::string payout_of(const bank::MovementRow& row) {
  if (row.payout.empty() && row.movement == Movement::payout)
    return row.reference;
  return row.payout;
}

Sentence or_nothing(const std::string& text) {
  return text.empty() ? say("nothing", "rien") : Sentence{text, text};
}
Sentence or_nothing(std::optional<Date> day) {
  return day ? spoken(*day) : say("nothing", "rien");
}

}  // namespace

MovementRecorder::MovementRecorder(ledger::Journal& journal,
                                   PayoutReport& report,
                                   PayoutCoverage& coverage)
    : journal_(journal), report_(report), coverage_(coverage) {
  auto& last = journal.book().prepared(select_last);
  before_ = last.step() ? last.integer(0) : 0;
  last.reset();
  next_ = before_ + 1;
}

Result<MovementRecorder::Told> MovementRecorder::told_in(
    const bank::MovementRow& row) {
  Told told{row.source, row.movement, row.date,    row.gross,
            row.fee,    {},           row.arrival, {}};
  const auto source = parse_reference(row.source);
  if (!source) return source.error();
  told.source = *source;
  if (const auto text = payout_of(row); !text.empty()) {
    const auto payout = parse_reference(text);
    if (!payout) return payout.error();
    told.payout = *payout;
  }
  if (const auto text = gift_of(row);
      !text.empty() && !is_transfer(row.movement)) {
    const auto gift = parse_reference(text);
    if (!gift) return gift.error();
    told.gift = *gift;
  }
  return told;
}

std::optional<MovementRecorder::Known> MovementRecorder::known(
    const std::string& source) {
  auto& row = journal_.book().prepared(select_known);
  row.bind(std::string_view(report_.platform), std::string_view(source));
  std::optional<Known> found;
  if (row.step()) {
    const auto currency = journal_.book().currency();
    found = Known{
        {source,
         parse_choice<Movement>(row.text(1)).value(),
         day_of_number(row.integer(2)),
         {row.integer(3), currency},
         {row.integer(4), currency},
         std::string(row.text(5)),
         row.type(6) == 'n' ? std::nullopt
                            : std::optional(day_of_number(row.integer(6))),
         std::string(row.text(7))},
        row.integer(0)};
  }
  row.reset();
  return found;
}

// The reader tells ids that come twice, but not an id that looks like the one
// of a movement made of another row.
bool MovementRecorder::is_repeated(const bank::MovementRow& row) {
  const bool may_be =
      row.source.ends_with(":tip") || row.source.ends_with(":refund");
  return may_be && !derived_.insert(row.source).second;
}

Verdict MovementRecorder::take(const bank::MovementRow& row) {
  const auto told = told_in(row);
  if (!told) {
    report_.add(bank::Problem{row.line, told.error().place.column,
                              shown(told.error().what.en), told.error().why});
    return std::nullopt;
  }
  if (is_repeated(row)) {
    report_.add(bank::Problem{
        row.line,
        {},
        told->source,
        say("an earlier row of the file has this id already",
            "une ligne précédente du fichier a déjà cet identifiant")});
    return std::nullopt;
  }
  coverage_.note(row, told->payout);
  if (const auto there = known(told->source)) {
    coverage_.note_number(there->id);
    hold_against(*told, *there);
  } else {
    coverage_.note_number(next_);
    record(*told);
  }
  const bool is_full =
      pending_ == movements_in_an_entry || items_.size() > longest_list;
  if (is_full)
    if (auto refusal = flush()) return refusal;
  if (pending_completed_ == movements_in_an_entry ||
      completed_.size() > longest_list)
    return flush_completed();
  return std::nullopt;
}

void MovementRecorder::record(const Told& told) {
  if (pending_ == 0) first_pending_ = next_;
  if (!items_.empty()) items_ += ',';
  items_ +=
      fmt::format(R"(["{}","{}","{}","{}","{}","{}","{}","{}"])", told.source,
                  name(told.movement), iso(told.date), told.gross.minor_units(),
                  told.fee.minor_units(), told.payout,
                  told.arrival ? iso(*told.arrival) : "", told.gift);
  ++next_;
  ++pending_;
  ++report_.recorded;
}

void MovementRecorder::hold_against(const Told& told, const Known& known) {
  std::optional<Sentence> why;
  const auto differs = [&why](bool is, Sentence says) {
    if (is && !why) why = std::move(says);
  };
  const auto both = [](const auto& a, const auto& b) {
    return say("it was recorded with {}, and the file says {}",
               "il est enregistré avec {}, et le fichier dit {}", a, b);
  };
  differs(told.movement != known.movement,
          both(spoken(known.movement), spoken(told.movement)));
  differs(told.gross != known.gross, both(known.gross, told.gross));
  differs(told.fee != known.fee,
          say("it was recorded with a fee of {}, and the file says {}",
              "il est enregistré avec une commission de {}, et le fichier dit "
              "{}",
              known.fee, told.fee));
  differs(told.date != known.date, both(known.date, told.date));
  // What one file leaves open is not otherwise in another.
  const auto changed = [](const auto& now, const auto& before) {
    return now != std::decay_t<decltype(now)>() &&
           before != std::decay_t<decltype(before)>() && now != before;
  };
  differs(changed(told.payout, known.payout),
          say("it was recorded in payout {}, and the file says {}",
              "il est enregistré dans le versement {}, et le fichier dit {}",
              known.payout, told.payout));
  differs(changed(told.arrival, known.arrival),
          both(or_nothing(known.arrival), or_nothing(told.arrival)));
  differs(changed(told.gift, known.gift),
          say("it was recorded for gift {}, and the file says {}",
              "il est enregistré pour le don {}, et le fichier dit {}",
              or_nothing(known.gift), or_nothing(told.gift)));
  if (why) {
    ++report_.changed;
    return report_.add({PayoutFinding::What::changed, told.source, *why});
  }
  const auto payout = known.payout.empty() ? told.payout : "";
  const auto gift = known.gift.empty() ? told.gift : "";
  const auto arrival = known.arrival ? std::nullopt : told.arrival;
  if (payout.empty() && gift.empty() && !arrival) {
    ++report_.skipped;
    return;
  }
  if (!completed_.empty()) completed_ += ',';
  completed_ += fmt::format(R"([{},"{}","{}","{}"])", known.id, payout,
                            arrival ? iso(*arrival) : "", gift);
  ++pending_completed_;
  ++report_.completed;
}

Verdict MovementRecorder::flush() {
  if (pending_ == 0) return std::nullopt;
  Draft draft(
      "movements.reported", journal_.context().today,
      Key::unique("movements.reported", std::to_string(first_pending_)));
  draft.dated_by_clock();
  draft.text("platform", report_.platform)
      .integer("first", first_pending_)
      .raw("movements", '[' + items_ + ']');
  items_.clear();
  pending_ = 0;
  const auto recorded = journal_.append(draft);
  if (!recorded) return recorded.error();
  return std::nullopt;
}

Verdict MovementRecorder::flush_completed() {
  if (pending_completed_ == 0) return std::nullopt;
  Draft draft("movements.completed", journal_.context().today, Key::fresh());
  draft.dated_by_clock();
  draft.text("platform", report_.platform)
      .raw("movements", '[' + completed_ + ']');
  completed_.clear();
  pending_completed_ = 0;
  const auto recorded = journal_.append(draft);
  if (!recorded) return recorded.error();
  return std::nullopt;
}

Verdict MovementRecorder::end() {
  if (auto refusal = flush()) return refusal;
  return flush_completed();
}

}  // namespace obole::intake
