#include "obole/night/file_source.hpp"

#include "obole/base/say.hpp"

#include <cerrno>
#include <system_error>

namespace obole::night {
namespace {

Refusal unreadable(const std::filesystem::path& file, const Sentence& why) {
  return {Reason::file_unreadable, file.string(), why,
          say("check the name and the rights of the file",
              "vérifier le nom et les droits du fichier")};
}

}  // namespace

Result<FileSource> FileSource::open(const std::filesystem::path& file) {
  FileSource opened;
  opened.file_.open(file, std::ios::binary);
  if (!opened.file_) {
    const std::error_code error(errno, std::generic_category());
    return unreadable(file, say("it cannot be read: {}",
                                "il ne peut être lu : {}", error.message()));
  }
  return opened;
}

bank::Source FileSource::source() {
  return [this](std::span<char> buffer) {
    file_.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    if (file_.bad()) throw std::system_error(errno, std::generic_category());
    return static_cast<std::size_t>(file_.gcount());
  };
}

Result<std::string> contents_of(const std::filesystem::path& file) {
  auto opened = FileSource::open(file);
  if (!opened) return opened.error();
  constexpr std::size_t longest = 1U << 20U;
  std::string text(longest + 1, '\0');
  std::size_t size = 0;
  const auto source = opened->source();
  while (const auto more = source(std::span(text).subspan(size)))
    size += more;
  if (size > longest)
    return unreadable(file, say("it is longer than 1 MiB", "il dépasse 1 Mio"));
  text.resize(size);
  return text;
}

}  // namespace obole::night
