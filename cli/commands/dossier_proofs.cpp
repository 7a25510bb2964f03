#include "cli/commands/dossier_proofs.hpp"

#include "cli/commands/dossier_sheet.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/base/atomic_file.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/past_root.hpp"
#include "obole/proofs/tree_proof.hpp"

namespace cli {

using namespace obole;
using reports::Cell;

namespace {

// Nobody asked for proofs: a dossier is made without them where it must be.
DossierProofs about_the_last(ledger::Book& book, Arguments& arguments) {
  auto last = high_water(arguments).last(ledger::origin_of(book));
  if (!last) return {{}, last.error().why};
  if (!*last)
    return {{},
            say("no checkpoint was signed yet; --key FILE signs one, "
                "--checkpoint FILE names one",
                "aucun point de contrôle n’a encore été signé ; --key FICHIER "
                "en signe un, --checkpoint FICHIER en indique un")};
  if (const auto refusal = ledger::objection_to(book, (*last)->checkpoint))
    return {{},
            say("the last checkpoint signed does not hold: {}",
                "le dernier point de contrôle signé ne tient pas : {}",
                refusal->why)};
  return {**std::move(last), {}};
}

}  // namespace

void DossierProofs::prove(ledger::Book& book, std::int64_t seq) {
  if (!head || seq >= head->checkpoint.size) return;
  of[seq] =
      proofs::InclusionProof{
          seq, ledger::inclusion_path(book, seq, head->checkpoint.size), *head}
          .bytes();
}

std::vector<Option> dossier_proof_options() {
  return {checkpoint_option(),
          key_option(),
          state_option(),
          {"--proofs",
           "DIR",
           {"where the proofs of the entries go; dossier-DONATION, if not said",
            "où vont les preuves des écritures ; dossier-DONATION, à défaut"}}};
}

Result<DossierProofs> dossier_proofs(ledger::Book& book, Arguments& arguments) {
  const bool asked = arguments.has("--checkpoint") || arguments.has("--key") ||
                     arguments.has("--proofs");
  if (!asked) return about_the_last(book, arguments);
  auto head = checkpoint_for(book, arguments, std::nullopt);
  if (!head) return head.error();
  if (auto refusal = ledger::objection_to(book, head->checkpoint))
    return *refusal;
  return DossierProofs{std::move(*head), {}};
}

std::optional<std::string> folder_of_proofs(Arguments& arguments,
                                            std::int64_t donation) {
  if (auto named = arguments.if_any("--proofs")) return named;
  if (!arguments.has("--checkpoint") && !arguments.has("--key"))
    return std::nullopt;
  return "dossier-" + std::to_string(donation);
}

Verdict write_proofs(const DossierProofs& proofs,
                     const reports::Dossier& dossier,
                     const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const auto put = [&](const std::string& name, std::string_view bytes) {
    if (!error) error = write_atomically(folder / name, bytes);
  };
  if (proofs.head) put("checkpoint", proofs.head->note.bytes());
  for (const auto& each : dossier.entries) {
    const auto proof = proofs.of.find(each.entry.seq);
    if (proof == proofs.of.end()) continue;
    const auto number = std::to_string(each.entry.seq);
    put(number + ".tlog-proof", proof->second);
    put(number + ".entry", each.entry.body + '\n');
  }
  if (!error) return std::nullopt;
  return Refusal{
      Reason::ledger_unusable, folder.string(),
      say("the proofs cannot be written: {}",
          "les preuves ne peuvent être écrites : {}", error.message()),
      say("name another folder with --proofs",
          "indiquer un autre dossier avec --proofs")};
}

void DossierSheet::add_proofs(const DossierProofs& proofs,
                              const std::optional<std::string>& folder) {
  const Sentence part = {"proof", "preuve"};
  json_.set("proofs", folder);
  if (!proofs.head) {
    add(part, {}, {}, {}, say("none: {}", "aucune : {}", proofs.why_none));
    json_.set_null("checkpoint").set("no_proof", Cell(proofs.why_none));
    return;
  }
  const auto& head = proofs.head->checkpoint;
  json_
      .set("checkpoint", Json()
                             .set("origin", head.origin)
                             .set("size", head.size)
                             .set("root", hex(head.root))
                             .set("note", proofs.head->note.bytes()))
      .set_null("no_proof");
  if (!proofs.of.empty())
    add(part, {}, {}, {},
        say("{} of the {} above: in the checkpoint of {}, root {}{}",
            "{} des {} ci-dessus : dans le point de contrôle de {}, racine "
            "{}{}",
            proofs.of.size(),
            counted(std::ssize(dossier_.entries), {"entry", "entries"},
                    {"écriture", "écritures"}),
            counted(head.size, {"entry", "entries"}, {"écriture", "écritures"}),
            hex(head.root),
            folder ? say("; files in {}", " ; fichiers dans {}", *folder)
                   : Sentence()));
  for (const auto& each : dossier_.entries) {
    if (proofs.of.contains(each.entry.seq)) continue;
    add(part, each.entry.seq, {}, {},
        say("none: the checkpoint was signed before this entry",
            "aucune : le point de contrôle a été signé avant cette écriture"));
  }
}

}  // namespace cli
