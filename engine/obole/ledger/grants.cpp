// What matching funds grant: worked out from the gifts, and recorded where it
// differs from what stands.

#include "obole/ledger/accounts.hpp"
#include "obole/ledger/funds.hpp"
#include "obole/ledger/wording.hpp"

#include <fmt/format.h>

#include <map>
#include <unordered_map>

namespace obole::ledger {
namespace {

using rules::Grant;

// ?1 is the accounting day asked for, or NULL for all.
constexpr const char* select_funds =
    "SELECT seq, code, donor,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.matching"
    "     WHERE matching.fund = fund.seq AND (?1 IS NULL OR"
    "       (SELECT effective FROM main.entry"
    "          WHERE entry.seq = matching.seq) <= ?1) AND NOT EXISTS"
    "       (SELECT 1 FROM main.matching AS later"
    "          WHERE later.donation = matching.donation"
    "            AND later.fund = fund.seq AND later.seq > matching.seq"
    "            AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "              WHERE entry.seq = later.seq) <= ?1))),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.donation"
    "     WHERE donation.fund = fund.seq"
    "       AND (?1 IS NULL OR donation.effective <= ?1))"
    "  - (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "     JOIN main.donation ON donation.seq = refund.donation"
    "     WHERE donation.fund = fund.seq"
    "       AND (?1 IS NULL OR refund.effective <= ?1))"
    "  FROM main.fund WHERE ?1 IS NULL OR"
    "    (SELECT effective FROM main.entry WHERE entry.seq = fund.seq) <= ?1"
    "  ORDER BY code";
constexpr const char* select_fund_campaigns =
    "SELECT code FROM main.fund_campaign JOIN main.campaign"
    "  ON campaign.seq = fund_campaign.campaign WHERE fund_campaign.seq = ?1"
    "  ORDER BY ord";
constexpr const char* select_rules =
    "SELECT seq, starts, ends, numerator, denominator, budget, gift_cap,"
    "  donor_cap, campaign_cap FROM main.fund_rule WHERE fund = ?2"
    "    AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = fund_rule.seq) <= ?1)"
    "  ORDER BY seq";
// Gifts of money, by others than the funder, to campaigns that did not fail.
constexpr const char* select_gifts =
    "SELECT donation.seq, entry.idem, donor, donation.campaign,"
    "  coalesce(given_on, donation.effective),"
    "  CASE WHEN verdict.verdict = 'failed' THEN 0 ELSE donation.amount"
    "    - (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "         WHERE refund.donation = donation.seq"
    "           AND (?1 IS NULL OR refund.effective <= ?1)) END"
    "  FROM main.donation"
    "  JOIN main.entry ON entry.seq = donation.seq"
    "  LEFT JOIN main.verdict ON verdict.campaign = donation.campaign"
    "    AND (?1 IS NULL OR verdict.effective <= ?1)"
    "  WHERE donation.campaign IN (SELECT campaign FROM main.fund_campaign"
    "      WHERE fund_campaign.seq = ?2)"
    "    AND (?1 IS NULL OR donation.effective <= ?1)"
    "    AND fund IS NULL"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')";
constexpr const char* select_standing =
    "SELECT donation, rule, amount, cap FROM main.matching WHERE fund = ?2"
    "  AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "    WHERE entry.seq = matching.seq) <= ?1)"
    "  AND NOT EXISTS (SELECT 1 FROM main.matching AS later"
    "    WHERE later.donation = matching.donation AND later.fund = ?2"
    "      AND later.seq > matching.seq"
    "      AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "        WHERE entry.seq = later.seq) <= ?1))"
    "  ORDER BY donation";
constexpr const char* select_campaign_of =
    "SELECT campaign.code FROM main.donation JOIN main.campaign"
    "  ON campaign.seq = donation.campaign WHERE donation.seq = ?1";

constexpr std::size_t most_in_entry = 500;

std::optional<Money> money_at(const store::Statement& row, int column,
                              Currency currency) {
  if (row.is_null(column)) return std::nullopt;
  return Money{row.integer(column), currency};
}

std::optional<std::int64_t> number_of(std::optional<Date> day) {
  if (!day) return std::nullopt;
  return day_number(*day);
}

void read_terms(Book& book, Fund& fund, std::optional<Date> as_of) {
  auto& campaigns = book.prepared(select_fund_campaigns);
  campaigns.bind(fund.seq);
  while (campaigns.step())
    fund.campaigns.emplace_back(campaigns.text(0));
  campaigns.reset();
  auto& row = book.prepared(select_rules);
  row.bind(number_of(as_of), fund.seq);
  while (row.step()) {
    const auto currency = book.currency();
    fund.rules.push_back(
        {row.integer(0), day_of_number(row.integer(1)),
         row.is_null(2) ? std::nullopt
                        : std::optional(day_of_number(row.integer(2))),
         Ratio{row.integer(3), row.integer(4)}, Money{row.integer(5), currency},
         money_at(row, 6, currency), money_at(row, 7, currency),
         money_at(row, 8, currency)});
  }
  row.reset();
}

std::string campaign_of_gift(Book& book, std::int64_t gift) {
  auto& row = book.prepared(select_campaign_of);
  check(row.bind(gift).step(), "a gift that is matched is in the ledger");
  std::string code(row.text(0));
  row.reset();
  return code;
}

// What differs, with what it adds to each campaign.
struct Changes {
  std::vector<Grant> grants;
  std::vector<Money> differences;
};

Changes changes(Book& book, const Fund& fund) {
  std::unordered_map<std::int64_t, Grant> standing;
  for (const auto& grant : grants_standing(book, fund))
    standing.emplace(grant.gift, grant);
  const Money none{0, book.currency()};
  Changes found;
  for (const auto& grant : grants_due(book, fund)) {
    const auto before = standing.find(grant.gift);
    const bool known = before != standing.end();
    const auto was = known ? before->second.amount : none;
    const bool same = known ? before->second == grant : grant.amount.is_zero();
    if (known) standing.erase(before);
    if (same) continue;
    found.grants.push_back(grant);
    found.differences.push_back(grant.amount - was);
  }
  // A rule amended backwards may leave a gift without one.
  std::map<std::int64_t, Grant> gone(standing.begin(), standing.end());
  for (auto& [gift, grant] : gone) {
    if (grant.amount.is_zero()) continue;
    found.differences.push_back(-grant.amount);
    grant.amount = none;
    found.grants.push_back(grant);
  }
  return found;
}

Result<Recorded> append_grants(Journal& journal, const Fund& fund,
                               std::span<const Grant> grants,
                               std::span<const Money> differences) {
  std::string list = "[";
  std::map<std::string, std::int64_t> campaigns;
  Money sum{0, journal.book().currency()};
  for (std::size_t at = 0; at < grants.size(); ++at) {
    const auto& grant = grants[at];
    if (list.size() > 1) list += ',';
    list += fmt::format(R"([{},{},"{}","{}"])", grant.gift, grant.rule,
                        grant.amount.minor_units(), word(grant.cap));
    campaigns[campaign_of_gift(journal.book(), grant.gift)] +=
        differences[at].minor_units();
    sum += differences[at];
  }
  std::string parts = "[";
  for (const auto& [code, amount] : campaigns) {
    if (amount == 0) continue;
    if (parts.size() > 1) parts += ',';
    parts += fmt::format(R"(["{}","{}"])", code, amount);
  }
  Draft draft("matches.granted", journal.context().today, Key::fresh());
  draft.text("fund", fund.code).raw("grants", list + ']');
  if (parts.size() > 1) draft.raw("campaigns", parts + ']');
  if (!sum.is_zero())
    draft.move(sum, granted_total_account, granted_account(fund.code));
  return journal.append(draft);
}

}  // namespace

std::vector<Fund> funds(Book& book, std::optional<Date> as_of) {
  std::vector<Fund> list;
  auto& row = book.prepared(select_funds);
  row.bind(number_of(as_of));
  while (row.step()) {
    list.push_back({row.integer(0),
                    std::string(row.text(1)),
                    book.known_as(row.integer(2)),
                    {},
                    {},
                    Money{row.integer(3), book.currency()},
                    Money{row.integer(4), book.currency()}});
  }
  row.reset();
  for (auto& fund : list)
    read_terms(book, fund, as_of);
  return list;
}

Result<Fund> find_fund(Book& book, std::string_view code,
                       std::optional<Date> as_of) {
  for (auto& fund : funds(book, as_of)) {
    if (fund.code == code) return fund;
  }
  return unknown(Reason::fund_unknown, std::string(code),
                 "obole match-fund list");
}

std::vector<Grant> grants_due(Book& book, const Fund& fund,
                              std::optional<Date> as_of) {
  std::vector<rules::MatchableGift> gifts;
  auto& row = book.prepared(select_gifts);
  row.bind(number_of(as_of), fund.seq);
  while (row.step()) {
    const auto donor = book.known_as(row.integer(2));
    if (donor == fund.funder) continue;
    gifts.push_back({row.integer(0), std::string(row.blob(1)), donor.number(),
                     row.integer(3), day_of_number(row.integer(4)),
                     Money{row.integer(5), book.currency()}});
  }
  row.reset();
  return rules::matched(fund.rules, std::move(gifts), book.currency());
}

std::vector<Grant> grants_standing(Book& book, const Fund& fund,
                                   std::optional<Date> as_of) {
  std::vector<Grant> list;
  auto& row = book.prepared(select_standing);
  row.bind(number_of(as_of), fund.seq);
  while (row.step()) {
    const auto cap = parse_choice<rules::Cap>(row.text(3));
    list.push_back({row.integer(0), row.integer(1),
                    Money{row.integer(2), book.currency()},
                    cap ? *cap : rules::Cap::ratio});
  }
  row.reset();
  return list;
}

Result<Granted> grant(Journal& journal, const Fund& fund) {
  const auto found = changes(journal.book(), fund);
  Granted granted{.amount = fund.granted,
                  .difference = Money{0, fund.granted.currency()}};
  const std::span grants(found.grants);
  const std::span differences(found.differences);
  for (std::size_t first = 0; first < grants.size(); first += most_in_entry) {
    const auto size = std::min(most_in_entry, grants.size() - first);
    const auto recorded =
        append_grants(journal, fund, grants.subspan(first, size),
                      differences.subspan(first, size));
    if (!recorded) return recorded.error();
    granted.seq = recorded->seq;
  }
  for (const auto& difference : differences)
    granted.difference += difference;
  granted.amount += granted.difference;
  granted.changed = static_cast<std::int64_t>(grants.size());
  return granted;
}

}  // namespace obole::ledger
