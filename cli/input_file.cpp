#include "cli/session.hpp"
#include "obole/base/say.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace cli {

using obole::Reason;
using obole::Refusal;
using obole::Result;
using obole::say;

void InputFile::Close::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

Result<InputFile> InputFile::open(const std::string& name) {
  InputFile input;
  input.name_ = name;
  input.file_.reset(name == "-" ? stdin : std::fopen(name.c_str(), "rb"));
  // A folder opens, and only reading it fails.
  const bool readable =
      input.file_ &&
      (std::ungetc(std::fgetc(input.file_.get()), input.file_.get()),
       !std::ferror(input.file_.get()));
  if (readable) return input;
  return Refusal{Reason::file_unreadable, name,
                 say("it cannot be read: {}", "il ne peut être lu : {}",
                     std::strerror(errno)),
                 say("check the name and the rights of the file",
                     "vérifier le nom et les droits du fichier")};
}

obole::bank::Source InputFile::source() {
  return [this](std::span<char> buffer) {
    const auto size = std::fread(buffer.data(), 1, buffer.size(), file_.get());
    if (std::ferror(file_.get()) != 0) {
      throw obole::store::StoreError(
          obole::store::StoreError::Kind::unusable, 0,
          fmt::format("{}: {}", name_, std::strerror(errno)));
    }
    return size;
  };
}

obole::Result<std::string> InputFile::contents_of(const std::string& name) {
  auto file = open(name);
  if (!file) return file.error();
  const auto source = file->source();
  std::string text(std::size_t{1} << 20U, '\0');
  std::size_t size = 0;
  while (const auto read = source(std::span(text).subspan(size)))
    size += read;
  text.resize(size);
  return text;
}

}  // namespace cli
