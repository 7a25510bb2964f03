// A fee taken from many gifts together, divided over them.

#include "obole/base/say.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/fees.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

namespace obole::ledger {
namespace {

constexpr const char* select_gifts =
    "SELECT seq, amount - (SELECT coalesce(sum(refund.amount), 0)"
    "    FROM main.refund WHERE refund.donation = donation.seq) AS kept"
    "  FROM main.donation WHERE campaign = ?1 AND platform = ?2"
    "    AND (?3 = '' OR payout = ?3) AND kept > 0"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  ORDER BY seq";

constexpr const char* select_shown =
    "SELECT line FROM main.matched WHERE payout = ?1 AND NOT EXISTS"
    "  (SELECT 1 FROM main.unmatched WHERE unmatched.line = matched.line"
    "     AND unmatched.seq > matched.seq)";

constexpr std::size_t most_in_entry = 1500;

struct Shares {
  std::vector<std::int64_t> gifts;
  std::vector<std::int64_t> weights;
};

struct Share {
  std::int64_t gift;
  Money amount;
};

// A gift too small to bear a cent is not named.
std::vector<Share> divided(Money total, const Shares& shares) {
  const auto parts = allocate(total, shares.weights);
  std::vector<Share> list;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (!parts[at].is_zero()) list.push_back({shares.gifts[at], parts[at]});
  }
  return list;
}

Shares shares_of(Book& book, std::int64_t campaign, const NewSharedFee& fee) {
  Shares shares;
  auto& row = book.prepared(select_gifts);
  row.bind(campaign, fee.platform.text(), fee.payout);
  while (row.step()) {
    shares.gifts.push_back(row.integer(0));
    shares.weights.push_back(row.integer(1));
  }
  row.reset();
  return shares;
}

// The bank has shown what was left of the payout: all its fees are known.
Verdict objection_to_payout(Book& book, const NewSharedFee& fee) {
  if (fee.payout.empty()) return std::nullopt;
  auto& row = book.prepared(select_shown);
  const auto name = fee.platform.text() + '/' + fee.payout;
  const bool shown = row.bind(std::string_view(name)).step();
  const auto line = shown ? row.integer(0) : 0;
  row.reset();
  if (!shown) return std::nullopt;
  return Refusal{
      Reason::not_permitted, name,
      say("the bank has shown this payout, and it agrees without the fee",
          "la banque a montré ce versement, et il concorde sans ces frais"),
      say("leave --payout out where the platform bills the fee apart, or take "
          "the match back with obole unmatch {}",
          "omettre --payout si la plateforme facture ces frais à part, ou "
          "annuler le rapprochement avec obole unmatch {}",
          line)};
}

Verdict objection_to_base(const NewSharedFee& fee, const Shares& shares) {
  const auto worth = std::accumulate(shares.weights.begin(),
                                     shares.weights.end(), std::int64_t{0});
  if (fee.amount.minor_units() <= worth) return std::nullopt;
  return Refusal{
      Reason::not_permitted, spoken(fee.amount),
      say("the gifts it would be taken from are worth {}",
          "les dons sur lesquels les prélever valent {}",
          Money{worth, fee.amount.currency()}),
      say("correct the amount, or --campaign, --platform, --payout",
          "corriger le montant, ou --campaign, --platform, --payout")};
}

Draft draft_of(const NewSharedFee& fee, const Key& key,
               std::span<const Share> shares) {
  Draft draft("fees.allocated", fee.date, key);
  Money sum{0, fee.amount.currency()};
  std::string list = "[";
  for (const auto& share : shares) {
    if (list.size() > 1) list += ',';
    list += fmt::format(R"([{},"{}"])", share.gift, share.amount.minor_units());
    sum += share.amount;
  }
  // Which gifts there are is not part of the request.
  draft.text("campaign", fee.campaign.text())
      .text("platform", fee.platform.text())
      .text("payout", fee.payout)
      .amount("total", fee.amount)
      .text("currency", fee.amount.currency().code())
      .text("reference", fee.reference.value_or(""))
      .raw("shares", list + ']')
      .uncompared("shares")
      .move(sum, fee_account(fee.platform.text()),
            holding_account(Method::card, fee.platform.text()));
  return draft;
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewSharedFee& fee) {
  const auto campaign = find_campaign(journal.book(), fee.campaign.text());
  if (!campaign) return campaign.error();
  if (auto refusal = rules::objection_to_amount(fee.amount)) return *refusal;
  if (auto refusal =
          rules::objection_to_future(fee.date, journal.context().today)) {
    return *refusal;
  }
  if (auto refusal = objection_to_names(fee.reference, fee.payout)) {
    return *refusal;
  }
  const auto key = key_for(fee.reference, Key::fresh());
  if (!key) return key.error();
  const auto shares = shares_of(journal.book(), campaign->seq, fee);
  const bool again = !key->is_fresh() && journal.find(*key).has_value();
  if (again) return journal.append(draft_of(fee, *key, {}));
  if (auto refusal = objection_to_payout(journal.book(), fee)) return *refusal;
  if (auto refusal = objection_to_base(fee, shares)) return *refusal;
  const auto parts = divided(fee.amount, shares);
  Recorded recorded;
  for (std::size_t first = 0; first < parts.size(); first += most_in_entry) {
    const auto count = std::min(parts.size() - first, most_in_entry);
    const auto appended =
        journal.append(draft_of(fee, first == 0 ? *key : Key::fresh(),
                                std::span(parts).subspan(first, count)));
    if (!appended) return appended.error();
    if (first == 0) recorded = *appended;
  }
  return recorded;
}

}  // namespace obole::ledger
