#include "obole/bundle/check.hpp"

#include "obole/base/new_folder.hpp"
#include "obole/base/say.hpp"
#include "obole/bundle/bundle.hpp"
#include "obole/bundle/check_files.hpp"
#include "obole/bundle/check_lines.hpp"
#include "obole/bundle/proof_files.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/commitment.hpp"
#include "obole/ledger/remaking.hpp"
#include "obole/ledger/verification.hpp"

#include <algorithm>

namespace obole::bundle {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view select_erased =
    "SELECT item FROM main.erased WHERE kind = 'person'";

// What an entry says of a person.
struct Commitment {
  std::string donor;
  std::string person;  // hexadecimal
};

class Checking {
 public:
  Checking(const fs::path& folder, const Sealed& sealed, Checked& checked)
      : folder_(folder), sealed_(sealed), checked_(checked) {}

  // `scratch` is an empty folder.
  Verdict run(const fs::path& scratch, std::string_view program) {
    const auto before = checked_.faults.size();
    auto book = entries(scratch);
    if (!book) return book.error();
    if (!*book) return std::nullopt;
    auto& ledger = **book;
    for (const auto& problem : ledger::verify(ledger).problems) {
      const Sentence what{problem.what + ": " + problem.detail,
                          problem.what + " : " + problem.detail};
      wrong("entries.jsonl", problem.seq.value_or(-1) + 1, {}, what);
    }
    if (checked_.faults.size() > before) return std::nullopt;
    checked_.head = ledger.head();
    if (sealed_.names) people(ledger);
    const Source source{ledger, checked_.head.size,
                        sealed_.names ? &names_ : nullptr};
    for (const auto& content : contents()) {
      if (content.name == "entries.jsonl") continue;
      compare_lines(folder_, std::string(content.name), checked_.faults,
                    [&](const Take& take) { content.write(source, take); });
    }
    compare_manifests(
        sealed_.text,
        manifest(source, checked_.head, sealed_.files, sealed_.program),
        checked_.faults);
    check_proofs(ledger, folder_, sealed_, checked_.faults);
    if (sealed_.program == program) own_files();
    return std::nullopt;
  }

 private:
  void wrong(std::string file, std::int64_t line, std::string field,
             Sentence what) {
    checked_.faults.push_back(
        {std::move(file), line, std::move(field), std::move(what)});
  }

  // The ledger made again; nothing where an entry is none.
  Result<std::optional<ledger::Book>> entries(const fs::path& scratch) {
    auto replay = ledger::Remaking::begin(scratch);
    if (!replay) return replay.error();
    canonical::Document body;
    const auto before = checked_.faults.size();
    read_lines(
        folder_, "entries.jsonl", canonical::longest_body, checked_.faults,
        [&](std::int64_t line, std::string_view text) {
          if (const auto problem = (*replay)->add(text)) {
            wrong("entries.jsonl", line, {}, Sentence{*problem, *problem});
            return false;
          }
          if (sealed_.names && body.parse(text) &&
              body.find("person") != nullptr)
            commitments_[line - 1] = {body.text("donor"), body.text("person")};
          return true;
        });
    if (checked_.faults.size() > before) return std::optional<ledger::Book>();
    return reopened(**replay);
  }

  Result<std::optional<ledger::Book>> reopened(ledger::Remaking& replay) {
    try {
      auto book = replay.finish();
      if (!book) return book.error();
      if (book->head().size > 0)
        return std::optional<ledger::Book>(std::move(*book));
      wrong("entries.jsonl", 0, {},
            say("there is no entry in it", "il n’y a aucune écriture"));
    } catch (const store::StoreError& error) {
      // Entries that make no ledger: an unknown currency, for instance.
      if (error.kind() != store::StoreError::Kind::damaged) throw;
      wrong("entries.jsonl", 0, {}, Sentence{error.what(), error.what()});
    }
    return std::optional<ledger::Book>();
  }

  // Every person that an entry commits to, but for those erased since.
  void people(ledger::Book& book) {
    std::int64_t last = -1;
    canonical::Document row;
    Sha256 sha;
    constexpr std::size_t longest = canonical::longest_body + 256U;
    read_lines(folder_, "people.jsonl", longest, checked_.faults,
               [&](std::int64_t line, std::string_view text) {
                 if (!row.parse(text) || row.integer("seq") <= last ||
                     !person(row, sha)) {
                   wrong("people.jsonl", line, "person",
                         say("it is not what an entry commits to",
                             "ce n’est pas ce sur quoi une écriture s’engage"));
                   return false;
                 }
                 last = row.integer("seq");
                 return true;
               });
    store::Statement erased(book.database(), select_erased);
    while (erased.step())
      commitments_.erase(erased.integer(0));
    for (const auto& [seq, commitment] : commitments_) {
      wrong("people.jsonl", 0, "seq",
            say("the person of entry {} is missing",
                "la personne de l’écriture {} manque", seq));
    }
  }

  bool person(const canonical::Document& row, Sha256& sha) {
    const auto found = commitments_.find(row.integer("seq"));
    const auto* const body = row.find("person");
    const auto salt = bytes_of_hex(row.text("salt"));
    if (found == commitments_.end() || body == nullptr || !salt) return false;
    if (hex(ledger::commitment_of(sha, ledger::person_tag, *salt,
                                  body->json)) != found->second.person)
      return false;
    const auto donor = DonorId::parse(found->second.donor);
    canonical::Document known;
    if (!donor || !known.parse(body->json)) return false;
    names_[donor->number()] = known.text("name");
    commitments_.erase(found);
    return true;
  }

  // What this very program puts into a bundle.
  void own_files() {
    const std::pair<std::string_view, std::string_view> own[] = {
        {"README.txt", readme()}, {"verify.py", verifier()}};
    for (const auto& [name, text] : own) {
      const auto file = std::ranges::find(sealed_.files, name, &Listed::name);
      if (file->digest == Sha256().of(text)) continue;
      wrong(std::string(name), 0, {},
            say("it is not the one that obole {} puts there",
                "ce n’est pas celui qu’y met obole {}", sealed_.program));
    }
  }

  const fs::path& folder_;
  const Sealed& sealed_;
  Checked& checked_;
  std::map<std::int64_t, Commitment> commitments_;
  Names names_;
};

}  // namespace

Result<Checked> check_bundle(const fs::path& folder, std::string_view program) {
  const auto unreadable = [&folder](const std::string& why) {
    const bool is_tar =
        folder.extension() == ".tar" && fs::is_regular_file(folder);
    return Refusal{
        Reason::file_unreadable, folder.string(),
        say("it cannot be read: {}", "il ne peut être lu : {}", why),
        is_tar ? say("unpack it, and name the folder in it: tar -xf {}",
                     "la déballer et nommer le dossier qu’elle contient : "
                     "tar -xf {}",
                     folder.string())
               : say("name the folder that `obole export audit-bundle` made",
                     "nommer le dossier fait par `obole export "
                     "audit-bundle`")};
  };
  Checked checked;
  try {
    if (!fs::is_directory(folder)) {
      const auto why = fs::exists(folder)
                           ? std::errc::not_a_directory
                           : std::errc::no_such_file_or_directory;
      return unreadable(std::make_error_code(why).message());
    }
    const auto sealed = sealed_files(folder, checked.faults);
    if (!sealed) return checked;
    checked.manifest = sealed->digest;
    checked.files = sealed->files.size() + 2;
    checked.names = sealed->names;
    NewFolder scratch;  // never committed: it goes when all is said
    if (const auto error =
            scratch.open(fs::temp_directory_path() / "obole-check"))
      return unreadable(error.message());
    if (const auto refusal =
            Checking(folder, *sealed, checked).run(scratch.draft(), program))
      return *refusal;
  } catch (const fs::filesystem_error& error) {
    return unreadable(error.code().message());
  }
  return checked;
}

}  // namespace obole::bundle
