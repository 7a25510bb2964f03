// When two spellings are the name of the same payer.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reconcile {

/// The sorted distinct words by which two spellings of a name are compared:
/// folded, of two letters or more, without titles and particles (M, MME, DE,
/// VIR, ...), joined by spaces.  Empty when nothing is left.
std::string name_key(std::string_view name);

/// The words of a name key, in order.
std::vector<std::string_view> words_of(std::string_view name_key);

/// Names of more words are compared for equality only.
inline constexpr std::size_t most_words = 6;

/// A word that may be misspelt: 5 to 24 basic Latin letters and digits, and
/// none in its name is longer.
inline constexpr std::size_t shortest_misspelt = 5;
inline constexpr std::size_t longest_misspelt = 24;
bool may_be_misspelt(std::string_view word,
                     const std::vector<std::string_view>& name);

/// Whether two different name keys are close: of all their words (at most six
/// each) they share three in five or more (Jaccard 0.6); or they are the same
/// but for one word, longest in both, that one edit corrects (a letter
/// replaced, left out, added, or two neighbours swapped).
bool close(std::string_view name_key, std::string_view other);

}  // namespace obole::reconcile
