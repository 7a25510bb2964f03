// Whatever happens to the bytes of a file, it is refused or read; and however
// they arrive, it is read alike.

#include "bank/camt053_recording.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

using camt053_test::record;
using camt053_test::sample;
using camt053_test::statement_with;
using camt053_test::told;

TEST_CASE("random changes never crash the reader", "[camt053]") {
  const std::string files[] = {sample("version_02.xml"),
                               sample("version_08.xml"),
                               sample("batch_exact.xml"), sample("pages.xml")};

  support::holds("a mutated file is refused or read", [&] {
    auto text = files[*rc::gen::inRange<std::size_t>(0, 4)];
    const auto changes = *rc::gen::inRange(1, 6);
    for (int change = 0; change < changes; ++change) {
      const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
      const auto size = *rc::gen::inRange<std::size_t>(0, 40);
      switch (*rc::gen::inRange(0, 4)) {
        case 0:
          text[at] = static_cast<char>(*rc::gen::inRange(0, 256));
          break;
        case 1:
          text.erase(at, size);
          break;
        case 2:
          text.insert(at, text.substr(text.size() - at - 1, size));
          break;
        default:
          text.insert(at, *rc::gen::element<std::string>(
                              "<", ">", "/", "&", "]]>", "<TxDtls>", "<Ntry>",
                              "99999999999", "\xFF", "&#0;"));
      }
    }
    const auto recording = record(text);
    for (const auto& statement : recording.statements)
      if (statement.ended)
        RC_ASSERT(statement.sums.lines == statement.lines.size());
    RC_ASSERT(recording.verdict || !recording.statements.empty());
  });
}

TEST_CASE("elements in any arrangement never crash the reader", "[camt053]") {
  support::holds("known elements nested anyhow are refused or read", [] {
    const auto name = rc::gen::element<std::string>(
        "Ntry", "NtryDtls", "TxDtls", "Chrgs", "Rcrd", "Amt", "Bal", "Stmt",
        "Sts", "Cd", "Btch", "NbOfTxs", "BkToCstmrStmt", "CdtDbtInd", "Acct");
    const auto text = rc::gen::element<std::string>("", "1.00", "CRDT", "DBIT",
                                                    "BOOK", "3", "2026-03-02");
    std::string inside;
    std::vector<std::string> open;
    const auto steps = *rc::gen::inRange(0, 60);
    for (int step = 0; step < steps; ++step) {
      if (open.empty() || (open.size() < 20 && *rc::gen::arbitrary<bool>())) {
        open.push_back(*name);
        inside += "<" + open.back() + " Ccy=\"EUR\">" + *text;
      } else {
        inside += "</" + open.back() + ">";
        open.pop_back();
      }
    }
    for (; !open.empty(); open.pop_back())
      inside += "</" + open.back() + ">";
    const auto recording = record(statement_with(inside));
    RC_ASSERT(recording.verdict || !recording.statements.empty());
  });
}

TEST_CASE("the same bytes in any pieces give the same lines", "[camt053]") {
  const auto cases = {sample("version_02.xml"), sample("version_08.xml"),
                      sample("deviation_order.xml"),
                      sample("deviation_decimals_lost.xml"),
                      sample("version_13.xml").substr(0, 3000)};
  for (const auto& text : cases) {
    const auto whole = told(record(text, text.size()));
    for (const std::size_t piece : {1u, 2u, 3u, 7u, 64u, 1000u}) {
      CAPTURE(piece);
      CHECK(told(record(text, piece)) == whole);
    }
  }

  SECTION("at the limits too") {
    for (const std::size_t size : {65'530u, 65'536u, 65'537u, 131'000u}) {
      CAPTURE(size);
      const auto text =
          "<!--" + std::string(size, 'x') + "-->" + statement_with("");
      CHECK(told(record(text, 777)) == told(record(text)));
    }
  }
}
