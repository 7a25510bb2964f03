#include "obole/bank/ofx_statement.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>

namespace obole::bank::ofx {

Refusal malformed(std::string_view what, Sentence why, std::uint64_t line,
                  std::string_view tag) {
  return {Reason::file_malformed,
          shown(what.substr(0, 60)),
          std::move(why),
          say("ask the bank for the file again, and do not edit it",
              "redemander le fichier à la banque, et ne pas le modifier"),
          {{}, line, std::string(tag)}};
}

std::string Account::name() const {
  if (const auto iban = parse_iban(number)) return *iban;
  if (const auto iban = iban_of_rib(bank, branch, number)) return *iban;
  if (bank.empty()) return number;
  return branch.empty() ? bank + ' ' + number
                        : bank + ' ' + branch + ' ' + number;
}

Result<Date> day_of(const std::string& text, std::uint64_t line,
                    std::string_view tag) {
  const auto digits = text.substr(0, 8);
  const bool all = digits.size() == 8 &&
                   std::all_of(digits.begin(), digits.end(),
                               [](char c) { return c >= '0' && c <= '9'; });
  if (all) {
    const auto date = parse_date(digits.substr(0, 4) + '-' +
                                 digits.substr(4, 2) + '-' + digits.substr(6));
    if (date) return *date;
  }
  return malformed(text,
                   say("it is no day written YYYYMMDD",
                       "ce n’est pas un jour écrit AAAAMMJJ"),
                   line, tag);
}

Result<Money> amount_of(std::string text, Currency currency, std::uint64_t line,
                        std::string_view tag) {
  std::erase(text, ' ');
  std::replace(text.begin(), text.end(), ',', '.');
  const auto amount = parse_amount(text, currency, {.decimal_mark = '.'});
  if (amount) return *amount;
  auto refusal = malformed(text, amount.error().why, line, tag);
  refusal.reason = amount.error().reason;
  return refusal;
}

Result<Line> Movement::as_line(Currency currency, std::uint64_t entry) const {
  if (!corrects.empty())
    return malformed(corrects,
                     say("the movement corrects another, which is not done by "
                         "itself",
                         "le mouvement en corrige un autre, ce qui ne se fait "
                         "pas tout seul"),
                     line, "CORRECTACTION");
  if (amount.empty())
    return malformed(
        fitid,
        say("the movement has no amount", "le mouvement n’a pas de montant"),
        line, "TRNAMT");
  if (posted.empty())
    return malformed(
        fitid, say("the movement has no day", "le mouvement n’a pas de date"),
        line, "DTPOSTED");
  const auto money = amount_of(amount, currency, line, "TRNAMT");
  if (!money) return money.error();
  const auto day = day_of(posted, line, "DTPOSTED");
  if (!day) return day.error();
  Line result{*money};
  result.booked_on = *day;
  if (!available.empty()) {
    const auto value = day_of(available, line, "DTAVAIL");
    if (!value) return value.error();
    result.value_on = *value;
  }
  result.bank_reference = fitid;
  result.transaction_id = reference.empty() ? cheque : reference;
  // The memo goes on where the name was cut, or says it all again.
  const auto& first = payee.empty() ? name : payee;
  result.remittance = memo.starts_with(first) ? memo : first;
  if (!memo.empty() && !memo.starts_with(first))
    result.remittance += ' ' + memo;
  result.rf_reference = find_rf(result.remittance).value_or("");
  result.code = type;
  result.counterparty.name = first;
  if (!to.number.empty()) result.counterparty.iban = to.name();
  result.entry = entry;
  result.file_line = line;
  return result;
}

}  // namespace obole::bank::ofx
