// obole receipt render and authenticate, and the papers of a run.

#include "cli/commands/receipt_papers.hpp"

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/base/atomic_file.hpp"
#include "obole/base/digest.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/receipt_list.hpp"
#include "obole/ledger/restrictions.hpp"
#include "obole/receipts/printer.hpp"

#include <filesystem>
#include <unistd.h>

namespace cli {
namespace {

using namespace obole;
using ledger::PaperCopy;
using Kind = reports::Column::Kind;

// Papers recorded together: few enough that little is printed again when a run
// is cut short.
constexpr std::size_t papers_a_round = 500;

Refusal unwritable(const std::filesystem::path& file, const std::string& why) {
  return {Reason::ledger_unusable, file.string(),
          say("it cannot be written: {}", "il ne peut être écrit : {}", why),
          say("choose another place; what was issued stays issued",
              "choisir un autre endroit ; ce qui est délivré le reste")};
}

// One run over receipts that have no paper yet.
class Run {
 public:
  Run(Session& session, ledger::Book& book, std::filesystem::path folder)
      : session_(session), book_(book), folder_(std::move(folder)) {}

  Exit go();

 private:
  Verdict round(receipts::Printer& printer,
                std::span<const std::int64_t> receipts, Steps& steps);
  Verdict write(const receipts::Document& document, const std::string& number);

  Session& session_;
  ledger::Book& book_;
  std::filesystem::path folder_;
  std::int64_t written_ = 0;
  bool some_refused_ = false;
};

Verdict Run::write(const receipts::Document& document,
                   const std::string& number) {
  const auto file = folder_ / (number + ".pdf");
  if (const auto error = write_atomically(file, document.bytes))
    return unwritable(file, error.message());
  return std::nullopt;
}

Verdict Run::round(receipts::Printer& printer,
                   std::span<const std::int64_t> receipts, Steps& steps) {
  std::vector<ledger::Paper> papers;
  for (const auto entry : receipts) {
    const auto receipt = ledger::receipt_of_entry(book_, entry);
    const auto document = printer.print(receipt, PaperCopy::original);
    steps.step();
    if (!document) {
      // One donor's letters do not stop the others.
      (void)session_.refuse(document.error());
      some_refused_ = true;
      continue;
    }
    if (auto refusal = write(*document, receipt.id())) return refusal;
    papers.push_back(document->paper);
    ++written_;
  }
  auto journal = ledger::Journal::begin(
      book_, session_.context(book_.organisation().timezone, false));
  if (!journal) return journal.error();
  const auto recorded = ledger::record_papers(*journal, papers);
  if (!recorded) return recorded.error();
  journal->commit();
  return std::nullopt;
}

Exit Run::go() {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) return session_.refuse(unwritable(folder_, error.message()));
  auto receipts = ledger::receipts_without_paper(book_);
  // Whoever wants one of these names it: obole receipt render.
  std::erase_if(receipts, [&](std::int64_t entry) {
    return ledger::restriction_of(book_,
                                  ledger::receipt_of_entry(book_, entry).donor);
  });
  if (!receipts.empty()) {
    auto printer = receipts::Printer::open(book_);
    if (!printer) return session_.refuse(printer.error());
    Steps steps(session_.watch(), say("documents", "documents"),
                receipts.size());
    auto left = std::span(receipts);
    while (!left.empty()) {
      const auto part = left.first(std::min(left.size(), papers_a_round));
      left = left.subspan(part.size());
      if (auto refusal = round(*printer, part, steps))
        return session_.refuse(*refusal);
    }
  }
  session_.remark(say("{} written to {}", "{} dans {}",
                      counted(written_, {"document", "documents"},
                              {"document écrit", "documents écrits"}),
                      folder_.string()));
  return some_refused_ ? Exit::attention : Exit::done;
}

// The original as it was, or a duplicate of it.
Result<receipts::Document> printed(ledger::Book& book,
                                   const ledger::Receipt& receipt,
                                   bool original) {
  auto printer = receipts::Printer::open(book);
  if (!printer) return printer.error();
  const auto before = ledger::original_of(book, receipt.seq);
  if (!original) {
    return printer->print(receipt,
                          before ? PaperCopy::duplicate : PaperCopy::original);
  }
  auto document = printer->print(receipt, PaperCopy::original);
  if (!document || !before || document->paper.digest == before->digest)
    return document;
  return Refusal{
      Reason::not_permitted, receipt.id(),
      say("this machine does not print the same bytes as the one that made it",
          "cette machine n’imprime pas les mêmes octets que celle d’origine"),
      say("render a duplicate, without --original",
          "imprimer un duplicata, sans --original")};
}

Exit render(Session& session, Arguments& arguments) {
  const auto number = arguments.text("NUMBER");
  if (session.settings().output.empty() && ::isatty(STDOUT_FILENO) == 1) {
    return session.refuse({Reason::usage, "-o",
                           say("a PDF is not for a terminal",
                               "un PDF n’est pas fait pour un terminal"),
                           say("name the file with -o FILE.pdf",
                               "nommer le fichier avec -o FICHIER.pdf")});
  }
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  const auto receipt = ledger::find_receipt(*book, number);
  if (!receipt) return session.refuse(receipt.error());
  const auto document = printed(*book, *receipt, arguments.has("--original"));
  if (!document) return session.refuse(document.error());
  const bool dry_run = arguments.has("--dry-run");
  if (!ledger::find_paper(*book, document->paper.digest) && !dry_run) {
    auto journal = ledger::Journal::begin(
        *book, session.context(book->organisation().timezone, false));
    if (!journal) return session.refuse(journal.error());
    const auto recorded =
        ledger::record_papers(*journal, std::span(&document->paper, 1));
    if (!recorded) return session.refuse(recorded.error());
    journal->commit();
  }
  if (dry_run) {
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
    return Exit::done;
  }
  session.print_text(document->bytes);
  return Exit::done;
}

Result<std::string> digest_of_file(const std::string& name) {
  auto file = InputFile::open(name);
  if (!file) return file.error();
  const auto source = file->source();
  Sha256 sha;
  std::vector<char> buffer(std::size_t{1} << 16U);
  while (const auto size = source(buffer))
    sha.update(std::string_view(buffer.data(), size));
  return hex(sha.finish());
}

Exit authenticate(Session& session, Arguments& arguments) {
  auto book = session.open(store::Access::read);
  if (!book) return session.refuse(book.error());
  const auto digest = digest_of_file(arguments.text("FILE"));
  if (!digest) return session.refuse(digest.error());
  const Reading reading(session, *book);
  auto json = Json::of("receipt-authenticate").set("digest", *digest);
  const auto paper = ledger::find_paper(*book, *digest);
  if (!paper) {
    json.set("authentic", false).set_null("number").set_null("state");
    session.print(say("not ours: no receipt was printed with these bytes",
                      "pas de nous : aucun reçu n’a été imprimé avec ces "
                      "octets"),
                  json);
    return Exit::attention;
  }
  const auto receipt = ledger::receipt_of_entry(*book, paper->receipt);
  json.set("authentic", true)
      .set("number", receipt.id())
      .set("state", std::string(word(receipt.state)))
      .set("copy", std::string(word(paper->copy)))
      .set("amount", receipt.amount)
      .set("issued", receipt.issued)
      .set("ended", receipt.ended);
  session.print(say("receipt {} of {}, issued on {} ({}): {}",
                    "reçu {} de {}, délivré le {} ({}) : {}", receipt.id(),
                    receipt.amount, receipt.issued, paper->copy, receipt.state),
                json);
  return receipt.state == ReceiptState::live ? Exit::done : Exit::attention;
}

}  // namespace

Exit print_missing(Session& session, const std::string& folder) {
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  return Run(session, *book, folder).go();
}

const Command receipt_render_command{
    .words = "receipt render",
    .summary = {"Print a receipt: the original once, then duplicates",
                "Imprimer un reçu : l’original une fois, puis des duplicatas"},
    .positionals = {{"NUMBER",
                     {"such as 2026-000001", "par exemple 2026-000001"}}},
    .options = {{"--original",
                 "",
                 {"the original again, byte for byte",
                  "l’original à nouveau, octet pour octet"}}},
    .example = "obole receipt render 2026-000001 -o 2026-000001.pdf",
    .records = true,
    .run = render};

const Command receipt_authenticate_command{
    .words = "receipt authenticate",
    .summary = {"Say whether a document is one of ours, and still holds",
                "Dire si un document vient de nous, et vaut encore"},
    .positionals = {{"FILE", {"the PDF", "le PDF"}}},
    .options = {},
    .example = "obole receipt authenticate 2026-000001.pdf",
    .run = authenticate};

}  // namespace cli
