#include "obole/bank/payouts_frame.hpp"

#include "obole/bank/row_amounts.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace obole::bank {
namespace {

constexpr std::size_t sums_size = 6;  // up to the fee debits
constexpr std::size_t rows_at = 18;   // of a footer with all its fields

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

// A sum of a footer has no sign; its bytes were never decoded.
std::optional<Money> told_sum(std::string_view text, const Profile& layout,
                              Currency currency) {
  if (invalid_utf8_at(text)) return std::nullopt;
  const auto sum = read_amount(text, layout, currency);
  if (!sum || sum->is_negative()) return std::nullopt;
  return *sum;
}

RowFault fault(std::string_view value, Sentence why) {
  return {.column = {}, .value = printable(value), .why = std::move(why)};
}

RowFault unreadable(std::string_view value) {
  return fault(value, say("the footer cannot be read, so that nothing checks "
                          "the rows above it",
                          "la ligne de totaux ne peut pas être lue : rien ne "
                          "vérifie les lignes au-dessus"));
}

}  // namespace

void FrameCheck::Totals::add_to(std::int64_t& sum, Money part) {
  if (__builtin_add_overflow(sum, part.minor_units(), &sum)) sound = false;
}

void FrameCheck::Totals::add(Money gross, Money fee) {
  ++own;
  if (gross.is_negative()) {
    add_to(gross_debits, -gross);
  } else {
    add_to(gross_credits, gross);
  }
  if (fee.is_negative()) {
    add_to(fee_credits, -fee);
  } else {
    add_to(fee_debits, fee);
  }
}

void FrameCheck::count() {
  ++section_.rows;
  ++report_.rows;
}

void FrameCheck::take(const Cells& cells) {
  ++section_.taken;
  ++report_.taken;
  if (!names_currency(cells[Field::currency], currency_)) return;
  const auto amounts = read_balance_amounts(cells, layout_, currency_);
  for (auto* const totals : {&section_, &report_}) {
    if (amounts) {
      totals->add(amounts->gross, amounts->fee);
    } else {
      totals->sound = false;
    }
  }
}

std::vector<RowFault> FrameCheck::faults(const CsvRow& frame) {
  const auto& types = layout_.frame;
  const auto type = frame.fields.front();
  const auto is = [&](const std::string& known) {
    return !known.empty() && type == known;
  };
  if (is(types.section)) section_ = {};
  if (is(types.section_sums)) return sums(frame, section_);
  if (is(types.report_sums)) return sums(frame, report_);
  if (is(types.section_count)) return rows(frame, section_);
  if (is(types.report_count)) return rows(frame, report_);
  return {};
}

std::vector<RowFault> FrameCheck::sums(const CsvRow& frame,
                                       const Totals& totals) const {
  const auto& fields = frame.fields;
  if (fields.size() < sums_size) return {unreadable(fields.front())};
  if (!names_currency(trimmed(fields[1]), currency_)) return {};
  struct Sum {
    Sentence name;
    std::int64_t found;
  };
  const std::array<Sum, 4> sums = {{
      {say("gross credits", "crédits bruts"), totals.gross_credits},
      {say("gross debits", "débits bruts"), totals.gross_debits},
      {say("fee credits", "crédits de commission"), totals.fee_credits},
      {say("fee debits", "débits de commission"), totals.fee_debits},
  }};
  const bool comparable = totals.sound && totals.taken == totals.rows;
  std::vector<RowFault> faults;
  for (std::size_t at = 0; at < sums.size(); ++at) {
    const auto text = trimmed(fields[at + 2]);
    const auto told = told_sum(text, layout_, currency_);
    if (!told) return {unreadable(text)};
    if (!comparable || told->minor_units() == sums[at].found) continue;
    faults.push_back(fault(
        text, say("the footer tells {} of {}, and the rows add up to {}",
                  "la ligne de totaux dit {} : {}, et les lignes font {}",
                  sums[at].name, *told, Money(sums[at].found, currency_))));
  }
  if (fields.size() != rows_at + 1) return faults;
  const auto told = whole_number(trimmed(fields[rows_at]));
  // Some count the rows of the currency, and some those of all.
  if (told && (*told == totals.own || *told == totals.rows)) return faults;
  faults.push_back(fault(
      fields[rows_at],
      say("the footer does not count the rows: there are {}, {} of them in {}",
          "le compte des lignes est autre : il y en a {}, dont {} en {}",
          totals.rows, totals.own, currency_.code())));
  return faults;
}

std::vector<RowFault> FrameCheck::rows(const CsvRow& frame,
                                       const Totals& totals) const {
  const auto& fields = frame.fields;
  const auto told =
      fields.size() < 2 ? std::nullopt : whole_number(trimmed(fields[1]));
  if (!told) return {unreadable(fields.back())};
  if (*told == totals.rows) return {};
  return {fault(fields[1],
                say("the footer counts {} rows, and there are {}",
                    "la ligne de totaux compte {} lignes, et il y en a {}",
                    *told, totals.rows))};
}

}  // namespace obole::bank
