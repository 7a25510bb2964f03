// The sources of the house, as text.

#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace sources {

struct Source {
  std::string name;  ///< from the top of the house: "engine/obole/base/say.hpp"
  std::string text;

  bool is_header() const { return name.substr(name.size() - 4) == ".hpp"; }
  std::size_t lines() const {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }
};

/// Every .hpp and .cpp under `folder`, by name.
inline std::vector<Source> under(const std::string& folder) {
  const std::filesystem::path house = OBOLE_SOURCE_DIR;
  std::vector<Source> list;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(house / folder)) {
    const auto kind = entry.path().extension();
    if (kind != ".hpp" && kind != ".cpp") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    list.push_back(
        {std::filesystem::relative(entry.path(), house).generic_string(),
         {std::istreambuf_iterator<char>(in), {}}});
  }
  std::sort(list.begin(), list.end(), [](const auto& one, const auto& other) {
    return one.name < other.name;
  });
  return list;
}

/// `text` without comments, and without what stands in quotes where
/// `quotes_too`: what is left is code.
inline std::string code_of(const std::string& text, bool quotes_too) {
  std::string code;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "//") == 0) {
      at = std::min(text.find('\n', at), text.size()) - 1;
      continue;
    }
    if (text.compare(at, 2, "/*") == 0) {
      at = std::min(text.find("*/", at), text.size() - 2) + 1;
      continue;
    }
    if (text.compare(at, 3, "R\"(") == 0) {
      const auto end = std::min(text.find(")\"", at), text.size() - 2) + 2;
      if (!quotes_too) code += text.substr(at, end - at);
      at = end - 1;
      continue;
    }
    const bool digits = at > 0 && text[at] == '\'' &&
                        std::isalnum(static_cast<unsigned char>(text[at - 1]));
    if ((text[at] == '"' || text[at] == '\'') && !digits) {
      auto end = at + 1;
      while (end < text.size() && text[end] != text[at])
        end += text[end] == '\\' ? 2U : 1U;
      end = std::min(end + 1, text.size());
      if (!quotes_too) code += text.substr(at, end - at);
      at = end - 1;
      continue;
    }
    code += text[at];
  }
  return code;
}

/// Whether `word` stands in `code` as a whole word.
inline bool has_word(const std::string& code, const std::string& word) {
  const auto is_letter = [](char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) || letter == '_';
  };
  for (auto at = code.find(word); at != std::string::npos;
       at = code.find(word, at + 1)) {
    const auto end = at + word.size();
    const bool begins = at == 0 || !is_letter(code[at - 1]);
    if (begins && (end == code.size() || !is_letter(code[end]))) return true;
  }
  return false;
}

}  // namespace sources
