#include "obole/ledger/assessments.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/wording.hpp"

#include <limits>

namespace obole::ledger {
namespace {

using canonical::Document;
using canonical::Node;

constexpr const char* select_latest =
    "SELECT seq FROM main.assessment WHERE donation = ?1 AND seq < ?2"
    "  ORDER BY seq DESC LIMIT 1";

// [["ratio","met","fr.cp.ind.ratio",["2500","10000","25/100"]], ...]
std::string json_of(const std::vector<rules::Ground>& grounds) {
  std::string json = "[";
  for (const auto& ground : grounds) {
    if (json.size() > 1) json += ',';
    json += '[';
    canonical::append_string(json, word(ground.rule));
    json += ',';
    canonical::append_string(json, word(ground.standing));
    json += ',';
    canonical::append_string(json, ground.parameter);
    json += ",[";
    bool first = true;
    for (const auto& input : ground.inputs) {
      if (!first) json += ',';
      first = false;
      canonical::append_string(json, input);
    }
    json += "]]";
  }
  return json + ']';
}

std::vector<rules::Ground> grounds_in(const Document& body) {
  std::vector<rules::Ground> grounds;
  const auto* const list = body.find("grounds");
  if (list == nullptr) return grounds;
  const auto& nodes = body.nodes();
  const auto first = static_cast<std::size_t>(list - nodes.data()) + 1;
  for (auto at = first; at < list->end; at = nodes[at].end) {
    // [rule, standing, parameter, [inputs]]
    constexpr std::size_t parts = 4;
    if (nodes[at].end < at + parts + 1) continue;
    const auto rule = parse_choice<rules::Rule>(nodes[at + 1].text);
    const auto standing = parse_choice<GroundStanding>(nodes[at + 2].text);
    if (!rule || !standing) continue;
    rules::Ground ground{
        *rule, *standing, canonical::unescaped(nodes[at + 3]), {}};
    const auto& inputs = nodes[at + parts];
    for (auto in = at + parts + 1; in < inputs.end; in = nodes[in].end)
      ground.inputs.push_back(canonical::unescaped(nodes[in]));
    grounds.push_back(std::move(ground));
  }
  return grounds;
}

rules::Decision decision_in(const Document& body, Currency currency) {
  const auto outcome = parse_choice<EligibilityOutcome>(body.text("outcome"));
  const auto day = parse_date(body.text("gift_date"));
  check(outcome && day, "a decision that was recorded can be read");
  return {*outcome,
          Money{body.integer("amount"), currency},
          Money{body.integer("if_accepted"), currency},
          *day,
          body.text("article"),
          body.text("form"),
          grounds_in(body)};
}

Draft draft_of(const NewAssessment& assessment, Date today) {
  const auto& decision = assessment.decision;
  Draft draft("gift.assessed", today, Key::fresh());
  draft.integer("donation", assessment.gift.seq)
      .text("campaign", assessment.gift.campaign_code)
      .integer("rules", assessment.rules)
      .text("outcome", word(decision.outcome))
      .amount("amount", decision.amount)
      .day("gift_date", decision.gift_date)
      .text("article", decision.article)
      .text("form", decision.form)
      .raw("grounds", json_of(decision.grounds));
  if (decision.outcome == EligibilityOutcome::review)
    draft.amount("if_accepted", decision.if_accepted);
  return draft;
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewAssessment& assessment) {
  auto& book = journal.book();
  const auto reason = cleaned("--accept", assessment.reason);
  if (!reason) return reason.error();
  const auto before = latest_assessment(book, assessment.gift.seq);
  auto decision = assessment.decision;
  // Only what a person may accept tells what would be accepted.
  if (decision.outcome != EligibilityOutcome::review)
    decision.if_accepted = Money{0, book.currency()};
  if (before && before->rules == assessment.rules &&
      before->decision == decision && before->reason == *reason) {
    return Recorded{before->seq, true};
  }
  auto draft = draft_of(assessment, journal.context().today);
  if (before) draft.amount("was", before->decision.amount);
  if (!reason->empty()) draft.note(note_of("reason", *reason));
  return journal.append(draft);
}

std::optional<Assessment> assessment_within(Book& book, std::int64_t donation,
                                            std::int64_t size) {
  auto& row = book.prepared(select_latest);
  const bool found = row.bind(donation, size).step();
  const auto seq = found ? row.integer(0) : 0;
  row.reset();
  if (!found) return std::nullopt;
  const auto entry = find_entry(book, seq);
  Document body;
  check(entry && body.parse(entry->body), "a decision has its entry");
  return Assessment{seq,
                    donation,
                    body.integer("rules"),
                    entry->effective,
                    decision_in(body, book.currency()),
                    note_text(book, seq, "reason")};
}

std::optional<Assessment> latest_assessment(Book& book, std::int64_t donation) {
  return assessment_within(book, donation,
                           std::numeric_limits<std::int64_t>::max());
}

}  // namespace obole::ledger
