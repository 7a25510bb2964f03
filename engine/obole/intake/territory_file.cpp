#include "obole/intake/territory_file.hpp"

#include "obole/base/say.hpp"

#include <algorithm>
#include <set>

namespace obole::intake {
namespace {

// Reads the tables of one file; the first mistake ends it.
class FileReader {
 public:
  FileReader(Territory& territory, Currency currency)
      : territory_(territory), currency_(currency) {}

  Verdict read(const WrittenTable& whole);

 private:
  void programme(KeyReader& keys);
  void project(KeyReader& keys);
  void partner(KeyReader& keys, const Code& project);
  void campaign(KeyReader& keys);
  void goal(KeyReader& keys, const Code& campaign);
  void tier(KeyReader& keys, const Code& campaign);
  void fund(KeyReader& keys);
  void funder(KeyReader& keys, DescribedFund& fund);
  void earmark(KeyReader& keys);
  void once(KeyReader& keys, const std::string& what, const std::string& code);

  template <class Thing>
  void keep(KeyReader& keys, Thing thing, std::vector<Written<Thing>>& into) {
    done(keys);
    into.push_back({std::move(thing), keys.lines()});
  }
  void done(const KeyReader& keys) {
    if (!complaint_) complaint_ = keys.complaint();
  }

  Territory& territory_;
  Currency currency_;
  std::set<std::string> named_;
  Verdict complaint_ = std::nullopt;
};

void FileReader::once(KeyReader& keys, const std::string& what,
                      const std::string& code) {
  if (named_.insert(what + ' ' + code).second) return;
  keys.complain(
      "code", territory_malformed(territory_.file, 0, "code",
                                  say("{} is in this file already",
                                      "{} figure déjà dans ce fichier", code)));
}

void FileReader::programme(KeyReader& keys) {
  ledger::NewProgramme one{keys.code("code"), keys.required_text("title")};
  once(keys, "programme", one.code.text());
  keep(keys, std::move(one), territory_.programmes);
}

void FileReader::project(KeyReader& keys) {
  ledger::NewProject one{keys.code("code"), keys.required_text("title")};
  once(keys, "project", one.code.text());
  one.programme = keys.code_if_any("programme");
  one.holder = keys.text("holder");
  one.stage = keys.choice_if_any<Stage>("stage").value_or(Stage::idea);
  one.proposer = keys.choice_if_any<Proposer>("proposed_by");
  const auto code = one.code;
  auto partners = keys.parts("partner");
  keep(keys, std::move(one), territory_.projects);
  for (auto& part : partners)
    partner(part, code);
}

void FileReader::partner(KeyReader& keys, const Code& project) {
  const auto role = keys.choice_if_any<PartnerRole>("role");
  (void)keys.required_text("role");
  ledger::NewPartner one{project, role.value_or(PartnerRole::other),
                         keys.required_text("name"), keys.text("contributes")};
  one.value = keys.money_if_any("value");
  keep(keys, std::move(one), territory_.partners);
}

void FileReader::campaign(KeyReader& keys) {
  ledger::NewCampaign one{keys.code("code"), keys.required_text("title"),
                          keys.money("goal"), keys.date("opens"),
                          keys.date("closes")};
  once(keys, "campaign", one.code.text());
  one.project = keys.code_if_any("project");
  one.model = keys.choice_if_any<Model>("model").value_or(Model::keep_it_all);
  one.purpose = keys.choice_if_any<Purpose>("purpose");
  one.service = keys.text("service");
  one.platform = keys.text("platform");
  one.resolution = keys.text("resolution");
  one.mandate = keys.text("mandate");
  one.analytic = keys.text("analytic");
  one.section = keys.choice_if_any<Section>("section");
  one.parent = keys.code_if_any("parent");
  const auto code = one.code;
  auto goals = keys.parts("further_goal");
  auto tiers = keys.parts("tier");
  keep(keys, std::move(one), territory_.campaigns);
  for (auto& part : goals)
    goal(part, code);
  for (auto& part : tiers)
    tier(part, code);
}

void FileReader::goal(KeyReader& keys, const Code& campaign) {
  ledger::NewGoal one{campaign, keys.code("code"), keys.required_text("title"),
                      keys.money("amount")};
  once(keys, "goal", campaign.text() + ' ' + one.code.text());
  keep(keys, std::move(one), territory_.goals);
}

void FileReader::tier(KeyReader& keys, const Code& campaign) {
  ledger::NewTier one{
      campaign, keys.code("code"), keys.text("title"), keys.money("minimum"),
      keys.money_if_any("benefit").value_or(Money{0, currency_})};
  once(keys, "tier", campaign.text() + ' ' + one.code.text());
  one.stock = keys.number_if_any("stock");
  one.valuation = keys.choice_if_any<Valuation>("valuation");
  one.valued_on = keys.date_if_any("valued_on");
  one.valued_by = keys.text("valued_by");
  one.recognition = keys.text("recognition");
  keep(keys, std::move(one), territory_.tiers);
}

void FileReader::funder(KeyReader& keys, DescribedFund& fund) {
  auto described = keys.parts("funder");
  if (described.empty()) {
    fund.funder = keys.donor("funder");
    return;
  }
  auto& one = described.front();
  if (described.size() > 1 || keys.has("funder")) {
    one.complain("kind", territory_malformed(territory_.file, 0, "funder",
                                             say("a fund has one funder",
                                                 "un fonds a un seul mécène")));
  }
  const auto kind = one.choice_if_any<DonorKind>("kind");
  (void)one.required_text("kind");
  ledger::NewDonor donor{kind.value_or(DonorKind::company),
                         {one.text("name"), one.text("address"),
                          one.text("email"), one.text("siren")}};
  const auto reference = one.text("reference");
  donor.reference =
      reference.empty() ? "territory/funder/" + fund.code.text() : reference;
  done(one);
  fund.donor = Written<ledger::NewDonor>{std::move(donor), one.lines()};
}

void FileReader::fund(KeyReader& keys) {
  DescribedFund one{
      .code = keys.code("code"),
      .terms = {.starts = keys.date("opens"),
                .ends = keys.date_if_any("closes"),
                .ratio = keys.ratio("ratio"),
                .budget = keys.money("cap"),
                .gift_cap = keys.money_if_any("gift_cap"),
                .donor_cap = keys.money_if_any("donor_cap"),
                .campaign_cap = keys.money_if_any("campaign_cap")}};
  once(keys, "fund", one.code.text());
  one.campaigns = keys.codes("campaigns");
  funder(keys, one);
  keep(keys, std::move(one), territory_.funds);
}

void FileReader::earmark(KeyReader& keys) {
  ledger::NewEarmark one{keys.code("code"), keys.required_text("title")};
  once(keys, "earmark", one.code.text());
  one.project = keys.code_if_any("project");
  keep(keys, std::move(one), territory_.earmarks);
}

Verdict FileReader::read(const WrittenTable& whole) {
  KeyReader file(whole, territory_.file, currency_);
  const auto each = [&](const char* name,
                        void (FileReader::*take)(KeyReader&)) {
    for (auto& part : file.parts(name))
      (this->*take)(part);
  };
  each("programme", &FileReader::programme);
  each("project", &FileReader::project);
  each("campaign", &FileReader::campaign);
  each("fund", &FileReader::fund);
  each("earmark", &FileReader::earmark);
  if (auto refusal = file.complaint()) return refusal;
  return complaint_;
}

}  // namespace

Result<Territory> parse_territory(std::string_view toml, std::string_view file,
                                  Currency currency) {
  const auto whole = read_toml(toml, file);
  if (!whole) return whole.error();
  Territory territory{std::string(file)};
  if (auto refusal = FileReader(territory, currency).read(*whole))
    return *refusal;
  std::stable_partition(
      territory.campaigns.begin(), territory.campaigns.end(),
      [](const auto& one) { return !one.thing.parent.has_value(); });
  return territory;
}

}  // namespace obole::intake
