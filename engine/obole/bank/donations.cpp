#include "obole/bank/donations.hpp"

#include "obole/bank/donations_gate.hpp"
#include "obole/bank/row.hpp"
#include "obole/bank/row_reader.hpp"
#include "obole/domain/date.hpp"

namespace obole::bank {
namespace {

// What stands between a header and the end of its file.
class Reading {
 public:
  Reading(RowReader& reader, const RowRules& rules, const DonationSink& sink)
      : reader_(reader), rules_(rules), sink_(sink) {}

  Result<DonationSums> read();

 private:
  void read_one(DonationGate& gate);
  void report(RowFault fault);

  RowReader& reader_;
  const RowRules& rules_;
  const DonationSink& sink_;
  DonationSums sums_ = {};
};

void Reading::report(RowFault fault) {
  ++sums_.problems;
  sink_.problem({reader_.row().line, std::move(fault.column),
                 std::move(fault.value), std::move(fault.why)});
}

Result<DonationSums> Reading::read() {
  const auto column = reader_.columns().header(Field::reference);
  DonationGate gate(rules_.profile.repeats, std::string(column), sink_, sums_);
  while (true) {
    const auto part = reader_.next();
    if (!part) return part.error();
    if (*part == RowReader::Part::end) break;
    if (*part == RowReader::Part::data) read_one(gate);
  }
  gate.finish();
  return sums_;
}

void Reading::read_one(DonationGate& gate) {
  ++sums_.rows;
  if (auto fault = reader_.prepare()) return report(*std::move(fault));
  auto donation = read_row(reader_.cells(), rules_);
  if (!donation) {
    const auto& refusal = donation.error();
    return report(
        {refusal.place.column, printable(refusal.what.en), refusal.why});
  }
  if (!*donation) {
    ++sums_.ignored;
    return;
  }
  (**donation).line = reader_.row().line;
  gate.take(std::move(**donation));
}

}  // namespace

Result<DonationSums> read_donations(const Source& source, std::string_view file,
                                    const Profile& profile, Currency currency,
                                    const DonationSink& sink,
                                    std::string_view zone) {
  check(is_time_zone(zone), "the organisation's zone is a time zone");
  const Place place{.file = std::string(file), .line = 0, .column = {}};
  RowReader reader(source);
  if (auto refusal = reader.open(profile)) return at(*refusal, place);
  const RowRules rules{reader.layout(), currency, zone};
  auto sums = Reading(reader, rules, sink).read();
  if (!sums) return at(sums.error(), place);
  return sums;
}

}  // namespace obole::bank
