#include "obole/bank/zip.hpp"

#include "obole/bank/zip_refusals.hpp"
#include "obole/base/check.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/excerpt.hpp"

#include <algorithm>
#include <set>
#include <zip.h>

namespace obole::bank {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20U;

struct Closed {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* member) const { zip_fclose(member); }
};

struct Member {
  std::uint64_t index;
  std::uint64_t size;
};

// What a system writes beside the files that a person packs.
bool is_of_no_interest(std::string_view name) {
  return name.ends_with('/') || name.starts_with("__MACOSX/");
}

}  // namespace

struct Zip::Opened {
  std::string bytes;
  std::unique_ptr<zip_t, Closed> archive;
  std::vector<Member> members;
};

bool looks_like_zip(std::string_view beginning) {
  return beginning.starts_with("PK\x03\x04") ||
         beginning.starts_with("PK\x05\x06");
}

namespace {

Result<std::string> all_of(const Source& source, std::string_view file) {
  std::string bytes;
  std::string piece(mebibyte, '\0');
  while (const auto size = source(piece)) {
    if (size > Zip::largest_file - bytes.size())
      return zip::too_large(file, Zip::largest_file / mebibyte);
    bytes.append(piece, 0, size);
  }
  return bytes;
}

struct Opening {
  std::unique_ptr<zip_t, Closed> archive;
  int error;
};

// The library's own checks include that both directories agree.
Opening opened(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source =
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = nullptr;
  if (source != nullptr)
    archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (source != nullptr && archive == nullptr) zip_source_free(source);
  const auto code = zip_error_code_zip(&error);
  zip_error_fini(&error);
  return {std::unique_ptr<zip_t, Closed>(archive), code};
}

Verdict objection(const zip_stat_t& about, const std::string& name) {
  constexpr auto needed = static_cast<zip_uint64_t>(
      ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD);
  if ((about.valid & needed) != needed) return zip::damaged(name);
  if (about.encryption_method != ZIP_EM_NONE) return zip::encrypted(name);
  if (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE)
    return zip::packed_otherwise(name);
  if (about.size > Zip::largest_member)
    return zip::member_too_large(name, Zip::largest_member / mebibyte);
  return std::nullopt;
}

}  // namespace

Zip::Zip(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;
Zip::~Zip() = default;

Result<Zip> Zip::open(const Source& source, std::string_view file) {
  auto bytes = all_of(source, file);
  if (!bytes) return bytes.error();
  Zip zip(std::make_unique<Opened>());
  auto& [held, archive, members] = *zip.opened_;
  held = std::move(*bytes);
  auto opening = bank::opened(held);
  if (opening.error == ZIP_ER_EXISTS) return zip::same_name(file);
  if (!opening.archive) return zip::unreadable(file);
  archive = std::move(opening.archive);
  const auto count = zip_get_num_entries(archive.get(), 0);
  if (count > static_cast<zip_int64_t>(most_members))
    return zip::too_many(file, most_members);
  std::set<std::string> seen;
  std::uint64_t sum = 0;
  for (std::uint64_t at = 0; at < static_cast<std::uint64_t>(count); ++at) {
    zip_stat_t about;
    if (zip_stat_index(archive.get(), at, 0, &about) != 0 ||
        (about.valid & ZIP_STAT_NAME) == 0)
      return zip::unreadable(file);
    if (is_of_no_interest(about.name)) continue;
    const auto name = std::string(file) + '!' + shown(excerpt(about.name));
    if (auto refusal = objection(about, name)) return *refusal;
    if (!seen.insert(about.name).second) return zip::same_name(file);
    sum += about.size;
    if (sum > largest_sum)
      return zip::sum_too_large(file, largest_sum / mebibyte);
    members.push_back({at, about.size});
    zip.names_.push_back(name);
  }
  if (members.empty()) return zip::empty(file);
  return zip;
}

namespace {

// One member as it is unpacked.
class Unpacking {
 public:
  Unpacking(zip_t* archive, const Member& member)
      : file_(zip_fopen_index(archive, member.index, 0)), left_(member.size) {
    is_damaged_ = !file_;
  }

  std::size_t read(std::span<char> buffer) {
    if (is_damaged_ || is_too_large_ || buffer.empty()) return 0;
    const auto size = zip_fread(file_.get(), buffer.data(), buffer.size());
    if (size < 0) {
      is_damaged_ = true;
      return 0;
    }
    const auto got = static_cast<std::size_t>(size);
    if (got > left_) {
      is_too_large_ = true;
      return 0;
    }
    if (got == 0 && left_ > 0) is_damaged_ = true;
    left_ -= got;
    if (!beginning_known_) is_nested_ = looks_like_zip({buffer.data(), got});
    beginning_known_ = true;
    return is_nested_ ? 0 : got;
  }

  // To the end, where the check sum stands.
  void read_rest() {
    std::string piece(std::size_t{1} << 16U, '\0');
    while (!is_nested_ && read(piece) > 0) {
    }
  }

  Verdict objection(const std::string& name) const {
    if (is_nested_) return zip::nested(name);
    if (is_too_large_)
      return zip::member_too_large(name, Zip::largest_member / mebibyte);
    if (is_damaged_) return zip::damaged(name);
    return std::nullopt;
  }

 private:
  std::unique_ptr<zip_file_t, Closed> file_;
  std::uint64_t left_;
  bool beginning_known_ = false;
  bool is_nested_ = false;
  bool is_damaged_ = false;
  bool is_too_large_ = false;
};

}  // namespace

Verdict Zip::read(std::size_t at,
                  const std::function<Verdict(const Source&)>& use) const {
  check(at < names_.size(), "the ZIP file has this member");
  Unpacking unpacking(opened_->archive.get(), opened_->members[at]);
  const auto answer = use(
      [&unpacking](std::span<char> buffer) { return unpacking.read(buffer); });
  unpacking.read_rest();
  if (auto refusal = unpacking.objection(names_[at])) return refusal;
  return answer;
}

}  // namespace obole::bank
