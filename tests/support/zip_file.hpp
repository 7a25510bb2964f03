// ZIP files written by hand, right and wrong, from PKWARE's description of the
// format (APPNOTE 6.3.9) and RFC 1951.

#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace support {

inline std::uint32_t crc32_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// Deflated without being made smaller: blocks that are stored.
inline std::string deflated(const std::string& bytes) {
  std::string packed;
  std::size_t at = 0;
  do {
    const auto size = std::min<std::size_t>(bytes.size() - at, 65535);
    packed += static_cast<char>(at + size == bytes.size() ? 1 : 0);
    for (const auto length : {size, size ^ 0xFFFFU}) {
      packed += static_cast<char>(length & 0xFFU);
      packed += static_cast<char>((length >> 8U) & 0xFFU);
    }
    packed.append(bytes, at, size);
    at += size;
  } while (at < bytes.size());
  return packed;
}

/// A deflated run of `byte`, 1 + 258 * `times` long, in the fixed code: 13 bits
/// for 258 bytes.
inline std::string deflated_run(char byte, std::size_t times) {
  std::string packed;
  unsigned held = 0;
  unsigned bits = 0;
  const auto put = [&](unsigned value, unsigned count) {
    held |= value << bits;
    for (bits += count; bits >= 8; bits -= 8) {
      packed += static_cast<char>(held & 0xFFU);
      held >>= 8U;
    }
  };
  const auto put_code = [&](unsigned code, unsigned count) {
    for (unsigned bit = count; bit-- > 0;)
      put((code >> bit) & 1U, 1);
  };
  put(1, 1);  // the last block
  put(1, 2);  // of fixed codes
  put_code(0x30U + static_cast<unsigned char>(byte), 8);
  for (std::size_t at = 0; at < times; ++at) {
    put_code(0xC5, 8);  // a length of 258
    put_code(0, 5);     // from one byte before
  }
  put_code(0, 7);  // the end
  put(0, 7);
  return packed;
}

struct ZipMember {
  std::string name;
  std::string bytes;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  std::uint16_t flags = 0;
  std::string packed = {};      ///< if not `bytes` as the method packs them
  std::string local_name = {};  ///< if not `name`
  std::int64_t size = -1;       ///< as told, if not that of `bytes`
  std::int64_t crc = -1;        ///< as told, if not that of `bytes`
};

inline void put_number(std::string& to, std::uint64_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8U)
    to += static_cast<char>(value & 0xFFU);
}

inline std::string zip_of(const std::vector<ZipMember>& members) {
  std::string file;
  std::string directory;
  for (const auto& one : members) {
    const auto packed = !one.packed.empty() ? one.packed
                        : one.method == 8   ? deflated(one.bytes)
                                            : one.bytes;
    const auto size =
        one.size < 0 ? one.bytes.size() : static_cast<std::size_t>(one.size);
    const auto crc =
        one.crc < 0 ? crc32_of(one.bytes) : static_cast<std::uint32_t>(one.crc);
    const auto common = [&](std::string& to, const std::string& name) {
      put_number(to, 20, 2);
      put_number(to, one.flags, 2);
      put_number(to, one.method, 2);
      put_number(to, 0x5A21'0000U, 4);  // 2025-01-01
      put_number(to, crc, 4);
      put_number(to, packed.size(), 4);
      put_number(to, size, 4);
      put_number(to, name.size(), 2);
      put_number(to, 0, 2);
    };
    const auto at = file.size();
    const auto& local = one.local_name.empty() ? one.name : one.local_name;
    file += "PK\x03\x04";
    common(file, local);
    file += local + packed;
    directory += "PK\x01\x02";
    put_number(directory, 20, 2);
    common(directory, one.name);
    put_number(directory, 0, 10);
    put_number(directory, at, 4);
    directory += one.name;
  }
  const auto from = file.size();
  file += directory + "PK\x05\x06";
  put_number(file, 0, 4);
  put_number(file, members.size(), 2);
  put_number(file, members.size(), 2);
  put_number(file, directory.size(), 4);
  put_number(file, from, 4);
  put_number(file, 0, 2);
  return file;
}

}  // namespace support
