#include "obole/bank/camt053_line.hpp"

#include "obole/bank/camt053_lines.hpp"
#include "obole/bank/camt053_words.hpp"
#include "obole/domain/identifiers.hpp"

#include <initializer_list>

namespace obole::bank::camt053 {

namespace {

// The first of `texts` that refers to something.
void refer(std::string& to, const Slots& slots,
           std::initializer_list<Text> texts) {
  for (const Text text : texts) {
    if (is_no_reference(slots[text])) continue;
    to = slots[text];
    return;
  }
}

// "PMNT/RCDT/ESCT", or the bank's own code when it gives no other.
void fill_code(std::string& code, const Slots& slots, Text domain, Text own) {
  if (slots[domain].empty()) {
    if (!slots[own].empty()) code = slots[own];
    return;
  }
  const auto part = [&](int after) -> const std::string& {
    return slots[static_cast<Text>(static_cast<int>(domain) + after)];
  };
  code = slots[domain];
  for (const int after : {1, 2}) {
    if (part(after).empty()) return;
    code += '/';
    code += part(after);
  }
}

void fill_iban(std::string& iban, const std::string& sent) {
  iban.clear();
  if (sent.empty()) return;
  const auto parsed = parse_iban(sent);
  iban = parsed ? *parsed : sent;
}

void add_words(std::string& text, const std::string& words) {
  if (!text.empty() && !words.empty()) text += ' ';
  text += words;
}

// A reference that is none of ours stays readable in the free text.
void fill_remittance(Line& line, const Slots& slots) {
  const std::string& reference = slots[Text::creditor_reference];
  line.rf_reference.clear();
  bool is_rf_alone = false;
  if (!reference.empty()) {
    if (const auto rf = parse_rf(reference)) {
      line.rf_reference = *rf;
      is_rf_alone = true;
    } else if (const auto found = find_rf(reference)) {
      line.rf_reference = *found;
    }
  }
  const std::string& structured = slots[Text::structured_remittance];
  const bool says_something = !slots[Text::remittance].empty() ||
                              !structured.empty() ||
                              (!reference.empty() && !is_rf_alone);
  if (says_something) {
    line.remittance = slots[Text::remittance];
    if (!is_rf_alone) add_words(line.remittance, reference);
    add_words(line.remittance, structured);
    return;
  }
  for (const Text instead : {Text::return_note, Text::detail_note})
    if (!slots[instead].empty()) line.remittance = slots[instead];
}

}  // namespace

void fill_from_entry(Line& line, const Slots& slots, const Booking& booking) {
  line.amount = booking.amount;
  line.booked_on = slots[Day::booked];
  line.value_on = slots[Day::value];
  line.bank_reference.clear();
  refer(line.bank_reference, slots,
        {Text::entry_bank_reference, Text::entry_reference});
  line.end_to_end.clear();
  line.transaction_id.clear();
  line.rf_reference.clear();
  line.remittance = slots[Text::entry_note];
  line.code.clear();
  fill_code(line.code, slots, Text::entry_domain, Text::entry_own_code);
  line.counterparty.name.clear();
  line.counterparty.iban.clear();
  line.counterparty.ultimate.clear();
  line.is_reversal = is_true(slots[Text::entry_reversal]);
  line.return_code.clear();
  line.entry = booking.number;
  line.part = 1;
  line.parts = 1;
  line.residual = Residual::none;
  line.file_line = booking.file_line;
}

void fill_names(Line& line, const Slots& slots) {
  line.entry_reference.clear();
  refer(line.entry_reference, slots, {Text::entry_bank_reference});
  line.entry_number.clear();
  refer(line.entry_number, slots, {Text::entry_reference});
}

void fill_from_detail(Line& line, const Slots& slots, int direction) {
  const bool is_credit = direction > 0;
  refer(line.bank_reference, slots, {Text::detail_bank_reference});
  refer(line.end_to_end, slots, {Text::detail_end_to_end});
  refer(line.transaction_id, slots,
        {Text::detail_transaction_id, Text::detail_uetr});
  fill_code(line.code, slots, Text::detail_domain, Text::detail_own_code);
  fill_remittance(line, slots);
  Counterparty& other = line.counterparty;
  other.name = slots[is_credit ? Text::debtor_name : Text::creditor_name];
  fill_iban(other.iban,
            slots[is_credit ? Text::debtor_iban : Text::creditor_iban]);
  other.ultimate =
      slots[is_credit ? Text::debtor_ultimate : Text::creditor_ultimate];
  line.return_code = slots[Text::return_code];
}

}  // namespace obole::bank::camt053
