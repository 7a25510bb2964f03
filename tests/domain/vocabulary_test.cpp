// Each word of a closed list has one value, and the other way round.

#include "obole/domain/vocabulary.hpp"

#include "support/catch.hpp"

#include <set>

using obole::parse_choice;
using obole::Reason;
using obole::word;
using support::reason;

namespace {

// Whether each word is read as the value that is written so.
template <class Choice>
bool is_sound() {
  const auto list = obole::words<Choice>();
  const std::set<std::string_view> distinct(list.begin(), list.end());
  if (distinct.size() != list.size()) return false;
  for (const std::string_view text : list) {
    const auto choice = parse_choice<Choice>(text);
    if (!choice || word(*choice) != text) return false;
  }
  return true;
}

// Whether each value says its word in English, and a French one of its own.
template <class Choice>
bool is_spoken() {
  std::set<std::string> french;
  for (const std::string_view text : obole::words<Choice>()) {
    const auto said = spoken(*parse_choice<Choice>(text));
    if (said.en != text || said.fr.empty()) return false;
    french.insert(said.fr);
  }
  return french.size() == obole::words<Choice>().size();
}

}  // namespace

TEST_CASE("words and values are inverses", "[vocabulary]") {
  CHECK(is_sound<obole::Method>());
  CHECK(is_sound<obole::DonorKind>());
  CHECK(is_sound<obole::Model>());
  CHECK(is_sound<obole::Purpose>());
  CHECK(is_sound<obole::Stage>());
  CHECK(is_sound<obole::OrganisationKind>());
  CHECK(is_sound<obole::Section>());
}

TEST_CASE("words stand in the order of the values", "[vocabulary]") {
  CHECK(word(obole::Method::expense_waiver) == "expense-waiver");
  CHECK(word(obole::DonorKind::anonymous) == "anonymous");
  CHECK(word(obole::Model::tiered) == "tiered");
  CHECK(word(obole::Purpose::none) == "none");
  CHECK(word(obole::Stage::dropped) == "dropped");
  CHECK(word(obole::OrganisationKind::association) == "association");
  CHECK(word(obole::Section::investment) == "investment");
}

TEST_CASE("each word has a French one, and says itself in English",
          "[vocabulary]") {
  CHECK(is_spoken<obole::Method>());
  CHECK(is_spoken<obole::DonorKind>());
  CHECK(is_spoken<obole::Model>());
  CHECK(is_spoken<obole::Purpose>());
  CHECK(is_spoken<obole::Stage>());
  CHECK(is_spoken<obole::OrganisationKind>());
  CHECK(is_spoken<obole::Section>());

  CHECK(spoken(obole::Method::expense_waiver).fr == "abandon de frais");
  CHECK(spoken(obole::DonorKind::anonymous).fr == "anonyme");
  CHECK(spoken(obole::Model::all_or_nothing).fr == "tout ou rien");
  CHECK(spoken(obole::Model::tiered).fr == "par paliers");
  CHECK(spoken(obole::Purpose::none).fr == "aucun");
  CHECK(spoken(obole::Stage::dropped).fr == "abandonné");
  CHECK(spoken(obole::OrganisationKind::association).fr == "association");
  CHECK(spoken(obole::Section::investment).fr == "investissement");
}

TEST_CASE("a word of no list is said as it stands", "[vocabulary]") {
  CHECK(obole::spoken_word<obole::Stage>("funding").fr == "en financement");
  const obole::Sentence unknown{"barter", "barter"};
  CHECK(obole::spoken_word<obole::Method>("barter") == unknown);
  CHECK(obole::spoken_word<obole::Purpose>("").empty());
}

TEST_CASE("another word is refused and the known ones are named",
          "[vocabulary]") {
  const auto refused = parse_choice<obole::Section>("fonctionnement");

  REQUIRE(reason(refused) == Reason::choice_unknown);
  CHECK(refused.error().what == "fonctionnement");
  CHECK(refused.error().hint.en.find("operating, investment") !=
        std::string::npos);
  CHECK(refused.error().hint.fr.find("operating, investment") !=
        std::string::npos);
  CHECK(reason(parse_choice<obole::Section>("")) == Reason::choice_unknown);
  CHECK(reason(parse_choice<obole::Section>("Operating")) ==
        Reason::choice_unknown);
}
