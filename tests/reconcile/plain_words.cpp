#include "plain_words.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <regex>
#include <sstream>
#include <vector>

namespace plain_words {
namespace {

std::string upper(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string squeezed(const std::string& text) {
  return std::regex_replace(upper(text), std::regex(" +"), "");
}

// Optimal string alignment: insertions, deletions, replacements, swaps.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(
      a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      const std::size_t differs = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + differs});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

bool longest(const std::string& word, const Words& words) {
  return word.size() >= 5 && word.size() <= 24 &&
         std::all_of(words.begin(), words.end(), [&](const auto& each) {
           return each.size() <= word.size();
         });
}

}  // namespace

bool equal(const std::string& one, const std::string& other) {
  return !squeezed(one).empty() && squeezed(one) == squeezed(other);
}

bool cited(const std::string& text, const std::string& reference) {
  static const std::regex token("[A-Za-z0-9_/.-]+");
  static const std::regex marks("^[-_/.]+|[-_/.]+$");
  static const std::regex too_short(".{0,5}|[0-9]{0,7}");
  for (std::sregex_iterator it(text.begin(), text.end(), token), end; it != end;
       ++it) {
    const auto found = std::regex_replace(it->str(), marks, "");
    if (!std::regex_match(found, too_short) && upper(found) == upper(reference))
      return true;
  }
  return false;
}

Words name_words(const std::string& name) {
  static const Words left_out = {"M", "A", "VIR", "SEPA"};
  std::istringstream in(upper(name));
  Words words;
  for (std::string word; in >> word;)
    if (left_out.count(word) == 0) words.insert(word);
  return words;
}

bool alike_names(const Words& a, const Words& b) {
  if (a.size() > 6 || b.size() > 6 || a.empty() || b.empty()) return false;
  Words both;
  Words all = a;
  std::vector<std::string> odd;
  all.insert(b.begin(), b.end());
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::inserter(both, both.end()));
  if (10 * both.size() >= 6 * all.size()) return true;
  if (a.size() != b.size() || both.size() + 1 != a.size()) return false;
  for (const auto& word : a)
    if (both.count(word) == 0) odd.push_back(word);
  for (const auto& word : b)
    if (both.count(word) == 0) odd.push_back(word);
  return longest(odd[0], a) && longest(odd[1], b) &&
         distance(odd[0], odd[1]) <= 1;
}

bool contains_words(const std::string& name, const std::string& part) {
  return (" " + upper(name) + " ").find(" " + part + " ") != std::string::npos;
}

}  // namespace plain_words
