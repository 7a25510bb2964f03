#include "obole/bank/camt053_head.hpp"

#include "obole/bank/camt053_words.hpp"
#include "obole/domain/identifiers.hpp"

namespace obole::bank::camt053 {

namespace {

// Banks hide IBANs among other identifications.
std::string account_of(const Slots& slots) {
  for (const Text text :
       {Text::account_iban, Text::account_other, Text::account_proxy}) {
    const std::string& sent = slots[text];
    if (sent.empty()) continue;
    const auto iban = parse_iban(sent);
    return iban ? *iban : sent;
  }
  return {};
}

std::optional<std::uint64_t> sequence_of(const Slots& slots) {
  const auto electronic = number(slots[Text::electronic_sequence]);
  return electronic ? electronic : number(slots[Text::legal_sequence]);
}

void fill_page(StatementHead& head, const Slots& slots) {
  const bool by_statement = !slots[Text::page].empty();
  const auto page =
      number(slots[by_statement ? Text::page : Text::message_page]);
  const std::string& is_last =
      slots[by_statement ? Text::page_is_last : Text::message_page_is_last];
  head.is_last_page = is_last.empty() || is_true(is_last);
  if (page && (*page != 1 || !head.is_last_page)) head.page = page;
}

}  // namespace

Verdict fill_head(StatementHead& head, const Slots& slots) {
  head.account = account_of(slots);
  head.id = slots[Text::statement_id];
  head.sequence = sequence_of(slots);
  head.from = slots[Day::from];
  head.to = slots[Day::to];
  head.is_copy = !slots[Text::copy].empty();
  fill_page(head, slots);
  const std::string& letters = slots[Text::account_currency];
  if (letters.empty()) return std::nullopt;
  const auto named = Currency::parse(letters);
  if (!named)
    return at(named.error(),
              {.file = {}, .line = head.file_line, .column = "Stmt/Acct/Ccy"});
  return std::nullopt;
}

}  // namespace obole::bank::camt053
