#include "obole/ledger/disbursements.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_disbursements =
    "SELECT disbursement.seq, project.code, campaign.code,"
    "  disbursement.amount, disbursement.effective, agreement, reference,"
    "  disbursement.seq IN (SELECT item FROM main.matched"
    "    WHERE kind = 'disbursement' AND NOT EXISTS"
    "      (SELECT 1 FROM main.unmatched WHERE unmatched.line = matched.line"
    "         AND unmatched.seq > matched.seq))"
    "  FROM main.disbursement"
    "  JOIN main.project ON project.seq = disbursement.project"
    "  LEFT JOIN main.campaign ON campaign.seq = disbursement.campaign"
    "  ORDER BY disbursement.seq";
constexpr const char* select_money =
    "SELECT"
    "  (SELECT coalesce(sum(CASE WHEN model <> 'all-or-nothing'"
    "         OR verdict.verdict = 'succeeded'"
    "       THEN campaign_sum.received - campaign_sum.refunded ELSE 0 END"
    "       - fees), 0)"
    "     FROM main.campaign_sum JOIN main.campaign"
    "       ON campaign.seq = campaign_sum.campaign"
    "     LEFT JOIN main.verdict ON verdict.campaign = campaign.seq"
    "     WHERE campaign.project = project.seq)"
    "  - (SELECT coalesce(sum(dispute.amount), 0) FROM main.dispute"
    "     JOIN main.campaign ON campaign.seq = dispute.campaign"
    "     LEFT JOIN main.verdict ON verdict.campaign = campaign.seq"
    "     WHERE campaign.project = project.seq"
    "       AND (model <> 'all-or-nothing' OR verdict.verdict = 'succeeded')"
    "       AND NOT EXISTS"
    "       (SELECT 1 FROM main.dispute_end"
    "          WHERE dispute_end.dispute = dispute.seq)),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.disbursement"
    "     WHERE disbursement.project = project.seq)"
    "  FROM main.project WHERE code = ?1";

Verdict objection_to_campaign(Book& book, const NewDisbursement& one) {
  if (!one.campaign) return std::nullopt;
  const auto campaign = find_campaign(book, one.campaign->text());
  if (!campaign) return campaign.error();
  if (campaign->project == one.project.text()) return std::nullopt;
  return Refusal{Reason::not_permitted,
                 campaign->code,
                 campaign->project.empty()
                     ? say("that campaign funds no project",
                           "cette campagne ne finance aucun projet")
                     : say("that campaign funds {}",
                           "cette campagne finance {}", campaign->project),
                 say("name a campaign of the project, or none",
                     "nommer une campagne du projet, ou aucune"),
                 {{}, 0, "--campaign"}};
}

Verdict objection_to_amount(Book& book, const NewDisbursement& one) {
  if (one.beyond_received) return std::nullopt;
  const auto money = project_money(book, one.project.text());
  if (one.amount <= money.available()) return std::nullopt;
  return Refusal{
      Reason::exceeds_available, spoken(one.amount),
      say("{} is available: {} earned, {} passed on",
          "{} est disponible : {} acquis, {} déjà reversé", money.available(),
          money.earned, money.disbursed),
      say("correct the amount, or say with --beyond-received that the town "
          "adds its own money",
          "corriger le montant, ou dire avec --beyond-received que la "
          "collectivité ajoute ses propres fonds")};
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewDisbursement& one) {
  auto& book = journal.book();
  if (book.projector().dictionary().projects.find(one.project.text()) == 0) {
    return unknown(Reason::project_unknown, one.project.text(),
                   "obole project list");
  }
  if (auto refusal = objection_to_campaign(book, one)) return *refusal;
  if (auto refusal = rules::objection_to_amount(one.amount)) return *refusal;
  if (auto refusal =
          rules::objection_to_future(one.date, journal.context().today)) {
    return *refusal;
  }
  const auto agreement = parse_reference(one.agreement);
  if (!agreement) return at(agreement.error(), {{}, 0, "--agreement"});
  const auto to = cleaned("--to", one.to);
  if (!to) return to.error();
  const auto key = key_for(one.reference, Key::fresh());
  if (!key) return key.error();
  if (key->is_fresh() || !journal.find(*key)) {
    if (auto refusal = objection_to_amount(book, one)) return *refusal;
  }
  Draft draft("disbursement.made", one.date, *key);
  draft.text("project", one.project.text())
      .text("campaign", one.campaign ? one.campaign->text() : "")
      .amount("amount", one.amount)
      .text("currency", one.amount.currency().code())
      .text("agreement", *agreement)
      .text("reference", one.reference.value_or(""))
      .move(one.amount, disbursed_account(one.project.text()),
            payable_account(one.project.text()));
  if (!to->empty()) draft.note(note_of("to", *to));
  return journal.append(draft);
}

std::vector<Disbursement> disbursements(Book& book) {
  std::vector<Disbursement> list;
  auto& row = book.prepared(select_disbursements);
  while (row.step()) {
    list.push_back({row.integer(0),
                    std::string(row.text(1)),
                    std::string(row.text(2)),
                    Money{row.integer(3), book.currency()},
                    day_of_number(row.integer(4)),
                    std::string(row.text(5)),
                    std::string(row.text(6)),
                    {},
                    row.integer(7) == 1});
  }
  row.reset();
  for (auto& one : list)
    one.to = note_text(book, one.seq, "to");
  return list;
}

ProjectMoney project_money(Book& book, std::string_view project) {
  auto& row = book.prepared(select_money);
  const bool known = row.bind(project).step();
  const ProjectMoney money{Money{known ? row.integer(0) : 0, book.currency()},
                           Money{known ? row.integer(1) : 0, book.currency()}};
  row.reset();
  return money;
}

}  // namespace obole::ledger
