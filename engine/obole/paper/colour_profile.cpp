#include "obole/base/check.hpp"
#include "obole/paper/archive.hpp"
#include "obole/paper/owned.hpp"

#include <algorithm>
#include <array>
#include <lcms2.h>

namespace obole::paper {
namespace {

using Profile = Owned<void, cmsCloseProfile>;

// ICC.1:2001-04, 6.1: where the header has its date and its identity.
constexpr std::size_t date_at = 24;
constexpr std::size_t identity_at = 84;
constexpr std::size_t identity_size = 16;
constexpr std::size_t header_size = 128;
constexpr std::array<char, 12> new_year_2026 = {0x07, '\xEA', 0, 1, 0, 1,
                                                0,    0,      0, 0, 0, 0};
constexpr auto version = 2.1;  // the last that PDF 1.4 knows

}  // namespace

std::string colour_profile() {
  const Profile profile(cmsCreate_sRGBProfile());
  cmsSetProfileVersion(profile.get(), version);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile.get(), nullptr, &size);
  std::string bytes(size, '\0');
  check(cmsSaveProfileToMem(profile.get(), bytes.data(), &size) != FALSE &&
            bytes.size() > header_size,
        "the library has an sRGB profile");
  std::copy(new_year_2026.begin(), new_year_2026.end(),
            bytes.begin() + date_at);
  std::fill_n(bytes.begin() + identity_at, identity_size, '\0');
  return bytes;
}

}  // namespace obole::paper
