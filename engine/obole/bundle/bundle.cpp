#include "obole/bundle/bundle.hpp"

#include "obole/base/atomic_file.hpp"
#include "obole/base/say.hpp"
#include "obole/bundle/proof_files.hpp"
#include "obole/bundle/tar.hpp"
#include "obole/ledger/entries.hpp"

#include <algorithm>

namespace obole::schema {
extern const std::string_view bundle_verify;
extern const std::string_view bundle_readme;
}  // namespace obole::schema

namespace obole::bundle {
namespace {

constexpr std::size_t long_text = 256U * 1024U;
constexpr const char* tar_name = "bundle.tar";

void tell(std::error_code error) {
  if (error) throw std::system_error(error);
}

void write_all(const Source& source, const Request& request,
               const std::filesystem::path& folder,
               std::vector<Listed>& files) {
  for (const auto& content : contents()) {
    files.push_back(write_file(folder, content.name, [&](const Take& take) {
      content.write(source, take);
    }));
  }
  if (source.names != nullptr) {
    files.push_back(write_file(folder, "people.jsonl", [&](const Take& take) {
      write_people(source, take);
    }));
  }
  if (request.is_signed)
    write_proofs(source, *request.is_signed, folder, files);
  files.push_back(write_file(folder, "README.txt",
                             [](const Take& take) { take(readme()); }));
  files.push_back(write_file(folder, "verify.py",
                             [](const Take& take) { take(verifier()); }));
  std::ranges::sort(files, {}, &Listed::name);
}

Refusal unwritable(const std::filesystem::path& folder,
                   const std::error_code& error) {
  if (error == std::errc::file_exists)
    return {
        Reason::already_exists, folder.string(),
        say("something is there already, and a bundle never replaces it",
            "il existe déjà, et un dossier d’audit ne remplace jamais rien"),
        say("name a new folder with -o, by its day for instance",
            "nommer un nouveau dossier avec -o, par son jour par exemple")};
  return {
      Reason::ledger_unusable, folder.string(),
      say("it cannot be written: {}", "il ne peut être écrit : {}",
          error.message()),
      say("choose another place for -o", "choisir un autre endroit pour -o")};
}

}  // namespace

std::string_view verifier() { return schema::bundle_verify; }
std::string_view readme() { return schema::bundle_readme; }

Listed write_file(const std::filesystem::path& folder, std::string_view name,
                  const std::function<void(const Take&)>& write) {
  AtomicFile file;
  tell(file.open(folder / name));
  Sha256 sha;
  std::string waiting;
  std::int64_t size = 0;
  const auto flush = [&] {
    sha.update(waiting);
    size += std::ssize(waiting);
    tell(file.write(waiting));
    waiting.clear();
  };
  write([&](std::string_view text) {
    waiting += text;
    if (waiting.size() >= long_text) flush();
  });
  flush();
  tell(file.commit());
  return {std::string(name), size, sha.finish()};
}

Result<Prepared> Prepared::of(ledger::Book& book, const Request& request) {
  if (request.names && !book.has_people())
    return Refusal{
        Reason::ledger_unusable, book.file().string(),
        say("the people file is not beside the ledger, and holds the names",
            "le fichier des personnes, qui tient les noms, n’est pas à côté du "
            "registre"),
        say("leave --names out, or put the file there",
            "se passer de --names, ou y mettre le fichier")};
  Prepared made(request.folder, std::make_unique<NewFolder>());
  if (const auto error = made.folder_->open(request.folder))
    return unwritable(request.folder, error);
  try {
    made.fill(book, request);
  } catch (const std::system_error& error) {
    return unwritable(request.folder, error.code());
  }
  return made;
}

void Prepared::fill(ledger::Book& book, const Request& request) {
  is_tar_ = request.folder.extension() == ".tar";
  made_.head = book.head();
  // The same name inside, wherever it is put: the same bytes.
  const auto name = "audit-bundle-" + std::to_string(made_.head.size);
  const auto folder = is_tar_ ? folder_->draft() / name : folder_->draft();
  if (is_tar_) std::filesystem::create_directory(folder);
  Names names;
  if (request.names) names = names_of(book, made_.head.size);
  const Source source{book, made_.head.size, request.names ? &names : nullptr};
  write_all(source, request, folder, made_.files);
  const auto text = manifest(source, made_.head, made_.files, request.program);
  made_.manifest = write_file(folder, manifest_name, [&](const Take& take) {
                     take(text);
                     take("\n");
                   }).digest;
  (void)write_file(folder, seal_name,
                   [&](const Take& take) { take(seal_of(made_.manifest)); });
  made_.verifier = Sha256().of(verifier());
  if (!is_tar_) return;
  const auto last = ledger::find_entry(book, made_.head.size - 1).value();
  tell(write_tar(folder, folder_->draft() / tar_name,
                 std::chrono::floor<std::chrono::seconds>(last.recorded)));
}

Verdict Prepared::publish() {
  const auto error =
      is_tar_ ? folder_->commit_file(tar_name) : folder_->commit();
  if (error) return unwritable(place_, error);
  return std::nullopt;
}

Result<Made> make(ledger::Book& book, const Request& request) {
  auto prepared = Prepared::of(book, request);
  if (!prepared) return prepared.error();
  if (auto refusal = prepared->publish()) return *refusal;
  return prepared->made();
}

}  // namespace obole::bundle
