// Refund files: valid against the schema where there is one, in the characters
// of SEPA, with sums that are those of the transfers.

#include "obole/bank/pain001.hpp"

#include "bank/recording.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

using obole::bank::pain001;
using obole::bank::sepa_text;
using obole::bank::Transfer;
using obole::bank::TransferOrder;

namespace {

namespace fs = std::filesystem;

obole::Money euros(std::int64_t cents) {
  return {cents, obole::Currency::eur()};
}

TransferOrder order() {
  return {"OBOLE-2026-03-02-0123456789abcdef",
          obole::Instant{std::chrono::nanoseconds{1'772'400'000'000'000'000}},
          "Ville de Saint-Aubin",
          "219200714",
          "FR7630006000011234567890189",
          *obole::parse_date("2026-03-02"),
          {{"41", euros(5000), "Zoé L’Été & Cie <SARL>",
            "FR1420041010050500013M02606", "Remboursement don 12"},
           {"42", euros(2550), "Paul D'Urand", "BE68539007547034",
            "Remboursement don 13"}}};
}

}  // namespace

TEST_CASE("a refund file says who pays whom how much", "[pain001]") {
  const auto xml = pain001(order());
  for (const char* const part :
       {"<NbOfTxs>2</NbOfTxs>", "<CtrlSum>75.50</CtrlSum>",
        "<ReqdExctnDt><Dt>2026-03-02</Dt></ReqdExctnDt>",
        "<InstdAmt Ccy=\"EUR\">50.00</InstdAmt>", "<EndToEndId>41</EndToEndId>",
        "<Nm>ZOE L ETE CIE SARL</Nm>", "<Nm>Paul D&apos;Urand</Nm>",
        "<IBAN>BE68539007547034</IBAN>",
        "<CreDtTm>2026-03-01T21:20:00Z</CreDtTm>"}) {
    CAPTURE(part, xml);
    CHECK(xml.find(part) != std::string::npos);
  }
  CHECK(xml.find("PstlAdr") == std::string::npos);
}

TEST_CASE("texts are in the characters that every bank takes", "[pain001]") {
  CHECK(sepa_text("Paul Durand (fils), 3/4 + 5", 70) ==
        "Paul Durand (fils), 3/4 + 5");
  CHECK(sepa_text("Œuvre d’Anaïs", 70) == "OEUVRE D ANAIS");
  CHECK(sepa_text("//a//b//", 70) == "a/b");
  CHECK(sepa_text("/", 70).empty());
  CHECK(sepa_text("a<b>&c\"d", 70) == "A B C D");
  CHECK(sepa_text(std::string(200, 'x'), 70).size() == 70);
  CHECK(sepa_text(std::string(69, 'x') + " yz", 70).size() == 69);
}

TEST_CASE("a refund file is valid against the schema of ISO 20022",
          "[pain001]") {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  const auto samples = told != nullptr
                           ? fs::path(told)
                           : fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
  fs::path schema;
  if (fs::exists(samples / "xsd")) {
    for (const auto& entry : fs::recursive_directory_iterator(samples / "xsd"))
      if (entry.path().filename() == "pain.001.001.09.xsd")
        schema = entry.path();
  }
  if (schema.empty() || std::system("xmllint --version >/dev/null 2>&1") != 0) {
    WARN("skipped: no schema of pain.001.001.09, or no xmllint");
    return;
  }
  const support::ScratchFolder scratch;
  const auto file = scratch / "refunds.xml";
  const auto validate = [&](const std::string& xml) {
    std::ofstream(file) << xml;
    return std::system(fmt::format("xmllint --noout --schema '{}' '{}' "
                                   ">/dev/null 2>&1",
                                   schema.string(), file.string())
                           .c_str());
  };
  CHECK(validate(pain001(order())) == 0);
  auto bare = order();
  bare.siren.clear();
  bare.transfers.pop_back();
  CHECK(validate(pain001(bare)) == 0);
  // And the check can fail.
  auto broken = pain001(order());
  broken.replace(broken.find("<PmtMtd>TRF"), 11, "<PmtMtd>XXX");
  CHECK(validate(broken) != 0);
}
