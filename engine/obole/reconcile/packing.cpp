#include "obole/reconcile/packing.hpp"

#include "obole/base/packed.hpp"

#include <cstdint>

namespace obole::reconcile {
namespace {

// The members of each, once for writing and for reading.
template <class Line, class Each>
void each_of_line(Line& line, Each& each) {
  each(line.id);
  each(line.amount);
  each(line.booked_on);
  each(line.end_to_end);
  each(line.rf_reference);
  each(line.text);
  each(line.iban);
  each(line.name);
  each(line.code);
  each(line.is_return);
}

template <class Item, class Each>
void each_of_item(Item& item, Each& each) {
  each(item.kind);
  each(item.id);
  each(item.amount);
  each(item.date);
  each(item.reference);
  each(item.rf_reference);
  each(item.iban);
  each(item.name);
  each(item.platform);
  each(item.batch);
  each(item.method);
  each(item.end_to_end);
  each(item.donor);
  each(item.campaign);
  each(item.note);
}

// Days are packed as numbers.
class Writing {
 public:
  void operator()(const auto& value) { packer(value); }
  void operator()(Date date) { packer(day_number(date)); }

  Packer packer;
};

class Reading {
 public:
  explicit Reading(std::string_view bytes) : unpacker_(bytes) {}

  void operator()(auto& value) { unpacker_(value); }
  void operator()(Date& date) {
    std::int64_t number = 0;
    unpacker_(number);
    date = day_of_number(number);
  }

 private:
  Unpacker unpacker_;
};

}  // namespace

std::string packed(const OpenLine& line) {
  Writing writing;
  each_of_line(line, writing);
  return writing.packer.take();
}

std::string packed(const OpenItem& item) {
  Writing writing;
  each_of_item(item, writing);
  return writing.packer.take();
}

OpenLine unpacked_line(std::string_view bytes) {
  OpenLine line{};
  Reading reading(bytes);
  each_of_line(line, reading);
  return line;
}

OpenItem unpacked_item(std::string_view bytes) {
  OpenItem item{};
  Reading reading(bytes);
  each_of_item(item, reading);
  return item;
}

}  // namespace obole::reconcile
