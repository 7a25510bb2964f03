#include "cli/reading.hpp"

#include "cli/process.hpp"

namespace cli_tests {

const std::vector<Reading> reading_commands = {
    {"organisation show"},
    {"account list"},
    {"programme list"},
    {"programme show", "PATRIMOINE"},
    {"project list"},
    {"project show", "PONT"},
    {"campaign list"},
    {"campaign show", "TOIT"},
    {"campaign check", "TOIT"},
    {"campaign dossier show", "TOIT"},
    {"donor list"},
    {"donor show", "{donor}"},
    {"donor export", "{donor}"},
    {"pledge list"},
    {"pledge show", "{pledge}"},
    {"donation list"},
    {"donation show", "{donation}"},
    {"refund list"},
    {"refund due"},
    {"dispute list"},
    {"match-fund list"},
    {"match-fund show", "MOULIN"},
    {"earmark list"},
    {"deposit list"},
    {"disbursement list"},
    {"policy list"},
    {"rules list"},
    {"rules show"},
    {"rules diff", "france"},
    {"receipt check"},
    {"receipt list"},
    {"receipt list", "--obligations"},
    {"receipt advice", "--donor {donor} --year 2026 --income 30000"},
    {"report campaign"},
    {"report campaign", "TOIT"},
    {"report programme"},
    {"report project"},
    {"report donors"},
    {"report names"},
    {"report retention"},
    {"report pledges"},
    {"report matching"},
    {"report tiers"},
    {"report earmarks"},
    {"report monthly"},
    {"report receipts"},
    {"report declaration", "--year 2026"},
    {"report balances"},
    {"report reconciliation"},
    {"report mandate", "--campaign TOIT --from 2026-01-01 --to 2026-12-31"},
    {"report platform"},
    {"audit sample", "--seed 1"},
    {"audit dossier", "{donation}"},
    {"audit log"},
    {"export hledger"},
    {"export ledger"},
    {"export beancount"},
    {"export fec", "--year 2026 -o -"},
    {"export journal"},
    {"export donations"},
    {"export open-data"},
};

std::vector<std::string> typed(const Reading& one, const Names& names,
                               const std::string& ledger,
                               const std::string& format) {
  auto words = words_of("--ledger " + ledger + " --format " + format + ' ' +
                        std::string(one.words) + ' ' + std::string(one.more));
  for (auto& word : words) {
    const auto named = names.find(word);
    if (named != names.end()) word = named->second;
  }
  return words;
}

const cli::Command* command_named(std::string_view words) {
  for (const auto* const command : cli::commands()) {
    if (command->words == words) return command;
  }
  return nullptr;
}

}  // namespace cli_tests
