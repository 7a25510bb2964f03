// The bytes of a file of SQLite, page by page, and a journal made by hand.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace raw_pages {

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void put(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline std::size_t number_at(std::string_view bytes, std::size_t at,
                             std::size_t width) {
  std::size_t number = 0;
  for (std::size_t one = 0; one < width; ++one)
    number = number << 8U | static_cast<unsigned char>(bytes.at(at + one));
  return number;
}

/// As the head of the file says.
inline std::size_t page_size(std::string_view bytes) {
  const auto size = number_at(bytes, 16, 2);
  return size == 1 ? 65'536 : size;
}

/// `bytes` with `page`, counted from 0, in the place of page `at`.
inline std::string with_page(std::string bytes, std::size_t at,
                             std::string_view page) {
  return bytes.replace(at * page.size(), page.size(), page);
}

/// A rollback journal, right in every checksum, that puts all of `older` back
/// into whatever file it lies beside.
inline std::string journal_of(std::string_view older) {
  const auto size = page_size(older);
  const auto pages = older.size() / size;
  constexpr std::size_t sector = 512;
  constexpr std::size_t nonce = 0x0B01E;
  std::string journal;
  const auto add = [&journal](std::size_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
      journal += static_cast<char>(number >> shift & 0xFFU);
  };
  add(0xD9D505F9);
  add(0x20A163D7);
  for (const auto number : {pages, nonce, pages, sector, size})
    add(number);
  journal.resize(sector);
  for (std::size_t page = 0; page < pages; ++page) {
    const auto content = older.substr(page * size, size);
    auto sum = static_cast<std::uint32_t>(nonce);
    for (auto at = size - 200; at > 0 && at < size; at -= 200)
      sum += static_cast<unsigned char>(content[at]);
    add(page + 1);
    journal += content;
    add(sum);
  }
  return journal;
}

}  // namespace raw_pages
