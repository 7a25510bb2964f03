#include "obole/bank/camt053_details.hpp"

#include "obole/bank/camt053_words.hpp"
#include "obole/base/check.hpp"

#include <cstring>

namespace obole::bank::camt053 {

namespace {

constexpr std::size_t block_bytes = std::size_t{256} << 10;

void put_number(std::string& bytes, std::uint64_t number) {
  while (number >= 0x80) {
    bytes += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  bytes += static_cast<char>(number);
}

std::uint64_t taken_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    check(!bytes.empty(), "a detail is held whole");
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) break;
  }
  return number;
}

template <class Use>
void each_text_of_a_detail(Use use) {
  for (auto slot = static_cast<int>(first_of_detail);
       slot <= static_cast<int>(last_of_detail); ++slot)
    use(static_cast<Text>(slot));
}

}  // namespace

void Details::clear() {
  blocks_.resize(blocks_.empty() ? 0 : 1);
  if (!blocks_.empty()) blocks_.front().clear();
  bytes_ = 0;
  count_ = 0;
  all_held_ = true;
  all_known_ = true;
  signed_sum_ = 0;
  unsigned_sum_ = 0;
}

void Details::append(const Slots& slots, std::optional<std::int64_t> amount) {
  ++count_;
  if (!all_held_) return;
  write(slots, amount.value_or(0));
  if (!amount) {
    all_known_ = false;
    return;
  }
  const auto own = sign(slots[Text::detail_sign]);
  const bool fits =
      own ? add(signed_sum_, *own * *amount) : add(unsigned_sum_, *amount);
  all_known_ = all_known_ && fits;
}

void Details::write(const Slots& slots, std::int64_t amount) {
  record_.clear();
  put_number(record_, static_cast<std::uint64_t>(amount));
  each_text_of_a_detail([&](Text text) {
    put_number(record_, slots[text].size());
    record_ += slots[text];
  });
  bytes_ += record_.size();
  if (bytes_ > most_bytes) {
    all_held_ = false;
    blocks_.clear();
    return;
  }
  if (blocks_.empty() || blocks_.back().size() + record_.size() > block_bytes) {
    blocks_.emplace_back();
    if (blocks_.size() > 1) blocks_.back().reserve(block_bytes);
  }
  blocks_.back() += record_;
}

void Details::replay(Slots& slots, int entry_sign, const Use& use) const {
  check(all_held_ && all_known_, "the details can be told one by one");
  for (std::string_view rest : blocks_) {
    while (!rest.empty()) {
      const auto amount = static_cast<std::int64_t>(taken_number(rest));
      each_text_of_a_detail([&](Text text) {
        const auto size = taken_number(rest);
        check(size <= rest.size(), "a detail is held whole");
        slots.put(text, rest.substr(0, size));
        rest.remove_prefix(size);
      });
      const auto own = sign(slots[Text::detail_sign]);
      if (!use(own.value_or(entry_sign) * amount)) return;
    }
  }
}

}  // namespace obole::bank::camt053
