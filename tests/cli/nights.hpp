// A town whose files come into an inbox, night after night.

#pragma once

#include "cli/blow.hpp"
#include "cli/nightly_arrivals.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cli_tests {

class Nights : public Town {
 public:
  Nights();

  std::filesystem::path inbox() const { return folder() / "inbox"; }

  /// The ledger as it was before any file came.
  void start_over();
  void copy(const char* from, const char* to);

  void put(const File& file) { write(inbox() / file.name, file.bytes); }
  nlohmann::json night();

  /// What an officer does of a morning, once what it is about is there: cheques
  /// go to the bank, month by month, and the chargeback is recorded.
  void morning();

  /// One file a night, with a morning after each.
  void come(const std::vector<File>& files);
  void close() { must({"close", "--through", "2026-03-31"}); }

  /// What an officer sees in the end, without what depends on the clock, on
  /// numbers of entries or on who was registered first.
  std::string state();
  /// The same, but for the day under which things stand in the books.
  std::string state_but_days();

  /// What a command says in JSON; it ends with 0 or 1.
  nlohmann::json must(std::vector<std::string> words);

 private:
  void add(nlohmann::json& state, const std::vector<std::string>& words);
  void profile(const char* file, const char* platform, const char* fee);
};

}  // namespace cli_tests
