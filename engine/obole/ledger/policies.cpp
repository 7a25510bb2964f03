#include "obole/ledger/policies.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/wording.hpp"

#include <array>

namespace obole {
namespace {

constexpr std::array<std::string_view, 3> approvals = {"none", "named",
                                                       "two-people"};

}  // namespace

template <>
std::span<const std::string_view> words<ledger::Approval>() {
  return approvals;
}

namespace ledger {
namespace {

constexpr std::string_view name = "refund-approval";
constexpr std::array<std::string_view, 3> french_approvals = {
    "aucune", "nommée", "à deux"};
constexpr const char* select_policy =
    "SELECT value FROM main.policy WHERE name = ?1 ORDER BY seq DESC LIMIT 1";

Refusal approval_missing(Sentence why) {
  return {Reason::approval_missing,
          "",
          std::move(why),
          say("name who agreed to it with --approved-by",
              "nommer avec --approved-by la personne qui l’a approuvé"),
          {{}, 0, "--approved-by"}};
}

}  // namespace

std::string_view french(Approval approval) {
  return french_approvals.at(static_cast<std::size_t>(approval));
}

Result<Recorded> record(Journal& journal, const NewApproval& approval) {
  const auto key = key_for(approval.reference, Key::fresh());
  if (!key) return key.error();
  Draft draft("policy.set", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("name", name).text("value", word(approval.approval));
  return journal.append(draft);
}

Approval refund_approval(Book& book) {
  auto& row = book.prepared(select_policy);
  const bool set = row.bind(name).step();
  const auto value =
      parse_choice<Approval>(set ? std::string(row.text(0)) : "none");
  row.reset();
  return value ? *value : Approval::two_people;
}

Verdict objection_to_approval(Book& book, std::string_view by,
                              std::string_view approved_by) {
  const auto policy = refund_approval(book);
  if (policy == Approval::none) return std::nullopt;
  if (approved_by.empty()) {
    return approval_missing(say("this house wants refunds approved",
                                "ici, les remboursements sont approuvés"));
  }
  if (policy == Approval::named || approved_by != by) return std::nullopt;
  return approval_missing(say("{} records it and cannot approve it too",
                              "{} l’enregistre et ne peut l’approuver aussi",
                              by));
}

}  // namespace ledger
}  // namespace obole
