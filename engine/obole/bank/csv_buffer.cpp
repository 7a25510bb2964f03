#include "obole/bank/csv_buffer.hpp"

#include "obole/base/check.hpp"

#include <cstring>

namespace obole::bank {
namespace {

constexpr std::size_t block = std::size_t{1} << 18U;

}  // namespace

CsvBuffer::CsvBuffer(const Source& source, std::size_t largest_row)
    : source_(source), largest_row_(largest_row), bytes_(block + 1) {}

bool CsvBuffer::read_to(std::size_t at) {
  while (!holds(at)) {
    if (!read_on()) return false;
  }
  return true;
}

bool CsvBuffer::read_on() {
  if (ended_ || overflowed_) return false;
  if (row_at_ > 0) {
    std::memmove(bytes_.data(), row(), end_ - row_at_);
    end_ -= row_at_;
    row_at_ = 0;
  }
  overflowed_ = end_ > largest_row_;
  if (overflowed_) return false;
  if (end_ + 1 == bytes_.size()) bytes_.resize(bytes_.size() + block);
  const std::span room(bytes_.data() + end_, bytes_.size() - 1 - end_);
  const auto count = source_(room);
  check(count <= room.size(), "a source keeps within the buffer");
  ended_ = count == 0;
  end_ += count;
  bytes_[end_] = '\0';
  return count > 0;
}

}  // namespace obole::bank
