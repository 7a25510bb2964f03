#include "faults/ledger_workload.hpp"

#include "faults/sim_vfs.hpp"

#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/organisation.hpp"
#include "obole/ledger/verification.hpp"

#include <string>

namespace faults {
namespace {

using namespace obole;
using ledger::Book;
using ledger::Journal;
using store::Access;
using store::StoreError;

ledger::Context context() {
  return {.now = Instant{std::chrono::seconds{1'780'000'000}},
          .today = *parse_date("2026-06-30"),
          .by = "test",
          .version = "0"};
}

constexpr std::string_view step_prefix = "STEP-";

}  // namespace

LedgerWorkload::LedgerWorkload(const std::filesystem::path& folder)
    : file_(folder / "town.obole") {}

bool LedgerWorkload::prepare() {
  try {
    ledger::NewOrganisation town;
    town.name = "Town";
    const auto opened =
        ledger::open_ledger(file_, town, context(), std::string(SimVfs::name));
    if (!opened || !open()) return false;
    auto journal = Journal::begin(*book_, context());
    if (!journal) return false;
    const auto campaign = ledger::record(
        *journal, ledger::NewCampaign{*Code::parse("ROOF"), "Roof",
                                      Money{100'000, Currency::eur()},
                                      *parse_date("2026-01-01"),
                                      *parse_date("2026-06-30")});
    if (!campaign) return false;
    journal->commit();
  } catch (const StoreError&) {
    return false;
  }
  close();
  return true;
}

bool LedgerWorkload::open() {
  try {
    auto book = Book::open(
        file_, {.access = Access::write, .vfs = std::string(SimVfs::name)});
    if (!book) return false;
    book_.emplace(std::move(*book));
    return true;
  } catch (const StoreError&) {
    return false;
  }
}

bool LedgerWorkload::record(Journal& journal, int step) const {
  const auto donor = ledger::record(
      journal, ledger::NewDonor{DonorKind::individual,
                                {"Donor " + std::to_string(step)}});
  if (!donor) return false;
  ledger::NewDonation gift{*Code::parse("ROOF"), donor->id,
                           Money{1000 + step, Currency::eur()},
                           *parse_date("2026-02-01"), Method::transfer};
  gift.reference = std::string(step_prefix) + std::to_string(step);
  return ledger::record(journal, gift).has_value();
}

bool LedgerWorkload::run(int step) {
  if (!book_) return false;
  try {
    auto journal = Journal::begin(*book_, context());
    if (!journal || !record(*journal, step)) return false;
    journal->commit();
    return true;
  } catch (const StoreError&) {
    return false;
  }
}

Standing LedgerWorkload::verify() {
  Standing standing;
  try {
    if (!open()) {
      standing.verdict = Standing::Verdict::damaged;
      standing.complaint = "the ledger does not open";
      return standing;
    }
    for (const auto& gift : ledger::donation_list(*book_)) {
      standing.present.push_back(
          std::stoi(gift.reference.substr(step_prefix.size())));
    }
    const auto found = ledger::verify(*book_);
    if (!found.problems.empty()) {
      const auto& first = found.problems.front();
      standing.verdict = first.what == "person" ? Standing::Verdict::split
                                                : Standing::Verdict::damaged;
      standing.complaint = first.what + ": " + first.detail;
    }
  } catch (const StoreError& error) {
    standing.verdict = Standing::Verdict::damaged;
    standing.complaint = error.what();
  }
  close();
  return standing;
}

}  // namespace faults
