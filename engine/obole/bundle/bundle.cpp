#include "obole/bundle/bundle.hpp"

#include "obole/base/atomic_file.hpp"
#include "obole/base/new_folder.hpp"
#include "obole/base/say.hpp"
#include "obole/bundle/proof_files.hpp"

#include <algorithm>

namespace obole::schema {
extern const std::string_view bundle_verify;
extern const std::string_view bundle_readme;
}  // namespace obole::schema

namespace obole::bundle {
namespace {

constexpr std::size_t long_text = 256U * 1024U;

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

Result<Made> make(ledger::Book& book, const Request& request) {
  if (request.names && !book.has_people())
    return Refusal{
        Reason::ledger_unusable, book.file().string(),
        say("the people file is not beside the ledger, and holds the names",
            "le fichier des personnes, qui tient les noms, n’est pas à côté du "
            "registre"),
        say("leave --names out, or put the file there",
            "se passer de --names, ou y mettre le fichier")};
  NewFolder folder;
  if (const auto error = folder.open(request.folder))
    return unwritable(request.folder, error);
  Made made{book.head(), {}, {}, {}};
  Names names;
  if (request.names) names = names_of(book, made.head.size);
  const Source source{book, made.head.size, request.names ? &names : nullptr};
  try {
    write_all(source, request, folder.draft(), made.files);
    const auto text = manifest(source, made.head, made.files, request.program);
    made.manifest =
        write_file(folder.draft(), manifest_name, [&](const Take& take) {
          take(text);
          take("\n");
        }).digest;
    (void)write_file(folder.draft(), seal_name,
                     [&](const Take& take) { take(seal_of(made.manifest)); });
  } catch (const std::system_error& error) {
    return unwritable(request.folder, error.code());
  }
  if (const auto error = folder.commit())
    return unwritable(request.folder, error);
  made.verifier = Sha256().of(verifier());
  return made;
}

}  // namespace obole::bundle
