#include "obole/reports/mandate.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace obole::reports {

namespace {

using ledger::Book;

constexpr const char* select_gifts =
    "SELECT seq, effective, platform, reference, amount, payout"
    "  FROM main.donation WHERE campaign = ?1 AND platform IS NOT NULL"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')";
constexpr const char* select_refunds =
    "SELECT seq, effective, platform, reference, -amount, payout, cause"
    "  FROM main.refund WHERE campaign = ?1 AND platform IS NOT NULL"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')";
constexpr const char* select_fees =
    "SELECT seq, effective, platform, NULL, -amount, payout, item"
    "  FROM main.fee WHERE campaign = ?1";
// Back from dispute, whichever way it ended: lost, it is a refund as well.
constexpr const char* select_disputes =
    "SELECT dispute.seq, dispute.effective, platform, donation.reference,"
    "  -dispute.amount, dispute.payout FROM main.dispute"
    "  JOIN main.donation ON donation.seq = dispute.donation"
    "  WHERE dispute.campaign = ?1 AND platform IS NOT NULL"
    " UNION ALL "
    "SELECT dispute_end.seq, dispute_end.effective, platform,"
    "  donation.reference, dispute.amount, dispute_end.payout FROM "
    "main.dispute_end"
    "  JOIN main.dispute ON dispute.seq = dispute_end.dispute"
    "  JOIN main.donation ON donation.seq = dispute.donation"
    "  WHERE dispute.campaign = ?1 AND platform IS NOT NULL";
// ?1 is the accounting day asked for, or NULL for all.
constexpr const char* select_carried =
    "SELECT covered.line, booked_on, covered.item FROM main.covered"
    "  JOIN main.line ON line.id = covered.line"
    "  WHERE (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = covered.seq) <= ?1)"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = covered.line AND unmatched.seq > covered.seq"
    "        AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "          WHERE entry.seq = unmatched.seq) <= ?1))"
    " UNION ALL "
    "SELECT matched.line, booked_on, matched.item FROM main.matched"
    "  JOIN main.line ON line.id = matched.line"
    "  WHERE matched.item IS NOT NULL"
    "    AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = matched.seq) <= ?1)"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = matched.line"
    "        AND unmatched.seq > matched.seq"
    "        AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "          WHERE entry.seq = unmatched.seq) <= ?1))";
constexpr const char* select_clearing =
    "SELECT CASE WHEN ?2 IS NULL THEN"
    "  (SELECT coalesce(max(balance.amount), 0) FROM main.balance"
    "     WHERE balance.account = account.id)"
    "  ELSE (SELECT coalesce(sum(posting.amount), 0) FROM main.posting"
    "     WHERE posting.account = account.id AND posting.effective <= ?2) END"
    "  FROM main.account WHERE name = 'Assets:Clearing:' || ?1";

using Lines = std::map<std::string, std::vector<MandateLine>>;  // by platform

// What happened to the money of one campaign at its platforms.
class Reader {
 public:
  Reader(Book& book, std::int64_t campaign, const View& view = {})
      : book_(book), campaign_(campaign), view_(view) {}

  Lines read() {
    read_items(select_gifts, Operation::captured);
    read_items(select_refunds, Operation::refund);
    read_items(select_fees, Operation::commission);
    read_items(select_disputes, Operation::disputed);
    leave_out_later();
    read_transfers();
    for (auto& [platform, lines] : lines_)
      std::stable_sort(lines.begin(), lines.end(),
                       [](const MandateLine& a, const MandateLine& b) {
                         return a.date < b.date;
                       });
    return std::move(lines_);
  }

 private:
  struct Item {
    std::string platform;
    std::int64_t net = 0;
  };

  void read_items(const char* sql, Operation operation) {
    auto& row = book_.prepared(sql);
    row.bind(campaign_);
    while (row.step()) {
      const std::string platform(row.text(2));
      const auto entry = row.integer(0);
      const auto amount = row.integer(4);
      MandateLine line{day_of_number(row.integer(1)),
                       operation,
                       {},
                       entry,
                       std::string(row.text(3)),
                       std::string(row.text(5)),
                       Money{amount, book_.currency()}};
      if (operation == Operation::refund) {
        const auto cause = parse_choice<RefundCause>(row.text(6));
        line.heading = heading_of(cause ? std::optional(*cause) : std::nullopt);
      }
      note_net(operation, entry, platform, amount,
               operation == Operation::commission ? row.integer(6) : entry,
               !line.payout.empty());
      lines_[platform].push_back(std::move(line));
    }
    row.reset();
  }

  // A fee leaves a payout where it was kept with its item, or from the payout;
  // another shared fee is billed apart.
  void note_net(Operation operation, std::int64_t entry,
                const std::string& platform, std::int64_t amount,
                std::int64_t item, bool of_payout) {
    if (operation == Operation::disputed) return;
    if (operation == Operation::commission && entry != item + 1 && !of_payout)
      return;
    auto& noted = items_[item];
    noted.platform = platform;
    noted.net += amount;
  }

  // A transfer is as old as its explanation: it is read after this.
  void leave_out_later() {
    for (auto& [platform, lines] : lines_)
      std::erase_if(lines, [&](const MandateLine& line) {
        return day_number(line.date) > view_.last_day();
      });
  }

  void read_transfers() {
    auto& row = book_.prepared(select_carried);
    row.bind(view_.day());
    std::map<std::pair<std::int64_t, std::string>, MandateLine> transfers;
    while (row.step()) {
      const auto item = items_.find(row.integer(2));
      if (item == items_.end()) continue;
      const auto line = row.integer(0);
      const auto& [platform, net] = item->second;
      const auto [at, is_new] = transfers.try_emplace(
          {line, platform}, MandateLine{day_of_number(row.integer(1)),
                                        Operation::transfer,
                                        {},
                                        line,
                                        {},
                                        {},
                                        Money{0, book_.currency()}});
      at->second.amount -= Money{net, book_.currency()};
    }
    row.reset();
    for (auto& [key, line] : transfers)
      lines_[key.second].push_back(std::move(line));
  }

  Book& book_;
  std::int64_t campaign_;
  View view_;
  std::unordered_map<std::int64_t, Item> items_;
  Lines lines_;
};

Money& heading_in(Mandate& mandate, RefundHeading heading) {
  switch (heading) {
    case RefundHeading::contractual:
      return mandate.contractual;
    case RefundHeading::overpayment:
      return mandate.overpayment;
    case RefundHeading::wrongly_collected:
      break;
  }
  return mandate.wrongly_collected;
}

void add(Mandate& mandate, const MandateLine& line) {
  switch (line.operation) {
    case Operation::captured:
      mandate.captured += line.amount;
      break;
    case Operation::refund:
      heading_in(mandate, *line.heading) -= line.amount;
      break;
    case Operation::commission:
      mandate.commission -= line.amount;
      break;
    case Operation::disputed:
      mandate.disputed -= line.amount;
      break;
    case Operation::transfer:
      mandate.transferred -= line.amount;
      break;
  }
}

Mandate empty_mandate(std::string_view campaign, const std::string& platform,
                      Date from, Date to, Currency currency) {
  const Money zero{0, currency};
  return {std::string(campaign),
          platform,
          from,
          to,
          zero,
          zero,
          zero,
          zero,
          zero,
          zero,
          zero,
          zero,
          {}};
}

Money clearing_of(Book& book, std::string_view platform, const View& view) {
  auto& row = book.prepared(select_clearing);
  const bool is_there = row.bind(platform, view.day()).step();
  const Money held{is_there ? row.integer(0) : 0, book.currency()};
  row.reset();
  return held;
}

}  // namespace

Result<std::vector<Mandate>> mandates(Book& book, std::string_view campaign,
                                      Date from, Date to) {
  const auto known = ledger::find_campaign(book, campaign);
  if (!known) return known.error();
  if (to < from)
    return Refusal{Reason::date_malformed, spoken(to),
                   say("it is before the first day, {}",
                       "il est avant le premier jour, {}", from),
                   say("name the first and the last day",
                       "nommer le premier et le dernier jour")};
  const store::Snapshot snapshot(book.database());
  std::vector<Mandate> list;
  for (auto& [platform, lines] : Reader(book, known->seq).read()) {
    auto mandate = empty_mandate(campaign, platform, from, to, book.currency());
    for (auto& line : lines) {
      if (line.date > to) continue;
      if (line.date < from) {
        mandate.opening += line.amount;
        continue;
      }
      add(mandate, line);
      mandate.lines.push_back(std::move(line));
    }
    list.push_back(std::move(mandate));
  }
  return list;
}

std::vector<PlatformFigures> platform_figures(Book& book, const View& view) {
  return platform_figures(book, Date::min(), Date::max(), view);
}

std::vector<PlatformFigures> platform_figures(Book& book, Date from, Date to,
                                              const View& view) {
  const store::Snapshot snapshot(book.database());
  const Money zero{0, book.currency()};
  std::map<std::string, Mandate> sums;
  const Date day{};
  for (const auto& campaign : ledger::campaigns(book)) {
    for (const auto& [platform, lines] :
         Reader(book, campaign.seq, view).read()) {
      if (lines.empty()) continue;
      auto& sum =
          sums.try_emplace(platform, empty_mandate("", platform, day, day,
                                                   book.currency()))
              .first->second;
      for (const auto& line : lines)
        if (line.date >= from && line.date <= to) add(sum, line);
    }
  }
  std::vector<PlatformFigures> list;
  for (const auto& [platform, sum] : sums) {
    PlatformFigures figures{
        platform,     sum.captured,    sum.refunds(), sum.commission,
        sum.disputed, sum.transferred, zero};
    figures.in_books = clearing_of(book, platform, view);
    list.push_back(std::move(figures));
  }
  return list;
}

}  // namespace obole::reports
