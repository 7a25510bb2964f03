// A folder as one file: POSIX ustar (IEEE Std 1003.1, pax), which tar, Python
// and every archiver read.

#pragma once

#include <chrono>
#include <filesystem>
#include <system_error>

namespace obole::bundle {

/// Writes `folder` and the files in it, under the folder's own name, into
/// `file`: in order of their names, owned by nobody, readable by their owner
/// only, all of one time.  The same files give the same bytes.
///
/// Returns file_too_large for a file of 8 GiB or more, and filename_too_long,
/// which the format has no place for.  Throws std::system_error for what cannot
/// be read.
std::error_code write_tar(const std::filesystem::path& folder,
                          const std::filesystem::path& file,
                          std::chrono::sys_seconds time);

}  // namespace obole::bundle
