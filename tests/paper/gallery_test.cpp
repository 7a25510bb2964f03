// Every paper of papers.hpp into the folder OBOLE_PAPER_GALLERY, to be looked
// at: obole_paper_tests "[.gallery]".

#include "paper/papers.hpp"

#include "obole/paper/press.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <utility>
#include <vector>

TEST_CASE("a gallery of receipts", "[.gallery]") {
  const char* const folder = std::getenv("OBOLE_PAPER_GALLERY");
  REQUIRE(folder != nullptr);
  auto opened = obole::paper::Press::open();
  REQUIRE(opened);
  auto& press = *opened;
  const std::vector<std::pair<std::string, papers::ReceiptPaper>> gallery = {
      {"single", papers::single()},
      {"annual", papers::annual()},
      {"pair", papers::annual(2)},
      {"sixty", papers::annual(60)},
      {"company", papers::company()},
      {"duplicate", papers::duplicate()},
      {"voided", papers::voided()},
      {"specimen", papers::specimen()},
      {"replacement", papers::replacement()},
  };
  for (const auto& [name, paper] : gallery) {
    const auto pdf = press.print(paper);
    REQUIRE(pdf);
    std::ofstream(std::string(folder) + '/' + name + ".pdf", std::ios::binary)
        << *pdf;
  }
}
