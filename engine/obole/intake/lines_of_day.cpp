#include "obole/intake/lines_of_day.hpp"

#include <algorithm>
#include <cstring>

namespace obole::intake {
namespace {

constexpr const char* select_lines =
    "SELECT line.id, amount, identity, body, line.seq,"
    "  (SELECT seq FROM main.itemised WHERE itemised.line = line.id),"
    "  (SELECT line FROM main.itemised WHERE itemised.seq = line.seq),"
    "  EXISTS (SELECT 1 FROM main.matched WHERE matched.line = line.id"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = line.id AND unmatched.seq > matched.seq))"
    "  FROM main.line JOIN main.bank_account"
    "    ON bank_account.seq = line.account"
    "  LEFT JOIN people.line_text ON line_text.line = line.id"
    "  WHERE iban = ?1 AND booked_on = ?2 ORDER BY line.id";

// More lines of one day and amount than that are not told apart.
constexpr std::size_t most_alike = 1000;

void tell(LineThere& line, std::string_view body) {
  const auto text = ledger::line_text_in(body);
  if (!text) return;
  line.reference = text->bank_reference;
  line.words = body;
  line.says_who = !text->name.empty() || !text->iban.empty();
}

}  // namespace

LinesOfDay::LinesOfDay(ledger::Journal& journal, const std::string& iban,
                       Date day) {
  auto& row = journal.book().prepared(select_lines);
  row.bind(std::string_view(iban), day_number(day));
  while (row.step()) {
    LineThere line;
    line.id = row.integer(0);
    line.amount = row.integer(1);
    const auto identity = row.blob(2);
    if (identity.size() == line.identity.size())
      std::memcpy(line.identity.data(), identity.data(), identity.size());
    if (!row.is_null(3)) tell(line, row.text(3));
    line.entry = row.integer(4);
    line.itemised = row.is_null(5) ? 0 : row.integer(5);
    line.part_of = row.is_null(6) ? 0 : row.integer(6);
    line.is_explained = row.integer(7) != 0;
    lines_.push_back(std::move(line));
  }
  row.reset();
  find_formats(journal, iban);
  for (std::size_t at = 0; at < lines_.size(); ++at)
    index(at);
}

LinesOfDay::Standing LinesOfDay::standing(std::size_t at) const {
  if (lines_[at].itemised != 0) return Standing::itemised;
  return lines_[at].is_explained ? Standing::explained : Standing::open;
}

void LinesOfDay::put(ByStanding& buckets, std::size_t at) {
  auto& bucket = buckets.at(static_cast<std::size_t>(standing(at)));
  if (!bucket.lines.empty() &&
      lines_[bucket.lines.front()].words != lines_[at].words)
    bucket.are_alike = false;
  bucket.standing = standing(at);
  bucket.lines.push_back(at);
}

void LinesOfDay::index(std::size_t at) {
  const auto& line = lines_[at];
  by_identity_[line.identity].lines.push_back(at);
  by_entry_[line.entry].push_back(at);
  if (line.id != 0) by_id_[line.id] = at;
  if (line.part_of != 0) return;
  index_whole(at);
  if (!line.reference.empty())
    of_reference_[line.reference].lines.push_back(at);
}

void LinesOfDay::index_whole(std::size_t at) {
  const auto& line = lines_[at];
  put(by_amount_[line.amount], at);
  if (line.reference.empty()) return put(bare_by_amount_[line.amount], at);
  put(by_reference_[{line.reference, line.amount}], at);
}

std::optional<std::size_t> LinesOfDay::first_free(Bucket& bucket) {
  if (bucket.notification != notification_) {
    bucket.notification = notification_;
    bucket.next = bucket.gone;
  }
  while (bucket.next < bucket.lines.size() &&
         !is_free(bucket, bucket.lines[bucket.next]))
    ++bucket.next;
  if (bucket.next == bucket.lines.size()) return std::nullopt;
  return bucket.lines[bucket.next];
}

bool LinesOfDay::are_free_alike(const Bucket& bucket) const {
  if (bucket.are_alike) return true;
  if (bucket.lines.size() - bucket.next > most_alike) return false;
  const auto& first = lines_[bucket.lines[bucket.next]];
  return std::all_of(
      bucket.lines.begin() + static_cast<std::ptrdiff_t>(bucket.next),
      bucket.lines.end(), [&](std::size_t at) {
        return !is_free(bucket, at) || lines_[at].words == first.words;
      });
}

// One that nothing stands for yet goes first.
std::optional<std::size_t> LinesOfDay::first_free(ByStanding& buckets,
                                                  bool& ambiguous) {
  for (auto& bucket : buckets) {
    while (bucket.gone < bucket.lines.size() &&
           standing(bucket.lines[bucket.gone]) != bucket.standing)
      ++bucket.gone;
    bucket.next = std::max(bucket.next, bucket.gone);
    const auto first = first_free(bucket);
    if (!first) continue;
    ambiguous = !are_free_alike(bucket);
    return first;
  }
  return std::nullopt;
}

// What its parts are taken for, it is taken for.
void LinesOfDay::take_whole_of(std::size_t part) {
  for (auto id = lines_[part].part_of; id != 0;) {
    const auto whole = by_id_.find(id);
    if (whole == by_id_.end() || is_taken(whole->second)) return;
    take(whole->second);
    id = lines_[whole->second].part_of;
  }
}

bool LinesOfDay::take_alike(const std::vector<ledger::Likeness>& identities) {
  std::vector<std::pair<std::size_t, Bucket*>> taken;
  const auto next = [&](const ledger::Likeness& identity) {
    const auto found = by_identity_.find(identity);
    if (found == by_identity_.end()) return false;
    const auto at = first_free(found->second);
    if (!at) return false;
    take(*at);
    taken.emplace_back(*at, &found->second);
    return true;
  };
  if (std::all_of(identities.begin(), identities.end(), next)) {
    for (const auto& [at, bucket] : taken)
      take_whole_of(at);
    return true;
  }
  for (const auto& [at, bucket] : taken) {
    lines_[at].taken = 0;
    bucket->next = 0;
  }
  return false;
}

// Where the statement has the details itself, they bear one reference and add
// up; if they do not add up, both cannot be right.
bool LinesOfDay::by_sum(const Wanted& wanted, Found& found) {
  if (!wanted.is_strong) return false;
  const auto there = of_reference_.find(wanted.references.front());
  if (there == of_reference_.end()) return false;
  auto& bucket = there->second;
  if (!first_free(bucket)) return false;
  std::int64_t sum = 0;
  std::vector<std::size_t> free;
  for (auto next = bucket.next; next < bucket.lines.size(); ++next) {
    const auto at = bucket.lines[next];
    if (is_taken(at)) continue;
    free.push_back(at);
    sum += lines_[at].amount;
  }
  if (sum != wanted.amount) {
    found.differs = sum;
    return true;
  }
  for (const auto at : free)
    take(at);
  found.itemised_by_statement = true;
  return true;
}

// Lines that bear another reference are other money.
void LinesOfDay::by_amount(const Wanted& wanted, Found& found) {
  auto& lines = wanted.references.empty() ? by_amount_ : bare_by_amount_;
  const auto there = lines.find(wanted.amount);
  if (there == lines.end()) return;
  const auto at = first_free(there->second, found.ambiguous);
  if (!at || found.ambiguous) return;
  // One without a reference is not meant more than one with another's.
  if (!wanted.references.empty() && is_named_otherwise_beside(*at)) return;
  take(*at);
  found.line = &lines_[*at];
}

LinesOfDay::Found LinesOfDay::find(const Wanted& wanted) {
  Found found;
  for (const auto& reference : wanted.references) {
    const auto there = by_reference_.find({reference, wanted.amount});
    if (there == by_reference_.end()) continue;
    bool ignored = false;
    if (const auto at = first_free(there->second, ignored)) {
      take(*at);
      found.line = &lines_[*at];
      return found;
    }
  }
  if (!by_sum(wanted, found)) by_amount(wanted, found);
  return found;
}

void LinesOfDay::add_parts(std::int64_t entry,
                           std::vector<std::int64_t>& amounts) const {
  // A rest is itemised by the next entry: as many steps as there are entries.
  while (entry != 0) {
    const auto there = by_entry_.find(entry);
    entry = 0;
    if (there == by_entry_.end()) return;
    for (const auto at : there->second) {
      const auto& part = lines_[at];
      if (part.itemised == 0)
        amounts.push_back(part.amount);
      else if (part.itemised > part.entry)
        entry = part.itemised;
    }
  }
}

const std::vector<std::int64_t>& LinesOfDay::parts_of(LineThere& whole) {
  if (whole.parts.empty()) {
    add_parts(whole.itemised, whole.parts);
    std::sort(whole.parts.begin(), whole.parts.end());
  }
  return whole.parts;
}

void LinesOfDay::itemised(LineThere& whole,
                          const std::vector<bank::Line>& parts,
                          const std::vector<ledger::Likeness>& identities) {
  const auto whole_id = whole.id;
  whole.itemised = whole.entry + 1;  // any: its parts are known
  whole.parts.clear();
  for (const auto& part : parts)
    whole.parts.push_back(part.amount.minor_units());
  std::sort(whole.parts.begin(), whole.parts.end());
  index_whole(by_id_.at(whole_id));
  for (std::size_t at = 0; at < parts.size(); ++at) {
    LineThere line;
    line.amount = parts[at].amount.minor_units();
    line.identity = identities[at];
    line.part_of = whole_id;
    line.taken = notification_;
    lines_.push_back(std::move(line));
    index(lines_.size() - 1);
  }
}

}  // namespace obole::intake
