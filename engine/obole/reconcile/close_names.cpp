#include "obole/reconcile/close_names.hpp"

#include "obole/reconcile/names.hpp"
#include "obole/reconcile/tokens.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string_view>
#include <utility>

namespace obole::reconcile {
namespace {

using Words = std::vector<std::string_view>;

// Payers by the number of words in their name.
using BySize = std::array<std::vector<const Payer*>, most_words + 1>;

BySize by_size(const std::vector<Payer>& payers) {
  BySize sorted;
  for (const Payer& payer : payers) {
    const auto words = words_of(payer.name_key).size();
    if (words <= most_words) sorted[words].push_back(&payer);
  }
  return sorted;
}

// The order of words is that of the alphabet, so a set of them may be summed.
std::uint64_t hash_of_all(const Words& words) {
  std::uint64_t sum = 0;
  for (const auto word : words)
    sum += hash_of(word);
  return sum;
}

// The sums of all sets of `size` of a name's words.
template <class Visit>
void each_word_set(const Words& words, std::size_t size, const Visit& visit) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (const auto word : words)
    hashes.push_back(hash_of(word));
  for (std::uint32_t set = 1; set < 1U << hashes.size(); ++set) {
    if (static_cast<std::size_t>(std::popcount(set)) != size) continue;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < hashes.size(); ++i)
      if ((set >> i & 1U) != 0) sum += hashes[i];
    visit(sum);
  }
}

// Whether names of so many words each, `shared` of them in common, are close
// and not the same.
bool enough(std::size_t one, std::size_t other, std::size_t shared) {
  const auto all = one + other - shared;
  return 5 * shared >= 3 * all && shared < all;
}

void join_shared_words(Round& round, const BySize& lines, const BySize& items,
                       Window window) {
  const auto sets = [](const BySize& payers, std::size_t words,
                       std::size_t shared) {
    return [&payers, words, shared](Keys& keys) {
      for (const Payer* payer : payers[words])
        each_word_set(words_of(payer->name_key), shared,
                      [&](std::uint64_t set) {
                        keys.add(mixed(set, payer->amount), payer->who);
                      });
    };
  };
  for (std::size_t one = 1; one <= most_words; ++one)
    for (std::size_t other = 1; other <= most_words; ++other)
      for (std::size_t shared = std::min(one, other);
           shared > 0 && !lines[one].empty() && !items[other].empty(); --shared)
        if (enough(one, other, shared))
          round.join(sets(lines, one, shared), sets(items, other, shared),
                     window);
}

// How a word is written where one edit is left open.
enum class Spelling { replaced, swapped, as_it_is, one_less };

std::vector<std::string> spellings(std::string_view word, Spelling spelling) {
  std::vector<std::string> found;
  if (spelling == Spelling::as_it_is) return {std::string(word)};
  if (spelling == Spelling::one_less && word.size() <= shortest_misspelt)
    return found;
  for (std::size_t at = 0; at < word.size(); ++at) {
    std::string open(word);
    if (spelling == Spelling::replaced) {
      open[at] = '*';
    } else if (spelling == Spelling::one_less) {
      open.erase(at, 1);
    } else {
      if (at + 1 == word.size() || word[at] == word[at + 1]) continue;
      if (open[at] > open[at + 1]) std::swap(open[at], open[at + 1]);
      open.insert(at, 1, '*');
    }
    found.push_back(std::move(open));
  }
  return found;
}

template <class Visit>
void each_spelling(std::string_view name_key, Spelling spelling,
                   const Visit& visit) {
  const auto words = words_of(name_key);
  const auto all = hash_of_all(words);
  for (const auto word : words) {
    if (!may_be_misspelt(word, words)) continue;
    const auto rest = all - hash_of(word);
    for (const auto& open : spellings(word, spelling))
      visit(mixed(rest, hash_of(open)));
  }
}

void join_one_edit_apart(Round& round, const BySize& lines, const BySize& items,
                         Window window) {
  const auto spelt = [](const BySize& payers, Spelling spelling) {
    return [&payers, spelling](Keys& keys) {
      for (const auto& of_one_size : payers)
        for (const Payer* payer : of_one_size)
          each_spelling(payer->name_key, spelling, [&](std::uint64_t hash) {
            keys.add(mixed(hash, payer->amount), payer->who);
          });
    };
  };
  const auto join = [&](Spelling of_line, Spelling of_item) {
    round.join(spelt(lines, of_line), spelt(items, of_item), window);
  };
  join(Spelling::replaced, Spelling::replaced);
  join(Spelling::swapped, Spelling::swapped);
  join(Spelling::as_it_is, Spelling::one_less);
  join(Spelling::one_less, Spelling::as_it_is);
}

// Whether `shared` words are enough for a name of `words` and some other.
bool enough_for_any(std::size_t words, std::size_t shared) {
  for (std::size_t other = shared; other <= most_words; ++other)
    if (enough(words, other, shared)) return true;
  return false;
}

}  // namespace

void each_close_hash(std::string_view name_key,
                     const std::function<void(std::uint64_t)>& visit) {
  const auto words = words_of(name_key);
  if (words.empty() || words.size() > most_words) return;
  for (std::size_t shared = 1; shared <= words.size(); ++shared)
    if (enough_for_any(words.size(), shared))
      each_word_set(words, shared, visit);
  for (const auto spelling : {Spelling::replaced, Spelling::swapped,
                              Spelling::as_it_is, Spelling::one_less})
    each_spelling(name_key, spelling, visit);
}

void join_close_names(Round& round, const std::vector<Payer>& lines,
                      const std::vector<Payer>& items, Window window) {
  const auto lines_by_size = by_size(lines);
  const auto items_by_size = by_size(items);
  join_shared_words(round, lines_by_size, items_by_size, window);
  join_one_edit_apart(round, lines_by_size, items_by_size, window);
}

}  // namespace obole::reconcile
