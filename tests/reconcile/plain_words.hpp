// References and names compared the plain way, for the second opinion: regular
// expressions, sets and a distance table, and text in ASCII only.

#pragma once

#include <set>
#include <string>

namespace plain_words {

using Words = std::set<std::string>;

/// Neither is blank, and they are the same but for case and spaces.
bool equal(const std::string& one, const std::string& other);

/// `reference` is a whole token of `text`.
bool cited(const std::string& text, const std::string& reference);

Words name_words(const std::string& name);

/// Jaccard 0.6, or one edit in the longest word.
bool alike_names(const Words& a, const Words& b);

/// The words of `part`, which is upper-case, stand in `name`.
bool contains_words(const std::string& name, const std::string& part);

}  // namespace plain_words
