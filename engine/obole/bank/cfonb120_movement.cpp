#include "obole/bank/cfonb120_movement.hpp"

#include "obole/bank/cfonb120_fields.hpp"
#include "obole/bank/cfonb120_refusals.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>
#include <array>

namespace obole::bank::cfonb120 {
namespace {

// "0000000" and "NOTPROVIDED" name nothing.
std::string named(std::string text) {
  if (text.find_first_not_of('0') == std::string::npos) return {};
  if (text == "NOTPROVIDED" || text == "NONREF" || text == "NONE") return {};
  return text;
}

void append(std::string& text, const std::string& more) {
  if (more.empty()) return;
  if (!text.empty()) text += ' ';
  text += more;
}

std::string account(const std::string& text) {
  const auto iban = parse_iban(text);
  return iban ? *iban : text;
}

// A complement that repeats without a text takes nothing away.
void keep(std::string& text, std::string said) {
  if (!said.empty()) text = std::move(said);
}

// Codes under which a movement comes back, or is undone: the interbank codes of
// returned items, of SEPA reversals and recalls, and 99 (formats.md 1.4.4).
constexpr std::array<std::string_view, 21> codes_of_returns = {
    "03", "10", "12", "26", "27", "33", "34", "38", "98", "99", "A3",
    "A4", "A5", "A6", "B3", "B4", "B5", "B6", "C3", "C4", "C5"};

bool is_return(std::string_view code) {
  return std::find(codes_of_returns.begin(), codes_of_returns.end(), code) !=
         codes_of_returns.end();
}

// [A-Z][A-Z0-9]{2}: banks leave it blank, or put what is none.
bool is_qualifier(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return is_capital(text[0]) &&
         std::all_of(text.begin() + 1, text.end(), [&](char c) {
           return is_capital(c) || (c >= '0' && c <= '9');
         });
}

// What one movement's texts may take, as much as in the other formats.
constexpr std::size_t longest_text = 65536;

}  // namespace

Result<Movement> Movement::begin(const Record& record, Currency currency,
                                 int decimals) {
  const auto placed = [&](const Refusal& refusal, const char* field) {
    return at(refusal, {{}, record.number, field});
  };
  const auto amount = amount_of(record.field(91, 104), currency, decimals);
  if (!amount) return placed(amount.error(), "04/91-104");
  const auto booked = day_of(record.field(35, 40));
  if (!booked) return placed(booked.error(), "04/35-40");
  if (!*booked) return has_no_day(record.number, "04/35-40");
  const auto value = day_of(record.field(43, 48));
  if (!value) return placed(value.error(), "04/43-48");
  Movement movement(*amount, **booked);
  movement.record_ = record.number;
  movement.value_on_ = *value;
  movement.code_ = text_of(record.field(33, 34));
  movement.reason_ = named(text_of(record.field(41, 42)));
  movement.label_ = text_of(record.field(49, 79));
  movement.entry_number_ = named(text_of(record.field(82, 88)));
  movement.reference_ = named(text_of(record.field(105, 120)));
  return movement;
}

void Movement::say_of_party(std::string_view qualifier,
                            const std::string& text) {
  if (qualifier == "NPY") keep(payer_, text);
  if (qualifier == "NBE") keep(payee_, text);
  if (qualifier == "NPO") keep(ultimate_payer_, text);
  if (qualifier == "NBU") keep(ultimate_payee_, text);
  if (qualifier == "CPY") keep(payer_account_, account(text));
  if (qualifier == "CBE") keep(payee_account_, account(text));
}

void Movement::say_of_references(std::string_view qualifier,
                                 std::string_view field) {
  if (qualifier == "RCN")
    keep(end_to_end_, named(text_of(field.substr(0, 35))));
  if (qualifier == "REF") keep(transaction_, named(text_of(field.substr(35))));
  if (qualifier == "LCS") {
    const auto reference = text_of(field.substr(0, 35));
    if (const auto rf = parse_rf(reference)) {
      rf_ = *rf;
    } else {
      append(client_text_, reference);
    }
  }
}

// The old layout has free text from 41 on and no qualifier.
Verdict Movement::complete(const Record& record) {
  const auto reserved = record.field(41, 45);
  const auto qualifier = record.field(46, 48);
  const auto field = record.field(49, 118);
  if (reserved.find_first_not_of(' ') != std::string_view::npos) {
    append(free_text_, text_of(record.field(41, 81)));
  } else if (!is_qualifier(qualifier) || qualifier == "LIB") {
    append(free_text_, text_of(field));
  } else if (qualifier == "LCC" || qualifier == "LC2") {
    append(client_text_, text_of(field));
  } else {
    say_of_party(qualifier, text_of(field));
    say_of_references(qualifier, field);
  }
  if (free_text_.size() + client_text_.size() > longest_text)
    return has_too_much_text(record.number);
  return std::nullopt;
}

Line Movement::line(std::uint64_t entry) const {
  Line line{amount_};
  line.booked_on = booked_on_;
  line.value_on = value_on_;
  line.bank_reference = reference_.empty() ? entry_number_ : reference_;
  line.end_to_end = end_to_end_;
  line.transaction_id = transaction_;
  line.rf_reference = rf_;
  line.remittance = label_;
  append(line.remittance, free_text_);
  append(line.remittance, client_text_);
  line.code = code_;
  line.counterparty = {is_credit() ? payer_ : payee_,
                       is_credit() ? payer_account_ : payee_account_,
                       is_credit() ? ultimate_payer_ : ultimate_payee_};
  line.is_reversal = is_return(code_);
  line.return_code = reason_;
  line.entry = entry;
  line.file_line = record_;
  return line;
}

}  // namespace obole::bank::cfonb120
