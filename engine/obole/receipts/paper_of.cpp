// What is printed of a receipt, read from the ledger.

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donation_detail.hpp"
#include "obole/ledger/dossier.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/past_root.hpp"
#include "obole/ledger/signatories.hpp"
#include "obole/receipts/printer.hpp"

#include <algorithm>
#include <set>

namespace obole::receipts {
namespace {

using ledger::Receipt;
using ledger::ReceiptGift;
using paper::ReceiptPaper;

// Of "122 rue Houdan, 92330 Sceaux", the town: what follows the postcode.
std::string town_in(const std::string& address) {
  constexpr std::size_t digits = 5;
  std::size_t run = 0;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const bool digit = address[at] >= '0' && address[at] <= '9';
    run = digit ? run + 1 : 0;
    const bool ends = at + 1 < address.size() && address[at + 1] == ' ';
    if (run == digits && ends) return address.substr(at + 2);
  }
  return {};
}

// The box of the form; which one a collectivity ticks is not settled (law.md
// 4.2), and these words are true of each.
std::string category_of(const std::string& kind) {
  const auto read = parse_choice<OrganisationKind>(kind);
  if (!read || *read == OrganisationKind::association)
    return "Organisme d’intérêt général";
  return "Organisme d’intérêt général : collectivité territoriale ou "
         "établissement public";
}

// "Le toit de l’école (objet : patrimoine artistique)", a line a campaign.
std::string object_of(ledger::Book& book,
                      const std::vector<ReceiptGift>& gifts) {
  std::set<std::string> codes;
  for (const auto& gift : gifts)
    codes.insert(gift.campaign);
  std::string object;
  for (const auto& code : codes) {
    const auto campaign = ledger::find_campaign(book, code).value();
    auto purpose = campaign.purpose;
    const auto dossier = ledger::dossier_of(book, campaign.seq);
    const auto filed = dossier.find(rules::DossierName::purpose);
    if (filed != dossier.end()) purpose = filed->second.value;
    if (!object.empty()) object += '\n';
    object += campaign.title;
    if (!purpose.empty())
      object += " (objet : " + spoken_word<Purpose>(purpose).fr + ")";
  }
  return object;
}

// "12 pièces : Rames de papier", a line an item.
std::string description_of(const ledger::DonationDetail& detail) {
  if (!detail.in_kind) return {};
  std::string text;
  for (const auto& item : detail.in_kind->items) {
    if (!text.empty()) text += '\n';
    text += to_string(item.quantity) + ' ' + std::string(french(item.unit));
    if (!item.description.empty()) text += " : " + item.description;
  }
  return text;
}

std::vector<paper::PaperGift> paper_gifts(
    ledger::Book& book, const std::vector<ReceiptGift>& gifts) {
  std::vector<paper::PaperGift> list;
  for (const auto& gift : gifts) {
    const auto donation = ledger::find_donation(book, gift.donation).value();
    paper::PaperGift one{gift.date, gift.amount, donation.method, {}};
    if (is_in_kind(donation.method)) {
      one.description =
          description_of(ledger::donation_detail(book, gift.donation).value());
    }
    list.push_back(std::move(one));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& left, const auto& right) {
                     return left.date < right.date;
                   });
  return list;
}

// The signatory that the entry names, and the proof that it stands.
void add_entry(ledger::Book& book, const Receipt& receipt,
               ReceiptPaper& paper) {
  const auto entry = ledger::find_entry(book, receipt.seq);
  canonical::Document body;
  check(entry && body.parse(entry->body), "a receipt has its entry");
  const auto size = receipt.seq + 1;
  paper.proof =
      paper::PaperProof{hex(entry->leaf), hex(ledger::root_at(book, size)),
                        static_cast<std::uint64_t>(size)};
  if (body.find("signatory") == nullptr) return;
  const auto signatory =
      ledger::signatory_of_entry(book, body.integer("signatory"));
  paper.signatory = {signatory.name, signatory.quality, signatory.delegation};
}

void add_mark(const Receipt& receipt, ledger::PaperCopy copy,
              ReceiptPaper& paper) {
  if (receipt.state != ReceiptState::live) {
    paper.mark = paper::Mark::voided;
    paper.voided_on = receipt.ended;
  } else if (copy == ledger::PaperCopy::duplicate) {
    paper.mark = paper::Mark::duplicate;
  }
}

}  // namespace

Result<ReceiptPaper> paper_of(ledger::Book& book, const Receipt& receipt,
                              ledger::PaperCopy copy) {
  const bool person = receipt.article == "200";
  if (!person && receipt.article != "238 bis") {
    return Refusal{Reason::paper_unknown, receipt.id(),
                   say("only French receipts have a paper here",
                       "seuls les reçus français ont ici un document"),
                   say("obole receipt list has what the certificate of another "
                       "country asks for",
                       "obole receipt list donne ce que demande l’attestation "
                       "d’un autre pays")};
  }
  const auto recipient = ledger::recipient_of(book, receipt.seq);
  if (!recipient) {
    return Refusal{
        Reason::person_erased, receipt.id(),
        say("its donor is not known any more", "son donateur n’est plus connu"),
        say("the register still shows its number and amount",
            "le registre montre encore son numéro et son montant")};
  }
  const auto& organisation = book.organisation();
  const auto gifts = ledger::gifts_of(book, receipt.seq);
  ReceiptPaper paper{
      .number = receipt.id(),
      .form = receipt.form,
      .kind = person ? paper::PaperKind::individual : paper::PaperKind::company,
      .issuer = {organisation.name, organisation.siren, organisation.address,
                 object_of(book, gifts), category_of(organisation.kind)},
      .recipient = {recipient->name, recipient->address, recipient->siren,
                    recipient->legal_form},
      .amount = receipt.amount,
      .gifts = paper_gifts(book, gifts),
      .from = receipt.first_day,
      .through = receipt.last_day,
      .article = person ? paper::Article::article_200
                        : paper::Article::article_238_bis,
      .issued_on = receipt.issued,
      .place = town_in(organisation.address),
      .signatory = {}};
  if (receipt.replaces)
    paper.replaces = ledger::receipt_of_entry(book, *receipt.replaces).id();
  add_entry(book, receipt, paper);
  add_mark(receipt, copy, paper);
  return paper;
}

}  // namespace obole::receipts
