#include "bank/statement_csv_reading.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statement_csv_test {

using obole::bank::StatementProfile;
using recordings::Recording;

Recording read(const StatementProfile& profile, std::string_view bytes,
               std::size_t piece, std::string_view account) {
  static thread_local const StatementProfile* given = nullptr;
  static thread_local std::string whose;
  given = &profile;
  whose = account;
  return recordings::record(
      [](const obole::bank::Source& source, std::string_view file,
         const obole::bank::StatementSink& sink) {
        return obole::bank::read_statement_csv(source, file, *given, whose,
                                               obole::Currency::eur(), sink);
      },
      bytes, piece);
}

StatementProfile known(const char* name) {
  return obole::bank::known_statement_profile(name).value();
}

StatementProfile own(std::string_view toml) {
  const auto profile = obole::bank::parse_statement_profile(toml, "own.toml");
  const auto why = profile ? "" : profile.error().why.en;
  CAPTURE(toml, why);
  REQUIRE(profile);
  return *profile;
}

const recordings::Statement& only(const Recording& recording) {
  const auto why = recording.verdict ? recording.verdict->why.en : "";
  CAPTURE(why);
  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 1);
  return recording.statements[0];
}

std::vector<std::string> lines_of(const Recording& recording) {
  std::vector<std::string> lines;
  for (const auto& line : only(recording).lines)
    lines.push_back(fmt::format("{} {} {}", obole::iso(*line.booked_on),
                                to_string(line.amount), line.remittance));
  return lines;
}

void check_refused(const Recording& recording, obole::Reason reason,
                   std::uint64_t line, std::string_view column,
                   std::string_view why, std::string_view hint) {
  REQUIRE(recording.verdict);
  const auto& refusal = *recording.verdict;
  CAPTURE(refusal.what.en, refusal.why.en, refusal.hint.en);
  CHECK(name(refusal.reason) == name(reason));
  CHECK(refusal.place.file == "releve");
  CHECK(refusal.place.line == line);
  CHECK(refusal.place.column == column);
  CHECK(refusal.why.en.find(why) != std::string::npos);
  CHECK(refusal.hint.en.find(hint) != std::string::npos);
  CHECK_FALSE(refusal.why.fr.empty());
  CHECK_FALSE(refusal.hint.fr.empty());
  CHECK(std::none_of(recording.statements.begin(), recording.statements.end(),
                     [](const auto& statement) { return statement.ended; }));
}

}  // namespace statement_csv_test
