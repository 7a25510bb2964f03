// obole policy: how this house works.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/policies.hpp"

#include <array>

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

constexpr std::array<std::string_view, 1> policies = {"refund-approval"};

Exit set(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto name = arguments.text("NAME");
        if (name != policies.front()) {
          return at(unknown_choice(name, policies), {{}, 0, "NAME"});
        }
        const ledger::NewApproval policy{
            arguments.choice("VALUE", ledger::Approval::none),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, policy);
        if (!recorded) return recorded.error();
        return Session::Outcome{*recorded, name,
                                say("{} is now {}", "{} est maintenant : {}",
                                    name, policy.approval)};
      });
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "policy-list";
  table.title = {"Policies", "Règles de la maison"};
  table.columns = {{"name", {"Name", "Nom"}, Kind::text},
                   {"value", {"Value", "Valeur"}, Kind::text}};
  table.rows.push_back(
      {std::string(policies.front()), spoken(ledger::refund_approval(*book))});
  session.print(table, Json::of(table.what).set("policies", rows_of(table)));
  return Exit::done;
}

}  // namespace

const Command policy_set_command{
    .words = "policy set",
    .summary = {"Say how this house works", "Fixer une règle de la maison"},
    .positionals = {{"NAME",
                     {"refund-approval: who agrees to a refund",
                      "refund-approval : qui approuve un remboursement"}},
                    {"VALUE",
                     {"none, named or two-people",
                      "none, named ou two-people"}}},
    .options = {},
    .example = "obole policy set refund-approval two-people",
    .records = true,
    .run = set};

const Command policy_list_command{
    .words = "policy list",
    .summary = {"Show how this house works", "Montrer les règles de la maison"},
    .positionals = {},
    .options = known_options(),
    .example = "obole policy list",
    .run = list};

}  // namespace cli
