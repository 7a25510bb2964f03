#include "obole/night/findings.hpp"

#include "obole/base/say.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/disputes.hpp"
#include "obole/ledger/receipt_list.hpp"
#include "obole/ledger/verdicts.hpp"
#include "obole/reports/bank.hpp"
#include "obole/reports/pledges.hpp"

#include <algorithm>
#include <array>

namespace obole {
namespace {

constexpr std::array<std::string_view, 15> kinds = {
    "file-refused",    "row-refused",    "platform-differs", "gap",
    "disagreement",    "ambiguous-line", "open-line",        "late-pledge",
    "receipt-to-void", "campaign-over",  "refund-due",       "open-dispute",
    "not-verified",    "no-backup",      "no-checkpoint"};
constexpr std::array<std::string_view, 15> french_kinds = {
    "fichier refusé",    "ligne refusée",      "écart de plateforme",
    "relevé manquant",   "désaccord",          "ligne ambiguë",
    "ligne inexpliquée", "promesse en retard", "reçu à annuler",
    "campagne terminée", "don à rendre",       "contestation",
    "registre altéré",   "sauvegarde absente", "point non signé"};

}  // namespace

template <>
std::span<const std::string_view> words<night::FindingKind>() {
  return kinds;
}

namespace night {

std::string_view french(FindingKind kind) {
  return french_kinds.at(static_cast<std::size_t>(kind));
}

namespace {

using ledger::Book;

// Nobody reads more in the morning.
constexpr std::uint64_t most_lines_told = 10'000;

class Reader {
 public:
  Reader(Book& book, Date today) : book_(book), today_(today) {}

  void read(const intake::ReconciliationReport& reconciliation) {
    read_gaps();
    read_accounts();
    read_lines(reconciliation);
    read_pledges();
    read_receipts();
    read_campaigns();
    read_refunds();
    read_disputes();
  }

  std::vector<Finding> found;

 private:
  void add(FindingKind kind, std::string of, Sentence says,
           std::int64_t days = 0) {
    found.push_back({kind, std::move(of), std::move(says), days});
  }
  std::int64_t days_since(Date day) const {
    return day_number(today_) - day_number(day);
  }

  void read_gaps() {
    for (const auto& gap : intake::breaks(book_)) {
      add(FindingKind::gap, gap.account,
          say("{}: the statement opening on {} at {} does not follow the one "
              "before",
              "{} : le relevé ouvert le {} à {} ne suit pas le précédent",
              gap.account, gap.opening_on, gap.opening),
          days_since(gap.opening_on));
    }
  }

  void read_accounts() {
    for (const auto& account : reports::account_figures(book_)) {
      const auto difference = account.difference();
      if (!difference || difference->is_zero()) continue;
      add(FindingKind::disagreement, account.iban,
          say("{}: the bank says {} on {}, the books {}",
              "{} : la banque dit {} au {}, les comptes {}", account.iban,
              *account.closing, *account.closing_on, account.books));
    }
  }

  void read_lines(const intake::ReconciliationReport& reconciliation) {
    const auto& verdicts = reconciliation.verdicts;
    std::uint64_t told = 0;
    for (std::size_t page = 0; page < verdicts.pages(); ++page) {
      for (const auto& line : verdicts.page(page)) {
        if (told == most_lines_told) break;
        ++told;
        read_line(line);
      }
    }
    if (const auto more = verdicts.size() - told; more > 0)
      add(FindingKind::open_line, "more",
          say("{} more lines are open: obole report reconciliation",
              "{} autres lignes sont ouvertes : obole report reconciliation",
              more));
  }

  void read_line(const intake::LineVerdict& line) {
    const bool ambiguous = line.kind == intake::LineVerdict::Kind::ambiguous;
    add(ambiguous ? FindingKind::ambiguous_line : FindingKind::open_line,
        std::to_string(line.line),
        say("line {} of {}: {} {}: {}", "ligne {} du {} : {} {} : {}",
            line.line, line.booked_on, line.amount, line.name, line.why),
        days_since(line.booked_on));
  }

  void read_pledges() {
    const auto open = reports::open_instalments(book_, "", {}, today_);
    if (!open) return;
    for (const auto& one : *open) {
      if (one.age() == reports::Age::not_due) continue;
      add(FindingKind::late_pledge, std::to_string(one.pledge),
          say("pledge {} to {}: {} was due on {}",
              "promesse {} à {} : {} était attendu le {}", one.pledge,
              one.campaign, one.left(), *one.due),
          one.days);
    }
  }

  void read_receipts() {
    for (const auto& one : ledger::obligations(book_)) {
      add(FindingKind::receipt_to_void, one.receipt.id(),
          say("receipt {} states {} of donation {}, of which {} is left",
              "le reçu {} porte {} du don {}, dont il reste {}",
              one.receipt.id(), one.stated, one.donation, one.left));
    }
  }

  // Only money that waits for a verdict, or promises that do, make it urgent.
  void read_campaigns() {
    for (const auto& campaign : ledger::campaigns(book_)) {
      if (campaign.model != Model::all_or_nothing || campaign.verdict ||
          campaign.closes >= today_)
        continue;
      add(FindingKind::campaign_over, campaign.code,
          say("campaign {} ended on {}: obole campaign settle {}",
              "la campagne {} a pris fin le {} : obole campaign settle {}",
              campaign.code, campaign.closes, campaign.code),
          days_since(campaign.closes));
    }
  }

  void read_refunds() {
    for (const auto& one : ledger::refunds_due(book_)) {
      if (!one.left().is_positive()) continue;
      add(FindingKind::refund_due, std::to_string(one.donation),
          say("donation {} to {}: {} is to be given back",
              "don {} à {} : {} est à rendre", one.donation, one.campaign,
              one.left()));
    }
  }

  void read_disputes() {
    for (const auto& one : ledger::disputes(book_)) {
      if (one.outcome) continue;
      add(FindingKind::open_dispute, std::to_string(one.seq),
          say("donation {} to {}: {} is disputed since {}",
              "don {} à {} : {} est contesté depuis le {}", one.donation,
              one.campaign, one.amount, one.date),
          days_since(one.date));
    }
  }

  Book& book_;
  Date today_;
};

}  // namespace

std::vector<Finding> findings(
    Book& book, const intake::ReconciliationReport& reconciliation,
    Date today) {
  Reader reader(book, today);
  reader.read(reconciliation);
  std::stable_sort(
      reader.found.begin(), reader.found.end(),
      [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
  return std::move(reader.found);
}

}  // namespace night
}  // namespace obole
