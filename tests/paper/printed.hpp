// A printed receipt, read by other programs: poppler's and qpdf's.

#pragma once

#include "obole/paper/press.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace printed {

inline std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline obole::paper::Press press() {
  auto opened = obole::paper::Press::open();
  REQUIRE(opened);
  return *std::move(opened);
}

inline std::string bytes_of(const obole::paper::ReceiptPaper& paper) {
  auto result = press().print(paper);
  REQUIRE(result);
  return *std::move(result);
}

class Document {
 public:
  explicit Document(const std::string& bytes) {
    std::ofstream(folder_ / "receipt.pdf", std::ios::binary) << bytes;
  }
  explicit Document(const obole::paper::ReceiptPaper& paper)
      : Document(bytes_of(paper)) {}

  /// What `program`, with `options`, says of it; poppler-utils and qpdf are
  /// among docs/debian-packages.txt.
  std::string said_by(const std::string& program, const std::string& options,
                      const std::string& after = "") const {
    const auto said = (folder_ / "said").string();
    const auto command = program + ' ' + options + " '" +
                         (folder_ / "receipt.pdf").string() + "' " + after +
                         " >'" + said + "' 2>&1";
    INFO(command);
    const int status = std::system(command.c_str());
    const auto text = read(said);
    INFO(text);
    REQUIRE(status == 0);
    return text;
  }

  /// Line by line as a reader sees it: spaces of any kind and number are one,
  /// and blank lines are dropped, so that versions of poppler agree.
  std::string text() const {
    return tidy(said_by("pdftotext", "-layout -enc UTF-8", "-"));
  }
  std::string page(int number) const {
    const auto page = std::to_string(number);
    return tidy(said_by("pdftotext",
                        "-layout -enc UTF-8 -f " + page + " -l " + page, "-"));
  }
  /// In the order of the document, as it is read aloud or copied.
  std::string reading() const {
    return tidy(said_by("pdftotext", "-raw -enc UTF-8", "-"));
  }
  /// The same on one line: for sentences, wherever they are broken.
  std::string running_text() const {
    auto text = reading();
    for (auto& letter : text)
      if (letter == '\n') letter = ' ';
    return text;
  }

  int pages() const {
    const auto info = said_by("pdfinfo", "");
    const auto at = info.find("Pages:");
    REQUIRE(at != std::string::npos);
    return std::stoi(info.substr(at + 6));
  }

 private:
  static std::string tidy(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool no_break = text.compare(at, 2, "\u00A0") == 0;
      const bool narrow = text.compare(at, 3, "\u202F") == 0;
      if (no_break) at += 1;
      if (narrow) at += 2;
      const bool space = no_break || narrow || text[at] == ' ';
      const bool line_end = text[at] == '\n' || text[at] == '\f';
      if ((space || line_end) && !out.empty() && out.back() == ' ')
        out.pop_back();
      if (line_end) {
        if (!out.empty() && out.back() != '\n') out += '\n';
      } else if (space) {
        if (!out.empty() && out.back() != '\n') out += ' ';
      } else {
        out += text[at];
      }
    }
    return out;
  }

  support::ScratchFolder folder_;
};

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace printed
