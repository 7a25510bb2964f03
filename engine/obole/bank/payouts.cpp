#include "obole/bank/payouts.hpp"

#include "obole/bank/donations_gate.hpp"
#include "obole/bank/payouts_frame.hpp"
#include "obole/bank/row_movement.hpp"
#include "obole/bank/row_reader.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::bank {
namespace {

// The layout with all the columns that movements have.
Profile seen_as_movements(Profile layout) {
  layout.columns.insert(layout.movements.columns.begin(),
                        layout.movements.columns.end());
  auto& required = layout.required;
  const auto& more = layout.movements.required;
  required.insert(required.end(), more.begin(), more.end());
  const auto by = layout.movements.by;
  if (std::find(required.begin(), required.end(), by) == required.end()) {
    required.push_back(by);
  }
  return layout;
}

Refusal unfit(const Profile& profile, Sentence why) {
  return {.reason = Reason::profile_malformed,
          .what = say("profile {}", "profil {}", shown(profile.name)),
          .why = std::move(why),
          .hint = say("docs/profiles.md explains [movements]",
                      "docs/profiles.md explique [movements]")};
}

bool tells_ids(const Profile& layout) {
  return layout.columns.contains(Field::movement) ||
         layout.columns.contains(Field::reference);
}

// The layouts that say how their rows are movements, and they alone.
Result<Profile> movements_of(const Profile& profile) {
  auto seen = profile;
  seen.layouts.clear();
  const std::span<const Profile> layouts = profile.layouts.empty()
                                               ? std::span(&profile, 1)
                                               : std::span(profile.layouts);
  for (const auto& layout : layouts) {
    if (layout.movements.meanings.empty()) continue;
    seen.layouts.push_back(seen_as_movements(layout));
    if (tells_ids(seen.layouts.back())) continue;
    return unfit(profile,
                 say("[columns] does not say which column tells the ids of "
                     "movements, “movement” or “reference”",
                     "[columns] ne dit pas quelle colonne donne l’identifiant "
                     "des mouvements, « movement » ou « reference »"));
  }
  if (!seen.layouts.empty()) return seen;
  return unfit(
      profile,
      say("it does not say how its rows are movements of a balance: it "
          "reads donations only",
          "il ne dit pas en quoi ses lignes sont des mouvements d’un "
          "solde : il ne lit que des dons"));
}

// What stands between a header and the end of its file.
class Reading {
 public:
  Reading(RowReader& reader, const RowRules& rules, const MovementSink& sink)
      : reader_(reader),
        rules_(rules),
        sink_(sink),
        frame_(rules.profile, rules.currency),
        checks_frame_(!rules.profile.frame.section_sums.empty() ||
                      !rules.profile.frame.report_sums.empty()) {}

  Result<MovementSums> read();

 private:
  void read_frame();
  void read_one();
  void give(std::vector<MovementRow> rows);
  bool repeats_last(const MovementRow& row) const;
  void tell(RowFault fault);
  void report(RowFault fault);

  RowReader& reader_;
  const RowRules& rules_;
  const MovementSink& sink_;
  FrameCheck frame_;
  bool checks_frame_;
  Fingerprints seen_;
  std::optional<MovementRow> last_;  // under same_gift
  MovementSums sums_ = {};
};

void Reading::tell(RowFault fault) {
  sink_.problem({reader_.row().line, std::move(fault.column),
                 std::move(fault.value), std::move(fault.why)});
}

void Reading::report(RowFault fault) {
  ++sums_.problems;
  tell(std::move(fault));
}

Result<MovementSums> Reading::read() {
  while (true) {
    const auto part = reader_.next();
    if (!part) return part.error();
    if (*part == RowReader::Part::end) return sums_;
    if (*part == RowReader::Part::frame) {
      read_frame();
    } else {
      read_one();
    }
  }
}

void Reading::read_frame() {
  for (auto& fault : frame_.faults(reader_.row())) {
    ++sums_.unequal;
    tell(std::move(fault));
  }
}

void Reading::read_one() {
  ++sums_.rows;
  frame_.count();
  if (auto fault = reader_.prepare()) return report(*std::move(fault));
  const auto cells = reader_.cells();
  if (checks_frame_) frame_.take(cells);
  auto rows = read_movements(cells, rules_);
  if (!rows) {
    const auto& refusal = rows.error();
    return report(
        {refusal.place.column, printable(refusal.what.en), refusal.why});
  }
  if (rows->empty()) {
    ++sums_.ignored;
    return;
  }
  give(*std::move(rows));
}

// One payment may take a row for each of its rewards.
bool Reading::repeats_last(const MovementRow& row) const {
  return last_ && last_->source == row.source &&
         last_->movement == row.movement && last_->date == row.date &&
         last_->gross == row.gross && last_->fee == row.fee &&
         last_->payout == row.payout;
}

void Reading::give(std::vector<MovementRow> rows) {
  const auto& first = rows.front();
  if (rules_.profile.repeats == Repeats::same_gift) {
    if (repeats_last(first)) {
      ++sums_.ignored;
      return;
    }
    last_ = first;
  }
  if (!seen_.insert(first.source)) {
    const auto column = reader_.columns().header(id_of(reader_.cells()));
    return report(
        {std::string(column), printable(first.source),
         say("an earlier row of the file has this id already",
             "une ligne précédente du fichier a déjà cet identifiant")});
  }
  for (auto& row : rows) {
    row.line = reader_.row().line;
    ++sums_.movements;
    sink_.row(std::move(row));
  }
}

}  // namespace

Result<MovementSums> read_payouts(const Source& source, std::string_view file,
                                  const Profile& profile, Currency currency,
                                  const MovementSink& sink,
                                  std::string_view zone) {
  check(is_time_zone(zone), "the organisation's zone is a time zone");
  const Place place{.file = std::string(file), .line = 0, .column = {}};
  const auto movements = movements_of(profile);
  if (!movements) return movements.error();
  RowReader reader(source);
  if (auto refusal = reader.open(*movements)) return at(*refusal, place);
  const RowRules rules{reader.layout(), currency, zone};
  auto sums = Reading(reader, rules, sink).read();
  if (!sums) return at(sums.error(), place);
  return sums;
}

}  // namespace obole::bank
