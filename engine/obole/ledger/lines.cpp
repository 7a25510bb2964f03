#include "obole/ledger/lines.hpp"

#include "obole/base/unicode.hpp"
#include "obole/ledger/canonical.hpp"

#include <array>
#include <utility>

namespace obole::ledger {
namespace {

using Field = std::pair<std::string_view, std::string LineText::*>;

constexpr std::array<Field, 10> fields = {{
    {"name", &LineText::name},
    {"iban", &LineText::iban},
    {"ultimate", &LineText::ultimate},
    {"remittance", &LineText::remittance},
    {"end_to_end", &LineText::end_to_end},
    {"bank_reference", &LineText::bank_reference},
    {"transaction", &LineText::transaction},
    {"rf", &LineText::rf},
    {"code", &LineText::code},
    {"return_code", &LineText::return_code},
}};

}  // namespace

std::string body_of(const LineText& text) {
  canonical::Object body;
  for (const auto& [key, member] : fields) {
    const auto& value = text.*member;
    if (!value.empty()) body.text(key, value);
  }
  return body.str();
}

std::optional<LineText> line_text_in(std::string_view body) {
  canonical::Document document;
  if (!document.parse(body)) return std::nullopt;
  LineText text;
  for (const auto& [key, member] : fields)
    text.*member = document.text(key);
  return text;
}

Likeness line_identity(std::string_view secret, std::string_view iban,
                       Date booked_on, std::optional<Date> value_on,
                       std::int64_t amount, const LineText& text) {
  // Banks change spacing, case and padding between exports of the same line.
  constexpr char separator = '\x1f';
  std::string content(iban);
  const auto add = [&content](std::string_view part) {
    content += separator;
    content += part;
  };
  add(iso(booked_on));
  add(value_on ? iso(*value_on) : "");
  add(std::to_string(amount));
  add(text.bank_reference);
  add(text.end_to_end);
  add(text.transaction);
  add(folded(text.name));
  add(folded(text.remittance));
  return likeness_of(secret, line_tag, content);
}

}  // namespace obole::ledger
