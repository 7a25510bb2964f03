#include "obole/night/arrival.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/intake/donation_import.hpp"
#include "obole/intake/payout_import.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/night/file_source.hpp"

#include <algorithm>
#include <system_error>

namespace obole::night {
namespace {

using ledger::Journal;

// Neither the file's fault nor to be set aside: the night cannot go on.
bool stops_the_night(const Refusal& refusal) {
  return refusal.reason == Reason::ledger_busy ||
         refusal.reason == Reason::ledger_unusable ||
         refusal.reason == Reason::ledger_missing ||
         refusal.reason == Reason::ledger_altered;
}

Result<bank::Profile> profile_of(const Inbox& inbox, const InboxRule& rule) {
  if (!rule.profile.ends_with(".toml"))
    return bank::known_profile(rule.profile);
  const auto file = inbox.folder / rule.profile;
  const auto text = contents_of(file);
  if (!text) return text.error();
  return bank::parse_profile(*text, file.string());
}

void tell(Arrival& arrival, const bank::Problem& problem) {
  arrival.problems.push_back(
      problem.column.empty()
          ? say("{}:{}: {}: {}", "{}:{} : {} : {}", arrival.name, problem.line,
                problem.value, problem.why)
          : say("{}:{}: {}: {}: {}", "{}:{} : {} : {} : {}", arrival.name,
                problem.line, problem.column, problem.value, problem.why));
}

Verdict take_donations(Journal& journal, const Inbox& inbox,
                       const InboxRule& rule, const bank::Source& source,
                       Arrival& arrival) {
  const auto profile = profile_of(inbox, rule);
  if (!profile) return profile.error();
  arrival.read_as = profile->name;
  const auto report = intake::import_donations(
      journal, source,
      {arrival.name, *profile, rule.campaign, rule.outside_dates, {}});
  if (!report) return report.error();
  arrival.recorded = report->recorded;
  arrival.known = report->skipped;
  arrival.refused = report->refused;
  arrival.waiting = report->waiting;
  arrival.late = report->late;
  if (report->late > 0) arrival.remarks.push_back(intake::told_late(*report));
  for (const auto& problem : report->problems)
    tell(arrival, problem);
  return std::nullopt;
}

Verdict take_payout(Journal& journal, const Inbox& inbox, const InboxRule& rule,
                    const bank::Source& source, Arrival& arrival) {
  const auto profile = profile_of(inbox, rule);
  if (!profile) return profile.error();
  arrival.read_as = profile->name;
  const auto report = intake::import_payout(
      journal, source, {arrival.name, *profile, rule.platform});
  if (!report) return report.error();
  for (const auto& problem : report->problems)
    tell(arrival, problem);
  if (report->refused > 0)
    return Refusal{
        Reason::file_has_problems, arrival.name,
        say("a balance is whole or says nothing: none of it was recorded",
            "un solde est complet ou ne dit rien : rien n’en a été enregistré"),
        say("correct the rows that are named, or the profile",
            "corriger les lignes nommées, ou le profil")};
  arrival.recorded = report->recorded + report->completed;
  arrival.known = report->skipped + report->changed;
  for (const auto& one : report->findings)
    arrival.findings.emplace_back(
        one.source,
        say("{}: {}: {}", "{} : {} : {}", arrival.name, one.source, one.why));
  return std::nullopt;
}

Result<bank::StatementProfile> statement_profile_of(const Inbox& inbox,
                                                    const InboxRule& rule) {
  if (!rule.profile.ends_with(".toml"))
    return bank::known_statement_profile(rule.profile);
  const auto file = inbox.folder / rule.profile;
  const auto text = contents_of(file);
  if (!text) return text.error();
  return bank::parse_statement_profile(*text, file.string());
}

Verdict take_statement(Journal& journal, const Inbox& inbox,
                       const InboxRule* rule, const bank::Source& source,
                       Arrival& arrival) {
  intake::StatementImport request{arrival.name};
  if (rule != nullptr && !rule->profile.empty()) {
    auto profile = statement_profile_of(inbox, *rule);
    if (!profile) return profile.error();
    request.profile = std::move(*profile);
    request.account = rule->account;
  }
  const auto report = intake::import_statement(journal, source, request);
  if (!report) return report.error();
  for (const auto& one : report->statements) {
    arrival.read_as = one.format;
    arrival.recorded += one.recorded;
    arrival.known += one.skipped;
    if (std::find(arrival.accounts.begin(), arrival.accounts.end(),
                  one.account) == arrival.accounts.end())
      arrival.accounts.push_back(one.account);
  }
  for (const auto& remark : report->remarks)
    arrival.remarks.push_back(remark.says);
  for (const auto& member : report->left_out) {
    const auto says = say("{}: {}", "{} : {}", member.file, member.why);
    if (!member.is_document) ++arrival.refused;
    (member.is_document ? arrival.remarks : arrival.problems).push_back(says);
  }
  return std::nullopt;
}

Verdict take(Journal& journal, const Inbox& inbox, const InboxRule* rule,
             const bank::Source& source, Arrival& arrival) {
  switch (arrival.kind) {
    case ArrivalKind::donations:
      return take_donations(journal, inbox, *rule, source, arrival);
    case ArrivalKind::payout:
      return take_payout(journal, inbox, *rule, source, arrival);
    case ArrivalKind::statement:
      break;
  }
  return take_statement(journal, inbox, rule, source, arrival);
}

}  // namespace

Result<Arrival> take_in(ledger::Book& book, const ledger::Context& context,
                        const Inbox& inbox, const std::filesystem::path& file) {
  Arrival arrival;
  arrival.file = file;
  arrival.name = shown(file.filename().string());
  const auto* const rule = rule_for(inbox, file.filename().string());
  if (rule != nullptr) arrival.kind = rule->kind;
  auto opened = FileSource::open(file);
  if (!opened) {
    arrival.refusal = opened.error();
    return arrival;
  }
  auto journal = Journal::begin(book, context);
  if (!journal) return journal.error();
  const auto source = opened->source();
  try {
    arrival.refusal = take(*journal, inbox, rule, source, arrival);
  } catch (const std::system_error& error) {
    // The disk it lies on, not ours: nothing of it is kept.
    arrival.refusal =
        Refusal{Reason::file_unreadable, arrival.name,
                say("it cannot be read to its end: {}",
                    "il ne peut être lu jusqu’au bout : {}", error.what()),
                say("copy it into the inbox again",
                    "le copier à nouveau dans la boîte")};
  }
  if (arrival.refusal && stops_the_night(*arrival.refusal))
    return *arrival.refusal;
  if (arrival.refusal) {
    if (arrival.refusal->reason == Reason::format_unknown)
      arrival.refusal->hint =
          say("say in inbox.toml what it is and by which profile it is read",
              "dire dans inbox.toml ce que c’est et avec quel profil le lire");
    // Its statement may come with another file, or another night's.
    if (arrival.kind == ArrivalKind::statement &&
        arrival.refusal->reason == Reason::line_unknown)
      arrival.waiting = 1;
    arrival.recorded = 0;
    arrival.known = 0;
    return arrival;
  }
  journal->commit();
  return arrival;
}

}  // namespace obole::night
