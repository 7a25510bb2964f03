#include "obole/intake/territory_plan.hpp"

#include "obole/base/digest.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/intake/territory_facts.hpp"
#include "obole/ledger/commitment.hpp"

#include <algorithm>
#include <array>

namespace obole {
namespace {

// Each in the order of its enumeration.
constexpr std::array<std::string_view, 4> states = {"new", "unchanged",
                                                    "changed", "conflict"};
constexpr std::array<std::string_view, 9> things = {
    "programme", "project", "partner", "campaign", "goal",
    "tier",      "donor",   "fund",    "earmark"};
constexpr std::array<std::string_view, 4> french_states = {
    "nouveau", "inchangé", "modifié", "en conflit"};
constexpr std::array<std::string_view, 9> french_things = {
    "programme", "projet",   "partenaire",         "campagne",   "objectif",
    "palier",    "donateur", "fonds d’abondement", "affectation"};

}  // namespace

template <>
std::span<const std::string_view> words<intake::PlanState>() {
  return states;
}
template <>
std::span<const std::string_view> words<intake::PlannedThing>() {
  return things;
}

namespace intake {

std::string_view french(PlanState state) {
  return french_states.at(static_cast<std::size_t>(state));
}
std::string_view french(PlannedThing thing) {
  return french_things.at(static_cast<std::size_t>(thing));
}

namespace {

Refusal differs(const std::string& code, std::int64_t seq,
                const std::string& key, const Lines& lines,
                const std::string& file) {
  const auto found = lines.keys.find(key);
  return {Reason::reference_reused,
          code,
          say("it is recorded already as entry {}, with another {}",
              "c’est déjà enregistré à l’écriture {}, avec un autre contenu "
              "({})",
              seq, key),
          say("write in the file what obole audit show {} shows, or choose "
              "another code",
              "écrire dans le fichier ce que montre obole audit show {}, ou "
              "choisir un autre code",
              seq),
          {file, found == lines.keys.end() ? lines.line : found->second, key}};
}

// Takes the steps one after another.
class Applying {
 public:
  Applying(ledger::Journal& journal, const std::string& file)
      : journal_(journal), file_(file) {}

  template <class Thing>
  Verdict take(PlannedThing what, const std::string& code, std::int64_t opened,
               const Written<Thing>& one);
  Verdict project(const Written<ledger::NewProject>& one);
  Verdict partner(const Written<ledger::NewPartner>& one);
  Verdict fund(const Written<DescribedFund>& one);

  const ledger::Dictionary& names() {
    return journal_.book().projector().dictionary();
  }
  Plan plan;

 private:
  void step(PlannedThing what, const std::string& code, PlanState state,
            std::optional<std::int64_t> entry) {
    plan.steps.push_back({what, code, state, entry});
  }
  void keep(PlannedThing what, const std::string& code,
            ledger::Recorded recorded) {
    step(what, code, recorded.already ? PlanState::unchanged : PlanState::added,
         recorded.seq);
    if (!recorded.already) count(recorded.seq);
  }
  void count(std::int64_t seq) {
    ++plan.recorded;
    plan.last = seq;
  }
  void conflict(PlannedThing what, const std::string& code, Refusal refusal,
                std::optional<std::int64_t> entry) {
    step(what, code, PlanState::conflict, entry);
    if (!plan.conflict) plan.conflict = std::move(refusal);
  }
  template <class Thing>
  bool stands(PlannedThing what, const std::string& code, std::int64_t opened,
              const Written<Thing>& one);
  Verdict move_on(const ledger::NewProject& project, const Lines& lines,
                  std::int64_t opened);
  Result<std::optional<DonorId>> funder(const DescribedFund& fund);

  ledger::Journal& journal_;
  const std::string& file_;
};

// Whether entry `opened` says the same; otherwise it is a conflict.
template <class Thing>
bool Applying::stands(PlannedThing what, const std::string& code,
                      std::int64_t opened, const Written<Thing>& one) {
  const auto key = facts_of(one.thing).difference(journal_.book(), opened);
  if (key.empty()) return true;
  conflict(what, code, differs(code, opened, key, one.lines, file_), opened);
  return false;
}

template <class Thing>
Verdict Applying::take(PlannedThing what, const std::string& code,
                       std::int64_t opened, const Written<Thing>& one) {
  if (opened != 0) {
    if (stands(what, code, opened, one))
      step(what, code, PlanState::unchanged, opened);
    return std::nullopt;
  }
  const auto recorded = ledger::record(journal_, one.thing);
  if (!recorded) return one.lines.place(recorded.error(), file_);
  keep(what, code, *recorded);
  return std::nullopt;
}

Verdict Applying::move_on(const ledger::NewProject& project, const Lines& lines,
                          std::int64_t opened) {
  const auto& code = project.code.text();
  const auto known = ledger::find_project(journal_.book(), code);
  if (!known) return known.error();
  const auto stages = ledger::stages_of(journal_.book(), *known);
  const bool is_further =
      std::all_of(stages.begin(), stages.end(), [&](const auto& one) {
        const auto stage = parse_choice<Stage>(one.stage);
        return stage && *stage < project.stage;
      });
  if (!is_further) {
    step(PlannedThing::project, code, PlanState::unchanged, opened);
    return std::nullopt;
  }
  const auto recorded =
      ledger::record(journal_, ledger::NewStage{project.code, project.stage});
  if (!recorded) return lines.place(recorded.error(), file_);
  step(PlannedThing::project, code, PlanState::changed, recorded->seq);
  count(recorded->seq);
  return std::nullopt;
}

Verdict Applying::project(const Written<ledger::NewProject>& one) {
  const auto& code = one.thing.code.text();
  const auto opened = names().projects.find(code);
  if (opened == 0) return take(PlannedThing::project, code, opened, one);
  if (!stands(PlannedThing::project, code, opened, one)) return std::nullopt;
  return move_on(one.thing, one.lines, opened);
}

// A partner has no code: role and name tell one from another, and the key of
// the entry is a keyed digest of both, which says nothing without the secret.
Verdict Applying::partner(const Written<ledger::NewPartner>& one) {
  const auto& partner = one.thing;
  const auto code =
      fmt::format("{} {}", partner.project.text(), word(partner.role));
  const auto known =
      ledger::find_project(journal_.book(), partner.project.text());
  if (!known) return one.lines.place(known.error(), file_);
  const auto name = clean_text(partner.name).value_or("");
  for (const auto& other : ledger::partners_of(journal_.book(), *known)) {
    if (other.role == word(partner.role) && other.name == name)
      return take(PlannedThing::partner, code, other.seq, one);
  }
  auto named = one;
  const auto likeness = ledger::likeness_of(
      journal_.book().secret(), "obole/partner/1", code + '\n' + name);
  named.thing.reference = "territory/partner/" + hex(likeness);
  return take(PlannedThing::partner, code, 0, named);
}

// Nothing where the donor is known with another content.
Result<std::optional<DonorId>> Applying::funder(const DescribedFund& fund) {
  if (fund.funder) return fund.funder;
  const auto& donor = *fund.donor;
  const auto recorded = ledger::record(journal_, donor.thing);
  if (recorded) {
    keep(PlannedThing::donor, *donor.thing.reference, recorded->recorded);
    return std::optional(recorded->id);
  }
  auto refusal = donor.lines.place(recorded.error(), file_);
  if (refusal.reason != Reason::reference_reused) return refusal;
  conflict(PlannedThing::donor, *donor.thing.reference, std::move(refusal), {});
  return std::optional<DonorId>();
}

Verdict Applying::fund(const Written<DescribedFund>& one) {
  const auto& code = one.thing.code.text();
  const auto donor = funder(one.thing);
  if (!donor) return donor.error();
  const auto opened = names().funds.find(code);
  if (!*donor) {
    step(PlannedThing::fund, code, PlanState::conflict,
         opened == 0 ? std::nullopt : std::optional(opened));
    return std::nullopt;
  }
  return take(PlannedThing::fund, code, opened,
              Written<ledger::NewFund>{{one.thing.code, **donor,
                                        one.thing.campaigns, one.thing.terms},
                                       one.lines});
}

}  // namespace

Result<Plan> apply(ledger::Journal& journal, const Territory& territory) {
  Applying to(journal, territory.file);
  Verdict refusal;
  const auto each = [&refusal](const auto& list, auto take) {
    for (const auto& one : list) {
      if (!refusal) refusal = take(one);
    }
  };
  const auto inside = [](const Code& campaign, const Code& code) {
    return campaign.text() + ' ' + code.text();
  };
  each(territory.programmes, [&](const auto& one) {
    const auto& code = one.thing.code.text();
    return to.take(PlannedThing::programme, code,
                   to.names().programmes.find(code), one);
  });
  each(territory.projects, [&](const auto& one) { return to.project(one); });
  each(territory.partners, [&](const auto& one) { return to.partner(one); });
  each(territory.campaigns, [&](const auto& one) {
    const auto& code = one.thing.code.text();
    return to.take(PlannedThing::campaign, code,
                   to.names().campaigns.find(code), one);
  });
  each(territory.goals, [&](const auto& one) {
    const auto name = inside(one.thing.campaign, one.thing.code);
    return to.take(PlannedThing::goal, name, to.names().goals.find(name), one);
  });
  each(territory.tiers, [&](const auto& one) {
    const auto name = inside(one.thing.campaign, one.thing.code);
    return to.take(PlannedThing::tier, name, to.names().tiers.find(name), one);
  });
  each(territory.funds, [&](const auto& one) { return to.fund(one); });
  each(territory.earmarks, [&](const auto& one) {
    const auto& code = one.thing.code.text();
    return to.take(PlannedThing::earmark, code, to.names().earmarks.find(code),
                   one);
  });
  if (refusal) return *refusal;
  if (to.plan.conflict) {
    for (auto& step : to.plan.steps) {
      const bool is_undone =
          step.state == PlanState::added || step.state == PlanState::changed;
      if (is_undone) step.entry.reset();
    }
  }
  return std::move(to.plan);
}

}  // namespace intake
}  // namespace obole
