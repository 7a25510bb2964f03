// Whatever is changed in a bundle is found, by both programs.

#include "bundle/parcel.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <random>
#include <set>

using namespace bundle_tests;

namespace {

constexpr std::size_t small = 2048;
constexpr int sampled = 300;

// Every position of a small file; of a large one a sample, both ends included.
std::set<std::size_t> positions(std::size_t size, int count) {
  std::set<std::size_t> list;
  if (size <= small && count == sampled) {
    for (std::size_t at = 0; at < size; ++at)
      list.insert(at);
    return list;
  }
  std::mt19937_64 random(20261127);
  list = {0, size - 1};
  for (int one = 0; one < count; ++one)
    list.insert(random() % size);
  return list;
}

std::string changed(std::string text, std::size_t at) {
  // Another bit each time, so that letters become letters and line ends too.
  text[at] = static_cast<char>(text[at] ^ (1 << (at % 8)));
  return text;
}

// A forged file that fits its forged manifest is still not what its entries
// say.
bool names_file(const std::vector<bundle::Fault>& faults,
                const std::string& name) {
  for (const auto& fault : faults) {
    // A changed entry shows in all that follows from it.
    if (fault.file == name || fault.file == "entries.jsonl" ||
        name == "entries.jsonl")
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a changed byte is found, in whatever file", "[bundle]") {
  const Parcel parcel;
  REQUIRE(parcel.first_look().empty());
  for (const auto& name : parcel.names()) {
    const auto file = parcel.folder() / name;
    const auto text = contents(file);
    for (const auto at : positions(text.size(), sampled)) {
      write(file, changed(text, at));
      if (parcel.first_look().empty()) {
        CAPTURE(name, at);
        FAIL_CHECK("the change was not found");
      }
    }
    write(file, text);
  }
  CHECK(parcel.first_look().empty());
}

TEST_CASE("a file cut, longer, gone, renamed or exchanged is found",
          "[bundle]") {
  const Parcel parcel;
  const auto names = parcel.names();
  for (const auto& name : names) {
    CAPTURE(name);
    const auto file = parcel.folder() / name;
    const auto text = contents(file);
    for (const auto& other : {std::string(), text.substr(0, text.size() - 1),
                              text + '\n', text + ' ', "\xef\xbb\xbf" + text}) {
      write(file, other);
      CHECK_FALSE(parcel.faults().empty());
    }
    fs::remove(file);
    CHECK_FALSE(parcel.first_look().empty());
    write(parcel.folder() / (name + "x"), text);
    CHECK_FALSE(parcel.first_look().empty());
    write(file, text);
    CHECK_FALSE(parcel.first_look().empty());  // one more than there should be
    fs::remove(parcel.folder() / (name + "x"));
    for (const auto& other : names) {
      const auto beside = contents(parcel.folder() / other);
      if (beside == text) continue;
      write(file, beside);
      write(parcel.folder() / other, text);
      CHECK_FALSE(parcel.first_look().empty());
      write(parcel.folder() / other, beside);
      write(file, text);
    }
  }
  CHECK(parcel.faults().empty());
}

TEST_CASE("a forged file is found though its digests were forged to match",
          "[bundle]") {
  const Parcel parcel;
  const auto manifest = contents(parcel.folder() / bundle::manifest_name);
  for (const auto& file : parcel.made().files) {
    const auto text = contents(parcel.folder() / file.name);
    for (const auto at : positions(text.size(), 5)) {
      parcel.forge(file.name, changed(text, at));
      const auto faults = parcel.faults();
      CAPTURE(file.name, at);
      CHECK_FALSE(faults.empty());
      CHECK(names_file(faults, file.name));
      write(parcel.folder() / file.name, text);
      parcel.seal(manifest);
    }
  }
  CHECK(parcel.faults().empty());
}

TEST_CASE("a change is told by file, line and field", "[bundle]") {
  const Parcel parcel;
  const auto file = parcel.folder() / "donations.csv";
  auto text = contents(file);
  REQUIRE(replace(text, ",12.34,", ",12.35,"));
  parcel.forge("donations.csv", text);
  const auto faults = parcel.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].file == "donations.csv");
  CHECK(faults[0].line ==
        1 + std::count(text.begin(),
                       text.begin() + static_cast<long>(text.find(",12.35,")),
                       '\n'));
  CHECK(faults[0].field == "amount");
  const auto heard = verify(parcel.folder());
  CHECK(heard.exit == 1);
  const auto place = "donations.csv, line " + std::to_string(faults[0].line) +
                     ", field amount";
  INFO(heard.says);
  CHECK(heard.says.find(place) != std::string::npos);
}

// tamper.py does to verify.py what the cases above do to our own check.
TEST_CASE("verify.py finds every change too", "[bundle]") {
  const Parcel parcel;
  const auto heard = run("PYTHONDONTWRITEBYTECODE=1 python3 " OBOLE_SOURCE_DIR
                         "/tests/bundle/tamper.py '" +
                         parcel.folder().string() + "'");
  INFO(heard.says);
  CHECK(heard.exit == 0);
}

// verdicts.py has a small ledger whose files were written by hand.
TEST_CASE("verify.py says of bundles made by hand what is to be said",
          "[bundle]") {
  const auto heard =
      run("python3 " OBOLE_SOURCE_DIR "/tests/bundle/verdicts.py");
  INFO(heard.says);
  CHECK(heard.exit == 0);
}

// kept.py signs, and has others' signatures.
TEST_CASE("verify.py holds entries against what an auditor keeps", "[bundle]") {
  const Parcel parcel;
  const auto heard = run("PYTHONDONTWRITEBYTECODE=1 python3 " OBOLE_SOURCE_DIR
                         "/tests/bundle/kept.py '" +
                         parcel.folder().string() + "'");
  INFO(heard.says);
  CHECK(heard.exit == 0);
}
