// Profiles are read as they are written, and every oversight is told with its
// line and key.

#include "obole/bank/profile.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::Reason;
using obole::bank::Field;
using obole::bank::known_profile;
using obole::bank::known_profiles;
using obole::bank::Meaning;
using obole::bank::parse_profile;
using obole::bank::Repeats;
using obole::bank::SignRule;
using obole::bank::value_key;

namespace {

constexpr std::string_view smallest =
    "name = \"p\"\n"
    "[columns]\n"
    "date = \"Jour\"\n"
    "amount = [\"Somme\", \"Total\"]\n";

}  // namespace

TEST_CASE("the smallest profile names a date and an amount", "[profile]") {
  const auto profile = parse_profile(smallest, "p.toml");

  REQUIRE(profile);
  CHECK(profile->name == "p");
  CHECK(profile->columns.at(Field::amount) ==
        std::vector<std::string>{"Somme", "Total"});
  CHECK(profile->required == std::vector{Field::date, Field::amount});
  CHECK(profile->delimiters == std::vector{';', ',', '\t'});
  CHECK(profile->decimal_mark == '\0');
  CHECK(profile->layouts.empty());
}

TEST_CASE("every key is understood", "[profile]") {
  const auto profile = parse_profile(R"(
name = "all"
platform = "kkbb"
delimiter = ["|", "tab"]
encoding = "latin-9"
rows_above_header = 2
required = "date"
repeated_reference = "same_gift"
[records]
header = "CH"
rows = "SB"
skipped = ["SF"]
[columns]
date = "D"
amount = "M"
debit_credit = "S"
status = "Statut"
kind = "Type"
method = "Moyen"
[dates]
patterns = ["%d/%m/%Y %H:%M"]
offset = "-08:30"
[amounts]
decimal_mark = ","
thousands = " ."
unit = "cent"
debits = "flag"
fees = "minus"
[statuses]
gift = ["Payé", ""]
ignored = "Refusé"
[kinds]
refund = "Remboursement"
by_hand = "Litige"
[methods]
default = "card"
direct-debit = "Prélèvement"
)",
                                     "all.toml");

  REQUIRE(profile);
  CHECK(profile->platform == "KKBB");
  CHECK(profile->delimiters == std::vector{'|', '\t'});
  CHECK(profile->encodings == std::vector{obole::Encoding::iso_8859_15});
  CHECK(profile->rows_above_header == 2);
  CHECK(profile->repeats == Repeats::same_gift);
  CHECK(profile->header_type == "CH");
  CHECK(profile->record_type == "SB");
  CHECK(profile->skipped_types == std::vector<std::string>{"SF"});
  CHECK(profile->utc_offset == std::chrono::minutes(-510));
  CHECK(profile->decimal_mark == ',');
  CHECK(profile->thousands == " .");
  CHECK(profile->minor_units);
  CHECK(profile->sign == SignRule::debit_credit_flag);
  CHECK(profile->fee_negative);
  CHECK(profile->statuses.at("PAYE") == Meaning::gift);
  CHECK(profile->statuses.at("") == Meaning::gift);
  CHECK(profile->statuses.at("REFUSE") == Meaning::ignored);
  CHECK(profile->kinds.at("REMBOURSEMENT") == Meaning::refund);
  CHECK(profile->kinds.at("LITIGE") == Meaning::by_hand);
  CHECK(profile->methods.at("PRELEVEMENT") == "direct-debit");
  CHECK(profile->default_method == "card");
}

TEST_CASE("a layout says what differs from its profile", "[profile]") {
  const auto profile = parse_profile(std::string(smallest) + R"(
status = "Statut"
[statuses]
gift = "Payé"
refund = "Rendu"
[[layout]]
name = "one"
[[layout]]
name = "two"
delimiter = "tab"
columns.date = "Date"
statuses.gift = "OK"
)",
                                     "p.toml");

  REQUIRE(profile);
  REQUIRE(profile->layouts.size() == 2);
  const auto& one = profile->layouts[0];
  const auto& two = profile->layouts[1];
  CHECK(one.name == "p");
  CHECK(one.layout == "one");
  CHECK(one.columns.at(Field::date) == std::vector<std::string>{"Jour"});
  CHECK(one.statuses.size() == 2);
  CHECK(two.columns.at(Field::date) == std::vector<std::string>{"Date"});
  CHECK(two.columns.at(Field::amount).size() == 2);
  CHECK(two.delimiters == std::vector{'\t'});
  CHECK(two.statuses == std::map<std::string, Meaning>{{"OK", Meaning::gift}});
}

TEST_CASE("an oversight is told with its line and key", "[profile]") {
  const auto check_malformed = [](std::string_view more, std::uint64_t line,
                                  std::string_view key) {
    CAPTURE(more);
    const auto profile =
        parse_profile(std::string(smallest) + std::string(more), "p.toml");
    REQUIRE(support::reason(profile) == Reason::profile_malformed);
    CHECK(profile.error().place.file == "p.toml");
    CHECK(profile.error().place.line == line);
    CHECK(profile.error().place.column == key);
    CHECK_FALSE(profile.error().why.fr.empty());
  };

  check_malformed("date = \"twice\"\n", 5, "");
  check_malformed("daet = \"D\"\n", 5, "columns.daet");
  check_malformed("fee = 1.5\n", 5, "columns.fee");
  check_malformed("fee = []\n", 5, "columns.fee");
  check_malformed("fee = [[\"a\"]]\n", 5, "columns.fee");
  check_malformed("fee = \"!\"\n", 5, "columns.fee");
  check_malformed("[amount]\nunit = \"cent\"\n", 6, "amount.unit");
  check_malformed("[amounts]\nunit = \"franc\"\n", 6, "amounts.unit");
  check_malformed("[amounts]\nunit = [\"cent\", \"euro\"]\n", 6,
                  "amounts.unit");
  check_malformed("[dates]\noffset = \"Paris\"\n", 6, "dates.offset");
  check_malformed("[statuses]\ngift = [\"OK\"]\nignored = [\"ok\"]\n", 7,
                  "statuses.ignored");
  check_malformed("[statuses]\npaid = \"OK\"\n", 6, "statuses.paid");
  check_malformed("[methods]\ncarte = \"CB\"\n", 6, "methods.carte");
  check_malformed("[methods]\ndefault = \"CB\"\n", 6, "methods.default");
  check_malformed("layout = \"x\"\n[layout]\n", 6, "layout");
}

TEST_CASE("a profile that cannot read any file is refused", "[profile]") {
  const auto reason_of = [](std::string_view toml) {
    return support::reason(parse_profile(toml, "p.toml"));
  };
  const std::string base(smallest);
  const auto malformed = Reason::profile_malformed;

  CHECK(reason_of("") == malformed);
  CHECK(reason_of("[columns]\ndate = \"D\"\namount = \"M\"\n") == malformed);
  CHECK(reason_of("name = \"p\"\n[columns]\ndate = \"D\"\n") == malformed);
  CHECK(reason_of("required = \"fee\"\n" + base) == malformed);
  CHECK(reason_of("rows_above_header = -1\n" + base) == malformed);
  CHECK(reason_of("delimiter = \"x\"\n" + base) == malformed);
  CHECK(reason_of("delimiter = \"\\\"\"\n" + base) == malformed);
  CHECK(reason_of("encoding = \"utf-16\"\n" + base) == malformed);
  CHECK(reason_of("platform = \"a b\"\n" + base) == malformed);
  CHECK(reason_of(base + "status = \"S\"\n") == malformed);
  CHECK(reason_of(base + "[kinds]\ngift = \"Don\"\n") == malformed);
  CHECK(reason_of(base + "[methods]\ncard = \"CB\"\n") == malformed);
  CHECK(reason_of(base + "[amounts]\ndebits = \"flag\"\n") == malformed);
  CHECK(reason_of(base + "[records]\nrows = \"SB\"\n") == malformed);
  CHECK(reason_of(base + "[dates]\npatterns = \"%d/%m\"\n") == malformed);
  CHECK(reason_of(base + "[dates]\npatterns = \"%d/%m/%Y %H\"\n") == malformed);
  CHECK(reason_of(base + "[dates]\npatterns = \"%H:%M %d/%m/%Y\"\n") ==
        malformed);
}

TEST_CASE("the profiles that come with obole are sound", "[profile]") {
  const auto names = known_profiles();
  CHECK(names == std::vector<std::string>{"generic", "helloasso", "paypal",
                                          "stripe", "ulule"});
  for (const auto& name : names) {
    CAPTURE(name);
    const auto profile = known_profile(name);
    REQUIRE(profile);
    CHECK(profile->name == name);
  }

  const auto unknown = known_profile("tipeee");
  REQUIRE(support::reason(unknown) == Reason::profile_unknown);
  CHECK(unknown.error().why.en.find("helloasso") != std::string::npos);
}

TEST_CASE("two names of a column are one without case, accents and spaces",
          "[profile]") {
  CHECK(value_key(" Référence  du don ") == value_key("REFERENCE-DU-DON"));
  CHECK(value_key("order.id") == value_key("Order ID"));
  CHECK(value_key("Montant (€)") == value_key("montant"));
  CHECK(value_key("Montant") != value_key("Montant net"));
}

TEST_CASE("a hostile profile is refused or read, and breaks no promise",
          "[profile]") {
  const std::string text = R"(
name = "p"
delimiter = [";", "tab"]
[columns]
date = "D"
amount = ["M"]
status = "S"
[dates]
patterns = ["%d/%m/%Y %H:%M:%S %z"]
offset = "+01:00"
[statuses]
gift = ["OK"]
[[layout]]
name = "x"
)";
  support::holds("a damaged profile is answered", [&] {
    auto damaged = text;
    const auto strokes = *rc::gen::inRange(1, 6);
    for (int stroke = 0; stroke < strokes; ++stroke) {
      const auto at = *rc::gen::inRange<std::size_t>(0, damaged.size());
      damaged[at] =
          *rc::gen::elementOf(std::string("\"[]=.,%\n\\*{}'#0aé\xFF\x01"));
    }
    const auto profile = parse_profile(damaged, "p.toml");
    if (!profile)
      RC_ASSERT(profile.error().reason == Reason::profile_malformed);
  });
}
