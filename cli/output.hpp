// Where a result goes: standard output, or a file that appears whole.

#pragma once

#include "obole/base/atomic_file.hpp"

#include <string>
#include <string_view>
#include <system_error>

namespace cli {

class Output {
 public:
  /// `file` as typed after -o; empty or "-" is standard output.
  explicit Output(std::string file) : file_(std::move(file)) {}

  /// Where it goes if nothing was typed after -o.
  void otherwise_to(std::string file) {
    if (file_.empty()) file_ = std::move(file);
  }

  /// Whatever was typed after -o names something else than the result.
  void to_standard_output() { file_.clear(); }

  bool is_file() const { return !file_.empty() && file_ != "-"; }

  /// What is still to be written; append to it.
  std::string& text() noexcept { return text_; }

  /// Writes the text out once it is long.  False when nothing more is taken:
  /// the reader had enough, or writing failed; finish() tells why.  It may take
  /// as long as whoever reads: hold nothing meanwhile that others wait for.
  bool drain();

  /// Writes out the rest; a file takes its name only here.  A file is not made
  /// for no text at all.
  std::error_code finish();

 private:
  std::error_code write();

  std::string file_;
  std::string text_;
  std::error_code error_;
  bool begun_ = false;
  obole::AtomicFile whole_;
};

}  // namespace cli
