// Of a gift's dossier, the money: fees, refunds, disputes, and the bank.

#include "cli/commands/dossier_sheet.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/movement.hpp"
#include "obole/reconcile/explain.hpp"

namespace cli {
namespace {

using namespace obole;
using reports::Cell;

Cell if_any(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

Sentence same(const std::string& text) { return {text, text}; }

Sentence spoken_pass(const std::string& word) {
  for (std::size_t at = 0; at < reconcile::pass_count; ++at) {
    const auto pass = static_cast<reconcile::Pass>(at);
    if (reconcile::name(pass) == word) return reconcile::title(pass);
  }
  return {word, word == "by hand" ? "à la main" : "code bancaire"};
}

// What the bank wrote, field by field.
Json text_json(const ledger::LineText& text) {
  Json one;
  one.set("name", if_any(text.name))
      .set("iban", if_any(text.iban))
      .set("ultimate", if_any(text.ultimate))
      .set("remittance", if_any(text.remittance))
      .set("end_to_end", if_any(text.end_to_end))
      .set("bank_reference", if_any(text.bank_reference))
      .set("transaction", if_any(text.transaction))
      .set("rf", if_any(text.rf))
      .set("code", if_any(text.code))
      .set("return_code", if_any(text.return_code));
  return one;
}

std::string text_in_words(const ledger::LineText& text) {
  std::string all;
  for (const auto* const part : {&text.name, &text.iban, &text.remittance,
                                 &text.end_to_end, &text.bank_reference}) {
    if (part->empty()) continue;
    if (!all.empty()) all += " | ";
    all += *part;
  }
  return all;
}

Json line_json(const reports::DossierLine& line) {
  Json one;
  one.set("line", line.line)
      .set("entry", line.match)
      .set("kind", line.kind)
      .set("payout", if_any(line.payout))
      .set("pass", line.pass)
      .set("taken_back", line.taken_back)
      .set("matched", line.matched)
      .set("amount", line.amount)
      .set("booked_on", line.booked_on)
      .set("value_on", line.value_on)
      .set("account", line.account)
      .set("statement", line.statement == 0 ? Cell() : Cell(line.statement))
      .set("statement_name", if_any(line.statement_name))
      .set("format", if_any(line.format))
      .set("digest", if_any(line.digest));
  line.text ? one.set("text", text_json(*line.text)) : one.set_null("text");
  return one;
}

}  // namespace

void DossierSheet::add_money() {
  auto list = Json::list();
  for (const auto& fee : dossier_.fees) {
    Json one;
    one.set("entry", fee.entry)
        .set("item", fee.item)
        .set("amount", fee.amount)
        .set("platform", fee.platform)
        .set("payout", if_any(fee.payout));
    list.add(one);
    add({"fee", "frais"}, fee.entry, {}, fee.amount,
        say("kept by {}", "retenus par {}", fee.platform));
  }
  json_.set("fees", list);
  add_refunds();
  add_disputes();
  add_movements();
}

void DossierSheet::add_refunds() {
  auto list = Json::list();
  for (const auto& [refund, approved_by, reason] : dossier_.detail.refunds) {
    Json one;
    one.set("refund", refund.seq)
        .set("date", refund.date)
        .set("amount", refund.amount)
        .set("cause", if_any(refund.cause))
        .set("approved_by", if_any(approved_by))
        .set("reason", if_any(reason))
        .set("reverses", refund.reverses)
        .set("reversed", refund.reversed)
        .set("reconciled", refund.reconciled);
    list.add(one);
    add({"refund", "remboursement"}, refund.seq, refund.date, refund.amount,
        same(reason));
  }
  json_.set("refunds", list);
}

void DossierSheet::add_disputes() {
  auto list = Json::list();
  for (const auto& dispute : dossier_.detail.disputes) {
    Json one;
    one.set("dispute", dispute.seq)
        .set("date", dispute.date)
        .set("amount", dispute.amount)
        .set("outcome",
             dispute.outcome ? Cell(spoken(*dispute.outcome)) : Cell())
        .set("ended_on", dispute.ended_on);
    list.add(one);
    add({"dispute", "contestation"}, dispute.seq, dispute.date, dispute.amount,
        dispute.outcome ? spoken(*dispute.outcome) : say("open", "en cours"));
  }
  json_.set("disputes", list);
}

void DossierSheet::add_movements() {
  auto list = Json::list();
  for (const auto& movement : dossier_.movements) {
    Json one;
    one.set("entry", movement.entry)
        .set("source", movement.source)
        .set("movement", movement.movement)
        .set("date", movement.day)
        .set("gross", movement.gross)
        .set("fee", movement.fee)
        .set("payout", if_any(movement.payout))
        .set("digest", if_any(movement.digest));
    list.add(one);
    add({"platform’s word", "selon la plateforme"}, movement.entry,
        movement.day, movement.gross,
        say("{} {}, fee {}", "{} {}, frais {}",
            spoken_word<obole::Movement>(movement.movement), movement.source,
            movement.fee));
  }
  json_.set("movements", list);
}

void DossierSheet::add_bank() {
  auto list = Json::list();
  for (const auto& line : dossier_.lines) {
    list.add(line_json(line));
    add({"match", "rapprochement"}, line.match, {}, line.matched,
        line.taken_back
            ? say("line {}: {}, taken back", "ligne {} : {}, annulé", line.line,
                  spoken_pass(line.pass))
            : say("line {}: {}", "ligne {} : {}", line.line,
                  spoken_pass(line.pass)));
    add({"bank line", "ligne bancaire"}, line.line, line.booked_on, line.amount,
        line.text ? same(text_in_words(*line.text))
                  : say("its text was erased", "son texte a été effacé"));
    if (line.statement == 0) continue;
    add({"statement", "relevé"}, line.statement, {}, {},
        say("{} of {}, file {}", "{} de {}, fichier {}",
            line.statement_name.empty() ? line.format : line.statement_name,
            line.account, line.digest));
  }
  json_.set("lines", list);
}

}  // namespace cli
