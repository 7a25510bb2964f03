#include "obole/base/digest.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/outcomes.hpp"
#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

using canonical::Node;

void donations_imported(Application& entry) {
  entry.row(Table::import,
            std::array{Value::of(entry.seq()), Value::of(entry.text("digest")),
                       Value::of(entry.text("profile")),
                       Value::of(entry.integer("first")),
                       Value::of(entry.integer("rows")),
                       Value::of(entry.integer("new")),
                       Value::of(entry.integer("total"))});
}

// ["2026-03-01","2026-03-02" or "","5000",identity,commitment]
void lines_recorded(Application& entry) {
  const auto account = entry.named("account", entry.dictionary().bank_accounts);
  auto id = entry.integer("first");
  entry.each(
      "lines", 5, "a line is not [booked, value, amount, identity, commitment]",
      [&](const Node* line) {
        const auto booked = parse_date(line[0].text);
        const auto value = parse_date(line[1].text);
        const auto identity = bytes_of_hex(line[3].text);
        if (!booked || (!value && !line[1].text.empty()) || !identity) {
          return entry.wrong("a line has a date or an identity that is none");
        }
        entry.row(
            Table::line,
            std::array{Value::of(id++), Value::of(entry.seq()),
                       Value::of(account), Value::of(day_number(*booked)),
                       value ? Value::of(day_number(*value)) : Value::none(),
                       Value::of(entry.digits(line[2])),
                       Value::of_blob(*identity)});
      });
}

// Lines that are the parts of one that is there bring no money of their own.
void line_itemised(Application& entry) {
  const auto line = entry.integer("itemises");
  if (line < 1 || line >= entry.integer("first"))
    entry.wrong("it itemises a line that is not there");
  entry.row(Table::itemised,
            std::array{Value::of(entry.seq()), Value::of(line)});
}

void statement_imported(Application& entry) {
  entry.row(
      Table::statement,
      std::array{
          Value::of(entry.seq()),
          Value::of(entry.named("account", entry.dictionary().bank_accounts)),
          Value::of(entry.text("format")), Value::of(entry.text("digest")),
          Value::if_any(entry.if_any("name")), entry.integer_if_any("opening"),
          entry.day_if_any("opening_on"), entry.integer_if_any("closing"),
          entry.day_if_any("closing_on"), Value::of(entry.integer("credits")),
          Value::of(entry.integer("debits")), Value::of(entry.integer("lines")),
          Value::of(entry.integer("new")),
          Value::of(entry.integer("first_line"))});
}

// [line,"donation",item,"5000"] or [line,"payout","HELLOASSO/2026-03","5000"]
void lines_matched(Application& entry) {
  const auto pass = entry.text("pass");
  std::int64_t ord = 0;
  entry.each(
      "matches", 4, "a match is not [line, kind, item, amount]",
      [&](const Node* match) {
        const auto& item = match[2];
        const bool numbered = item.type == Node::Type::integer;
        if (match[1].text == "bank" && !parse_choice<BankCause>(item.text))
          return entry.wrong("a line of the bank has a cause that is none");
        entry.row(
            Table::matched,
            std::array{Value::of(entry.seq()), Value::of(ord++),
                       Value::of(match[0].number), Value::of(match[1].text),
                       numbered ? Value::of(item.number) : Value::none(),
                       numbered ? Value::none() : Value::of(item.text),
                       Value::of(entry.digits(match[3])), Value::of(pass)});
      });
  ord = 0;
  entry.each("covers", [&](const Node& item) {
    entry.row(
        Table::covered,
        std::array{Value::of(entry.seq()), Value::of(ord++),
                   Value::of(entry.integer("line")), Value::of(item.number)});
  });
  add_to_campaigns(entry, "campaigns", &CampaignSum::reconciled);
}

void lines_unmatched(Application& entry) {
  entry.row(Table::unmatched, std::array{Value::of(entry.seq()),
                                         Value::of(entry.integer("line"))});
  add_to_campaigns(entry, "campaigns", &CampaignSum::reconciled);
}

}  // namespace

bool apply_bank(Application& entry, std::string_view kind) {
  if (kind == "lines.recorded") {
    lines_recorded(entry);
    if (entry.body().find("itemises") != nullptr) line_itemised(entry);
  } else if (kind == "statement.imported") {
    statement_imported(entry);
  } else if (kind == "lines.matched") {
    lines_matched(entry);
  } else if (kind == "lines.unmatched") {
    lines_unmatched(entry);
  } else if (kind == "donations.imported") {
    donations_imported(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
