// obole audit prove, audit check-proof: that an entry is in the ledger, and
// that the ledger only grew.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/key_rotations.hpp"
#include "obole/ledger/past_root.hpp"
#include "obole/ledger/tree.hpp"
#include "obole/proofs/refusals.hpp"
#include "obole/proofs/tree_proof.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;
using proofs::ConsistencyProof;
using proofs::InclusionProof;

void print_proof(Session& session, const std::string& bytes, Json json) {
  if (session.settings().format == Format::table) {
    session.print_text(bytes);
    return;
  }
  session.print(Sentence{bytes, bytes}, json.set("proof", bytes));
}

Refusal not_in(std::int64_t number, std::int64_t size) {
  return {Reason::proof_invalid, std::to_string(number),
          say("the checkpoint is of {} entries, numbered from 0",
              "le point de contrôle porte sur {} écritures, numérotées à "
              "partir de 0",
              size),
          say("sign a later one: obole audit checkpoint",
              "en signer un plus récent : obole audit checkpoint")};
}

Result<std::string> inclusion_of(ledger::Book& book, Arguments& arguments,
                                 std::int64_t seq, Json& json) {
  auto head = checkpoint_for(book, arguments, std::nullopt);
  if (!head) return head.error();
  if (auto refusal = ledger::objection_to(book, head->checkpoint))
    return *refusal;
  const auto size = head->checkpoint.size;
  if (seq >= size) return not_in(seq, size);
  json.set("index", seq)
      .set("size", size)
      .set("root", hex(head->checkpoint.root));
  return InclusionProof{seq, ledger::inclusion_path(book, seq, size),
                        std::move(*head)}
      .bytes();
}

Result<std::string> consistency_of(ledger::Book& book, Arguments& arguments,
                                   std::int64_t from, std::int64_t to,
                                   Json& json) {
  const auto size = book.head().size;
  if (from > to || to > size || to == 0)
    return not_in(from > to ? from : to, size);
  auto head = checkpoint_for(book, arguments, to);
  if (!head) return head.error();
  if (auto refusal = ledger::objection_to(book, head->checkpoint))
    return *refusal;
  if (head->checkpoint.size != to)
    return Refusal{
        Reason::proof_invalid, std::to_string(to),
        say("the checkpoint is of {} entries",
            "le point de contrôle porte sur "
            "{} écritures",
            head->checkpoint.size),
        say("prove up to that size, or sign this one with --key",
            "prouver jusqu’à cette taille, ou signer celle-ci avec --key")};
  json.set("old", from).set("size", to).set("root", hex(head->checkpoint.root));
  return ConsistencyProof{from, ledger::consistency_path(book, from, to),
                          std::move(*head)}
      .bytes();
}

Exit prove(Session& session, Arguments& arguments) {
  const auto named = arguments.all("SEQ");
  const auto from = arguments.number_if_any("--from");
  const auto to = arguments.number_if_any("--to");
  const auto seqs =
      named.empty() ? std::vector<std::int64_t>() : arguments.numbers("SEQ");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if ((seqs.size() == 1) == (from && to) || from.has_value() != to.has_value())
    return session.refuse(
        {Reason::usage, say("audit prove", "audit prove"),
         say("it takes one entry, or two sizes with --from and --to",
             "elle prend une écriture, ou deux tailles avec --from et --to"),
         say("obole audit prove --help shows an example",
             "obole audit prove --help donne un exemple")});
  auto book = session.open(store::Access::read);
  if (!book) return session.refuse(book.error());
  auto json = Json::of("audit-prove");
  const auto bytes = seqs.empty()
                         ? consistency_of(*book, arguments, *from, *to, json)
                         : inclusion_of(*book, arguments, seqs.front(), json);
  if (!bytes) return session.refuse(bytes.error());
  print_proof(session, *bytes, json);
  return Exit::done;
}

// What a proof is held against: of a file, or of the ledger.
Result<Digest> leaf_for(Session& session, Arguments& arguments,
                        std::int64_t index) {
  if (const auto file = arguments.if_any("--entry")) {
    auto body = InputFile::contents_of(*file);
    if (!body) return body.error();
    if (body->ends_with('\n')) body->pop_back();
    Sha256 sha;
    return ledger::leaf_of(sha, *body);
  }
  auto book = session.open(store::Access::read);
  if (!book) return book.error();
  const auto entry = ledger::find_entry(*book, index);
  if (!entry) return entry.error();
  Sha256 sha;
  return ledger::leaf_of(sha, entry->body);
}

Result<Digest> old_root_for(Session& session, Arguments& arguments,
                            const ConsistencyProof& proof) {
  if (const auto file = arguments.if_any("--old")) {
    const auto old = proofs::read_checkpoint(*file);
    if (!old) return old.error();
    const auto& before = old->checkpoint;
    if (before.size != proof.old ||
        before.origin != proof.head.checkpoint.origin)
      return proofs::does_not_hold(say(
          "it begins with {} entries of {}, the older checkpoint has {} of "
          "{}",
          "elle part de {} écritures de {}, l’ancien point en a {} de {}",
          proof.old, proof.head.checkpoint.origin, before.size, before.origin));
    return before.root;
  }
  auto book = session.open(store::Access::read);
  if (!book) return book.error();
  if (proof.old > book->head().size)
    return not_in(proof.old, book->head().size);
  return ledger::root_at(*book, proof.old);
}

// The key that is trusted, and those that it handed itself on to before.
Result<std::vector<proofs::NoteKey>> trusted(Arguments& arguments,
                                             const proofs::NoteKey& key,
                                             std::int64_t size) {
  const auto file = arguments.if_any("--rotations");
  if (!file) return std::vector{key};
  const auto bodies = InputFile::contents_of(*file);
  if (!bodies) return bodies.error();
  auto keys = ledger::successors(*bodies, key, size);
  if (keys) return keys;
  auto refusal = keys.error();
  refusal.place.file = *file;
  return refusal;
}

// Who signed the checkpoint; nothing where nobody was asked for.
Verdict objection_to_signature(Arguments& arguments, const proofs::Note& note,
                               std::int64_t size) {
  const auto file = arguments.if_any("--key");
  if (!file) return std::nullopt;
  const auto key = proofs::read_key(*file);
  if (!key) return key.error();
  const auto keys = trusted(arguments, *key, size);
  if (!keys) return keys.error();
  if (std::any_of(keys->begin(), keys->end(), [&](const auto& one) {
        return proofs::is_signed_by(note, one);
      }))
    return std::nullopt;
  return proofs::does_not_hold(say("{} did not sign its checkpoint",
                                   "{} n’a pas signé son point de contrôle",
                                   key->name));
}

struct Checked {
  Sentence says;
  const proofs::SignedCheckpoint* head;
  bool holds;
};

Result<Checked> checked(Session& session, Arguments& arguments,
                        const InclusionProof& proof) {
  const auto leaf = leaf_for(session, arguments, proof.index);
  if (!leaf) return leaf.error();
  return Checked{say("entry {} is one of the {} of {}",
                     "l’écriture {} est l’une des {} de {}", proof.index,
                     proof.head.checkpoint.size, proof.head.checkpoint.origin),
                 &proof.head, proof.holds_for(*leaf)};
}

Result<Checked> checked(Session& session, Arguments& arguments,
                        const ConsistencyProof& proof) {
  const auto root = old_root_for(session, arguments, proof);
  if (!root) return root.error();
  return Checked{
      say("the {} entries of {} begin with the {} of before",
          "les {} écritures de {} commencent par les {} d’avant",
          proof.head.checkpoint.size, proof.head.checkpoint.origin, proof.old),
      &proof.head, proof.holds_for(*root)};
}

Exit check_proof(Session& session, Arguments& arguments) {
  const auto file = arguments.text("FILE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const auto bytes = InputFile::contents_of(file);
  if (!bytes) return session.refuse(bytes.error());
  const auto at_file = [&](Refusal refusal) {
    if (refusal.place.file.empty()) refusal.place.file = file;
    return session.refuse(refusal);
  };
  const auto proof = proofs::parse_proof(*bytes);
  if (!proof) return at_file(proof.error());
  const auto result = std::visit(
      [&](const auto& one) { return checked(session, arguments, one); },
      *proof);
  if (!result) return at_file(result.error());
  if (!result->holds)
    return at_file(
        proofs::does_not_hold(say("its hashes do not lead to the root",
                                  "ses empreintes ne mènent pas à la racine")));
  if (const auto refusal = objection_to_signature(
          arguments, result->head->note, result->head->checkpoint.size))
    return at_file(*refusal);
  const bool asked = arguments.has("--key");
  if (!asked)
    session.remark(
        say("whose signature its checkpoint bears was not checked: "
            "--key FILE does",
            "la signature de son point de contrôle n’a pas été "
            "vérifiée : --key FICHIER le fait"));
  session.print(result->says,
                Json::of("audit-check-proof")
                    .set("ok", true)
                    .set("size", result->head->checkpoint.size)
                    .set("root", hex(result->head->checkpoint.root))
                    .set("signature_checked", asked));
  return Exit::done;
}

}  // namespace

const Command audit_prove_command{
    .words = "audit prove",
    .summary = {"Prove that an entry is there, or that nothing before was "
                "changed",
                "Prouver qu’une écriture y est, ou que rien d’antérieur n’a "
                "changé"},
    .positionals = {{"SEQ",
                     {"the entry’s number", "numéro de l’écriture"},
                     Positional::Need::any}},
    .options =
        {{"--from",
          "SIZE",
          {"how many entries there were", "combien il y avait d’écritures"}},
         {"--to",
          "SIZE",
          {"how many there were later", "combien il y en avait ensuite"}},
         checkpoint_option(),
         key_option(),
         state_option()},
    .example = "obole audit prove 42 -o 42.tlog-proof",
    .run = prove};

const Command audit_check_proof_command{
    .words = "audit check-proof",
    .summary = {"Check a proof", "Vérifier une preuve"},
    .positionals = {{"FILE", {"the proof", "la preuve"}}},
    .options = {{"--entry",
                 "FILE",
                 {"the entry’s body; the ledger’s own, if not said",
                  "le corps de l’écriture ; celui du registre, à défaut"}},
                {"--old",
                 "FILE",
                 {"the older checkpoint; the ledger’s own root, if not said",
                  "l’ancien point de contrôle ; la racine du registre, à "
                  "défaut"}},
                public_key_option(),
                {"--rotations",
                 "FILE",
                 {"the entries by which that key handed itself on, one a line",
                  "les écritures par lesquelles cette clé s’est transmise, une "
                  "par ligne"}}},
    .example = "obole audit check-proof 42.tlog-proof --key ledger.key.pub",
    .run = check_proof};

}  // namespace cli
