// What is read on a receipt, whole, against kept texts.  OBOLE_ACCEPT=1 writes
// them anew; `git diff` is then the review.

#include "paper/papers.hpp"
#include "paper/printed.hpp"

#include <utility>

TEST_CASE("receipts read as they are kept", "[paper][text]") {
  using Kept = std::pair<const char*, papers::ReceiptPaper>;
  const auto [name, paper] = GENERATE(
      Kept{"individual", papers::single()}, Kept{"annual", papers::annual()},
      Kept{"company", papers::company()},
      Kept{"replacement", papers::replacement()},
      Kept{"duplicate", papers::duplicate()}, Kept{"void", papers::voided()},
      Kept{"specimen", papers::specimen()});
  const auto file =
      std::string(OBOLE_SOURCE_DIR "/tests/data/receipts/") + name + ".txt";
  const auto text = printed::Document(paper).reading();
  if (std::getenv("OBOLE_ACCEPT") != nullptr)
    std::ofstream(file, std::ios::binary) << text;
  CAPTURE(file);
  CHECK(text == printed::read(file));
}

// The mentions of 2041-RD that law.md 4.2 lists, in the order of the list.
TEST_CASE("a receipt for an individual has all mentions of its form",
          "[paper][text]") {
  const auto text = printed::Document(papers::single()).running_text();
  for (const auto* const mention :
       {"Numéro d’ordre du reçu 2026-000123",
        "11580*05",
        "Commune de Sainte-Foy-lès-Œuilly",
        "210 000 018",
        "1, place de la République",
        "« Un toit pour Saint-Étienne »",
        "☒ Collectivité territoriale",
        "Hélène Lefèvre-Åström, née Çağlar",
        "12 bis, rue du Cœur-de-Ville",
        "***1 234,56 €***",
        "mille deux cent trente-quatre euros et cinquante-six centimes",
        "Date du versement : 2 novembre 2026",
        "Le bénéficiaire certifie sur l’honneur que les dons et versements "
        "qu’il reçoit ouvrent droit à la réduction d’impôt prévue à l’article "
        ":",
        "☒ 200 du CGI",
        "☐ 978 du CGI",
        "☒ Déclaration de don manuel",
        "☒ Numéraire",
        "☒ Virement, prélèvement, carte bancaire",
        "Fait à Sainte-Foy-lès-Œuilly, le 24 novembre 2026",
        "Jean-François Moûtier",
        "Maire"}) {
    CAPTURE(mention, text);
    CHECK(printed::has(text, mention));
  }
  for (const auto* const other :
       {"☒ 978", "238 bis", "☒ Chèque", "☒ Remise", "☒ Autres", "DUPLICATA",
        "ANNULÉ", "SPÉCIMEN"}) {
    CAPTURE(other);
    CHECK_FALSE(printed::has(text, other));
  }
}

// Those of 2041-MEC-SD, law.md 4.3.
TEST_CASE("a receipt for a company has all mentions of its form",
          "[paper][text]") {
  const auto text = printed::Document(papers::company()).running_text();
  for (const auto* const mention :
       {"Numéro d’ordre du reçu 2026-000207", "16216*02", "SIREN 210 000 018",
        "Charpentes & Fils", "Société par actions simplifiée (SAS)",
        "732 829 320", "Zone artisanale des Érables, 4, allée des Compagnons",
        "***6 620,00 €***", "six mille six cent vingt euros",
        "dont 2 000,00 € en numéraire et 4 620,00 € en nature",
        "du 14 septembre 2026 au 1er octobre 2026",
        "chêne de charpente sec, première qualité, 2,5 m³ à 1 400,00 € le m³",
        "2 jours d’un ingénieur structure",
        "La valeur des dons en nature a été déterminée par l’entreprise "
        "donatrice, qui en répond seule.",
        "☒ 238 bis du CGI", "☒ Numéraire", "☒ En nature : biens",
        "☒ En nature : mise à disposition", "Jean-François Moûtier"}) {
    CAPTURE(mention, text);
    CHECK(printed::has(text, mention));
  }
}

TEST_CASE("every way of paying ticks its box and no other", "[paper][text]") {
  using Ticked = std::pair<obole::Method, std::string>;
  const auto [method, box] = GENERATE(
      Ticked{papers::Method::cash, "Remise d’espèces"},
      Ticked{papers::Method::cheque, "Chèque"},
      Ticked{papers::Method::card, "Virement, prélèvement, carte"},
      Ticked{papers::Method::transfer, "Virement, prélèvement, carte"},
      Ticked{papers::Method::direct_debit, "Virement, prélèvement, carte"});
  auto paper = papers::single();
  paper.gifts.front().method = method;
  const auto text = printed::Document(paper).text();
  CAPTURE(text);
  for (const auto* const one :
       {"Remise d’espèces", "Chèque", "Virement, prélèvement, carte"}) {
    CHECK(printed::has(text, std::string("☒ ") + one) == (one == box));
    CHECK(printed::has(text, std::string("☐ ") + one) == (one != box));
  }
}

TEST_CASE("waived expenses are of their own nature, and were not paid",
          "[paper][text]") {
  auto paper = papers::single();
  paper.gifts.front().method = papers::Method::expense_waiver;
  paper.gifts.front().description = "240 km pour la visite du chantier";
  const auto text = printed::Document(paper).text();
  CHECK(printed::has(text, "☒ Frais engagés par les bénévoles"));
  CHECK(printed::has(text, "☐ Numéraire"));
  CHECK(printed::has(text, "240 km pour la visite du chantier"));
  CHECK_FALSE(printed::has(text, "Mode de versement\n"));
  CHECK_FALSE(printed::has(text, "Chèque"));
}
