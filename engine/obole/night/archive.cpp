#include "obole/night/archive.hpp"

#include "obole/base/atomic_file.hpp"
#include "obole/base/digest.hpp"
#include "obole/base/say.hpp"
#include "obole/night/file_source.hpp"

#include <array>
#include <system_error>

namespace obole::night {
namespace {

namespace fs = std::filesystem;

Refusal cannot_move(const fs::path& file, const std::error_code& error) {
  return {Reason::file_unreadable, file.string(),
          say("it cannot be archived: {}", "il ne peut être archivé : {}",
              error.message()),
          say("check the archive’s folder and its rights",
              "vérifier le dossier des archives et ses droits")};
}

std::optional<Digest> digest_of(const fs::path& file) {
  auto opened = FileSource::open(file);
  if (!opened) return std::nullopt;
  Sha256 sha;
  std::array<char, 16384> buffer{};
  const auto source = opened->source();
  while (const auto size = source(buffer))
    sha.update(std::string_view(buffer.data(), size));
  return sha.finish();
}

// A free name, or that of the same file.
fs::path place_for(const fs::path& file, const fs::path& folder) {
  const auto digest = digest_of(file);
  auto place = folder / file.filename();
  for (int number = 2; fs::exists(place); ++number) {
    if (digest && digest_of(place) == digest) break;
    place = folder / fmt::format("{}-{}{}", file.stem().string(), number,
                                 file.extension().string());
  }
  return place;
}

// Across file systems a move is a copy; it is whole before the file goes.
std::error_code move(const fs::path& file, const fs::path& place) {
  std::error_code error;
  fs::rename(file, place, error);
  if (error != std::errc::cross_device_link) return error;
  const auto draft = fs::path(place.string() + ".part");
  fs::copy_file(file, draft, fs::copy_options::overwrite_existing, error);
  if (!error) fs::rename(draft, place, error);
  if (!error) fs::remove(file, error);
  return error;
}

}  // namespace

Result<fs::path> put_away(const fs::path& file, const fs::path& archive,
                          Date day, std::string_view refused) {
  auto folder = archive;
  if (!refused.empty()) folder /= "refused";
  folder /= iso(day);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot_move(folder, error);
  const auto place = place_for(file, folder);
  if (!refused.empty()) {
    const fs::path why(place.string() + ".why.txt");
    if ((error = write_atomically(why, refused)))
      return cannot_move(why, error);
  }
  if ((error = move(file, place))) return cannot_move(file, error);
  return place;
}

}  // namespace obole::night
