#include "obole/ledger/funds.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

constexpr std::int64_t highest_ratio = 100;

Refusal not_permitted(Subject what, Sentence why, Sentence hint,
                      std::string option) {
  return {Reason::not_permitted,
          std::move(what),
          std::move(why),
          std::move(hint),
          {{}, 0, std::move(option)}};
}

Verdict objection_to_cap(const char* option, const std::optional<Money>& cap) {
  if (!cap) return std::nullopt;
  const auto refusal = rules::objection_to_amount(*cap);
  if (!refusal) return std::nullopt;
  return at(*refusal, {{}, 0, option});
}

Verdict objection(const FundTerms& terms) {
  const auto& ratio = terms.ratio;
  const bool positive = ratio.numerator > 0 && ratio.denominator > 0;
  // Rounded up: 201/2 is more than 100.
  const bool sensible =
      positive &&
      (ratio.numerator - 1) / ratio.denominator + 1 <= highest_ratio;
  if (!sensible) {
    return not_permitted(
        fmt::format("{}/{}", ratio.numerator, ratio.denominator),
        say("a ratio lies above 0 and is {} at most",
            "un taux est supérieur à 0 et vaut {} au plus", highest_ratio),
        say("1/1 doubles a gift, 1/2 adds half of it",
            "1/1 double un don, 1/2 en ajoute la moitié"),
        "--ratio");
  }
  if (terms.ends && *terms.ends < terms.starts) {
    return Refusal{
        Reason::date_malformed, spoken(*terms.ends),
        say("it would end before it starts on {}",
            "il finirait avant de commencer le {}", terms.starts),
        say("correct --opens or --closes", "corriger --opens ou --closes")};
  }
  for (const auto& [option, cap] :
       {std::pair{"--cap", std::optional(terms.budget)},
        std::pair{"--gift-cap", terms.gift_cap},
        std::pair{"--donor-cap", terms.donor_cap},
        std::pair{"--campaign-cap", terms.campaign_cap}}) {
    if (auto refusal = objection_to_cap(option, cap)) return refusal;
  }
  return std::nullopt;
}

Verdict objection_to_campaigns(Book& book, const std::vector<Code>& campaigns) {
  constexpr std::size_t most = 500;
  if (campaigns.empty() || campaigns.size() > most) {
    return not_permitted(
        std::to_string(campaigns.size()),
        say("a fund adds to the gifts of 1 to {} campaigns",
            "un fonds abonde les dons de 1 à {} campagnes", most),
        say("name each with --campaign", "nommer chacune avec --campaign"),
        "--campaign");
  }
  std::vector<std::string> codes;
  for (const auto& code : campaigns) {
    const auto campaign = find_campaign(book, code.text());
    if (!campaign) return campaign.error();
    codes.push_back(code.text());
  }
  std::sort(codes.begin(), codes.end());
  const auto twice = std::adjacent_find(codes.begin(), codes.end());
  if (twice == codes.end()) return std::nullopt;
  return not_permitted(
      *twice,
      say("the campaign is named twice", "la campagne est nommée deux fois"),
      say("name each campaign once", "nommer chaque campagne une fois"),
      "--campaign");
}

void add_terms(Draft& draft, const FundTerms& terms) {
  draft.day("starts", terms.starts)
      .day("ends", terms.ends)
      .integer("numerator", terms.ratio.numerator)
      .integer("denominator", terms.ratio.denominator)
      .amount("budget", terms.budget)
      .text("currency", terms.budget.currency().code());
  if (terms.gift_cap) draft.amount("gift_cap", *terms.gift_cap);
  if (terms.donor_cap) draft.amount("donor_cap", *terms.donor_cap);
  if (terms.campaign_cap) draft.amount("campaign_cap", *terms.campaign_cap);
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewFund& fund) {
  auto& book = journal.book();
  const auto funder = find_donor(book, fund.funder);
  if (!funder) return funder.error();
  if (auto refusal = objection_to_campaigns(book, fund.campaigns)) {
    return *refusal;
  }
  if (auto refusal = objection(fund.terms)) return *refusal;
  const auto key =
      key_for(fund.reference, Key::unique("fund.opened", fund.code.text()));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key,
          book.projector().dictionary().funds.find(fund.code.text()),
          fund.code.text())) {
    return *refusal;
  }
  std::string campaigns = "[";
  for (const auto& code : fund.campaigns) {
    if (campaigns.size() > 1) campaigns += ',';
    canonical::append_string(campaigns, code.text());
  }
  Draft draft("fund.opened", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("fund", fund.code.text())
      .text("donor", book.known_as(fund.funder).text())
      .raw("campaigns", campaigns + ']');
  add_terms(draft, fund.terms);
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewFundTerms& terms) {
  const auto fund = find_fund(journal.book(), terms.fund.text());
  if (!fund) return fund.error();
  if (auto refusal = objection(terms.terms)) return *refusal;
  const auto key = key_for(terms.reference, Key::fresh());
  if (!key) return key.error();
  Draft draft("fund.amended", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("fund", fund->code);
  add_terms(draft, terms.terms);
  return journal.append(draft);
}

}  // namespace obole::ledger
