#include "obole/bundle/check_files.hpp"

#include "obole/base/say.hpp"
#include "obole/bundle/proof_files.hpp"
#include "obole/ledger/canonical.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace obole::bundle {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_manifest = 16U * 1024U * 1024U;

// Whatever a bundle may hold beside the manifest and its seal; a name that is
// none of these leads nowhere.
const std::set<std::string_view>& known_names() {
  static const std::set<std::string_view> names = [] {
    std::set<std::string_view> all = {"README.txt", "verify.py"};
    for (const auto& content : contents())
      all.insert(content.name);
    return all;
  }();
  return names;
}

// All of a file; nothing where it is longer than `most` or cannot be read.
std::optional<std::string> contents_of(const fs::path& file, std::size_t most) {
  std::ifstream in(file, std::ios::binary);
  std::string text(most + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || static_cast<std::size_t>(in.gcount()) > most)
    return std::nullopt;
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

class Sealing {
 public:
  Sealing(const fs::path& folder, std::vector<Fault>& faults)
      : folder_(folder), faults_(faults) {}

  std::optional<Sealed> run() {
    if (!list() || !seal() || !read_manifest() || !same_names()) return {};
    for (const auto& file : sealed_.files)
      digest(file);
    return std::move(sealed_);
  }

 private:
  bool wrong(std::string_view file, Sentence what, std::string field = {}) {
    faults_.push_back(
        {std::string(file), 0, std::move(field), std::move(what)});
    return false;
  }

  // Files and nothing else, none of them a link.
  bool list() {
    for (const auto& entry : fs::directory_iterator(folder_)) {
      const auto name = entry.path().filename().string();
      if (entry.symlink_status().type() == fs::file_type::regular) {
        there_.insert(name);
      } else {
        wrong(name, say("it is not a file", "ce n’est pas un fichier"));
      }
    }
    for (const auto name : {manifest_name, seal_name}) {
      if (!there_.contains(std::string(name)))
        wrong(name, say("it is missing", "il manque"));
    }
    return faults_.empty();
  }

  bool seal() {
    auto text = contents_of(folder_ / manifest_name, longest_manifest);
    if (!text)
      return wrong(manifest_name, say("it is too long", "il est trop long"));
    sealed_.digest = Sha256().of(*text);
    sealed_.text = std::move(*text);
    if (contents_of(folder_ / seal_name, 1024) == seal_of(sealed_.digest))
      return true;
    return wrong(seal_name, say("it is not the digest of manifest.json, whose "
                                "SHA-256 is {}",
                                "ce n’est pas l’empreinte de manifest.json, "
                                "dont le SHA-256 est {}",
                                hex(sealed_.digest)));
  }

  bool read_manifest() {
    auto& text = sealed_.text;
    if (!text.ends_with('\n'))
      return wrong(manifest_name, say("its last line has no end",
                                      "sa dernière ligne n’a pas de fin"));
    text.pop_back();
    canonical::Document document;
    if (!document.parse(text))
      return wrong(manifest_name, say("it is not canonical JSON",
                                      "ce n’est pas du JSON canonique"));
    if (document.text("bundle") != format_name)
      return wrong(
          manifest_name,
          say("this program reads {}", "ce programme lit {}", format_name),
          "bundle");
    sealed_.program = document.text("program");
    sealed_.size = document.integer("size");
    sealed_.names = document.boolean("names");
    const auto* const list = document.find("files");
    return list != nullptr && read_files(document, *list)
               ? true
               : wrong(manifest_name,
                       say("it is not a list of names, sizes and digests",
                           "ce n’est pas une liste de noms, de tailles et "
                           "d’empreintes"),
                       "files");
  }

  // [["README.txt",1234,"hex"],...]
  bool read_files(const canonical::Document& document,
                  const canonical::Node& list) {
    using Type = canonical::Node::Type;
    const auto& nodes = document.nodes();
    auto at = static_cast<std::size_t>(&list - nodes.data());
    const auto end = list.end;
    if (list.type != Type::array) return false;
    for (++at; at < end; at = nodes[at].end) {
      const auto* const row = &nodes[at];
      if (row->type != Type::array || row->end != at + 4) return false;
      if (row[1].type != Type::string || row[2].type != Type::integer ||
          row[3].type != Type::string)
        return false;
      const auto bytes = bytes_of_hex(row[3].text);
      if (!bytes || bytes->size() != sizeof(Digest)) return false;
      Digest digest{};
      std::ranges::copy(*bytes, digest.begin());
      sealed_.files.push_back(
          {canonical::unescaped(row[1]), row[2].number, digest});
    }
    return true;
  }

  bool same_names() {
    auto expected = known_names();
    bool is_signed = false;
    if (sealed_.names) expected.insert("people.jsonl");
    for (const auto& file : sealed_.files)
      if (file.name == checkpoint_name) is_signed = true;
    if (is_signed) {
      expected.insert({checkpoint_name, key_name});
      for (const auto& file : sealed_.files)
        if (proven_by(file.name)) expected.insert(file.name);
    }
    std::set<std::string> listed;
    for (const auto& file : sealed_.files) {
      if (!expected.contains(file.name) || !listed.insert(file.name).second)
        return wrong(
            manifest_name,
            say("{} does not belong there, or stands there twice",
                "{} n’y a pas sa place, ou y est deux fois", file.name),
            "files");
    }
    for (const auto name : expected) {
      if (!listed.contains(std::string(name)))
        wrong(manifest_name, say("{} is not listed", "{} n’y figure pas", name),
              "files");
    }
    for (const auto& name : listed) {
      if (!there_.contains(name))
        wrong(name, say("it is missing", "il manque"));
    }
    for (const auto& name : there_) {
      if (!listed.contains(name) && name != manifest_name && name != seal_name)
        wrong(name, say("the manifest does not know it",
                        "le manifeste ne le connaît pas"));
    }
    return faults_.empty();
  }

  void digest(const Listed& file) {
    std::error_code error;
    const auto size = fs::file_size(folder_ / file.name, error);
    if (error || static_cast<std::int64_t>(size) != file.size) {
      wrong(file.name,
            say("it has {} bytes, and {} in the manifest",
                "il a {} octets, et {} dans le manifeste", size, file.size));
      return;
    }
    std::ifstream in(folder_ / file.name, std::ios::binary);
    Sha256 sha;
    std::string buffer(256U * 1024U, '\0');
    while (in.read(buffer.data(), std::ssize(buffer)) || in.gcount() > 0)
      sha.update(std::string_view(buffer.data(),
                                  static_cast<std::size_t>(in.gcount())));
    if (in.bad()) {
      wrong(file.name, say("it cannot be read", "il ne peut être lu"));
    } else if (const auto found = sha.finish(); found != file.digest) {
      wrong(file.name, say("its SHA-256 is {}, and {} in the manifest",
                           "son SHA-256 est {}, et {} dans le manifeste",
                           hex(found), hex(file.digest)));
    }
  }

  const fs::path& folder_;
  std::vector<Fault>& faults_;
  std::set<std::string> there_;
  Sealed sealed_;
};

}  // namespace

std::optional<Sealed> sealed_files(const fs::path& folder,
                                   std::vector<Fault>& faults) {
  return Sealing(folder, faults).run();
}

void read_lines(
    const fs::path& folder, const std::string& name, std::size_t longest,
    std::vector<Fault>& faults,
    const std::function<bool(std::int64_t line, std::string_view text)>& take) {
  std::ifstream in(folder / name, std::ios::binary);
  std::string buffer(256U * 1024U, '\0');
  std::string line;
  std::int64_t number = 1;
  while (in.read(buffer.data(), std::ssize(buffer)) || in.gcount() > 0) {
    std::string_view rest(buffer.data(), static_cast<std::size_t>(in.gcount()));
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      line += rest.substr(0, end);
      if (line.size() > longest) {
        faults.push_back(
            {name,
             number,
             {},
             say("the line is too long", "la ligne est trop longue")});
        return;
      }
      if (end == std::string_view::npos) break;
      if (!take(number++, line)) return;
      line.clear();
      rest.remove_prefix(end + 1);
    }
  }
  if (line.empty()) return;
  faults.push_back({name,
                    number,
                    {},
                    say("the line has no end", "la ligne n’a pas de fin")});
}

}  // namespace obole::bundle
