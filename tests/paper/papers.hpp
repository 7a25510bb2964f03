// Receipts to print, of a town that does not exist.

#pragma once

#include "obole/paper/receipt_paper.hpp"

#include <string>

namespace papers {

using namespace std::chrono_literals;
using obole::Currency;
using obole::Date;
using obole::Method;
using obole::Money;
using obole::paper::Mark;
using obole::paper::PaperGift;
using obole::paper::PaperKind;
using obole::paper::ReceiptPaper;

inline Money euros(std::int64_t cents) { return {cents, Currency::eur()}; }

inline const std::string leaf =
    "923fe53966c6cd93a7c1be0de8d1c26bb9ad0b4f6a5b3f6f6ad2bd8a5b6f1e07";
inline const std::string root =
    "0b7a8d1c5e3f49268a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f";

/// Hélène's gift by transfer, 1,234.56 euros.
inline ReceiptPaper single() {
  return {
      .number = "2026-000123",
      .form = "11580*05",
      .kind = PaperKind::individual,
      .issuer = {.name = "Commune de Sainte-Foy-lès-Œuilly",
                 .siren = "210000018",
                 .address = "Hôtel de ville\n1, place de la République\n"
                            "69999 Sainte-Foy-lès-Œuilly",
                 .object =
                     "Campagne « Un toit pour Saint-Étienne » : restauration "
                     "de la toiture de l’église Saint-Étienne, édifice "
                     "communal inscrit (mise en valeur du patrimoine "
                     "artistique), délibération n° 2026-042 du 3 mars 2026",
                 .category = "Collectivité territoriale, pour une activité "
                             "d’intérêt général sans but lucratif"},
      .recipient = {.name = "Hélène Lefèvre-Åström, née Çağlar",
                    .address = "12 bis, rue du Cœur-de-Ville\n"
                               "69999 Sainte-Foy-lès-Œuilly",
                    .siren = {},
                    .legal_form = {}},
      .amount = euros(123'456),
      .gifts = {{Date(2026y / 11 / 2), euros(123'456), Method::transfer}},
      .from = Date(2026y / 11 / 2),
      .through = Date(2026y / 11 / 2),
      .issued_on = Date(2026y / 11 / 24),
      .place = "Sainte-Foy-lès-Œuilly",
      .signatory = {.name = "Jean-François Moûtier",
                    .quality = "Maire",
                    .delegation = {}},
      .proof = {{.leaf = leaf, .root = root, .tree_size = 4711}},
  };
}

/// `count` direct debits of 15 euros, one a month.
inline ReceiptPaper annual(unsigned count = 12) {
  auto paper = single();
  paper.number = "2027-000045";
  paper.gifts.clear();
  std::chrono::year_month month = 2026y / 1;
  for (unsigned n = 0; n < count; ++n, month += std::chrono::months(1))
    paper.gifts.push_back(
        {Date(month / 5), euros(15'00), Method::direct_debit});
  paper.amount = euros(15'00 * std::int64_t{count});
  paper.from = Date(2026y / 1 / 1);
  paper.through = Date((month - std::chrono::months(1)) / std::chrono::last);
  paper.issued_on = Date(2027y / 1 / 18);
  paper.signatory = {"Aïcha Benkacem", "Directrice des finances",
                     "par délégation du maire, arrêté n° 2026-118 du "
                     "2 avril 2026"};
  return paper;
}

/// Paper and two days of an engineer, from a company, and money besides.
inline ReceiptPaper company() {
  auto paper = single();
  paper.number = "2026-000207";
  paper.form = "16216*02";
  paper.kind = PaperKind::company;
  paper.article = obole::paper::Article::article_238_bis;
  paper.recipient = {.name = "Charpentes & Fils",
                     .address =
                         "Zone artisanale des Érables\n"
                         "4, allée des Compagnons\n69998 Vaugneray",
                     .siren = "732829320",
                     .legal_form = "Société par actions simplifiée (SAS)"};
  paper.gifts = {
      {Date(2026y / 9 / 14), euros(3'500'00), Method::in_kind,
       "chêne de charpente sec, première qualité, 2,5 m³ à 1 400,00 € le m³"},
      {Date(2026y / 9 / 21), euros(1'120'00), Method::skills,
       "2 jours d’un ingénieur structure à 560,00 € par jour (salaire et "
       "charges), du 21 au 22 septembre 2026"},
      {Date(2026y / 10 / 1), euros(2'000'00), Method::transfer}};
  paper.amount = euros(6'620'00);
  paper.from = Date(2026y / 9 / 14);
  paper.through = Date(2026y / 10 / 1);
  return paper;
}

/// Nothing but timber, by a company that did not say its legal form; it
/// replaces another receipt, and is signed by hand.
inline ReceiptPaper replacement() {
  auto paper = company();
  paper.number = "2026-000208";
  paper.replaces = "2026-000207";
  paper.recipient.legal_form.clear();
  paper.gifts.erase(paper.gifts.begin() + 1, paper.gifts.end());
  paper.amount = paper.gifts.front().amount;
  paper.through = paper.from;
  paper.signatory = {};
  return paper;
}

inline ReceiptPaper duplicate() {
  auto paper = single();
  paper.mark = Mark::duplicate;
  return paper;
}

inline ReceiptPaper voided() {
  auto paper = single();
  paper.mark = Mark::voided;
  paper.voided_on = Date(2027y / 1 / 1);
  return paper;
}

/// What is seen before anything is issued.
inline ReceiptPaper specimen() {
  auto paper = single();
  paper.mark = Mark::specimen;
  paper.number.clear();
  paper.proof.reset();
  paper.signatory = {};
  return paper;
}

}  // namespace papers
