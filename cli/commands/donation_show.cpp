// obole donation show: everything of one gift.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/donation_detail.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/rules/matching.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;
using ledger::DonationDetail;
using reports::Cell;

// One line for each thing that is known, in words and in JSON.
class Sheet {
 public:
  explicit Sheet(const DonationDetail& gift) {
    table_.what = "donation-show";
    table_.title = say("Donation {}", "Don {}", gift.gift.seq);
    table_.columns = {
        {"field", {"What", "Quoi"}, reports::Column::Kind::text},
        {"value", {"Value", "Valeur"}, reports::Column::Kind::text}};
    json_.set("donation", gift.gift.seq);
  }

  // In JSON what is missing is null; people are not shown it.
  void add(std::string_view key, const Sentence& name, const Cell& cell) {
    json_.set(key, cell);
    if (!std::holds_alternative<std::monostate>(cell)) line(name, cell);
  }
  void text(std::string_view key, const Sentence& name,
            const std::string& value) {
    add(key, name, value.empty() ? Cell() : Cell(value));
  }
  void money(std::string_view key, const Sentence& name, Money amount) {
    json_.set(key, amount);
    if (!amount.is_zero()) line(name, amount);
  }
  void flag(std::string_view key, const Sentence& name, bool holds) {
    json_.set(key, holds);
    if (holds) line(name, true);
  }
  void line(const Sentence& name, const Cell& cell) {
    table_.rows.push_back({name, cell});
  }
  void list(std::string_view key, const Json& list) { json_.set(key, list); }

  void print(Session& session) const { session.print(table_, json_); }

 private:
  reports::Table table_;
  Json json_ = Json::of("donation-show");
};

void add_money(Sheet& sheet, const DonationDetail& detail) {
  const auto& gift = detail.gift;
  sheet.add("amount", {"Amount", "Montant"}, gift.amount);
  sheet.money("refunded", {"Given back", "Rendu"}, gift.refunded);
  sheet.money("disputed", {"In dispute", "Contesté"}, gift.disputed);
  sheet.add("left", {"Left", "Reste"}, gift.left());
  sheet.money("fee", {"Fee", "Frais"}, detail.fee);
  sheet.flag("held", {"Held until success", "Retenu jusqu’au succès"},
             gift.is_held() && !is_in_kind(gift.method));
}

void add_terms(Sheet& sheet, const DonationDetail& detail) {
  sheet.text("platform", {"Platform", "Plateforme"}, detail.gift.platform);
  sheet.text("payout", {"Payout", "Versement"}, detail.gift.payout);
  sheet.text("reference", {"Reference", "Référence"}, detail.reference);
  sheet.text("tier", {"Tier", "Palier"}, detail.tier);
  sheet.money("benefit", {"Counterpart", "Contrepartie"}, detail.benefit);
  sheet.add("pledge", {"Pledge", "Promesse"},
            detail.pledge ? Cell(*detail.pledge) : Cell());
  sheet.text("earmark", {"Meant for", "Affecté à"}, detail.earmark);
  sheet.text("fund", {"Pays into fund", "Alimente le fonds"}, detail.fund);
  const auto number = [](const std::optional<std::int64_t>& gift) {
    return gift ? Cell(*gift) : Cell();
  };
  sheet.add("given_on", {"Given on", "Donné le"},
            detail.given_on ? Cell(*detail.given_on) : Cell());
  sheet.add("corrects", {"Corrects donation", "Rectifie le don"},
            number(detail.corrects));
  sheet.add("corrected_by", {"Corrected by donation", "Rectifié par le don"},
            number(detail.corrected_by));
}

// "1.5" and "1,5".
Sentence number_of(Quantity quantity) {
  const auto english = to_string(quantity);
  auto in_french = english;
  std::replace(in_french.begin(), in_french.end(), '.', ',');
  return {english, in_french};
}

void add_items(Sheet& sheet, const std::vector<GivenItem>& items) {
  auto list = Json::list();
  for (const auto& item : items) {
    Json one;
    one.set("quantity", to_string(item.quantity))
        .set("unit", word(item.unit))
        .set("price", item.price)
        .set("amount", item.amount())
        .set("description",
             item.description.empty() ? Cell() : Cell(item.description));
    list.add(one);
    const auto what =
        say("{} {} at {}, {}", "{} {} à {}, {}", number_of(item.quantity),
            item.unit, item.price, item.amount());
    sheet.line({"Item", "Élément"},
               item.description.empty()
                   ? what
                   : say("{}: {}", "{} : {}", item.description, what));
  }
  sheet.list("items", list);
}

void add_valuation(Sheet& sheet, const DonationDetail& detail) {
  if (!detail.in_kind) {
    for (const auto* const key :
         {"declared", "valuation", "valued_on", "valued_by", "document"})
      sheet.add(key, {}, Cell());
    sheet.list("items", Json::list());
    return;
  }
  const auto& gift = *detail.in_kind;
  sheet.add("declared", {"Donor’s value", "Valeur du donateur"}, gift.declared);
  sheet.add("valuation", {"Valuation", "Évaluation"},
            spoken_word<Valuation>(gift.valuation));
  sheet.add("valued_on", {"Valued on", "Évalué le"}, gift.valued_on);
  sheet.text("valued_by", {"Valued by", "Évalué par"}, gift.valued_by);
  sheet.text("document", {"Document", "Pièce"}, gift.document);
  add_items(sheet, gift.items);
}

Sentence cause_of(const ledger::ListedRefund& refund) {
  if (refund.reverses) return say("reverses {}", "annule {}", *refund.reverses);
  if (refund.cause.empty()) return say("no cause given", "sans cause indiquée");
  return spoken_word<RefundCause>(refund.cause);
}

void add_refunds(Sheet& sheet, const DonationDetail& detail) {
  auto list = Json::list();
  const auto if_any = [](const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
  };
  for (const auto& [refund, approved_by, reason] : detail.refunds) {
    Json one;
    one.set("refund", refund.seq)
        .set("date", refund.date)
        .set("amount", refund.amount)
        .set("cause", if_any(refund.cause))
        .set("approved_by", if_any(approved_by))
        .set("reason", if_any(reason))
        .set("reverses", refund.reverses)
        .set("reversed", refund.reversed)
        .set("reconciled", refund.reconciled)
        .set("refunded_on", refund.refunded_on);
    list.add(one);
    auto says = say("{} on {}, {}", "{} le {}, {}", refund.amount, refund.date,
                    cause_of(refund));
    if (refund.refunded_on)
      says = say("{}; it went back on {}", "{} ; il a été rendu le {}", says,
                 *refund.refunded_on);
    sheet.line(say("Refund {}", "Remboursement {}", refund.seq), says);
  }
  sheet.list("refunds", list);
}

void add_disputes(Sheet& sheet, const DonationDetail& detail) {
  auto list = Json::list();
  for (const auto& dispute : detail.disputes) {
    Json one;
    one.set("dispute", dispute.seq)
        .set("date", dispute.date)
        .set("amount", dispute.amount)
        .set("outcome",
             dispute.outcome ? Cell(spoken(*dispute.outcome)) : Cell())
        .set("ended_on", dispute.ended_on)
        .set("reversed", dispute.reversed);
    list.add(one);
    const auto state =
        dispute.outcome
            ? say("{} on {}", "{} le {}", *dispute.outcome, *dispute.ended_on)
            : say("open", "en cours");
    sheet.line(say("Dispute {}", "Contestation {}", dispute.seq),
               say("{} on {}, {}", "{} le {}, {}", dispute.amount, dispute.date,
                   state));
  }
  sheet.list("disputes", list);
}

void add_grants(Sheet& sheet, const DonationDetail& detail) {
  auto list = Json::list();
  for (const auto& grant : detail.grants) {
    Json one;
    one.set("fund", grant.fund)
        .set("amount", grant.amount)
        .set("cap", grant.cap);
    list.add(one);
    sheet.line(say("Matched by {}", "Abondé par {}", grant.fund),
               say("{} ({})", "{} ({})", grant.amount,
                   spoken_word<rules::Cap>(grant.cap)));
  }
  sheet.list("grants", list);
}

void add_lines(Sheet& sheet, const DonationDetail& detail) {
  auto list = Json::list();
  for (const auto& line : detail.lines) {
    Json one;
    one.set("line", line.line)
        .set("booked_on", line.booked_on)
        .set("payout", line.payout.empty() ? Cell() : Cell(line.payout));
    list.add(one);
    const Sentence payout =
        line.payout.empty() ? Sentence()
                            : say(", payout {}", ", versement {}", line.payout);
    sheet.line({"On the bank", "En banque"},
               say("line {}, {}{}", "ligne {}, {}{}", line.line, line.booked_on,
                   payout));
  }
  sheet.list("lines", list);
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto number = arguments.number("DONATION");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto detail = ledger::donation_detail(*book, number);
  if (!detail) return session.refuse(detail.error());
  const auto& gift = detail->gift;
  Sheet sheet(*detail);
  sheet.text("campaign", {"Campaign", "Campagne"}, gift.campaign);
  sheet.text("donor", {"Donor", "Donateur"}, gift.donor.text());
  const auto donor = ledger::find_donor(*book, gift.donor);
  sheet.text("name", {"Name", "Nom"},
             donor && donor->person ? donor->person->name : "");
  sheet.add("date", {"Date", "Date"}, gift.date);
  sheet.add("method", {"Method", "Moyen"}, spoken(gift.method));
  add_money(sheet, *detail);
  add_terms(sheet, *detail);
  add_valuation(sheet, *detail);
  add_refunds(sheet, *detail);
  add_disputes(sheet, *detail);
  add_grants(sheet, *detail);
  add_lines(sheet, *detail);
  sheet.print(session);
  return Exit::done;
}

}  // namespace

const Command donation_show_command{
    .words = "donation show",
    .summary = {"Show everything of one gift", "Montrer tout d’un don"},
    .positionals = {{"DONATION", {"the donation’s number", "numéro du don"}}},
    .options = known_options(),
    .example = "obole donation show 42",
    .run = show};

}  // namespace cli
