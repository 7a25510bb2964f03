#include "cli/progress.hpp"

#include "obole/base/unicode.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cli {
namespace {

using obole::Sentence;

bool can_write_over() {
  const auto* const terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr &&
         std::string_view(terminal) != "dumb";
}

// Longer text would wrap, and a wrapped line is not written over.
std::size_t columns() {
  constexpr std::size_t usual = 80;
  winsize size{};
  const bool known =
      ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return (known ? size.ws_col : usual) - 1;
}

}  // namespace

Progress::Progress(obole::Language language, bool quiet)
    : language_(language), watched_(!quiet && can_write_over()) {}

obole::Watch Progress::watch() {
  if (!watched_) return {};
  return [this](const Sentence& doing, std::uint64_t done,
                std::uint64_t total) { show(doing, done, total); };
}

void Progress::show(const Sentence& doing, std::uint64_t done,
                    std::uint64_t total) {
  constexpr auto pause = std::chrono::milliseconds{100};
  const auto now = std::chrono::steady_clock::now();
  if (doing == last_ && now - shown_at_ < pause) return;
  last_ = doing;
  shown_at_ = now;
  auto text = obole::shown(doing.in(language_));
  if (total > 0) {
    text += fmt::format(" {} / {}", done, total);
  } else if (done > 0) {
    text += fmt::format(" {}", done);
  }
  if (obole::width(text) > columns()) return clear();
  (void)std::fputs(("\r\x1b[K" + text).c_str(), stderr);
  (void)std::fflush(stderr);
  on_screen_ = true;
}

// A message that cannot be shown changes nothing of what was done.
void Progress::tell(const std::string& message) {
  clear();
  (void)std::fwrite(message.data(), 1, message.size(), stderr);
}

void Progress::clear() {
  if (!on_screen_) return;
  (void)std::fputs("\r\x1b[K", stderr);
  (void)std::fflush(stderr);
  on_screen_ = false;
}

}  // namespace cli
