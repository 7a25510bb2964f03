#include "obole/bank/cfonb120_movement.hpp"

#include "obole/domain/identifiers.hpp"

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

std::string account(std::string text) {
  const auto iban = parse_iban(text);
  return iban ? *iban : std::move(text);
}

// Codes under which a movement comes back, or is undone (formats.md 1.4.4).
bool is_return(std::string_view code) {
  for (const std::string_view one : {"03", "10", "12", "27", "38", "99", "A5",
                                     "A6", "B3", "B4", "B5", "B6", "C3", "C4"})
    if (code == one) return true;
  return false;
}

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
  const auto value = day_of(record.field(43, 48));
  if (!value) return placed(value.error(), "04/43-48");
  Movement movement(*amount);
  movement.record_ = record.number;
  movement.booked_on_ = *booked;
  movement.value_on_ = *value;
  movement.code_ = text_of(record.field(33, 34));
  movement.reason_ = named(text_of(record.field(41, 42)));
  movement.label_ = text_of(record.field(49, 79));
  movement.entry_number_ = named(text_of(record.field(82, 88)));
  movement.reference_ = named(text_of(record.field(105, 120)));
  return movement;
}

void Movement::say_of_party(std::string_view qualifier, std::string text) {
  if (qualifier == "NPY") payer_ = std::move(text);
  if (qualifier == "NBE") payee_ = std::move(text);
  if (qualifier == "NPO") ultimate_payer_ = std::move(text);
  if (qualifier == "NBU") ultimate_payee_ = std::move(text);
  if (qualifier == "CPY") payer_account_ = account(std::move(text));
  if (qualifier == "CBE") payee_account_ = account(std::move(text));
}

void Movement::say_of_references(std::string_view qualifier,
                                 std::string_view field) {
  if (qualifier == "RCN") end_to_end_ = named(text_of(field.substr(0, 35)));
  if (qualifier == "REF") transaction_ = named(text_of(field.substr(35)));
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
void Movement::complete(const Record& record) {
  const auto reserved = record.field(41, 45);
  if (reserved.find_first_not_of(' ') != std::string_view::npos) {
    append(free_text_, text_of(record.field(41, 81)));
    return;
  }
  const auto qualifier = record.field(46, 48);
  const auto field = record.field(49, 118);
  const bool is_qualifier = qualifier[0] >= 'A' && qualifier[0] <= 'Z' &&
                            qualifier.find(' ') == std::string_view::npos;
  if (!is_qualifier || qualifier == "LIB") {
    append(free_text_, text_of(field));
  } else if (qualifier == "LCC" || qualifier == "LC2") {
    append(client_text_, text_of(field));
  } else {
    say_of_party(qualifier, text_of(field.substr(0, 70)));
    say_of_references(qualifier, field);
  }
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
