#include "obole/ledger/gift_reader.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/asking.hpp"

#include <algorithm>
#include <tuple>

namespace obole::ledger {
namespace {

constexpr const char* select_gift =
    "SELECT donation.amount, coalesce(given_on, donation.effective), method,"
    "  donation.benefit, donation.platform, donation.nature, donation.credited,"
    "  donation.donor, campaign.seq, campaign.code, campaign.model,"
    "  coalesce((SELECT value FROM main.dossier"
    "    WHERE dossier.campaign = campaign.seq AND name = 'purpose'"
    "    ORDER BY dossier.seq DESC LIMIT 1), campaign.purpose),"
    "  verdict.verdict, verdict.effective,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.refund"
    "    WHERE refund.donation = donation.seq),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.dispute"
    "    WHERE dispute.donation = donation.seq AND NOT EXISTS"
    "      (SELECT 1 FROM main.dispute_end"
    "        WHERE dispute_end.dispute = dispute.seq)),"
    "  EXISTS (SELECT 1 FROM main.waiver WHERE waiver.donation = donation.seq),"
    "  (SELECT coalesce(sum(receipt_gift.amount), 0) FROM main.receipt_gift"
    "    WHERE receipt_gift.donation = donation.seq AND NOT EXISTS"
    "      (SELECT 1 FROM main.receipt_end"
    "        WHERE receipt_end.receipt = receipt_gift.seq))"
    "  FROM main.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  LEFT JOIN main.verdict ON verdict.campaign = donation.campaign"
    "  WHERE donation.seq = ?1";
constexpr const char* select_credited =
    "SELECT matched.item, line.booked_on FROM main.matched"
    "  JOIN main.line ON line.id = matched.line"
    "  WHERE matched.kind = 'donation' AND NOT EXISTS"
    "    (SELECT 1 FROM main.unmatched WHERE unmatched.line = matched.line"
    "       AND unmatched.seq > matched.seq)"
    "  UNION ALL"
    "  SELECT covered.item, line.booked_on FROM main.covered"
    "  JOIN main.line ON line.id = covered.line"
    "  WHERE NOT EXISTS"
    "    (SELECT 1 FROM main.unmatched WHERE unmatched.line = covered.line"
    "       AND unmatched.seq > covered.seq)";
constexpr const char* select_status =
    "SELECT regime, abroad FROM main.donor_status WHERE donor = ?1"
    "  ORDER BY seq DESC LIMIT 1";
constexpr const char* select_in_kind =
    "SELECT valuation, document FROM main.in_kind WHERE seq = ?1";
constexpr const char* select_items =
    "SELECT quantity, unit, price FROM main.item WHERE seq = ?1 ORDER BY ord";
constexpr const char* select_benefits =
    "SELECT seq FROM main.donation WHERE benefit > 0 AND donor IN"
    "  (SELECT ?1 UNION SELECT donor FROM main.merger WHERE survivor = ?1)";
constexpr const char* select_received =
    "SELECT donor, coalesce(given_on, effective),"
    "    amount - (SELECT coalesce(sum(amount), 0)"
    "    FROM main.refund WHERE refund.donation = donation.seq)"
    "  FROM main.donation";
constexpr const char* select_candidates =
    "SELECT donation.seq FROM main.donation"
    "  WHERE coalesce(given_on, effective) BETWEEN ?1 AND ?2"
    "    AND (?3 = 0 OR campaign = ?3)"
    "  ORDER BY seq";

int year_of(Date date) {
  return static_cast<int>(std::chrono::year_month_day{date}.year());
}

template <class Choice>
Choice word_in(std::string_view text) {
  const auto choice = parse_choice<Choice>(text);
  check(choice.has_value(), "a column holds a word of its list");
  return *choice;
}

template <class Choice>
std::optional<Choice> word_if_any(const store::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return word_in<Choice>(row.text(column));
}

std::optional<Date> day_if_any(const store::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return day_of_number(row.integer(column));
}

}  // namespace

GiftReader::GiftReader(Book& book, const rules::RuleTable& table)
    : book_(book), table_(table) {
  const auto minimum = rules::prefix_of(table) + ".min_per_donee_year";
  has_minimum_ = std::any_of(
      table.values.begin(), table.values.end(),
      [&](const auto& value) { return value.parameter == minimum; });
  read_credited();
}

// A gift paid in several lines was there in full with the last of them.
void GiftReader::read_credited() {
  auto& row = book_.prepared(select_credited);
  while (row.step())
    credited_.emplace_back(row.integer(0), row.integer(1));
  row.reset();
  std::sort(credited_.begin(), credited_.end());
}

void GiftReader::read_person(DonorId id, rules::DonorFacts& facts) {
  if (!donor_ || donor_->id != id) donor_ = find_donor(book_, id).value();
  facts.kind = donor_->kind;
  if (donor_->person) {
    facts.named = !donor_->person->name.empty();
    facts.addressed = !donor_->person->address.empty();
    facts.numbered = !donor_->person->siren.empty();
  }
  auto& row = book_.prepared(select_status);
  if (row.bind(id.number()).step()) {
    facts.regime = word_if_any<TaxRegime>(row, 0);
    facts.abroad = row.integer(1) == 1;
  }
  row.reset();
}

rules::InKindFacts GiftReader::in_kind_of(std::int64_t seq) {
  rules::InKindFacts facts;
  auto& row = book_.prepared(select_in_kind);
  if (row.bind(seq).step()) {
    facts.valuation = word_in<Valuation>(row.text(0));
    facts.documented = !row.is_null(1);
  }
  row.reset();
  auto& item = book_.prepared(select_items);
  item.bind(seq);
  while (item.step()) {
    facts.items.push_back({Quantity{item.integer(0)},
                           word_in<Unit>(item.text(1)),
                           Money{item.integer(2), book_.currency()},
                           {}});
  }
  item.reset();
  return facts;
}

std::optional<ReadGift> GiftReader::read_core(std::int64_t seq) {
  const auto currency = book_.currency();
  const Money nothing{0, currency};
  auto& row = book_.prepared(select_gift);
  if (!row.bind(seq).step()) {
    row.reset();
    return std::nullopt;
  }
  const auto given = Money{row.integer(0), currency};
  rules::GiftFacts facts{.date = day_of_number(row.integer(1)),
                         .credited = day_if_any(row, 6),
                         .method = word_in<Method>(row.text(2)),
                         .by_platform = !row.is_null(4),
                         .given = given,
                         .refunded = Money{row.integer(14), currency},
                         .disputed = Money{row.integer(15), currency},
                         .benefit = Money{row.integer(3), currency},
                         .benefit_waived = row.integer(16) == 1,
                         .year = {nothing, nothing}};
  facts.nature = word_if_any<GiftNature>(row, 5).value_or(GiftNature::gift);
  facts.campaign = {word_if_any<Purpose>(row, 11), word_in<Model>(row.text(10)),
                    word_if_any<CampaignVerdict>(row, 12), day_if_any(row, 13)};
  ReadGift gift{seq,
                row.integer(8),
                std::string(row.text(9)),
                book_.known_as(row.integer(7)),
                std::move(facts),
                Money{row.integer(17), currency}};
  row.reset();
  if (!gift.facts.credited) {
    const auto after = std::upper_bound(
        credited_.begin(), credited_.end(),
        std::pair(seq, std::numeric_limits<std::int64_t>::max()));
    if (after != credited_.begin() && std::prev(after)->first == seq)
      gift.facts.credited = day_of_number(std::prev(after)->second);
  }
  if (is_in_kind(gift.facts.method)) gift.facts.in_kind = in_kind_of(seq);
  return gift;
}

Money GiftReader::received_in(DonorId donor, int year) {
  if (!received_read_) {
    auto& row = book_.prepared(select_received);
    while (row.step()) {
      received_[{book_.known_as(row.integer(0)).number(),
                 year_of(day_of_number(row.integer(1)))}] += row.integer(2);
    }
    row.reset();
    received_read_ = true;
  }
  const auto found = received_.find({donor.number(), year});
  return Money{found == received_.end() ? 0 : found->second, book_.currency()};
}

// The order in which the year's counterparts are counted says nothing of the
// order in which they were recorded: what is receipted stays, then by day;
// equal ones are interchangeable.
void GiftReader::read_year(ReadGift& gift) {
  const auto year = year_of(rules::gift_date(gift.facts, table_));
  if (has_minimum_) gift.facts.year.received = received_in(gift.donor, year);
  if (!gift.facts.benefit.is_positive()) return;
  const auto place = [this](const ReadGift& one) {
    return std::tuple(one.receipted.is_zero(),
                      rules::gift_date(one.facts, table_),
                      one.facts.benefit.minor_units(),
                      -one.facts.given.minor_units(), one.seq);
  };
  std::vector<std::int64_t> others;
  auto& row = book_.prepared(select_benefits);
  row.bind(gift.donor.number());
  while (row.step())
    others.push_back(row.integer(0));
  row.reset();
  for (const auto seq : others) {
    if (seq == gift.seq) continue;
    const auto other = read_core(seq);
    check(other.has_value(), "a gift that was found can be read");
    if (other->facts.benefit_waived || !other->facts.left().is_positive())
      continue;
    if (year_of(rules::gift_date(other->facts, table_)) != year) continue;
    if (place(*other) < place(gift))
      gift.facts.year.benefits_before += other->facts.benefit;
  }
}

Result<ReadGift> GiftReader::read(std::int64_t seq) {
  auto gift = read_core(seq);
  if (!gift) {
    return unknown(Reason::donation_unknown, std::to_string(seq),
                   "obole donation list");
  }
  read_person(gift->donor, gift->facts.donor);
  read_year(*gift);
  return *gift;
}

std::vector<std::int64_t> GiftReader::candidates(std::optional<int> year,
                                                 std::string_view campaign) {
  // The day that counts is never before the day of the gift, and no more than
  // a campaign after it.
  constexpr int longest_campaign = 5;
  auto from = std::numeric_limits<std::int64_t>::min();
  auto through = std::numeric_limits<std::int64_t>::max();
  if (year) {
    using namespace std::chrono;
    from = day_number(
        sys_days{std::chrono::year{*year - longest_campaign} / January / 1});
    through = day_number(sys_days{std::chrono::year{*year} / December / 31});
  }
  const auto number =
      campaign.empty()
          ? std::int64_t{0}
          : book_.projector().dictionary().campaigns.find(campaign);
  std::vector<std::int64_t> list;
  auto& row = book_.prepared(select_candidates);
  row.bind(from, through, number);
  while (row.step())
    list.push_back(row.integer(0));
  row.reset();
  return list;
}

}  // namespace obole::ledger
