// obole export refunds: a file of transfers for the bank.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/refund_file.hpp"

namespace cli {
namespace {

using namespace obole;

Result<intake::RefundFileRequest> request_in(Arguments& arguments, Date today) {
  intake::RefundFileRequest request{arguments.text("--account"), today};
  request.execution = arguments.date_if_any("--date").value_or(today);
  if (const auto refund = arguments.number_if_any("--refund"))
    request.refunds.push_back(*refund);
  request.iban = arguments.text("--iban");
  request.again = arguments.has("--again");
  request.reference = arguments.if_any("--reference");
  if (arguments.complaint()) return *arguments.complaint();
  return request;
}

Exit export_refunds(Session& session, Arguments& arguments) {
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  const bool dry_run = arguments.has("--dry-run");
  const auto context = session.context(book->organisation().timezone, dry_run);
  const auto request = request_in(arguments, context.today);
  if (!request) return session.refuse(request.error());
  auto journal = ledger::Journal::begin(*book, context);
  if (!journal) return session.refuse(journal.error());
  const auto file = intake::refund_file(*journal, *request);
  if (!file) return session.refuse(file.error());
  journal->commit();
  for (const auto& one : file->left)
    session.remark(say("refund {} of {} is not in the file: {}",
                       "le remboursement {} de {} n’est pas dans le fichier : "
                       "{}",
                       one.refund, one.amount, one.why));
  if (file->xml.empty()) {
    session.remark(say("no refund is to be paid by transfer",
                       "aucun remboursement n’est à payer par virement"));
    return file->left.empty() ? Exit::done : Exit::attention;
  }
  session.print_text(file->xml);
  session.remark(say("{}: {}, {}", "{} : {}, {}", file->message,
                     counted(std::ssize(file->refunds), {"refund", "refunds"},
                             {"remboursement", "remboursements"}),
                     file->total));
  if (dry_run)
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
  return file->left.empty() ? Exit::done : Exit::attention;
}

}  // namespace

const Command export_refunds_command{
    .words = "export refunds",
    .summary = {"A file of transfers for the refunds that are due",
                "Un fichier de virements pour les remboursements à payer"},
    .positionals = {},
    .options =
        {{"--account",
          "IBAN",
          {"the account that pays; the only one declared, if not said",
           "le compte qui paie ; le seul déclaré, sinon"}},
         {"--date",
          "DATE",
          {"when the bank is to pay (today)",
           "quand la banque doit payer (aujourd’hui)"}},
         {"--refund", "N", {"this refund alone", "ce remboursement seulement"}},
         {"--iban",
          "IBAN",
          {"where to pay it; else where the donor’s gifts came from",
           "où le payer ; sinon d’où sont venus les dons du donateur"}},
         {"--again",
          "",
          {"also what a file has ordered: that one is lost, and was not sent",
           "aussi ce qu’un fichier a demandé : il est perdu, et n’est pas "
           "parti"}}},
    .example = "obole export refunds --date 2026-03-02 -o refunds.xml",
    .records = true,
    .run = export_refunds};

}  // namespace cli
