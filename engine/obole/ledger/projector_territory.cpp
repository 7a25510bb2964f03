#include "obole/base/digest.hpp"
#include "obole/ledger/application.hpp"
#include "obole/ledger/key_rotations.hpp"

namespace obole::ledger {
namespace {

void ledger_opened(Application& entry) {
  entry.row(Table::organisation,
            std::array{Value::of(entry.seq()), Value::of(entry.text("name")),
                       Value::if_any(entry.if_any("siren")),
                       Value::if_any(entry.if_any("address")),
                       Value::of(entry.text("organisation")),
                       Value::of(entry.text("currency")),
                       Value::of(entry.text("timezone"))});
}

void account_opened(Application& entry) {
  const auto iban = entry.text("iban");
  entry.dictionary().bank_accounts.add(iban, entry.seq());
  entry.row(Table::bank_account,
            std::array{Value::of(entry.seq()), Value::of(iban),
                       Value::if_any(entry.if_any("title"))});
}

void programme_opened(Application& entry) {
  const auto code = entry.text("programme");
  entry.dictionary().programmes.add(code, entry.seq());
  entry.row(Table::programme,
            std::array{Value::of(entry.seq()), Value::of(code),
                       Value::of(entry.text("title"))});
}

void project_opened(Application& entry) {
  const auto code = entry.text("project");
  const auto programme =
      entry.named_if_any("programme", entry.dictionary().programmes);
  entry.dictionary().projects.add(code, entry.seq());
  entry.row(Table::project,
            std::array{Value::of(entry.seq()), Value::of(code),
                       Value::of(entry.text("title")), programme,
                       Value::if_any(entry.if_any("proposer"))});
  entry.row(
      Table::project_stage,
      std::array{Value::of(entry.seq()), Value::of(entry.seq()),
                 Value::of(entry.text("stage")), Value::of(entry.effective())});
}

void project_staged(Application& entry) {
  entry.row(
      Table::project_stage,
      std::array{Value::of(entry.seq()),
                 Value::of(entry.named("project", entry.dictionary().projects)),
                 Value::of(entry.text("stage")), Value::of(entry.effective())});
}

void project_partnered(Application& entry) {
  entry.row(
      Table::partner,
      std::array{Value::of(entry.seq()),
                 Value::of(entry.named("project", entry.dictionary().projects)),
                 Value::of(entry.text("role")), entry.integer_if_any("value")});
}

void campaign_opened(Application& entry) {
  const auto code = entry.text("campaign");
  const auto parent =
      entry.named_if_any("parent", entry.dictionary().campaigns);
  const auto project =
      entry.named_if_any("project", entry.dictionary().projects);
  entry.dictionary().campaigns.add(code, entry.seq());
  entry.row(Table::campaign,
            std::array{
                Value::of(entry.seq()), Value::of(code),
                Value::of(entry.text("title")),
                Value::of(entry.integer("goal")), Value::of(entry.day("opens")),
                Value::of(entry.day("closes")), Value::of(entry.text("model")),
                Value::if_any(entry.if_any("purpose")),
                Value::if_any(entry.if_any("service")), project,
                Value::if_any(entry.if_any("platform")),
                Value::if_any(entry.if_any("resolution")),
                Value::if_any(entry.if_any("mandate")),
                Value::if_any(entry.if_any("analytic")),
                Value::if_any(entry.if_any("section")), parent});
  entry.campaign_sum(entry.seq());  // a row of zeros
}

// "CAMPAIGN TIER": what is opened inside a campaign.
std::string name_inside(Application& entry, std::string_view key) {
  std::string name(entry.text("campaign"));
  return name.append(" ").append(entry.text(key));
}

void goal_added(Application& entry) {
  entry.dictionary().goals.add(name_inside(entry, "goal"), entry.seq());
  entry.row(
      Table::goal,
      std::array{Value::of(entry.seq()), Value::of(campaign_of(entry)),
                 Value::of(entry.text("goal")), Value::of(entry.text("title")),
                 Value::of(entry.integer("amount"))});
}

void campaign_settled(Application& entry) {
  entry.row(
      Table::verdict,
      std::array{Value::of(entry.seq()), Value::of(campaign_of(entry)),
                 Value::of(entry.text("verdict")), Value::of(entry.effective()),
                 Value::of(entry.integer("goal")),
                 Value::of(entry.integer("received")),
                 Value::of(entry.integer("refunded")),
                 Value::of(entry.integer("promised")),
                 Value::of(entry.integer("counted")), entry.day_if_any("due")});
}

void tier_opened(Application& entry) {
  const auto campaign = campaign_of(entry);
  const auto code = entry.text("tier");
  entry.dictionary().tiers.add(name_inside(entry, "tier"), entry.seq());
  entry.row(
      Table::tier,
      std::array{Value::of(entry.seq()), Value::of(campaign), Value::of(code),
                 Value::of(entry.text("title")),
                 Value::of(entry.integer("minimum")),
                 Value::of(entry.integer("benefit")),
                 Value::if_any(entry.if_any("valuation")),
                 entry.day_if_any("valued_on"), entry.integer_if_any("stock"),
                 Value::if_any(entry.if_any("recognition"))});
}

void campaign_filed(Application& entry) {
  entry.row(
      Table::dossier,
      std::array{Value::of(entry.seq()), Value::of(campaign_of(entry)),
                 Value::of(entry.text("name")), Value::of(entry.text("value")),
                 Value::of(entry.effective())});
}

void signatory_named(Application& entry) {
  entry.row(Table::signatory,
            std::array{Value::of(entry.seq()), Value::of(entry.day("from")),
                       Value::of(entry.text("quality")),
                       Value::if_any(entry.if_any("delegation"))});
}

void period_closed(Application& entry) {
  const auto balances = bytes_of_hex(entry.text("balances"));
  if (!balances || balances->size() != Digest{}.size())
    return entry.wrong("the field balances is not a digest");
  entry.row(Table::period,
            std::array{Value::of(entry.seq()), Value::of(entry.day("through")),
                       Value::of(entry.integer("accounts")),
                       Value::of(entry.integer("debits")),
                       Value::of_blob(*balances)});
}

// It has no row: the entry and its key say all.
void run_recorded(Application& entry) {
  entry.text("command");
  entry.text("reference");
  entry.each("request", [&](const canonical::Node& word) {
    if (word.type != canonical::Node::Type::string)
      entry.wrong("a word of the request is not a text");
  });
  for (const auto* const number : {"found", "taken", "size"})
    if (entry.body().find(number) != nullptr) entry.integer(number);
}

// Whoever trusts the old key is led to the new one.
void key_rotated(Application& entry) {
  if (const auto problem = wrong_rotation(entry.body(), entry.seq()))
    entry.wrong(*problem);
}

// What left the ledger: the entries before this one, with names or without.
void bundle_exported(Application& entry) {
  for (const auto* const field : {"root", "manifest"}) {
    const auto digest = bytes_of_hex(entry.text(field));
    if (!digest || digest->size() != Digest{}.size())
      return entry.wrong("what was exported has no digest");
  }
  if (entry.integer("size") != entry.seq())
    entry.wrong("what was exported are not the entries before");
}

// It makes no row: it is about the ledger, and moves nothing in it.
void restore_acknowledged(Application& entry) {
  const auto root = bytes_of_hex(entry.text("root"));
  if (!root || root->size() != Digest{}.size())
    return entry.wrong("the field root is not a digest");
  if (entry.integer("size") < 1)
    return entry.wrong("nothing is lost of a ledger without entries");
  if (entry.integer("stood") != entry.seq())
    entry.wrong("the ledger did not stand there when the loss was told");
  (void)entry.text("origin");
  (void)entry.text("note");
}

}  // namespace

bool apply_territory(Application& entry, std::string_view kind) {
  if (kind == "ledger.opened") {
    ledger_opened(entry);
  } else if (kind == "account.opened") {
    account_opened(entry);
  } else if (kind == "programme.opened") {
    programme_opened(entry);
  } else if (kind == "project.opened") {
    project_opened(entry);
  } else if (kind == "project.staged") {
    project_staged(entry);
  } else if (kind == "project.partnered") {
    project_partnered(entry);
  } else if (kind == "campaign.opened") {
    campaign_opened(entry);
  } else if (kind == "campaign.settled") {
    campaign_settled(entry);
  } else if (kind == "campaign.filed") {
    campaign_filed(entry);
  } else if (kind == "signatory.named") {
    signatory_named(entry);
  } else if (kind == "goal.added") {
    goal_added(entry);
  } else if (kind == "tier.opened") {
    tier_opened(entry);
  } else if (kind == "period.closed") {
    period_closed(entry);
  } else if (kind == "run.recorded") {
    run_recorded(entry);
  } else if (kind == "key.rotated") {
    key_rotated(entry);
  } else if (kind == "bundle.exported") {
    bundle_exported(entry);
  } else if (kind == "restore.acknowledged") {
    restore_acknowledged(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
