#include "obole/bundle/check_lines.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/canonical.hpp"

#include <fstream>

namespace obole::bundle {
namespace {

// The fields of a line of CSV, as they are written.
std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  bool within = false;
  std::size_t from = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') within = !within;
    if (line[at] != ',' || within) continue;
    fields.push_back(line.substr(from, at - from));
    from = at + 1;
  }
  fields.push_back(line.substr(from));
  return fields;
}

std::string first_difference(std::string_view head, std::string_view found,
                             std::string_view expected) {
  const auto names = fields_of(head);
  const auto here = fields_of(found);
  const auto there = fields_of(expected);
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (at >= here.size() || at >= there.size() || here[at] != there[at])
      return std::string(names[at]);
  }
  return {};
}

// Reads a file beside the text that it should be.
class Beside {
 public:
  Beside(const std::filesystem::path& folder, const std::string& name,
         std::vector<Fault>& faults)
      : name_(name), faults_(faults), in_(folder / name, std::ios::binary) {}

  void take(std::string_view text) {
    while (!text.empty() && same_) {
      const auto end = text.find('\n');
      expected_ += text.substr(0, end);
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
      line();
    }
  }

  void end() {
    if (!same_ || in_.peek() == std::ifstream::traits_type::eof()) return;
    wrong({}, say("nothing is to follow", "rien ne doit suivre"));
  }

 private:
  void line() {
    ++number_;
    std::string found;
    if (!std::getline(in_, found) || in_.eof()) {
      wrong({}, say("the file ends too early", "le fichier s’arrête trop tôt"));
    } else if (found != expected_) {
      wrong(
          first_difference(head_, found, expected_),
          say("the entries make it {}", "les écritures en font {}", expected_));
    }
    if (number_ == 1) head_ = expected_;
    expected_.clear();
  }
  void wrong(std::string field, Sentence what) {
    same_ = false;
    faults_.push_back({name_, number_, std::move(field), std::move(what)});
  }

  const std::string& name_;
  std::vector<Fault>& faults_;
  std::ifstream in_;
  std::string expected_;
  std::string head_;
  std::int64_t number_ = 0;
  bool same_ = true;
};

}  // namespace

void compare_lines(const std::filesystem::path& folder, const std::string& name,
                   std::vector<Fault>& faults,
                   const std::function<void(const Take&)>& write) {
  Beside beside(folder, name, faults);
  write([&beside](std::string_view text) { beside.take(text); });
  beside.end();
}

void compare_manifests(std::string_view found, std::string_view expected,
                       std::vector<Fault>& faults) {
  if (found == expected) return;
  canonical::Document here;
  canonical::Document there;
  check(here.parse(found) && there.parse(expected), "manifests are canonical");
  const auto size = faults.size();
  const auto& nodes = there.nodes();
  for (std::size_t at = 1; at < nodes.size(); at = nodes[at].end) {
    const auto* const node = here.find(nodes[at].key);
    if (node != nullptr && node->json == nodes[at].json) continue;
    faults.push_back({std::string(manifest_name), 1, std::string(nodes[at].key),
                      say("the entries make it {}", "les écritures en font {}",
                          nodes[at].json)});
  }
  if (faults.size() > size) return;
  faults.push_back(
      {std::string(manifest_name),
       1,
       {},
       say("it has fields of its own", "il a des champs en trop")});
}

}  // namespace obole::bundle
