#include "obole/ledger/donations.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/fees.hpp"
#include "obole/ledger/in_kind.hpp"
#include "obole/ledger/pledges.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

using rules::OutsideDates;

constexpr const char* select_funder =
    "SELECT donor FROM main.fund WHERE seq = ?1";

// A gift on its way: what the campaign, tier and pledge make of it.
struct Terms {
  std::string platform;
  std::string tier;
  Money benefit;
  std::string earmark = {};           ///< a declared one
  std::optional<Money> settles = {};  ///< of its pledge
  bool revives = false;               ///< a pledge that was given up
};

bool is_held(const Campaign& campaign) {
  return campaign.model == Model::all_or_nothing &&
         campaign.verdict != CampaignVerdict::succeeded;
}

Refusal not_permitted(Subject what, Sentence why, Sentence hint) {
  return {Reason::not_permitted, std::move(what), std::move(why),
          std::move(hint)};
}

std::string platform_of(const NewDonation& donation, const Campaign& campaign) {
  if (!donation.platform.empty()) return donation.platform;
  return donation.method == Method::card ? campaign.platform : "";
}

// `known`: the gift is recorded already, and took its place then.
Result<Terms> terms_of_tier(Book& book, const NewDonation& donation,
                            const Campaign& campaign, bool known) {
  Terms terms{platform_of(donation, campaign),
              {},
              Money{0, donation.amount.currency()}};
  std::optional<Money> minimum;
  if (!donation.tier.empty()) {
    const auto tier = find_tier(book, campaign, donation.tier);
    if (!tier) return tier.error();
    terms.tier = tier->code;
    terms.benefit = tier->benefit;
    minimum = tier->minimum;
    if (tier->stock && tier->taken >= *tier->stock && !known) {
      return Refusal{
          Reason::tier_exhausted, campaign.code + ' ' + tier->code,
          say("all {} are taken", "les {} sont pris", *tier->stock),
          say("choose another tier, or none; a gift given back whole frees its "
              "place",
              "choisir un autre palier, ou aucun ; un don remboursé en entier "
              "libère sa place")};
    }
  }
  if (donation.benefit) terms.benefit = *donation.benefit;
  if (auto refusal = rules::objection_to_tier(donation.amount, minimum,
                                              donation.tier, terms.benefit)) {
    return *refusal;
  }
  return terms;
}

// What of its pledge a gift keeps, and whether it takes up what was given up.
Verdict settle_pledge(Book& book, const NewDonation& donation,
                      const Campaign& campaign, bool known, Terms& terms) {
  if (!donation.pledge) return std::nullopt;
  const auto pledge = find_pledge(book, *donation.pledge);
  if (!pledge) return pledge.error();
  if (pledge->campaign != campaign.code) {
    return not_permitted(
        std::to_string(pledge->seq),
        say("that pledge is to campaign {}",
            "cette promesse va à la campagne {}", pledge->campaign),
        say("name the pledge’s campaign", "nommer la campagne de la promesse"));
  }
  if (pledge->donor != donation.donor) {
    return not_permitted(
        std::to_string(pledge->seq),
        say("that pledge is another donor’s, {}",
            "cette promesse est d’un autre donateur, {}", pledge->donor.text()),
        say("record the gift under the donor who promised, or without --pledge",
            "enregistrer le don au nom de qui a promis, ou sans --pledge"));
  }
  const auto open = pledge->amount - pledge->kept();
  if (!donation.accept_overpayment && !known) {
    if (auto refusal = rules::objection_to_settlement(donation.amount, open,
                                                      pledge->seq)) {
      return refusal;
    }
  }
  terms.settles = std::min(donation.amount, open);
  terms.revives = pledge->ended.has_value();
  return std::nullopt;
}

Verdict objection_to_fund(Book& book, const NewDonation& donation) {
  if (!donation.fund) return std::nullopt;
  const auto& funds = book.projector().dictionary().funds;
  const auto fund = funds.find(donation.fund->text());
  if (fund == 0) {
    return unknown(Reason::fund_unknown, donation.fund->text(),
                   "obole match-fund list");
  }
  auto& row = book.prepared(select_funder);
  check(row.bind(fund).step(), "a fund that is named has a row");
  const auto funder = book.known_as(row.integer(0));
  row.reset();
  if (funder == book.known_as(donation.donor)) return std::nullopt;
  return not_permitted(
      donation.fund->text(),
      say("its funder is {}", "son financeur est {}", funder.text()),
      say("record the payment as the funder’s, or without --match-fund",
          "enregistrer le versement au nom du financeur, ou sans "
          "--match-fund"));
}

// A declared use is named in the entry; other words are a note.
Result<canonical::Object> earmark_of(Book& book, const NewDonation& donation,
                                     Terms& terms) {
  canonical::Object note;
  const auto earmark = cleaned("--earmark", donation.earmark);
  if (!earmark) return earmark.error();
  if (book.projector().dictionary().earmarks.find(*earmark) != 0) {
    terms.earmark = *earmark;
  } else if (!earmark->empty()) {
    note.text("earmark", *earmark);
  }
  return note;
}

Draft donation_draft(const NewDonation& donation, const Campaign& campaign,
                     const Terms& terms, const Key& key) {
  Draft draft("donation.received", donation.date, key);
  draft.text("campaign", campaign.code)
      .text("donor", donation.donor.text())
      .amount("amount", donation.amount)
      .text("currency", donation.amount.currency().code())
      .text("method", word(donation.method))
      .text("tier", terms.tier)
      .text("platform", terms.platform)
      .text("payout", donation.payout)
      .flag("outside_dates",
            rules::is_outside({campaign.code, campaign.opens, campaign.closes},
                              donation.date))
      .text("reference", donation.reference.value_or(""))
      .text("fund", donation.fund ? donation.fund->text() : "")
      .text("earmark", terms.earmark)
      .move(donation.amount, holding_account(donation.method, terms.platform),
            gift_account(donation.method, is_held(campaign), campaign.code));
  if (!terms.benefit.is_zero()) draft.amount("benefit", terms.benefit);
  if (donation.nature != GiftNature::gift)
    draft.text("nature", word(donation.nature));
  draft.day("credited", donation.credited).day("given_on", donation.given_on);
  if (donation.corrects) draft.integer("corrects", *donation.corrects);
  if (donation.fee && !donation.fee->is_zero()) {
    draft.amount("fee", *donation.fee);
  }
  if (donation.file_line != 0) {
    draft.integer("line", static_cast<std::int64_t>(donation.file_line))
        .uncompared("line");
  }
  if (terms.settles) {
    // What it keeps depends on what came before; a request that comes again
    // does not say it.
    draft.integer("pledge", *donation.pledge)
        .amount("settles", *terms.settles)
        .uncompared("settles");
    if (terms.revives) {
      draft.amount("revives", *terms.settles).uncompared("revives");
    } else if (terms.settles->is_positive()) {
      draft.move(*terms.settles, pledged_account(campaign.code),
                 outstanding_account);
    }
  }
  if (donation.fund) {
    draft.move(donation.amount, granted_account(donation.fund->text()),
               granted_total_account);
  }
  return draft;
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewDonation& donation) {
  const auto campaign = find_campaign(journal.book(), donation.campaign.text());
  if (!campaign) return campaign.error();
  const auto donor = find_donor(journal.book(), donation.donor);
  if (!donor) return donor.error();
  return record(journal, donation, *campaign);
}

Verdict objection(Journal& journal, const NewDonation& donation,
                  const Campaign& campaign) {
  if (auto refusal = rules::objection_to_amount(donation.amount)) {
    return refusal;
  }
  if (auto refusal = rules::objection_to_day(
          {campaign.code, campaign.opens, campaign.closes}, donation.date,
          journal.context().today,
          donation.outside_dates ? OutsideDates::said
                                 : OutsideDates::refused)) {
    return refusal;
  }
  if (auto refusal = journal.objection_to_day(donation.date)) return refusal;
  if (auto refusal = objection_to_names(donation.reference, donation.payout)) {
    return refusal;
  }
  const auto terms = terms_of_tier(journal.book(), donation, campaign, false);
  if (!terms) return terms.error();
  if (auto refusal = objection_to_fund(journal.book(), donation)) {
    return refusal;
  }
  if (auto refusal = objection_to_items(donation)) return refusal;
  if (const auto valued_on = donation.in_kind.valued_on) {
    if (auto refusal =
            rules::objection_to_future(*valued_on, journal.context().today)) {
      return at(*refusal, {{}, 0, "--valued-on"});
    }
  }
  if (donation.given_on && *donation.given_on >= donation.date) {
    return Refusal{
        Reason::date_malformed,
        spoken(*donation.given_on),
        say("it is not before {}", "ce n’est pas avant le {}", donation.date),
        say("leave it out: the gift is of the day of --date",
            "l’omettre : le don est du jour de --date"),
        {{}, 0, "--given-on"}};
  }
  if (donation.credited) {
    if (auto refusal = rules::objection_to_sequel(
            *donation.credited, donation.given_on.value_or(donation.date),
            journal.context().today)) {
      return at(*refusal, {{}, 0, "--credited"});
    }
  }
  if (donation.fee && donation.fee->is_negative()) {
    return not_permitted(
        spoken(*donation.fee),
        say("a fee is not less than zero", "des frais ne sont pas négatifs"),
        say("correct --fee", "corriger --fee"));
  }
  return objection_to_fee(donation.fee, donation.amount, terms->platform);
}

Result<Recorded> record(Journal& journal, const NewDonation& donation,
                        const Campaign& campaign) {
  const auto known_as = journal.book().known_as(donation.donor);
  if (known_as != donation.donor) {
    auto renamed = donation;
    renamed.donor = known_as;
    return record(journal, renamed, campaign);
  }
  const auto key = donation.key ? Result<Key>(*donation.key)
                                : key_for(donation.reference, Key::fresh());
  if (!key) return key.error();
  // The same request again is answered by what was recorded, whatever has been
  // closed or used up since.
  const bool known = !key->is_fresh() && journal.find(*key).has_value();
  if (!known) {
    if (auto refusal = objection(journal, donation, campaign)) return *refusal;
  }
  auto terms = terms_of_tier(journal.book(), donation, campaign, known);
  if (!terms) return terms.error();
  auto note = earmark_of(journal.book(), donation, *terms);
  if (!note) return note.error();
  if (auto refusal =
          settle_pledge(journal.book(), donation, campaign, known, *terms)) {
    return *refusal;
  }
  auto draft = donation_draft(donation, campaign, *terms, *key);
  if (is_in_kind(donation.method)) {
    if (auto refusal = describe(draft, donation, *note)) return *refusal;
  }
  if (!note->empty()) draft.note(note->str());
  const auto recorded = journal.append(draft);
  if (!recorded || recorded->already) return recorded;
  if (!donation.fee || donation.fee->is_zero()) return recorded;
  const auto fee =
      record(journal, NewFee{recorded->seq, campaign.code, terms->platform,
                             donation.method, *donation.fee, donation.date});
  if (!fee) return fee.error();
  return recorded;
}

}  // namespace obole::ledger
