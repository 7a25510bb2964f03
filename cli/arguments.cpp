#include "cli/arguments.hpp"

#include "obole/base/say.hpp"

#include <charconv>

namespace cli {

using obole::Code;
using obole::Currency;
using obole::Date;
using obole::DonorId;
using obole::Money;
using obole::Reason;
using obole::Refusal;
using obole::say;

void Arguments::complain(std::string_view name, Refusal refusal) {
  if (complaint_) return;
  complaint_ = at(std::move(refusal), {{}, 0, std::string(name)});
}

bool Arguments::has(std::string_view name) const {
  return values_.contains(name);
}

std::optional<std::string> Arguments::if_any(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::string Arguments::text(std::string_view name) {
  return if_any(name).value_or("");
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::string> Arguments::request() const {
  std::vector<std::string> request;
  for (const auto& [name, values] : values_) {
    if (name == "--reference" || name == "--dry-run" || name == "--pdf")
      continue;
    if (values.empty()) request.push_back(name);
    for (const auto& value : values)
      request.push_back(value.empty() ? name : name + '=' + value);
  }
  return request;
}

std::optional<Date> Arguments::date_if_any(std::string_view name) {
  const auto typed = if_any(name);
  if (!typed) return std::nullopt;
  const auto date = obole::parse_date(*typed);
  if (date) return *date;
  complain(name, date.error());
  return std::nullopt;
}

std::optional<obole::Instant> Arguments::instant_if_any(std::string_view name) {
  const auto typed = if_any(name);
  if (!typed) return std::nullopt;
  const auto instant = obole::parse_instant(*typed);
  if (instant) return *instant;
  auto refusal = instant.error();
  refusal.hint = say("write it as 2026-03-31T22:00:00Z, in UTC",
                     "l’écrire comme 2026-03-31T22:00:00Z, en UTC");
  complain(name, std::move(refusal));
  return std::nullopt;
}

Date Arguments::date(std::string_view name) {
  return date_if_any(name).value_or(Date{});
}

std::optional<Money> Arguments::money_if_any(std::string_view name,
                                             Currency currency) {
  const auto typed = if_any(name);
  if (!typed) return std::nullopt;
  const auto money = obole::parse_amount(*typed, currency);
  if (money) return *money;
  complain(name, money.error());
  return std::nullopt;
}

Money Arguments::money(std::string_view name, Currency currency) {
  return money_if_any(name, currency).value_or(Money{0, currency});
}

std::optional<Code> Arguments::code_if_any(std::string_view name) {
  const auto typed = if_any(name);
  if (!typed) return std::nullopt;
  const auto code = Code::parse(*typed);
  if (code) return *code;
  complain(name, code.error());
  return std::nullopt;
}

Code Arguments::code(std::string_view name) {
  if (auto code = code_if_any(name)) return *code;
  return *Code::parse("X");  // never used: there is a complaint
}

DonorId Arguments::donor(std::string_view name) {
  const auto id = DonorId::parse(text(name));
  if (id) return *id;
  complain(name, id.error());
  return DonorId::from_number(0);
}

std::optional<std::int64_t> Arguments::to_number(std::string_view name,
                                                 const std::string& typed) {
  std::int64_t number = 0;
  const auto* const end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data(), end, number);
  if (read.ec == std::errc{} && read.ptr == end && number >= 0) return number;
  complain(name,
           {Reason::usage,
            typed,
            say("it is not a whole number", "ce n’est pas un nombre entier"),
            {}});
  return std::nullopt;
}

std::optional<std::int64_t> Arguments::number_if_any(std::string_view name) {
  const auto typed = if_any(name);
  return typed ? to_number(name, *typed) : std::nullopt;
}

std::int64_t Arguments::number(std::string_view name) {
  return number_if_any(name).value_or(0);
}

std::vector<std::int64_t> Arguments::numbers(std::string_view name) {
  std::vector<std::int64_t> list;
  for (const auto& typed : all(name)) {
    if (const auto number = to_number(name, typed)) list.push_back(*number);
  }
  return list;
}

}  // namespace cli
