#include "obole/intake/line_verdicts.hpp"

#include "obole/base/packed.hpp"

#include <algorithm>
#include <utility>

namespace obole::intake {
namespace {

constexpr std::int64_t lines_a_page = 5'000;

void pack(Packer& packer, const Sentence& sentence) {
  packer(sentence.en)(sentence.fr);
}

void unpack(Unpacker& unpacker, Sentence& sentence) {
  unpacker(sentence.en)(sentence.fr);
}

std::string packed(const LineVerdict& verdict) {
  Packer packer;
  packer(verdict.line)(day_number(verdict.booked_on))(
      verdict.amount.minor_units())(verdict.name)(verdict.text)(verdict.kind);
  pack(packer, verdict.pass);
  packer(verdict.items.size());
  for (const auto& item : verdict.items)
    pack(packer, item);
  pack(packer, verdict.why);
  return packer.take();
}

LineVerdict unpacked(std::string_view bytes, Currency currency) {
  Unpacker unpacker(bytes);
  LineVerdict verdict{0, {}, Money{0, currency}, {}, {}, {}, {}, {}, {}};
  std::int64_t day = 0;
  std::int64_t amount = 0;
  std::size_t items = 0;
  unpacker(verdict.line)(day)(amount)(verdict.name)(verdict.text)(verdict.kind);
  verdict.booked_on = day_of_number(day);
  verdict.amount = Money{amount, currency};
  unpack(unpacker, verdict.pass);
  unpacker(items);
  verdict.items.resize(items);
  for (auto& item : verdict.items)
    unpack(unpacker, item);
  unpack(unpacker, verdict.why);
  return verdict;
}

}  // namespace

LineVerdicts::LineVerdicts(std::int64_t last_line, Currency currency)
    : pages_(static_cast<std::size_t>(last_line / lines_a_page) + 1),
      currency_(currency) {}

void LineVerdicts::add(const LineVerdict& verdict) {
  pages_.put(packed(verdict),
             static_cast<std::size_t>(verdict.line / lines_a_page));
  ++size_;
}

std::vector<LineVerdict> LineVerdicts::page(std::size_t number) const {
  std::vector<LineVerdict> verdicts;
  verdicts.reserve(pages_.size(number));
  pages_.each(
      [&](std::string_view bytes) {
        verdicts.push_back(unpacked(bytes, currency_));
      },
      number);
  std::sort(verdicts.begin(), verdicts.end(),
            [](const auto& a, const auto& b) { return a.line < b.line; });
  return verdicts;
}

}  // namespace obole::intake
