#include "obole/reconcile/names.hpp"

#include "support/catch.hpp"

using obole::reconcile::close;
using obole::reconcile::name_key;

TEST_CASE("a name key is the words that tell people apart", "[reconcile]") {
  CHECK(name_key("M. ou Mme Jean DUPONT") == "DUPONT JEAN");
  CHECK(name_key("VIR INST DE LA PART DE Mlle Hélène de la Tour") ==
        "HELENE TOUR");
  CHECK(name_key("Société de l'Œuvre") == "OEUVRE SOCIETE");
  CHECK(name_key("Jean-Pierre Dupont, Dupont") == "DUPONT JEAN PIERRE");
  CHECK(name_key("Part Anne") == "ANNE PART");
}

TEST_CASE("a name without a word of two letters has no key", "[reconcile]") {
  CHECK(name_key("").empty());
  CHECK(name_key("M. X 12 75001 B2").empty());
  CHECK(name_key("Mme de la").empty());
}

TEST_CASE("names in other scripts keep their letters", "[reconcile]") {
  CHECK_FALSE(name_key("Μαρία Παππά").empty());
  CHECK(name_key("Παππά Μαρία") == name_key("Μαρία Παππά"));
}

TEST_CASE("names are close when three words in five are shared",
          "[reconcile]") {
  CHECK(close("DUPONT JEAN", "DUPONT JEAN MARIE"));
  CHECK(close("AA BB CC", "AA BB CC DD EE"));         // 3 of 5
  CHECK(close("AA BB CC DD", "AA BB CC EE"));         // 3 of 5
  CHECK_FALSE(close("AA BB CC", "AA BB DD"));         // 2 of 4
  CHECK_FALSE(close("DUPONT", "DUPONT JEAN"));        // 1 of 2
  CHECK_FALSE(close("DUPONT JEAN", "DUPONT MARIE"));  // 1 of 3
}

TEST_CASE("names are close when one edit corrects the longest word",
          "[reconcile]") {
  CHECK(close("DUPONT JEAN", "DUPOND JEAN"));   // replaced
  CHECK(close("DUPONT JEAN", "DUPON JEAN"));    // left out
  CHECK(close("DUPONT JEAN", "DUPPONT JEAN"));  // added
  CHECK(close("DUPONT JEAN", "DUPOTN JEAN"));   // swapped
  CHECK(close("DUPONT", "DUPOND"));

  CHECK_FALSE(close("DUPONT JEAN", "DUPAND JAN"));     // two words
  CHECK_FALSE(close("DUPONT JEAN", "DUMOND JEAN"));    // two edits
  CHECK_FALSE(close("BOND JEAN", "BONT JEAN"));        // too short
  CHECK_FALSE(close("DURAND PAULE", "DURAND PAULA"));  // not the longest
}

TEST_CASE("a name of more than six words is never close to another",
          "[reconcile]") {
  CHECK(close("AA BB CC DD EE", "AA BB CC DD EE FF"));
  CHECK_FALSE(close("AA BB CC DD EE FF", "AA BB CC DD EE FF GG"));
}

TEST_CASE("the same name is not close, but equal", "[reconcile]") {
  CHECK_FALSE(close("DUPONT JEAN", "DUPONT JEAN"));
  CHECK_FALSE(close("", ""));
}
