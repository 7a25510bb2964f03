// The document itself: one that can be kept, read aloud, and made again.

#include "paper/papers.hpp"
#include "paper/printed.hpp"

#include <chrono>
#include <thread>

using printed::bytes_of;
using printed::Document;
using printed::has;

TEST_CASE("a receipt is a sound and tagged document with a title",
          "[paper][document]") {
  const Document document(papers::single());
  const auto info = document.said_by("pdfinfo", "");
  CAPTURE(info);
  CHECK(has(info,
            "Title:           Reçu fiscal n°\u00A0"
            "2026-000123\n"));
  CHECK(has(info, "Author:          Commune de Sainte-Foy-lès-Œuilly\n"));
  CHECK(has(info, "Tagged:          yes"));
  CHECK(has(info, "Metadata Stream: yes"));
  CHECK(has(info, "Page size:       595 x 842 pts (A4)"));
  CHECK(has(info, "PDF version:     1.4"));
  CHECK(has(document.said_by("qpdf", "--check"), "No syntax or stream"));
}

TEST_CASE("every font is embedded in part, and its letters are known",
          "[paper][document]") {
  const auto list = Document(papers::company()).said_by("pdffonts", "");
  CAPTURE(list);
  std::istringstream lines(list);
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  int fonts = 0;
  while (std::getline(lines, line)) {
    ++fonts;
    CHECK(has(line, "DejaVuSans"));
    CHECK(has(line, " yes yes yes "));
  }
  CHECK(fonts >= 2);
}

// ISO 19005-1: 6.1.3 (no encryption, an ID), 6.2.2, 6.3.3.2, 6.3.5, 6.4, 6.7.
// Debian's preflight (libpdfbox2-java) says the rest, by hand: it needs Java.
TEST_CASE("a receipt has what PDF/A-1b asks for", "[paper][document]") {
  const auto pdf = Document(papers::annual())
                       .said_by("qpdf", "--qdf --object-streams=disable", "-");
  for (const auto* const entry :
       {"<pdfaid:part>1</pdfaid:part>",
        "<pdfaid:conformance>B</pdfaid:conformance>", "/GTS_PDFA1",
        "/CIDToGIDMap /Identity", "/CIDSet", "/Lang (fr-FR)", "/Marked true",
        "/DisplayDocTitle true", "/ID [",
        "<xmp:CreateDate>2027-01-18T00:00:00Z</xmp:CreateDate>",
        "/CreationDate (D:20270118000000Z)"}) {
    CAPTURE(entry);
    CHECK(has(pdf, entry));
  }
  for (const auto* const entry :
       {"/Encrypt", "/JavaScript", "/Transparency", "/SMask", "/LZWDecode"}) {
    CAPTURE(entry);
    CHECK_FALSE(has(pdf, entry));
  }
}

TEST_CASE("a receipt tells a screen reader its headings, tables and figure",
          "[paper][document]") {
  const auto tags = Document(papers::annual()).said_by("pdfinfo", "-struct");
  CAPTURE(tags);
  for (const auto* const tag : {"Document", "H1 ", "H2 ", "H3 ", "Table",
                                " TR\n", " TH\n", " TD\n", "Figure"})
    CHECK(has(tags, tag));
  CHECK(tags.find("H1 ") < tags.find("H2 "));
  CHECK(has(tags, "Document"));
  CHECK(tags.find("Document") == tags.rfind("Document"));
}

TEST_CASE("the same receipt has the same bytes, whatever came before",
          "[paper][document]") {
  const auto alone = bytes_of(papers::single());
  auto press = printed::press();
  CHECK((*press.print(papers::single()) == alone));
  for (const auto& other :
       {papers::annual(), papers::company(), papers::specimen()})
    REQUIRE(press.print(other));
  auto greek = papers::single();
  greek.recipient.name = "Ελένη Παπαδοπούλου";
  REQUIRE(press.print(greek));
  // A clock that has a part in it shows seconds.
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  CHECK((*press.print(papers::single()) == alone));
  CHECK((bytes_of(papers::duplicate()) != alone));
}

// Writes one receipt to OBOLE_PAPER_FILE, for the case below.
TEST_CASE("one receipt to a file", "[.receipt]") {
  const char* const file = std::getenv("OBOLE_PAPER_FILE");
  REQUIRE(file != nullptr);
  std::ofstream(file, std::ios::binary) << bytes_of(papers::single());
}

TEST_CASE("the machine's settings have no part in a receipt",
          "[paper][document]") {
  const support::ScratchFolder folder;
  const auto file = (folder / "receipt.pdf").string();
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto settings =
      GENERATE("LC_ALL=tr_TR.UTF-8 TZ=Pacific/Auckland", "LC_ALL=C TZ=UTC0",
               "HOME=/nonexistent XDG_CACHE_HOME=/nonexistent LANG=",
               "FONTCONFIG_FILE=/dev/null PANGO_LANGUAGE=ja LANGUAGE=ar");
  const auto command = std::string("env ") + settings + " OBOLE_PAPER_FILE='" +
                       file + "' '" + self + "' '[.receipt]' >/dev/null 2>&1";
  CAPTURE(command);
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK((printed::read(file) == bytes_of(papers::single())));
}

TEST_CASE("the code of a receipt holds its number, entry and head",
          "[paper][document]") {
  const std::string text =
      "OBOLE1:210000018:2026-000123:"
      "923FE53966C6CD93A7C1BE0DE8D1C26BB9AD0B4F6A5B3F6F6AD2BD8A5B6F1E07:"
      "0B7A8D1C5E3F49268A7B6C5D4E3F2A1B0C9D8E7F6A5B4C3D2E1F0A9B8C7D6E5F:4711";
  CHECK(obole::paper::verification_text(papers::single()) == text);
  // Who cannot see the figure is told what it holds.
  const auto pdf = Document(papers::single()).said_by("qpdf", "--qdf", "-");
  CHECK(has(pdf, "/Alt (Code QR : " + text + ")"));
  const auto read = Document(papers::single()).text();
  CHECK(has(read, "écriture " + papers::leaf));
  CHECK(has(read, "registre " + papers::root + " (4711 écritures)"));
}

TEST_CASE("fonts that are not there are said to be missing",
          "[paper][document]") {
  const support::ScratchFolder folder;
  const auto opened = obole::paper::Press::open(folder.path());
  REQUIRE(support::reason(opened) == obole::Reason::file_unreadable);
  CHECK(has(opened.error().hint.fr, "fonts-dejavu-core"));
}
