// Texts that nobody would write, and that somebody sends.

#include "paper/papers.hpp"
#include "paper/printed.hpp"

using obole::Reason;
using printed::Document;
using printed::has;
using support::reason;

namespace {

papers::ReceiptPaper named(const std::string& name) {
  auto paper = papers::single();
  paper.recipient.name = name;
  return paper;
}

std::string times(const std::string& text, int count) {
  std::string out;
  for (int n = 0; n < count; ++n)
    out += text;
  return out;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos;
       at = text.find(part, at + part.size()))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("two hundred gifts are all told, under heads on every page",
          "[paper][hostile]") {
  const auto gifts = GENERATE(60U, 200U);
  auto paper = papers::annual(gifts);
  for (std::size_t n = 0; n < paper.gifts.size(); ++n) {
    paper.gifts[n].amount =
        papers::euros(1'000'00 + static_cast<std::int64_t>(n));
    paper.amount =
        n == 0 ? paper.gifts[0].amount : paper.amount + paper.gifts[n].amount;
  }
  const Document document(paper);
  const auto text = document.text();
  for (const auto& gift : paper.gifts) {
    auto amount = french(gift.amount);
    amount.replace(amount.find("\u202F"), 3, " ");
    const auto row =
        obole::french(gift.date) + " Prélèvement " + amount + " €\n";
    CAPTURE(row);
    CHECK(count_of(text, row) == 1);
  }
  const auto pages = document.pages();
  CHECK(count_of(text, "Date Versement Montant\n") ==
        static_cast<std::size_t>(pages - 1));
  for (int page = 1; page <= pages; ++page)
    CHECK(has(document.page(page), "page " + std::to_string(page) + " sur " +
                                       std::to_string(pages)));
  CHECK(has(document.page(1), "Fait à Sainte-Foy"));
  CHECK(has(document.page(pages), "Total "));
}

TEST_CASE("long names, addresses and objects are broken, never cut off",
          "[paper][hostile]") {
  auto paper = papers::single();
  paper.recipient.name = times("de Montmorency-Laval ", 40) + "FIN-DU-NOM";
  paper.recipient.address =
      times("Bâtiment Z, escalier quatre-vingt-dix-neuf\n", 50) +
      "FIN-DE-L-ADRESSE";
  paper.issuer.object =
      times("Restauration des vitraux du chœur. ", 200) + "FIN-DE-L-OBJET";
  paper.issuer.name = times("Communauté de communes ", 12) + "FIN";
  const Document document(paper);
  const auto text = document.running_text();
  for (const auto* const end :
       {"FIN-DU-NOM", "FIN-DE-L-ADRESSE", "FIN-DE-L-OBJET", "Fait à"})
    CHECK(has(text, end));
  CHECK(count_of(text, "escalier quatre-vingt-dix-neuf") == 50);
  CHECK(document.pages() > 1);
  CHECK(document.pages() < 8);
}

TEST_CASE("a word without a space is broken too", "[paper][hostile]") {
  auto text = Document(named(times("W", 400))).running_text();
  CHECK(count_of(text, "W") >= 400);
}

TEST_CASE("a description of several pages goes on to the next",
          "[paper][hostile]") {
  auto paper = papers::replacement();
  paper.gifts.front().description =
      times("une poutre de chêne numérotée ;\n", 200) + "DERNIÈRE";
  const Document document(paper);
  const auto text = document.running_text();
  CHECK(count_of(text, "une poutre de chêne numérotée") == 200);
  CHECK(has(text, "DERNIÈRE"));
  CHECK(has(document.page(1), "description en annexe"));
  CHECK(document.pages() > 3);
}

TEST_CASE("names of many scripts are printed", "[paper][hostile]") {
  const std::string name =
      GENERATE("Nguyễn Thị Ánh", "Łukasz Żółć-Đặng", "Ελένη Παπαδοπούλου",
               "Дмитрий Щербаков", "Þórður Æðarson", "ქეთევან ლომიძე");
  CHECK(has(Document(named(name)).text(), name));
}

TEST_CASE("names written from right to left are printed", "[paper][hostile]") {
  // poppler gives them in the order of reading, or in that of the page.
  CHECK(has(Document(named("דוד לוי")).text(), "דוד"));
  // In Arabic the letters take other shapes: read back as they were written.
  const Document arabic(named("محمد بن علي"));
  CHECK(has(arabic.text(), "محمد"));
  CHECK(has(Document(named("علی\u200Cرضا")).said_by("qpdf", "--check"),
            "No syntax"));
}

TEST_CASE("a character without a glyph is refused by name",
          "[paper][hostile]") {
  auto press = printed::press();
  const auto han = press.print(named("漢字 Dupont"));
  REQUIRE(reason(han) == Reason::glyph_missing);
  CHECK(has(han.error().what.fr, "le nom du donateur"));
  CHECK(has(han.error().what.fr, "漢字 Dupont"));
  CHECK(has(han.error().why.fr, "漢 (U+6F22)"));
  CHECK(has(han.error().why.en, "漢 (U+6F22)"));
  CHECK_FALSE(han.error().hint.empty());

  auto party = papers::single();
  party.issuer.object = "Grande fête 🎉 du toit";
  CHECK(reason(press.print(party)) == Reason::glyph_missing);
  auto company = papers::company();
  company.gifts.front().description += " 丸太";
  const auto gift = press.print(company);
  REQUIRE(reason(gift) == Reason::glyph_missing);
  CHECK(has(gift.error().what.fr, "la description du don du 14/09/2026"));
  // And the press still prints.
  CHECK(press.print(papers::single()));
}

TEST_CASE("characters that hide or turn others around are refused",
          "[paper][hostile]") {
  const auto* const hidden =
      GENERATE("\u202E", "\u2066", "\u200B", "\uFEFF", "\u00AD", "\u2060");
  const auto refused =
      printed::press().print(named(std::string("Anne") + hidden + "Martin"));
  REQUIRE(reason(refused) == Reason::glyph_missing);
  CHECK(has(refused.error().why.en, "U+"));
}

TEST_CASE("what is not UTF-8 is refused", "[paper][hostile]") {
  auto press = printed::press();
  CHECK(reason(press.print(named("H\xE9l\xE8ne"))) == Reason::text_malformed);
  CHECK(reason(press.print(named(std::string("A\0B", 3)))) ==
        Reason::text_malformed);
}

TEST_CASE("markup in a name is a name", "[paper][hostile]") {
  const std::string name = "<b>Anne</b> & \"Fils\" &amp; (\\par) %s {} ]]>";
  auto paper = named(name);
  paper.issuer.name = "Ville de <A & B> (\\n)";
  const Document document(paper);
  CHECK(has(document.text(), name));
  CHECK(has(document.said_by("pdfinfo", ""), "Ville de <A & B> (\\n)"));
  CHECK(has(document.said_by("pdfinfo", "-meta"),
            "Ville de &lt;A &amp; B&gt; (\\n)"));
}

TEST_CASE("line ends in a line are spaces, and lines in an address",
          "[paper][hostile]") {
  auto paper = named("Anne\r\n\tMartin\x07");
  paper.recipient.address = "\n\n1, rue Haute\r\n\r\n69999 Œuilly\n";
  const auto text = Document(paper).text();
  CHECK(has(text, "Anne Martin\n"));
  CHECK(has(text, "Adresse 1, rue Haute\n69999 Œuilly\n"));
}

TEST_CASE("papers that contradict themselves break a promise",
          "[paper][hostile]") {
  auto press = printed::press();
  const auto breaks = [&press](const papers::ReceiptPaper& paper) {
    CHECK_THROWS_AS(press.print(paper).has_value(), obole::BrokenPromise);
  };
  auto paper = papers::single();
  paper.amount = papers::euros(123'457);
  breaks(paper);
  paper = papers::single();
  paper.gifts.clear();
  breaks(paper);
  paper = papers::single();
  paper.proof.reset();
  breaks(paper);
  paper = papers::single();
  paper.voided_on = paper.issued_on;
  breaks(paper);
}
