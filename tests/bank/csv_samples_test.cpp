// Real statements in CSV, each by a profile of its own, and what adds up in
// them by hand.

#include "bank/recording.hpp"

#include "obole/bank/statement_csv.hpp"
#include "support/catch.hpp"

#include <cstdlib>

using obole::Reason;
using obole::bank::parse_statement_profile;
using obole::bank::StatementProfile;
using recordings::bytes_of;
using recordings::Recording;

namespace {

namespace fs = std::filesystem;

fs::path samples() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  const auto all = told != nullptr
                       ? fs::path(told)
                       : fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
  return all / "csv";
}

constexpr const char* american = R"(
name = "american"
delimiter = ","
dates = ["%m/%d/%Y"]
decimal_mark = "."
thousands = ","
)";

// A reader is a plain function: what it reads by stands here meanwhile.
const StatementProfile* by = nullptr;

Recording read(const std::string& file, const std::string& toml) {
  const auto profile = parse_statement_profile(toml, "profile.toml").value();
  by = &profile;
  return recordings::record(
      [](const obole::bank::Source& source, std::string_view name,
         const obole::bank::StatementSink& sink) {
        return obole::bank::read_statement_csv(source, name, *by,
                                               "FR7630006000011234567890189",
                                               obole::Currency::eur(), sink);
      },
      bytes_of(samples() / file));
}

std::vector<std::int64_t> amounts(const Recording& recording) {
  std::vector<std::int64_t> list;
  for (const auto& statement : recording.statements)
    for (const auto& line : statement.lines)
      list.push_back(line.amount.minor_units());
  return list;
}

void refuses(const std::string& file, const std::string& toml, Reason reason,
             const std::string& why) {
  const auto recording = read(file, toml);
  CAPTURE(file);
  REQUIRE(recording.verdict.has_value());
  CAPTURE(recording.verdict->why.en);
  CHECK(recording.verdict->reason == reason);
  CHECK(recording.verdict->why.en.find(why) != std::string::npos);
}

}  // namespace

TEST_CASE("every real statement in CSV is read, or refused for what it lacks",
          "[statement-csv]") {
  if (!fs::exists(samples())) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  const std::string columns =
      "[columns]\ndate = [\"Date\"]\nlabel = [\"Label\"]\n"
      "name = [\"Partner Name\"]\n";
  const std::string amount = american + columns + "amount = [\"Amount\"]\n";

  // 10.00 - 33.50 = -23.50, and + 1533.50 = 1510.00.
  const auto balance =
      read("oca_balance.csv", amount + "balance = [\"Balance\"]\n");
  CHECK_FALSE(balance.verdict.has_value());
  CHECK(amounts(balance) == std::vector<std::int64_t>{-3350, 153'350});
  REQUIRE(balance.statements.size() == 1);
  const auto& head = balance.statements[0].head;
  CHECK(head.opening.value().minor_units() == 1000);
  CHECK(head.closing.value().minor_units() == 151'000);
  CHECK(balance.statements[0].lines[0].counterparty.name == "John Doe");
  CHECK(obole::iso(balance.statements[0].lines[0].booked_on.value()) ==
        "2018-12-15");

  const auto foreign = read("oca_sample_statement_en.csv", amount);
  CHECK_FALSE(foreign.verdict.has_value());
  CHECK(amounts(foreign) == std::vector<std::int64_t>{-3350, 152'500});

  const auto card = read("oca_sample_statement_credit_card_inverse_sign_en.csv",
                         american + std::string("sign = \"inverted\"\n") +
                             columns + "amount = [\"Amount\"]\n");
  CHECK_FALSE(card.verdict.has_value());
  CHECK(amounts(card) == std::vector<std::int64_t>{-3350, 152'500});

  const auto french = read("oca_meta_data_separated_credit_debit.csv", R"(
name = "french"
delimiter = ","
dates = ["%d/%m/%y"]
decimal_mark = ","
stop = "Balance at start of period"
[columns]
date = ["Date"]
debit = ["Debit"]
credit = ["Credit"]
label = ["Label", "Detail"]
reference = ["Operation Number"]
)");
  CAPTURE(french.verdict ? french.verdict->why.en : "");
  CHECK_FALSE(french.verdict.has_value());
  CHECK(amounts(french) ==
        std::vector<std::int64_t>{-5000, -10'000, -8068, 130'000});

  // With its column named, dollars are not added to euros.
  refuses("oca_sample_statement_en.csv", amount + "currency = [\"Currency\"]\n",
          Reason::currency_mismatch, "read in EUR");

  // A credit below zero is no amount of ours, nor a minus beside a letter.
  const std::string both =
      american + columns + "debit = [\"Debit\"]\ncredit = [\"Credit\"]\n";
  refuses("oca_debit_credit_amount.csv", both, Reason::file_malformed, "");
  refuses("oca_debit_credit.csv", amount + "balance = [\"Balance\"]\n",
          Reason::statement_unbalanced, "");
  refuses("oca_debit_credit.csv", amount + "debit_credit = [\"D/C\"]\n",
          Reason::file_malformed, "no minus sign");
  const auto empty = read("oca_empty_statement_en.csv", amount);
  CHECK(amounts(empty).empty());
}
