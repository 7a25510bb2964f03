#include "cli/commands/dossier_sheet.hpp"

#include "cli/commands/dossier_proofs.hpp"
#include "obole/base/say.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;
using reports::Cell;

Cell if_any(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

Sentence same(const std::string& text) { return {text, text}; }

}  // namespace

DossierSheet::DossierSheet(const reports::Dossier& dossier)
    : dossier_(dossier), json_(Json::of("audit-dossier")) {
  table_.what = "audit-dossier";
  table_.title = say("Dossier of donation {}", "Dossier du don {}",
                     dossier.detail.gift.seq);
  table_.columns = {
      {"part", {"Part", "Partie"}, Kind::text},
      {"number", {"Entry or line", "Écriture ou ligne"}, Kind::number},
      {"date", {"Date", "Date"}, Kind::text},
      {"amount", {"Amount", "Montant"}, Kind::number},
      {"says", {"What", "Quoi"}, Kind::text}};
}

void DossierSheet::add(const Sentence& part, const Cell& number,
                       const Cell& date, const Cell& amount,
                       const Sentence& says) {
  table_.rows.push_back({part, number, date, amount, says});
}

void DossierSheet::add_gift() {
  const auto& detail = dossier_.detail;
  const auto& gift = detail.gift;
  const auto& person = dossier_.donor.person;
  const auto name = person ? person->name : std::string();
  add({"gift", "don"}, gift.seq, gift.date, gift.amount,
      say("to {} by {}", "à {} par {}", gift.campaign, gift.method));
  add({"donor", "donateur"}, dossier_.donor.seq, {}, {},
      name.empty()
          ? say("{}, {}", "{}, {}", gift.donor.text(), dossier_.donor.kind)
          : say("{}, {}: {}", "{}, {} : {}", gift.donor.text(),
                dossier_.donor.kind, name));
  if (!detail.reference.empty())
    add({"reference", "référence"}, {}, {}, {}, same(detail.reference));
  if (detail.given_on)
    add({"given on", "donné le"}, {}, *detail.given_on, {}, {});
  if (detail.corrects)
    add({"corrects", "rectifie"}, *detail.corrects, {}, {}, {});
  if (detail.corrected_by)
    add({"corrected by", "rectifié par"}, *detail.corrected_by, {}, {}, {});
  if (!detail.earmark.empty())
    add({"meant for", "affecté à"}, {}, {}, {}, same(detail.earmark));
  if (!detail.benefit.is_zero())
    add({"counterpart", "contrepartie"}, {}, {}, detail.benefit,
        same(detail.tier));
  json_.set("donation", gift.seq)
      .set("campaign", gift.campaign)
      .set("donor", gift.donor.text())
      .set("kind", spoken(dossier_.donor.kind))
      .set("name", if_any(name))
      .set("address", if_any(person ? person->address : std::string()))
      .set("erased", dossier_.is_erased())
      .set("date", gift.date)
      .set("method", spoken(gift.method))
      .set("amount", gift.amount)
      .set("refunded", gift.refunded)
      .set("disputed", gift.disputed)
      .set("left", gift.left())
      .set("fee", detail.fee)
      .set("benefit", detail.benefit)
      .set("tier", if_any(detail.tier))
      .set("earmark", if_any(detail.earmark))
      .set("pledge", detail.pledge)
      .set("reference", if_any(detail.reference))
      .set("platform", if_any(gift.platform))
      .set("payout", if_any(gift.payout));
}

void DossierSheet::add_entries(const DossierProofs& proofs) {
  auto list = Json::list();
  for (const auto& [entry, by] : dossier_.entries) {
    const auto proof = proofs.of.find(entry.seq);
    Json one;
    one.set("seq", entry.seq)
        .set("kind", entry.kind)
        .set("effective", entry.effective)
        .set("recorded", iso(entry.recorded))
        .set("by", by)
        .set("leaf", hex(entry.leaf))
        .set("leaf_index", entry.seq)
        .set("body", entry.body)
        .set("proof", proof == proofs.of.end() ? Cell() : Cell(proof->second));
    list.add(one);
    add({"entry", "écriture"}, entry.seq, entry.effective, {},
        say("{}, recorded {} by {}, leaf {}",
            "{}, enregistrée {} par {}, "
            "feuille {}",
            entry.kind, iso(entry.recorded), by, hex(entry.leaf)));
  }
  json_.set("entries", list);
}

void DossierSheet::add_sources(
    const std::optional<intake::SourceFiles>& files) {
  auto list = Json::list();
  for (const auto& source : dossier_.sources) {
    const auto file = files ? files->find(source.digest) : std::nullopt;
    const auto row =
        file ? intake::record_at(*file, source.line) : std::nullopt;
    Json one;
    one.set("entry", source.entry)
        .set("import", source.import)
        .set("profile", source.profile)
        .set("digest", source.digest)
        .set("line", source.line)
        .set("file", file ? Cell(file->filename().string()) : Cell())
        .set("row", row ? Cell(*row) : Cell());
    list.add(one);
    add({"source", "source"}, source.import, {}, {},
        say("line {} of the file {}, read by {}",
            "ligne {} du fichier {}, lu par {}", source.line, source.digest,
            source.profile));
    if (row)
      add({"as it came", "tel que reçu"}, source.entry, {}, {},
          say("{}: {}", "{} : {}", file->filename().string(), *row));
    else if (files)
      add({"as it came", "tel que reçu"}, source.entry, {}, {},
          say("no file there has this SHA-256",
              "aucun fichier de cet emplacement n’a ce SHA-256"));
  }
  json_.set("sources", list);
}

void DossierSheet::add_receipts() {
  auto list = Json::list();
  for (const auto& [receipt, stated, papers] : dossier_.receipts) {
    auto documents = Json::list();
    add({"receipt", "reçu fiscal"}, receipt.seq, receipt.issued, stated,
        say("{}, {}, {}", "{}, {}, {}", receipt.id(), receipt.state,
            receipt.form));
    for (const auto& paper : papers) {
      Json one;
      one.set("copy", spoken(paper.copy)).set("digest", paper.digest);
      documents.add(one);
      add({"paper", "document"}, receipt.seq, {}, {},
          say("{}, SHA-256 {}", "{}, SHA-256 {}", paper.copy, paper.digest));
    }
    Json one;
    one.set("number", receipt.id())
        .set("entry", receipt.seq)
        .set("issued", receipt.issued)
        .set("stated", stated)
        .set("amount", receipt.amount)
        .set("state", spoken(receipt.state))
        .set("ended", receipt.ended)
        .set("form", if_any(receipt.form))
        .set("article", if_any(receipt.article))
        .set("papers", documents);
    list.add(one);
  }
  json_.set("receipts", list);
}

void DossierSheet::add_erasures() {
  auto list = Json::list();
  for (const auto& [entry, scope, day] : dossier_.erasures) {
    Json one;
    one.set("entry", entry).set("scope", scope).set("date", day);
    list.add(one);
    const auto says =
        scope == "all" ? say("all that was known of the person was erased",
                             "tout ce qui était connu de la personne a été "
                             "effacé")
        : scope == "contact"
            ? say("the e-mail was erased", "le courriel a été effacé")
            : say("asked for, and refused by law",
                  "demandé, et refusé en application de la loi");
    add({"erasure", "effacement"}, entry, day, {}, says);
  }
  json_.set("erasures", list);
}

}  // namespace cli
