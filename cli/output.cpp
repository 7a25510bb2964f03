#include "cli/output.hpp"

#include <cerrno>
#include <cstdio>

namespace cli {
namespace {

// Below it, a result is written in one go, or not at all when it fails.
constexpr std::size_t long_text = 256U * 1024U;

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

bool Output::drain() {
  if (!error_ && text_.size() >= long_text) error_ = write();
  return !error_;
}

std::error_code Output::write() {
  if (!is_file()) {
    if (std::fwrite(text_.data(), 1, text_.size(), stdout) != text_.size())
      return last_error();
  } else {
    if (!begun_) {
      if (const auto error = whole_.open(file_)) return error;
    }
    if (const auto error = whole_.write(text_)) return error;
  }
  begun_ = true;
  text_.clear();
  return {};
}

std::error_code Output::finish() {
  if (error_) return error_;
  if (is_file()) {
    if (!begun_ && text_.empty()) return {};
    error_ = write();
    if (!error_) error_ = whole_.commit();
    return error_;
  }
  error_ = write();
  if (!error_ && std::fflush(stdout) != 0) error_ = last_error();
  return error_;
}

}  // namespace cli
