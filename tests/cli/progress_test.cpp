// How far a long run is shows on a terminal, and nowhere else.

#include "cli/desk.hpp"
#include "support/catch.hpp"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using cli_tests::contents;
using cli_tests::Process;

namespace {

namespace fs = std::filesystem;

// A terminal seen from behind: what a program writes on it.
class Terminal {
 public:
  Terminal() : behind_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(behind_ >= 0);
    REQUIRE(::grantpt(behind_) == 0);
    REQUIRE(::unlockpt(behind_) == 0);
  }
  ~Terminal() { ::close(behind_); }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  fs::path name() const { return ::ptsname(behind_); }

  // Until the last program on it has ended.
  std::string read() const {
    std::string text;
    std::array<char, 4096> piece;
    for (;;) {
      const auto size = ::read(behind_, piece.data(), piece.size());
      if (size <= 0) return text;
      text.append(piece.data(), static_cast<std::size_t>(size));
    }
  }

 private:
  int behind_;
};

constexpr const char* statement = R"(<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
<BkToCstmrStmt><GrpHdr><MsgId>M</MsgId>
<CreDtTm>2026-06-30T00:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id>
<Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
<ValDt><Dt>2026-03-02</Dt></ValDt>
<NtryDtls><TxDtls><Refs><EndToEndId>GIFT-0001</EndToEndId></Refs>
<Amt Ccy="EUR">10.00</Amt></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>
)";

class Bank : public cli_tests::Town {
 public:
  Bank() {
    REQUIRE(obole({"account", "add", "FR7630006000011234567890189"}).status ==
            0);
    REQUIRE(obole(gift("GIFT-0001")).status == 0);
    fs::create_directory(folder() / "inbox");
    cli_tests::write(folder() / "inbox/bank.xml", statement);
  }

  // Runs `obole words...` at a terminal of this kind, and says what it showed.
  // Standard output is a file all the same.
  std::string shown(const std::vector<std::string>& words,
                    const std::string& kind = "xterm") {
    const Terminal terminal;
    const auto errors = drawer() / "seen.err";
    fs::remove(errors);
    fs::create_symlink(terminal.name(), errors);
    auto typed = words;
    typed.insert(typed.begin(), OBOLE_PROGRAM);
    auto here = environment();
    here.push_back("TERM=" + kind);
    Process process(typed, folder(), drawer() / "seen", here);
    auto text = terminal.read();
    CHECK(process.wait() <= 1);
    return text;
  }
  std::string output() const { return contents(drawer() / "seen.out"); }
};

constexpr const char* cleared = "\r\x1b[K";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE_METHOD(Bank, "progress shows on a terminal and leaves no trace",
                 "[progress]") {
  const auto of_import = shown({"import", "statement", "inbox/bank.xml"});
  CHECK(has(of_import, "inbox/bank.xml: lines"));
  CHECK(of_import.ends_with(cleared));
  CHECK(has(output(), "camt.053"));
  CHECK_FALSE(has(output(), "\x1b"));

  const auto of_passes = shown({"reconcile"});
  for (const char* const stage :
       {"open lines", "expected on the bank", "matching"})
    CHECK(has(of_passes, stage));
  CHECK(of_passes.ends_with(cleared));
}

TEST_CASE_METHOD(Bank, "a night shows what it is at", "[progress]") {
  const auto of_night = shown({"--lang", "fr", "nightly", "--inbox", "inbox"});
  for (const char* const stage : {"bank.xml : lignes", "lignes ouvertes",
                                  "rapprochement", "vérification"})
    CHECK(has(of_night, stage));
  CHECK(of_night.ends_with(cleared));
}

TEST_CASE_METHOD(Bank, "no progress where it would be noise", "[progress]") {
  const std::vector<std::string> words = {"import", "statement",
                                          "inbox/bank.xml", "--dry-run"};
  // The message stays; what moves the cursor does not.
  CHECK(obole(words).err == "obole: nothing was recorded (--dry-run)\n");
  CHECK(shown(words, "dumb") == "obole: nothing was recorded (--dry-run)\r\n");

  auto quiet = words;
  quiet.insert(quiet.begin(), "--quiet");
  CHECK(shown(quiet).empty());
}
