// Two names that people take for the same fold to the same text.

#include "base/text.hpp"

#include "obole/base/unicode.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::folded;

TEST_CASE("case, accents and punctuation do not tell names apart",
          "[folding]") {
  CHECK(folded("Éloïse Lefèvre-d’Aubigné") == "ELOISE LEFEVRE D AUBIGNE");
  CHECK(folded("  ELOISE  LEFEVRE D'AUBIGNE. ") == "ELOISE LEFEVRE D AUBIGNE");
  CHECK(folded("12, rue de l'Église") == "12 RUE DE L EGLISE");
  CHECK(folded("d\u02BCAubigné") == "D AUBIGNE");
  CHECK(folded("") == "");
  CHECK(folded(" - ’ \u00A0") == "");
}

TEST_CASE("letters that are not an accent away from ASCII are spelled out",
          "[folding]") {
  CHECK(folded("Sœur Œdipe") == "SOEUR OEDIPE");
  CHECK(folded("Lætitia Æther") == "LAETITIA AETHER");
  CHECK(folded("Åse Bjørn Ørsted") == "ASE BJORN ORSTED");
  CHECK(folded("Łukasz Wałęsa") == "LUKASZ WALESA");
  CHECK(folded("Weiß STRAẞE") == "WEISS STRASSE");
  CHECK(folded("Đorđe Þór Guðrún") == "DORDE THOR GUDRUN");
  CHECK(folded("Ħal Ŧuŋŋa Ŋ") == "HAL TUNGNGA NG");
  CHECK(folded("İstanbul Diyarbakır") == "ISTANBUL DIYARBAKIR");
  CHECK(folded("Dvořák Ångström Çelik Ñuñez Škoda") ==
        "DVORAK ANGSTROM CELIK NUNEZ SKODA");
}

TEST_CASE("the same letter in another form is the same letter", "[folding]") {
  CHECK(folded("e\u0301") == "E");
  CHECK(folded("ﬁnance") == "FINANCE");
  CHECK(folded("ＤＵＰＯＮＴ") == "DUPONT");
  CHECK(folded("Du\u00ADpo\u200Bnt") == "DUPONT");
  CHECK(folded("Du\u202Epont") == "DUPONT");
  // An accent that folds into a letter, and a sign that sorts before it.
  CHECK(folded("\u0345\u094D") == folded("\u094D\u0345"));
}

TEST_CASE("other scripts keep their letters, without case", "[folding]") {
  CHECK(folded("Αθήνα") == folded("ΑΘΗΝΑ"));
  CHECK(folded("Юрий") == folded("ЮРИЙ"));
  CHECK(folded("山田 太郎") == "山田 太郎");
  CHECK(folded("कि") != folded("की"));
  CHECK(folded("Αθήνα") != folded("Юрий"));
}

TEST_CASE("folding what is folded changes nothing", "[folding]") {
  std::size_t changed = 0;
  std::int32_t first = 0;
  for (const auto code_point : support::every_scalar_value()) {
    const auto once = folded(support::utf8(code_point));
    if (folded(once) == once) continue;
    if (changed++ == 0) first = code_point;
  }
  CAPTURE(first);
  CHECK(changed == 0);

  support::holds("folded(folded(x)) == folded(x)", [] {
    const auto once = folded(*support::text_of_any_script());
    RC_ASSERT(folded(once) == once);
  });
}

TEST_CASE("a name folds the same composed and cleaned", "[folding]") {
  support::holds("folded(clean(x)) == folded(x)", [] {
    const auto text = *support::text_of_any_script();
    const auto clean = obole::clean_text(text);
    RC_ASSERT(clean.has_value());
    RC_ASSERT(folded(*clean) == folded(text));
  });
}
