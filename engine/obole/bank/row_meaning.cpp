#include "obole/bank/row_meaning.hpp"

#include "obole/base/say.hpp"

namespace obole::bank {
namespace {

using Meanings = std::map<std::string, Meaning>;

// A file without the column says nothing, and what says nothing is a gift;
// an unknown value is nothing.
std::optional<Meaning> look_up(Field field, const Cells& cells,
                               const Meanings& meanings) {
  if (!cells.has(field)) return Meaning::gift;
  const auto found = meanings.find(value_key(cells[field]));
  if (found == meanings.end()) return std::nullopt;
  return found->second;
}

Verdict objection(Field field, std::optional<Meaning> meaning,
                  const Cells& cells) {
  if (!meaning && cells[field].empty()) {
    return cells.refuse(field, say("the cell is empty", "la case est vide"));
  }
  if (!meaning) {
    return cells.refuse(field,
                        say("the profile does not say what this means",
                            "le profil ne dit pas ce que cela signifie"));
  }
  if (*meaning != Meaning::by_hand) return {};
  return cells.refuse(
      field, say("this is no plain gift or refund: record it by hand",
                 "ce n’est ni un simple don ni un simple remboursement : à "
                 "enregistrer à la main"));
}

}  // namespace

Result<Meaning> meaning_of(const Cells& cells, const Profile& profile) {
  const auto status = look_up(Field::status, cells, profile.statuses);
  const auto kind = look_up(Field::kind, cells, profile.kinds);
  if (status == Meaning::ignored || kind == Meaning::ignored) {
    return Meaning::ignored;
  }
  if (auto refusal = objection(Field::status, status, cells)) return *refusal;
  if (auto refusal = objection(Field::kind, kind, cells)) return *refusal;
  const bool refund = status == Meaning::refund || kind == Meaning::refund;
  return refund ? Meaning::refund : Meaning::gift;
}

Result<Meaning> status_of(const Cells& cells, const Profile& profile) {
  const auto status = look_up(Field::status, cells, profile.statuses);
  if (auto refusal = objection(Field::status, status, cells)) return *refusal;
  return *status;
}

bool is_refund_by_kind(const Cells& cells, const Profile& profile) {
  return look_up(Field::kind, cells, profile.kinds) == Meaning::refund;
}

}  // namespace obole::bank
