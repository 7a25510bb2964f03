#include "cli/commands/rule_tables.hpp"

#include "obole/base/say.hpp"
#include "obole/intake/rule_file.hpp"

#include <algorithm>

namespace cli {

using namespace obole;

namespace {

// Far more than any table of ours; more is another file, given by mistake.
constexpr std::size_t largest_table = std::size_t{1} << 20U;

Result<std::string> bytes_of(const std::string& name) {
  auto file = InputFile::open(name);
  if (!file) return file.error();
  const auto source = file->source();
  std::string bytes;
  std::vector<char> buffer(std::size_t{1} << 16U);
  while (const auto size = source(buffer)) {
    bytes.append(buffer.data(), size);
    if (bytes.size() <= largest_table) continue;
    return Refusal{
        Reason::file_malformed, name,
        say("it is larger than any rule table",
            "il dépasse toute table de règles"),
        say("check the name of the file", "vérifier le nom du fichier")};
  }
  return bytes;
}

}  // namespace

Result<rules::RuleTable> read_table(const Session& session,
                                    const std::string& name) {
  const auto names = intake::builtin_names();
  if (std::find(names.begin(), names.end(), name) != names.end())
    return intake::builtin_table(name);
  const auto bytes = bytes_of(name);
  if (!bytes) return bytes.error();
  auto read = intake::read_rule_file(*bytes, name);
  if (!read) return read.error();
  auto& objections = read->objections;
  if (objections.empty()) return std::move(read->table);
  for (std::size_t at = 0; at + 1 < objections.size(); ++at)
    (void)session.refuse(objections[at]);
  return objections.back();
}

}  // namespace cli
