#include "obole/export/journal_text.hpp"

#include "obole/base/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace obole::exports {
namespace {

using reports::Transaction;

// In hledger a semicolon begins a comment, and a bar parts payee from note.
std::string plain_title(std::string_view title) {
  auto text = shown(clean_text(title).value_or(std::string(title)));
  std::replace(text.begin(), text.end(), ';', ',');
  std::replace(text.begin(), text.end(), '|', '/');
  return text;
}

std::string in_quotes(std::string_view title) {
  std::string text = "\"";
  for (const char each : clean_text(title).value_or(std::string(title))) {
    if (each == '"' || each == '\\') text += '\\';
    text += each;
  }
  return text += '"';
}

// "donation.received" as a Beancount tag.
std::string tag_of(std::string kind) {
  std::replace(kind.begin(), kind.end(), '.', '-');
  std::replace(kind.begin(), kind.end(), '_', '-');
  return kind;
}

template <class... Args>
void append(std::string& text, fmt::format_string<const Args&...> form,
            const Args&... args) {
  fmt::format_to(std::back_inserter(text), form, args...);
}

void ledger_transaction(const Transaction& one, Language language,
                        std::string& text) {
  append(text,
         "{} * ({}) {}\n    ; entry: {}\n    ; kind: {}\n    ; recorded: {}\n"
         "    ; hash: {}\n",
         iso(one.effective), one.seq, plain_title(one.title.in(language)),
         one.seq, one.kind, iso(one.recorded), one.hash);
  for (const auto& leg : one.legs)
    append(text, "    {:<48}  {:>14} {}\n", leg.name, plain(leg.amount),
           leg.amount.currency().code());
  text += '\n';
}

void beancount_transaction(const Transaction& one, Language language,
                           std::string& text) {
  append(text,
         "{} * {} #{}\n  entry: \"{}\"\n  recorded: \"{}\"\n  hash: \"{}\"\n",
         iso(one.effective), in_quotes(one.title.in(language)),
         tag_of(one.kind), one.seq, iso(one.recorded), one.hash);
  for (const auto& leg : one.legs)
    append(text, "  {:<48}  {:>14} {}\n", leg.name, plain(leg.amount),
           leg.amount.currency().code());
  text += '\n';
}

}  // namespace

void JournalText::begin_ledger(std::string& text) const {
  const auto currency = head_.currency.code();
  append(text, "; {}\n; obole: {} entries, root {}\n\ncommodity {}\n",
         plain_title(head_.organisation), head_.size, head_.root, currency);
  // Without decimals no format pleases both programs.
  if (head_.currency.decimals() > 0)
    append(
        text, "    format 1000.{} {}\n",
        std::string(static_cast<std::size_t>(head_.currency.decimals()), '0'),
        currency);
  text += '\n';
  for (const auto& [account, balance] : head_.balances)
    append(text, "account {}\n", account);
  text += "\ntag entry\ntag kind\ntag recorded\ntag hash\n\n";
}

void JournalText::begin_beancount(std::string& text) const {
  const auto currency = head_.currency.code();
  append(text,
         "option \"title\" {}\noption \"operating_currency\" \"{}\"\n"
         "option \"inferred_tolerance_multiplier\" \"0\"\n"
         "; obole: {} entries, root {}\n\n",
         in_quotes(head_.organisation), currency, head_.size, head_.root);
  if (head_.balances.empty()) return;
  append(text, "{} commodity {}\n  precision: {}\n", iso(head_.first), currency,
         head_.currency.decimals());
  for (const auto& [account, balance] : head_.balances)
    append(text, "{} open {} {}\n", iso(head_.first), account, currency);
  text += '\n';
}

void JournalText::begin(std::string& text) const {
  if (tool_ == Tool::beancount) {
    begin_beancount(text);
  } else {
    begin_ledger(text);
  }
}

void JournalText::transactions(std::span<const Transaction> list,
                               std::string& text) const {
  for (const auto& one : list) {
    if (tool_ == Tool::beancount) {
      beancount_transaction(one, language_, text);
    } else {
      ledger_transaction(one, language_, text);
    }
  }
}

void JournalText::end(std::string& text) const {
  if (head_.balances.empty()) return;
  const auto currency = head_.currency.code();
  if (tool_ == Tool::beancount) {
    // A balance is that of the morning, and off by a cent unless forbidden.
    const auto morning = head_.last + std::chrono::days{1};
    for (const auto& [account, balance] : head_.balances)
      append(text, "{} balance {:<48}  {} ~ 0 {}\n", iso(morning), account,
             plain(balance), currency);
    return;
  }
  // Ledger checks in the order of the file, hledger in that of days: last in
  // both.
  append(text, "{} * {}\n", iso(head_.last),
         language_ == Language::fr ? "Soldes vérifiés" : "Balances checked");
  const Money nothing{0, head_.currency};
  for (const auto& [account, balance] : head_.balances)
    append(text, "    {:<48}  {} {} = {} {}\n", account, plain(nothing),
           currency, plain(balance), currency);
}

}  // namespace obole::exports
