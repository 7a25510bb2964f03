#include "obole/intake/source_file.hpp"

#include "obole/base/digest.hpp"
#include "obole/base/encoding.hpp"
#include "obole/base/say.hpp"

#include <algorithm>
#include <array>
#include <fstream>

namespace obole::intake {
namespace {

namespace fs = std::filesystem;

// A record has no more bytes than the reader of imports allows.
constexpr std::size_t largest_record = std::size_t{1} << 20U;

Refusal unreadable(const fs::path& place, const std::string& why) {
  return {Reason::file_unreadable, place.string(),
          say("it cannot be read: {}", "il ne peut être lu : {}", why),
          say("check the name and the rights of the file",
              "vérifier le nom et les droits du fichier")};
}

std::optional<std::string> digest_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  Sha256 sha;
  std::array<char, 65536> buffer{};
  while (in) {
    in.read(buffer.data(), buffer.size());
    sha.update(
        std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount())));
  }
  if (!in.eof()) return std::nullopt;
  return hex(sha.finish());
}

// CR LF, LF and CR end a line, as they do for the reader of imports.
bool read_line(std::istream& in, std::string& line) {
  line.clear();
  char byte = 0;
  bool any = false;
  while (line.size() <= largest_record && in.get(byte)) {
    any = true;
    if (byte == '\r' && in.peek() == '\n') continue;
    if (byte == '\n' || byte == '\r') return true;
    line += byte;
  }
  return any;
}

std::string in_utf_8(const std::string& bytes) {
  for (const auto encoding :
       {Encoding::utf_8, Encoding::windows_1252, Encoding::iso_8859_15}) {
    if (auto text = decode(bytes, encoding)) return *std::move(text);
  }
  return bytes;
}

}  // namespace

Result<SourceFiles> SourceFiles::read(const fs::path& place) {
  SourceFiles sources;
  std::error_code error;
  const auto keep = [&](const fs::path& file) {
    if (const auto digest = digest_of(file))
      sources.files_.emplace(*digest, file);
  };
  if (fs::is_regular_file(place, error)) {
    keep(place);
    return sources;
  }
  fs::recursive_directory_iterator at(place, error);
  if (error) return unreadable(place, error.message());
  while (at != fs::recursive_directory_iterator()) {
    if (at->is_regular_file(error)) keep(at->path());
    at.increment(error);
    if (error) return unreadable(place, error.message());
  }
  return sources;
}

std::optional<fs::path> SourceFiles::find(std::string_view digest) const {
  const auto found = files_.find(digest);
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> record_at(const fs::path& file, std::int64_t line) {
  std::ifstream in(file, std::ios::binary);
  std::string text;
  for (std::int64_t at = 1; at <= line; ++at) {
    if (!read_line(in, text)) return std::nullopt;
  }
  std::string more;
  while (std::count(text.begin(), text.end(), '"') % 2 != 0 &&
         text.size() <= largest_record && read_line(in, more))
    text.append("\n").append(more);
  return in_utf_8(text);
}

}  // namespace obole::intake
