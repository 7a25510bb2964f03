// Programs run from outside, as a user or a script would run them.

#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace cli_tests {

/// One program running, its two outputs kept in files.  What is still running
/// at the end is killed, and everything it started with it.
class Process {
 public:
  /// Starts `words` in `folder`, with the given environment and nothing to
  /// read; its outputs go to `outputs`.out and `outputs`.err.
  Process(const std::vector<std::string>& words,
          const std::filesystem::path& folder,
          const std::filesystem::path& outputs,
          const std::vector<std::string>& environment);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// kill -9, at once, of the program and of all it started.
  void kill();
  bool running();
  /// Its exit status; 128 and the signal's number when a signal ended it.
  int wait();

 private:
  pid_t id_ = 0;
  int status_ = -1;  ///< until it has ended
};

/// All that stands in a file; nothing when there is none.
std::string contents(const std::filesystem::path& file);
void write(const std::filesystem::path& file, const std::string& text);
std::vector<std::string> lines_of(const std::string& text);
std::vector<std::string> words_of(const std::string& text);

}  // namespace cli_tests
