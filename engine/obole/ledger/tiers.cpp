// Tiers: what a donor receives from which amount on, and how many there are.

#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <limits>

namespace obole::ledger {
namespace {

// A counterpart comes back when its gift is given back whole.
constexpr const char* select_tiers =
    "SELECT seq, code, title, minimum, benefit, stock, valuation, valued_on,"
    "  recognition,"
    "  (SELECT count(*) FROM main.donation WHERE donation.tier = tier.seq"
    "     AND donation.effective <= ?2 AND donation.amount >"
    "       (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "          WHERE refund.donation = donation.seq"
    "            AND refund.effective <= ?2))"
    "  FROM main.tier WHERE campaign = ?1 ORDER BY minimum, code";

// The same of one, for the next gift: counted only where there is a stock.
constexpr const char* select_tier =
    "SELECT seq, code, title, minimum, benefit, stock, valuation, valued_on,"
    "  recognition, CASE WHEN stock IS NULL THEN 0 ELSE"
    "  (SELECT count(*) FROM main.donation WHERE donation.tier = tier.seq"
    "     AND donation.amount >"
    "       (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "          WHERE refund.donation = donation.seq)) END"
    "  FROM main.tier WHERE campaign = ?1 AND code = ?2";

Tier tier_in(const store::Statement& row, Currency currency) {
  return {row.integer(0),
          std::string(row.text(1)),
          std::string(row.text(2)),
          Money{row.integer(3), currency},
          Money{row.integer(4), currency},
          row.is_null(5) ? std::nullopt : std::optional(row.integer(5)),
          row.integer(9),
          std::string(row.text(6)),
          row.is_null(7) ? std::nullopt
                         : std::optional(day_of_number(row.integer(7))),
          std::string(row.text(8))};
}

Verdict objection(const NewTier& tier) {
  if (auto refusal = rules::objection_to_amount(tier.minimum)) {
    return at(*refusal, {{}, 0, "--minimum"});
  }
  if (auto refusal = rules::objection_to_tier(tier.minimum, std::nullopt,
                                              tier.code.text(), tier.benefit)) {
    return refusal;
  }
  if (!tier.stock || *tier.stock > 0) return std::nullopt;
  return Refusal{Reason::not_permitted,
                 std::to_string(*tier.stock),
                 say("a tier of which there is none is no tier",
                     "un palier dont il n’y a aucun n’en est pas un"),
                 say("leave --stock out where there is no limit",
                     "omettre --stock s’il n’y a pas de limite"),
                 {{}, 0, "--stock"}};
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewTier& tier) {
  const auto campaign = find_campaign(journal.book(), tier.campaign.text());
  if (!campaign) return campaign.error();
  const auto title = cleaned("--title", tier.title);
  if (!title) return title.error();
  const auto recognition = cleaned("--recognition", tier.recognition);
  if (!recognition) return recognition.error();
  const auto valued_by = cleaned("--valued-by", tier.valued_by);
  if (!valued_by) return valued_by.error();
  if (auto refusal = objection(tier)) return *refusal;
  if (tier.valued_on) {
    if (auto refusal = rules::objection_to_future(*tier.valued_on,
                                                  journal.context().today)) {
      return at(*refusal, {{}, 0, "--valued-on"});
    }
  }
  const auto name = tier.campaign.text() + ' ' + tier.code.text();
  const auto key = key_for(tier.reference, Key::unique("tier.opened", name));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key,
          journal.book().projector().dictionary().tiers.find(name),
          tier.code.text())) {
    return *refusal;
  }
  Draft draft("tier.opened", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("campaign", tier.campaign.text())
      .text("tier", tier.code.text())
      .text("title", title->empty() ? tier.code.text() : *title)
      .amount("minimum", tier.minimum)
      .amount("benefit", tier.benefit)
      .text("valuation", tier.valuation ? word(*tier.valuation) : "")
      .day("valued_on", tier.valued_on)
      .text("recognition", *recognition);
  if (tier.stock) draft.integer("stock", *tier.stock);
  if (!valued_by->empty()) draft.note(note_of("valued_by", *valued_by));
  return journal.append(draft);
}

std::vector<Tier> tiers(Book& book, std::int64_t campaign,
                        std::optional<Date> as_of) {
  std::vector<Tier> list;
  auto& row = book.prepared(select_tiers);
  row.bind(campaign, as_of ? day_number(*as_of)
                           : std::numeric_limits<std::int64_t>::max());
  while (row.step())
    list.push_back(tier_in(row, book.currency()));
  row.reset();
  return list;
}

Result<Tier> find_tier(Book& book, const Campaign& campaign,
                       std::string_view code) {
  auto& row = book.prepared(select_tier);
  if (!row.bind(campaign.seq, code).step()) {
    row.reset();
    return unknown(Reason::tier_unknown,
                   campaign.code + ' ' + std::string(code),
                   "obole campaign show " + campaign.code);
  }
  auto tier = tier_in(row, book.currency());
  row.reset();
  return tier;
}

}  // namespace obole::ledger
