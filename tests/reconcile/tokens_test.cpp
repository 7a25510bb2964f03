#include "obole/reconcile/tokens.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

namespace {

std::vector<std::string> tokens_of(std::string_view text) {
  obole::reconcile::Tokens tokens(text);
  std::vector<std::string> all;
  while (const auto token = tokens.next())
    all.emplace_back(*token);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("tokens are whole runs of six characters or more", "[reconcile]") {
  CHECK(tokens_of("don DON-2026-1, merci") == Texts{"DON-2026-1"});
  CHECK(tokens_of("(DON_2026/1.)") == Texts{"DON_2026/1"});
  CHECK(tokens_of("--DON-2026-1--") == Texts{"DON-2026-1"});
  CHECK(tokens_of("abcde abcdef") == Texts{"abcdef"});
  CHECK(tokens_of("été DON-2026-1é") == Texts{"DON-2026-1"});
}

TEST_CASE("digits alone are a token from eight on", "[reconcile]") {
  CHECK(tokens_of("1234567 12345678") == Texts{"12345678"});
  CHECK(tokens_of("A12345") == Texts{"A12345"});
  CHECK(tokens_of("12.345") == Texts{"12.345"});
}

TEST_CASE("text without a token has none", "[reconcile]") {
  CHECK(tokens_of("").empty());
  CHECK(tokens_of("  ; -----------  ").empty());
}

TEST_CASE("a reference is quoted whole, case apart", "[reconcile]") {
  using obole::reconcile::quotes;
  CHECK(quotes("don don-2026-1.", "DON-2026-1"));
  CHECK_FALSE(quotes("DON-2026-11", "DON-2026-1"));
  CHECK_FALSE(quotes("XDON-2026-1", "DON-2026-1"));
  CHECK_FALSE(quotes("DON-2026-1/2", "DON-2026-1"));
  CHECK_FALSE(quotes("1234567", "1234567"));
  CHECK_FALSE(quotes("DON 2026 1", "DON 2026 1"));
  CHECK_FALSE(quotes("DON-2026-1", "DON-20 26-1"));
  CHECK_FALSE(quotes("anything", ""));
}

TEST_CASE("references are the same, case and spaces apart", "[reconcile]") {
  using obole::reconcile::same_reference;
  CHECK(same_reference("RF18 5390 0754", "rf1853900754"));
  CHECK(same_reference(" a ", "A"));
  CHECK_FALSE(same_reference("AB", "ABC"));
  CHECK_FALSE(same_reference("", ""));
  CHECK_FALSE(same_reference(" ", " "));
}
