#include "obole/intake/payout_import.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/code.hpp"
#include "obole/domain/reference.hpp"
#include "obole/intake/digested.hpp"
#include "obole/intake/donation_import.hpp"
#include "obole/intake/file_reference.hpp"
#include "obole/intake/movement_recorder.hpp"
#include "obole/intake/payout_differences.hpp"
#include "obole/ledger/campaigns.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace obole {
namespace {

constexpr std::array<std::string_view, 7> whats = {
    "changed",        "vanished",       "no-gift",    "not-reported",
    "amount-differs", "refund-differs", "fee-differs"};
constexpr std::array<std::string_view, 7> french_whats = {
    "modifié",         "disparu",       "sans don",
    "non rapporté",    "autre montant", "autre remboursement",
    "autre commission"};

}  // namespace

template <>
std::span<const std::string_view> words<intake::PayoutFinding::What>() {
  return whats;
}

namespace intake {

std::string_view french(PayoutFinding::What choice) {
  return french_whats.at(static_cast<std::size_t>(choice));
}

void PayoutReport::add(PayoutFinding finding) {
  ++found;
  if (findings.size() < most_told) findings.push_back(std::move(finding));
}

void PayoutReport::add(bank::Problem problem) {
  ++refused;
  if (problems.size() < most_told) problems.push_back(std::move(problem));
}

namespace {

using ledger::Draft;
using ledger::Journal;
using ledger::Key;

constexpr const char* report_kind = "payout.reported";

Refusal unknown_platform(const std::string& file, Sentence why) {
  return {Reason::usage,
          file,
          std::move(why),
          say("name it with --platform, or in a profile of your own",
              "la nommer avec --platform, ou dans un profil à vous"),
          {{}, 0, "--platform"}};
}

Result<std::string> platform_of(Journal& journal, const PayoutImport& request) {
  const auto& named =
      request.platform.empty() ? request.profile.platform : request.platform;
  if (!named.empty()) {
    const auto code = Code::parse(named);
    if (!code) return code.error();
    return code->text();
  }
  std::set<std::string> platforms;
  for (const auto& campaign : ledger::campaigns(journal.book()))
    if (!campaign.platform.empty()) platforms.insert(campaign.platform);
  if (platforms.size() == 1) return *platforms.begin();
  return unknown_platform(
      request.file,
      platforms.empty()
          ? say("neither the profile nor a campaign says which platform this "
                "is",
                "ni le profil ni une campagne ne disent quelle est cette "
                "plateforme")
          : say("the campaigns name several platforms, and the profile none",
                "les campagnes nomment plusieurs plateformes, et le profil "
                "aucune"));
}

Result<ledger::Recorded> record_file(Journal& journal,
                                     const PayoutImport& request,
                                     const PayoutReport& report,
                                     const PayoutCoverage& coverage,
                                     const std::string& digest,
                                     std::int64_t first) {
  auto key = Key::unique(report_kind, digest + ' ' + request.profile.name +
                                          ' ' + std::to_string(first));
  if (request.reference) key = Key::reference(*request.reference);
  Draft draft(report_kind, journal.context().today, key);
  draft.dated_by_clock();
  draft.text("platform", report.platform)
      .text("digest", digest)
      .text("profile", request.profile.name)
      .integer("first", first)
      .integer("rows", static_cast<std::int64_t>(report.rows))
      .integer("movements", static_cast<std::int64_t>(report.movements))
      .integer("new", static_cast<std::int64_t>(report.recorded))
      .integer("completed", static_cast<std::int64_t>(report.completed))
      .day("starts", coverage.first())
      .day("ends", coverage.last());
  return journal.append(draft);
}

// Reads the whole file into entries and problems.
class Intake {
 public:
  Intake(Journal& journal, const PayoutImport& request, PayoutReport& report,
         PayoutCoverage& coverage)
      : journal_(journal),
        request_(request),
        report_(report),
        recorder_(journal, report, coverage) {}

  Verdict read(const bank::Source& source) {
    std::optional<Refusal> refusal;
    const auto sums = bank::read_payouts(
        source, request_.file, request_.profile, journal_.book().currency(),
        {[&](bank::MovementRow&& row) {
           if (!refusal) refusal = recorder_.take(row);
         },
         [this](bank::Problem&& problem) { report_.add(std::move(problem)); }},
        journal_.book().organisation().timezone);
    if (!sums) return sums.error();
    if (refusal) return refusal;
    report_.rows = sums->rows;
    report_.movements = sums->movements;
    return recorder_.end();
  }
  std::int64_t first() const { return recorder_.first(); }

 private:
  Journal& journal_;
  const PayoutImport& request_;
  PayoutReport& report_;
  MovementRecorder recorder_;
};

// Whether there is nothing left to record under the caller's reference.
Result<bool> is_referred(Journal& journal, const PayoutImport& request,
                         const PayoutReport& report,
                         const std::string& digest) {
  if (!request.reference) return false;
  const auto known = referred(journal, *request.reference, digest);
  if (!known) return known.error();
  if (*known == Referred::nothing) return false;
  if (report.recorded + report.completed == 0) return true;
  return Refusal{Reason::reference_reused, *request.reference,
                 say("it names this file as another profile reads it",
                     "elle désigne ce fichier tel que le lit un autre profil"),
                 say("use another reference", "prendre une autre référence")};
}

}  // namespace

Result<PayoutReport> import_payout(Journal& journal, const bank::Source& source,
                                   const PayoutImport& request) {
  const auto name = parse_reference(request.profile.name);
  if (!name) return at(name.error(), {request.file, 0, "profile name"});
  const auto platform = platform_of(journal, request);
  if (!platform) return platform.error();
  PayoutReport report{.platform = *platform};
  PayoutCoverage coverage(request.from, request.to);
  Intake intake(journal, request, report, coverage);
  Digested digested(source);
  if (auto refusal = intake.read(digested.source())) return *refusal;
  coverage.end();
  std::stable_sort(
      report.problems.begin(), report.problems.end(),
      [](const auto& a, const auto& b) { return a.line < b.line; });
  // The balance is not whole: nothing can be said of what is missing.
  if (report.refused > 0) return report;

  const auto digest = hex(digested.finish());
  const auto known = is_referred(journal, request, report, digest);
  if (!known) return known.error();
  if (report.recorded + report.completed > 0) {
    const auto entry =
        record_file(journal, request, report, coverage, digest, intake.first());
    if (!entry) return entry.error();
    report.entry = *entry;
  }
  if (coverage.is_empty()) return report;
  find_vanished(journal.book(), coverage, report);
  find_differences(journal.book(), coverage, report);
  return report;
}

}  // namespace intake
}  // namespace obole
