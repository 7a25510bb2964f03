// obole reconcile, match, explain, unmatch.

#include "cli/commands.hpp"
#include "cli/run_before.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/reconciliation.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;
using intake::LineVerdict;

Sentence word(LineVerdict::Kind kind) {
  switch (kind) {
    case LineVerdict::Kind::matched:
      return {"matched", "rapprochée"};
    case LineVerdict::Kind::ambiguous:
      return {"ambiguous", "ambiguë"};
    case LineVerdict::Kind::unmatched:
      break;
  }
  return {"unmatched", "inexpliquée"};
}

Sentence joined(const std::vector<Sentence>& parts) {
  Sentence text;
  for (const auto& part : parts)
    text = text.empty() ? part : say("{}, {}", "{}, {}", text, part);
  return text;
}

reports::Table head_of(const intake::ReconciliationReport& report) {
  reports::Table table;
  table.what = "reconcile";
  table.title = {"Reconciliation", "Rapprochement"};
  table.columns = {{"line", {"Line", "Ligne"}, Kind::number},
                   {"booked_on", {"Booked", "Date"}, Kind::text},
                   {"amount", {"Amount", "Montant"}, Kind::number},
                   {"name", {"Counterparty", "Contrepartie"}, Kind::text},
                   {"verdict", {"Verdict", "Verdict"}, Kind::text},
                   {"pass", {"Pass", "Passe"}, Kind::text},
                   {"items", {"What it is", "Ce que c’est"}, Kind::text},
                   {"why", {"Why", "Pourquoi"}, Kind::text}};
  table.notes = {
      {{"Lines", "Lignes"}, report.lines},
      {{"Matched", "Rapprochées"},
       say("{}, {}", "{} ({})", report.matched, report.amount_matched)},
      {{"Ambiguous", "Ambiguës"}, report.ambiguous},
      {{"Unmatched", "Inexpliquées"}, report.unmatched},
      {{"Not matched, in all", "Non rapproché, en tout"},
       spoken(report.amount_unmatched)}};
  return table;
}

// What was found, a page of lines after the other.
class Pages {
 public:
  Pages(const intake::ReconciliationReport& report, Language language)
      : verdicts_(report.verdicts), language_(language) {}

  void next(reports::Page& page) {
    constexpr std::size_t lines_a_page = 1000;
    if (at_ == lines_.size()) turn();
    const auto end = std::min(lines_.size(), at_ + lines_a_page);
    for (; at_ < end; ++at_) {
      const auto& one = lines_[at_];
      page.add(one.line, one.booked_on, one.amount, reports::if_any(one.name),
               word(one.kind), if_any(one.pass), if_any(joined(one.items)),
               one.why.in(language_));
    }
  }

 private:
  static std::optional<Sentence> if_any(const Sentence& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  }

  // To the next lines, if there are any.
  void turn() {
    at_ = 0;
    lines_.clear();
    while (lines_.empty() && next_ < verdicts_.pages())
      lines_ = verdicts_.page(next_++);
  }

  const intake::LineVerdicts& verdicts_;
  Language language_;
  std::size_t next_ = 0;
  std::vector<LineVerdict> lines_;
  std::size_t at_ = 0;
};

Json summary_of(const intake::ReconciliationReport& report) {
  auto passes = Json::list();
  for (std::size_t pass = 0; pass < reconcile::pass_count; ++pass) {
    Json one;
    one.set("name", reconcile::name(static_cast<reconcile::Pass>(pass)))
        .set("matched", report.by_pass.at(pass));
    passes.add(one);
  }
  Json by_code;
  by_code.set("name", "bank code").set("matched", report.by_code);
  passes.add(by_code);
  return Json::of("reconcile")
      .set("lines", report.lines)
      .set("matched", report.matched)
      .set("unmatched", report.unmatched)
      .set("ambiguous", report.ambiguous)
      .set("amount_matched", report.amount_matched)
      .set("amount_unmatched", report.amount_unmatched)
      .set("passes", passes);
}

struct Reconciled {
  intake::ReconciliationReport report;
  std::optional<std::int64_t> entry;  // the last one of the run
  bool already;
};

// The ledger is closed again before anything is written out.
Result<Reconciled> reconciled(Session& session, const Arguments& arguments,
                              const reconcile::Windows& windows) {
  const bool dry_run = arguments.has("--dry-run");
  auto book = session.open(store::Access::write);
  if (!book) return book.error();
  auto journal = ledger::Journal::begin(
      *book, session.context(book->organisation().timezone, dry_run));
  if (!journal) return journal.error();
  const auto from = journal->next();
  const auto before = run_before(*journal, arguments);
  if (!before) return before.error();
  if (*before)
    return Reconciled{intake::ReconciliationReport::none(book->currency()),
                      (*before)->seq, true};
  auto report = intake::reconcile(*journal, windows);
  if (!report) return report.error();
  const auto next = journal->next();
  journal->commit();
  return Reconciled{std::move(*report),
                    next == from ? std::nullopt : std::optional(next - 1),
                    false};
}

Exit reconcile(Session& session, Arguments& arguments) {
  reconcile::Windows windows;
  if (const auto days = arguments.number_if_any("--window")) {
    const auto limit = static_cast<int>(std::min<std::int64_t>(*days, 366));
    windows.account_after = limit;
    windows.name_after = limit;
    windows.payout_after = limit;
  }
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const auto run = reconciled(session, arguments, windows);
  if (!run) return session.refuse(run.error());
  const auto& report = run->report;
  if (run->already)
    session.remark(say("already recorded as entry {}",
                       "déjà enregistré : écriture {}", *run->entry));
  if (arguments.has("--dry-run"))
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
  Pages pages(report, session.language());
  session.print(
      head_of(report),
      summary_of(report).set("entry", run->entry).set("already", run->already),
      "details", [&](reports::Page& page) { pages.next(page); });
  const bool open = report.unmatched + report.ambiguous > 0;
  return open ? Exit::attention : Exit::done;
}

Exit match(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto line = arguments.number("LINE");
        const auto named = arguments.all("DONATION");
        if (named.size() == 1 && named[0].find('/') != std::string::npos) {
          if (arguments.complaint()) return *arguments.complaint();
          const auto recorded = intake::match_payout_by_hand(
              journal, line, named[0], arguments.if_any("--reference"));
          if (!recorded) return recorded.error();
          return Session::Outcome{
              *recorded, std::to_string(line),
              say("line {} is payout {}", "la ligne {} est le versement {}",
                  line, named[0])};
        }
        const auto items = arguments.numbers("DONATION");
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = intake::match_by_hand(
            journal, line, items, arguments.if_any("--reference"));
        if (!recorded) return recorded.error();
        return Session::Outcome{*recorded, std::to_string(line),
                                say("line {} is explained by {}",
                                    "la ligne {} est expliquée par {}", line,
                                    counted(items.size(), {"item", "items"},
                                            {"élément", "éléments"}))};
      });
}

Exit explain(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto line = arguments.number("LINE");
        const auto cause = arguments.choice("--as", BankCause::other_business);
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = intake::explain(journal, line, cause,
                                              arguments.if_any("--reference"));
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(line),
            say("line {} is explained: {}", "la ligne {} est expliquée : {}",
                line, spoken(cause))};
      });
}

Exit unmatch(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto line = arguments.number("LINE");
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded =
            intake::unmatch(journal, line, arguments.text("--reason"),
                            arguments.if_any("--reference"));
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(line),
            say("line {} is open again", "la ligne {} est de nouveau ouverte",
                line)};
      });
}

}  // namespace

const Command reconcile_command{
    .words = "reconcile",
    .summary = {"Hold the bank against the gifts",
                "Rapprocher la banque et les dons"},
    .positionals = {},
    .options = {{"--window",
                 "DAYS",
                 {"how many days later a payment may come",
                  "délai accordé à un paiement, en jours"}}},
    .example = "obole reconcile",
    .records = true,
    .run = reconcile};

const Command match_command{
    .words = "match",
    .summary = {"Explain a bank line by hand",
                "Expliquer une ligne bancaire à la main"},
    .positionals =
        {{"LINE", {"the line’s number", "numéro de la ligne"}},
         {"DONATION",
          {"the gifts that make it up; or refunds, disbursements; or "
           "one deposit, or one payout as PLATFORM/ID",
           "les dons qui la composent ; ou des remboursements, "
           "des reversements ; ou une remise, ou un versement "
           "nommé PLATEFORME/ID"},
          Positional::Need::several}},
    .options = {},
    .example = "obole match 17 42 43",
    .records = true,
    .run = match};

const Command explain_command{
    .words = "explain",
    .summary = {"Say what a bank line is that is no gift",
                "Dire ce qu’est une ligne bancaire qui n’est pas un don"},
    .positionals = {{"LINE", {"the line’s number", "numéro de la ligne"}}},
    .options = {{"--as",
                 "charge|interest|own-transfer|other-business",
                 {"what it is", "ce que c’est"},
                 Need::required}},
    .example = "obole explain 17 --as charge",
    .records = true,
    .run = explain};

const Command unmatch_command{
    .words = "unmatch",
    .summary = {"Take back what explained a line",
                "Annuler ce qui expliquait une ligne"},
    .positionals = {{"LINE", {"the line’s number", "numéro de la ligne"}}},
    .options = {{"--reason",
                 "TEXT",
                 {"why; kept with the personal data",
                  "pourquoi ; gardé avec les données personnelles"},
                 Need::required}},
    .example = "obole unmatch 17 --reason \"another donor of that name\"",
    .records = true,
    .run = unmatch};

}  // namespace cli
