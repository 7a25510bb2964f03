#include "obole/ledger/dossier.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_dossier =
    "SELECT seq, name, value, effective FROM main.dossier WHERE campaign = ?1"
    "  ORDER BY seq";

}  // namespace

Result<Recorded> record(Journal& journal, const NewDossierFact& fact) {
  auto& book = journal.book();
  const auto campaign = find_campaign(book, fact.campaign.text());
  if (!campaign) return campaign.error();
  const auto value = rules::read_dossier_value(fact.name, fact.value);
  if (!value) return at(value.error(), {{}, 0, "VALUE"});
  const auto key = key_for(fact.reference, Key::fresh());
  if (!key) return key.error();
  const auto dossier = dossier_of(book, campaign->seq);
  const auto before = dossier.find(fact.name);
  if (key->is_fresh() && before != dossier.end() &&
      before->second.value == *value) {
    return Recorded{before->second.seq, true};
  }
  Draft draft("campaign.filed", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("campaign", campaign->code)
      .text("name", word(fact.name))
      .text("value", *value)
      .text("reference", fact.reference.value_or(""));
  return journal.append(draft);
}

Dossier dossier_of(Book& book, std::int64_t campaign) {
  Dossier dossier;
  auto& row = book.prepared(select_dossier);
  row.bind(campaign);
  while (row.step()) {
    const auto name = parse_choice<rules::DossierName>(row.text(1));
    check(name.has_value(), "a dossier's name is of its list");
    dossier[*name] = {row.integer(0), std::string(row.text(2)),
                      day_of_number(row.integer(3))};
  }
  row.reset();
  return dossier;
}

}  // namespace obole::ledger
