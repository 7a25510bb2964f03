#include "obole/bank/mt940_line.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>
#include <cstdlib>

namespace obole::bank::mt940 {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string named(std::string text) {
  if (text == "NONREF" || text == "NOTPROVIDED") return {};
  if (text.find_first_not_of('0') == std::string::npos) return {};
  return text;
}

// MMDD, in the year that brings it nearest to the value date.
std::optional<Date> entry_day(std::string_view month_day, Date value) {
  std::optional<Date> best;
  const auto year = std::atoi(iso(value).substr(0, 4).c_str());
  for (int other = year - 1; other <= year + 1; ++other) {
    const auto date = parse_date(fmt::format(
        "{:04}-{}-{}", other, month_day.substr(0, 2), month_day.substr(2)));
    if (!date) continue;
    const auto distance = [&](Date day) {
      return std::abs(day_number(day) - day_number(value));
    };
    if (!best || distance(*date) < distance(*best)) best = *date;
  }
  return best;
}

// Takes a field 61 apart from its front.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool starts_with(std::string_view start) const {
    return text_.starts_with(start);
  }
  std::string_view take(std::size_t size) {
    const auto taken = text_.substr(0, size);
    text_.remove_prefix(taken.size());
    return taken;
  }
  template <class Is>
  std::string_view take_while(Is&& is) {
    std::size_t size = 0;
    while (size < text_.size() && is(text_[size]))
      ++size;
    return take(size);
  }
  char front() const { return text_.empty() ? '\0' : text_.front(); }
  char second() const { return text_.size() < 2 ? '\0' : text_[1]; }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

struct Mark {
  bool is_debit;
  bool is_reversal;
  std::size_t size;
};
std::optional<Mark> mark_of(const Cursor& cursor) {
  if (cursor.starts_with("RC")) return Mark{true, true, 2};
  if (cursor.starts_with("RD")) return Mark{false, true, 2};
  if (cursor.starts_with("EC")) return Mark{false, false, 2};
  if (cursor.starts_with("ED")) return Mark{true, false, 2};
  if (cursor.starts_with("C")) return Mark{false, false, 1};
  if (cursor.starts_with("D")) return Mark{true, false, 1};
  return std::nullopt;
}

// "NTRFref//bank" and the lines after it.
void read_references(std::string_view rest, Movement& movement) {
  const auto end = rest.find('\n');
  const auto first = rest.substr(0, end);
  if (end != std::string_view::npos)
    movement.supplement = text_of(rest.substr(end + 1));
  movement.type = text_of(first.substr(0, 4));
  const auto reference = first.substr(std::min<std::size_t>(4, first.size()));
  const auto slashes = reference.find("//");
  movement.customer_reference = named(text_of(reference.substr(0, slashes)));
  if (slashes != std::string_view::npos)
    movement.bank_reference = named(text_of(reference.substr(slashes + 2)));
}

}  // namespace

Result<Money> amount_of(std::string_view text, Currency currency,
                        const Field& field) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), ',', '.');
  if (std::count(plain.begin(), plain.end(), '.') == 1 && plain.ends_with('.'))
    plain.pop_back();
  const auto amount = parse_amount(plain, currency, {.decimal_mark = '.'});
  if (amount) return *amount;
  auto refusal = malformed(field, amount.error().why);
  refusal.reason = amount.error().reason == Reason::amount_too_large
                       ? Reason::amount_too_large
                       : Reason::file_malformed;
  return refusal;
}

Result<Movement> parse_movement(const Field& field, Currency currency) {
  Cursor cursor(field.text);
  Movement movement{Money{0, currency}};
  movement.line = field.line;
  movement.value_on = day_of(cursor.take(6), movement.is_clamped);
  if (!movement.value_on)
    return malformed(field, say("it begins with no day written YYMMDD",
                                "il ne commence pas par un jour écrit AAMMJJ"));
  if (is_digit(cursor.front())) {
    const auto digits = cursor.take(4);
    if (digits.size() != 4 ||
        !std::all_of(digits.begin(), digits.end(), is_digit))
      return malformed(field, say("its entry date is none",
                                  "sa date comptable n’en est pas une"));
    movement.entry_on = entry_day(digits, *movement.value_on);
  }
  cursor.take_while([](char c) { return c == ' '; });
  const auto mark = mark_of(cursor);
  if (!mark)
    return malformed(field, say("it says neither credit (C) nor debit (D)",
                                "il ne dit ni crédit (C) ni débit (D)"));
  cursor.take(mark->size);
  movement.is_reversal = mark->is_reversal;
  if (is_letter(cursor.front())) cursor.take(1);  // the currency's last letter
  cursor.take_while([](char c) { return c == ' ' || c == '\n'; });
  const auto digits =
      cursor.take_while([](char c) { return is_digit(c) || c == ','; });
  const auto amount = amount_of(digits, currency, field);
  if (!amount) return amount.error();
  movement.amount = mark->is_debit ? -*amount : *amount;
  if (!cursor.rest().empty() && !is_letter(cursor.front()))
    return malformed(field, say("its amount is followed by no type",
                                "son montant n’est suivi d’aucun type"));
  read_references(cursor.rest(), movement);
  return movement;
}

Line Movement::as_line(std::uint64_t entry) const {
  const auto said = details_of(details);
  Line result{amount};
  result.booked_on = entry_on ? entry_on : value_on;
  result.value_on = value_on;
  result.bank_reference = bank_reference;
  result.end_to_end =
      said.end_to_end.empty() ? customer_reference : said.end_to_end;
  result.remittance = said.text;
  if (result.remittance.empty()) result.remittance = supplement;
  result.rf_reference = find_rf(result.remittance).value_or("");
  result.code = said.code.empty() ? type : type + '/' + said.code;
  result.counterparty = {said.name, said.iban, said.ultimate};
  result.is_reversal = is_reversal;
  result.return_code = said.return_code;
  result.entry = entry;
  result.file_line = line;
  return result;
}

}  // namespace obole::bank::mt940
