// A bundle made to harm whoever checks it gets a plain answer.

#include "bundle/parcel.hpp"

#include "support/catch.hpp"

using namespace bundle_tests;

namespace {

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int one = 0; one < count; ++one)
    all += text;
  return all;
}

}  // namespace

TEST_CASE("a manifest that is none is refused, whatever it says", "[bundle]") {
  const Parcel parcel;
  const auto manifest = contents(parcel.folder() / bundle::manifest_name);
  const auto with = [&manifest](const std::string& from,
                                const std::string& to) {
    auto text = manifest;
    REQUIRE(replace(text, from, to));
    return text;
  };
  for (const auto& text :
       {std::string(), std::string("\n"), std::string("{}\n"),
        std::string("[]\n"), repeated("{\"a\":", 100'000) + "\n",
        "{\"a\":" + repeated("[", 100'000) + "\n",
        std::string("{\"files\":NaN}\n"),
        "{\"size\":" + std::string(100'000, '9') + "}\n",
        "\xef\xbb\xbf" + manifest, with("{", "{ "),
        with("\"bundle\"", "\"bundle\":\"x\",\"bundle\""),
        with("README.txt", "../README.txt"), with("README.txt", "/etc/passwd"),
        with("\"names\":true", "\"names\":1"),
        with("\"names\":true", "\"names\":false"),
        with("\"decimals\":2", "\"decimals\":999999"),
        with("\"files\":[[", "\"files\":[[\"a\",1],["),
        with("\"files\":[[", "\"files\":[[[\"a\"],1,\"b\"],["),
        std::string("\xff\xfe\n")}) {
    parcel.seal(text);
    CAPTURE(text.substr(0, 60));
    CHECK_FALSE(parcel.faults().empty());
  }
  parcel.seal(manifest);
  CHECK(parcel.faults().empty());
}

TEST_CASE("an entry that is none is refused, whatever it says", "[bundle]") {
  const Parcel parcel;
  const auto manifest = contents(parcel.folder() / bundle::manifest_name);
  const auto entries = contents(parcel.folder() / "entries.jsonl");
  const auto first = entries.substr(0, entries.find('\n'));
  const auto with = [&first](const std::string& from, const std::string& to) {
    auto text = first;
    REQUIRE(replace(text, from, to));
    return text;
  };
  for (const auto& line :
       {repeated("{\"a\":", 100'000), std::string("[]"), std::string("NaN"),
        std::string(), std::string("{}"), std::string("\xff"),
        "{" + std::string(70'000, ' ') + "}", with("\"v\":1", "\"v\":2"),
        with("\"seq\":0", "\"seq\":-0"), with("\"seq\":0", "\"seq\":1"),
        with("\"EUR\"", "\"XXX\""),
        with("\"kind\":\"ledger.opened\"", "\"kind\":\"account.opened\"")}) {
    parcel.forge("entries.jsonl", line + entries.substr(entries.find('\n')));
    CAPTURE(line.substr(0, 60));
    const auto faults = parcel.faults();
    REQUIRE_FALSE(faults.empty());
    CHECK(faults[0].file == "entries.jsonl");
    write(parcel.folder() / "entries.jsonl", entries);
    parcel.seal(manifest);
  }
}

TEST_CASE("links and folders among the files are refused, and not followed",
          "[bundle]") {
  const Parcel parcel;
  const auto file = parcel.folder() / "leaves.txt";
  auto away = parcel.folder();
  away += ".away";
  fs::rename(file, away);
  fs::create_symlink(away, file);
  CHECK_FALSE(parcel.faults().empty());
  fs::remove(file);
  fs::create_directory(file);
  CHECK_FALSE(parcel.faults().empty());
}

TEST_CASE("what is no folder is not a bundle", "[bundle]") {
  const Parcel parcel;
  const auto reason = [](const fs::path& folder) {
    return bundle::check_bundle(folder, program).error().reason;
  };
  CHECK(reason(parcel.folder() / "README.txt") ==
        obole::Reason::file_unreadable);
  CHECK(reason(parcel.folder() / "none") == obole::Reason::file_unreadable);
}
