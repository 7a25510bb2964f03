#include "obole/intake/donation_import.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/intake/digested.hpp"
#include "obole/intake/donation_rows.hpp"
#include "obole/intake/file_reference.hpp"

#include <algorithm>

namespace obole::intake {
namespace {

using ledger::Draft;
using ledger::Journal;
using ledger::Key;

constexpr const char* import_kind = "donations.imported";

// The entry that says where the gifts before it came from.
Result<ledger::Recorded> record_file(Journal& journal,
                                     const DonationImport& request,
                                     const DonationReport& report,
                                     const std::string& digest,
                                     std::int64_t first) {
  auto key = Key::unique(import_kind, digest + ' ' + std::to_string(first));
  if (request.reference) key = Key::reference(*request.reference);
  Draft draft(import_kind, journal.context().today, key);
  draft.dated_by_clock();
  draft.text("digest", digest)
      .text("profile", request.profile.name)
      .integer("first", first)
      .integer("rows", static_cast<std::int64_t>(report.rows))
      .integer("new", static_cast<std::int64_t>(report.recorded))
      .amount("total", report.total);
  return journal.append(draft);
}

}  // namespace

Sentence told_late(const DonationReport& report) {
  return say("{}, recorded on {}, the first open day; the day of each is kept",
             "{} au {}, premier jour ouvert ; le jour de chacune est gardé",
             counted(report.late,
                     {"row of a closed period", "rows of a closed period"},
                     {"ligne d’une période close, enregistrée",
                      "lignes d’une période close, enregistrées"}),
             *report.late_on);
}

Result<DonationReport> import_donations(Journal& journal,
                                        const bank::Source& source,
                                        const DonationImport& request) {
  const auto name = parse_reference(request.profile.name);
  if (!name) return at(name.error(), {request.file, 0, "profile name"});
  const auto currency = journal.book().currency();
  DonationReport report{.total = Money{0, currency},
                        .refunded = Money{0, currency}};
  const auto first = journal.next();
  DonationRows rows(journal, request, report);
  Steps steps(journal.context().watch,
              say("{}: rows", "{} : lignes", request.file));
  Digested digested(source);
  const auto sums = bank::read_donations(
      digested.source(), request.file, request.profile, currency,
      {[&](bank::DonationRow&& row) {
         steps.step();
         rows.take(std::move(row));
       },
       [&rows](bank::Problem&& problem) { rows.problem(std::move(problem)); }},
      journal.book().organisation().timezone);
  if (!sums) return sums.error();
  rows.take_refunds();
  report.rows = sums->rows;
  report.ignored = sums->ignored;
  std::sort(report.problems.begin(), report.problems.end(),
            [](const auto& a, const auto& b) { return a.line < b.line; });

  const auto digest = hex(digested.finish());
  if (request.reference) {
    const auto known = referred(journal, *request.reference, digest);
    if (!known) return known.error();
    if (*known == Referred::this_file) return report;
  }
  if (report.recorded == 0) return report;
  const auto entry = record_file(journal, request, report, digest, first);
  if (!entry) return entry.error();
  report.entry = *entry;
  return report;
}

}  // namespace obole::intake
