#include "obole/reconcile/names.hpp"

#include "obole/base/unicode.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace obole::reconcile {
namespace {

// Titles, particles, and what banks put before a name.  Sorted.
constexpr std::array<std::string_view, 32> not_of_the_name = {
    "AUX",      "DE",   "DEL",    "DES",          "DOCTEUR",    "DR",
    "DU",       "ET",   "INST",   "INSTANT",      "INSTANTANE", "LA",
    "LE",       "LES",  "MADAME", "MADEMOISELLE", "ME",         "MELLE",
    "MLE",      "MLLE", "MM",     "MME",          "MMES",       "MONSIEUR",
    "MR",       "MRS",  "OU",     "SEPA",         "VAN",        "VIR",
    "VIREMENT", "VON"};

static_assert(std::is_sorted(not_of_the_name.begin(), not_of_the_name.end()));

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Letters, where bytes that continue a character count for nothing.
std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) {
        return !is_digit(c) && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      }));
}

bool is_of_the_name(std::string_view word) {
  return letters_in(word) >= 2 &&
         !std::binary_search(not_of_the_name.begin(), not_of_the_name.end(),
                             word);
}

// "DE LA PART DE" says that somebody pays for somebody else.
void drop_on_behalf_of(std::vector<std::string_view>& words) {
  static constexpr std::array<std::string_view, 4> phrase = {"DE", "LA", "PART",
                                                             "DE"};
  const auto at =
      std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
  if (at != words.end()) words.erase(at, at + phrase.size());
}

bool is_basic(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80U;
  });
}

// Whether `longer` without one letter is `shorter`.
bool one_letter_more(std::string_view longer, std::string_view shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [in_longer, in_shorter] = std::mismatch(
      longer.begin(), longer.end(), shorter.begin(), shorter.end());
  return std::equal(in_longer + 1, longer.end(), in_shorter, shorter.end());
}

bool one_letter_replaced_or_swapped(std::string_view one,
                                    std::string_view other) {
  if (one.size() != other.size()) return false;
  auto [a, b] = std::mismatch(one.begin(), one.end(), other.begin());
  if (a == one.end()) return false;
  if (std::equal(a + 1, one.end(), b + 1)) return true;
  return a + 1 != one.end() && a[0] == b[1] && a[1] == b[0] &&
         std::equal(a + 2, one.end(), b + 2);
}

bool one_edit_apart(std::string_view one, std::string_view other) {
  return one_letter_more(one, other) || one_letter_more(other, one) ||
         one_letter_replaced_or_swapped(one, other);
}

using Words = std::vector<std::string_view>;

Words only_in_first(const Words& first, const Words& second) {
  Words rest;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(),
                      std::back_inserter(rest));
  return rest;
}

}  // namespace

std::string name_key(std::string_view name) {
  const auto spelt = folded(name);
  auto words = words_of(spelt);
  drop_on_behalf_of(words);
  words.erase(std::remove_if(words.begin(), words.end(),
                             [](auto word) { return !is_of_the_name(word); }),
              words.end());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());

  std::string key;
  key.reserve(spelt.size());
  for (const auto word : words) {
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

std::vector<std::string_view> words_of(std::string_view name_key) {
  Words words;
  while (!name_key.empty()) {
    const auto end = std::min(name_key.find(' '), name_key.size());
    words.push_back(name_key.substr(0, end));
    name_key.remove_prefix(std::min(end + 1, name_key.size()));
  }
  return words;
}

bool may_be_misspelt(std::string_view word,
                     const std::vector<std::string_view>& name) {
  return word.size() >= shortest_misspelt && word.size() <= longest_misspelt &&
         is_basic(word) &&
         std::all_of(name.begin(), name.end(), [&](std::string_view each) {
           return each.size() <= word.size();
         });
}

bool close(std::string_view name_key, std::string_view other) {
  const auto one = words_of(name_key);
  const auto two = words_of(other);
  if (name_key == other || std::max(one.size(), two.size()) > most_words)
    return false;
  const auto only_one = only_in_first(one, two);
  const auto only_two = only_in_first(two, one);
  const auto shared = one.size() - only_one.size();
  const auto all = one.size() + only_two.size();
  if (5 * shared >= 3 * all) return true;
  return only_one.size() == 1 && only_two.size() == 1 &&
         may_be_misspelt(only_one[0], one) &&
         may_be_misspelt(only_two[0], two) &&
         one_edit_apart(only_one[0], only_two[0]);
}

}  // namespace obole::reconcile
