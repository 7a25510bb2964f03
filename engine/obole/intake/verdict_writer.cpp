#include "obole/intake/verdict_writer.hpp"

#include "obole/base/say.hpp"
#include "obole/reconcile/explain.hpp"

#include <optional>

namespace obole::intake {
namespace {

using reconcile::ItemKind;
using reconcile::OpenLine;
using reconcile::Outcome;
using Payouts = std::vector<OpenPayout>;

// An item as verdicts name it.
Sentence label(const Payouts& payouts, ItemKind kind, std::int64_t id) {
  switch (kind) {
    case ItemKind::donation:
      return say("donation {}", "don {}", id);
    case ItemKind::refund:
      return say("refund {}", "remboursement {}", id);
    case ItemKind::disbursement:
      return say("disbursement {}", "reversement {}", id);
    case ItemKind::deposit:
      return say("deposit {}", "remise {}", id);
    case ItemKind::seen_gift:
      return say("donation {}, sent back", "don {}, renvoyé", id);
    case ItemKind::promise:
      return say("pledge {}", "promesse {}", id);
    case ItemKind::payout:
      break;
  }
  const auto& payout = payouts.at(static_cast<std::size_t>(id));
  return say("payout {} {}", "versement {} {}", payout.platform, payout.id);
}

}  // namespace

void VerdictWriter::tell_known(const OpenLine& line, BankCause cause) {
  if (told_ != Told::all) return;
  auto verdict = verdict_on(line, LineVerdict::Kind::matched);
  verdict.pass = say("bank code", "code bancaire");
  verdict.items = {say("{}", "{}", spoken(cause))};
  verdict.why =
      say("the bank’s code, or the account on the other side, says "
          "so",
          "le code de la banque, ou le compte d’en face, le dit");
  verdicts_.add(verdict);
}

LineVerdict VerdictWriter::verdict_on(const OpenLine& line,
                                      LineVerdict::Kind kind) const {
  return {line.id,
          line.booked_on,
          Money{line.amount, currency_},
          line.name,
          line.text,
          kind,
          {},
          {},
          {}};
}

void VerdictWriter::tell_matched(const Outcome& outcome, const PartIndex& index,
                                 const Payouts& payouts) {
  std::optional<LineVerdict> verdict;  // a line may have several matches
  const auto add = [&] {
    if (verdict) verdicts_.add(*verdict);
  };
  for (const auto& match : outcome.matches) {
    if (!verdict || verdict->line != match.line) {
      add();
      const auto& line = index.line(match.line);
      verdict = verdict_on(line, LineVerdict::Kind::matched);
      verdict->pass = reconcile::title(match.pass);
      verdict->why = explained(match, line, index.item(match));
    }
    verdict->items.push_back(label(payouts, match.kind, match.item));
  }
  add();
}

void VerdictWriter::tell(const Outcome& outcome, const PartIndex& index,
                         const Payouts& payouts) {
  if (told_ == Told::all) tell_matched(outcome, index, payouts);
  std::unordered_map<std::int64_t, const reconcile::Doubt*> suggested;
  for (const auto& doubt : outcome.suggestions)
    suggested[doubt.line] = &doubt;
  for (const auto& doubt : outcome.ambiguous)
    tell_doubt(doubt, index.line(doubt.line), LineVerdict::Kind::ambiguous,
               payouts);
  for (const auto id : outcome.unmatched) {
    const auto& line = index.line(id);
    const auto found = suggested.find(id);
    if (found != suggested.end()) {
      tell_doubt(*found->second, line, LineVerdict::Kind::unmatched, payouts);
      continue;
    }
    auto verdict = verdict_on(line, LineVerdict::Kind::unmatched);
    verdict.why = reconcile::unmatched_line(line.amount);
    verdicts_.add(verdict);
  }
}

void VerdictWriter::tell_doubt(const reconcile::Doubt& doubt,
                               const OpenLine& line, LineVerdict::Kind kind,
                               const Payouts& payouts) {
  auto verdict = verdict_on(line, kind);
  for (const auto& candidate : doubt.candidates)
    verdict.items.push_back(label(payouts, candidate.kind, candidate.item));
  verdict.why = explained(doubt, currency_);
  verdicts_.add(verdict);
}

}  // namespace obole::intake
