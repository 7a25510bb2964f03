// What goes into an audit bundle, and that two programs accept it.

#include "bundle/parcel.hpp"

#include "support/catch.hpp"

using namespace bundle_tests;
using obole::Reason;

TEST_CASE("two programs accept the bundle of a ledger with everything in it",
          "[bundle]") {
  const bool names = GENERATE(false, true);
  const Parcel parcel(names);
  const auto checked = bundle::check_bundle(parcel.folder(), program).value();
  for (const auto& fault : checked.faults)
    UNSCOPED_INFO(fault.file << ' ' << fault.line << ' ' << fault.field << ' '
                             << fault.what.en);
  CHECK(checked.faults.empty());
  CHECK(checked.head.size == parcel.made().head.size);
  CHECK(checked.head.root == parcel.made().head.root);
  CHECK(checked.manifest == parcel.made().manifest);
  CHECK(checked.names == names);
  // As an auditor runs it: in the folder, with its own copy.
  const auto heard =
      run("cd '" + parcel.folder().string() + "' && python3 verify.py");
  INFO(heard.says);
  CHECK(heard.exit == 0);
  CHECK(heard.says.find(obole::hex(parcel.made().head.root)) !=
        std::string::npos);
  CHECK(parcel.first_look().empty());  // python left nothing behind
}

TEST_CASE("the verifier that goes along is the one in the source", "[bundle]") {
  CHECK(bundle::verifier() ==
        contents(OBOLE_SOURCE_DIR "/engine/obole/bundle/verify.py"));
}

TEST_CASE("the entries are those of the ledger, byte for byte", "[bundle]") {
  Parcel parcel;
  std::string bodies;
  std::string leaves;
  auto book = parcel.world().opened(obole::store::Access::read);
  obole::store::Statement row(book.database(),
                              "SELECT body, lower(hex(leaf)) FROM entry "
                              "ORDER BY seq");
  while (row.step()) {
    bodies += std::string(row.blob(0)) + '\n';
    leaves += std::string(row.text(1)) + '\n';
  }
  CHECK(contents(parcel.folder() / "entries.jsonl") == bodies);
  CHECK(contents(parcel.folder() / "leaves.txt") == leaves);
}

TEST_CASE("without being asked, no name is in a bundle", "[bundle]") {
  const Parcel parcel(false);
  for (const auto& name : parcel.names()) {
    CAPTURE(name);
    CHECK(contents(parcel.folder() / name).find("Zed") == std::string::npos);
  }
  CHECK_FALSE(fs::exists(parcel.folder() / "people.jsonl"));
}

TEST_CASE("the same ledger gives the same bundle, and one that grew another",
          "[bundle]") {
  Parcel parcel;
  auto again = parcel.folder();
  again += "-again";
  const auto make = [&] {
    auto book = parcel.world().opened(obole::store::Access::read);
    return bundle::make(
               book, {again, true, program, parcel.signed_by_all_zeros(book)})
        .value();
  };
  CHECK(make().manifest == parcel.made().manifest);
  fs::remove_all(again);
  parcel.world().donor("One More");
  CHECK(make().manifest != parcel.made().manifest);
}

TEST_CASE("a bundle replaces nothing, and leaves nothing half made",
          "[bundle]") {
  Parcel parcel;
  parcel.world().close();
  auto book = parcel.world().opened(obole::store::Access::read);
  const auto place = parcel.world().folder() / "place";
  const auto refusal = [&](const fs::path& folder) {
    return bundle::make(book, {folder, false, program}).error().reason;
  };
  fs::create_directory(place);
  CHECK(refusal(place) == Reason::already_exists);
  CHECK(fs::is_empty(place));
  fs::remove(place);
  fs::create_symlink("nowhere", place);
  CHECK(refusal(place) == Reason::already_exists);
  fs::remove(place);
  write(place, "mine");
  CHECK(refusal(place) == Reason::already_exists);
  CHECK(refusal(place / "below") == Reason::ledger_unusable);
  CHECK(contents(place) == "mine");
  for (const auto& entry :
       fs::directory_iterator(parcel.world().folder().path()))
    CHECK(entry.path().filename().string().rfind(".obole-", 0) != 0);
}

TEST_CASE("names are refused where the people file is not there", "[bundle]") {
  Parcel parcel(false);
  parcel.world().close();
  fs::remove(parcel.world().people());
  auto book = parcel.world().opened(obole::store::Access::read);
  const auto folder = parcel.world().folder() / "other";
  CHECK(bundle::make(book, {folder, true, program}).error().reason ==
        Reason::ledger_unusable);
  CHECK(bundle::make(book, {folder, false, program}).has_value());
}
