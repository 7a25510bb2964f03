#include "obole/bundle/manifest.hpp"

#include "obole/ledger/canonical.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/schema.hpp"

namespace obole::bundle {
namespace {

using canonical::append_string;
using store::Statement;

constexpr std::string_view count_kinds =
    "SELECT kind, count(*) FROM main.entry WHERE seq < ?1"
    "  GROUP BY kind ORDER BY kind";
constexpr std::string_view select_days =
    "SELECT min(effective), max(effective) FROM main.entry WHERE seq < ?1";
constexpr std::string_view sum_debits =
    "SELECT count(*), coalesce(sum(iif(amount > 0, amount, 0)), 0)"
    "  FROM main.posting WHERE seq < ?1";
constexpr std::string_view sum_donations =
    "SELECT count(*), coalesce(sum(amount), 0) FROM main.donation"
    "  WHERE seq < ?1";
constexpr std::string_view sum_refunds =
    "SELECT count(*), coalesce(sum(amount), 0) FROM main.refund WHERE seq < ?1";
constexpr std::string_view sum_receipts =
    "SELECT count(*), coalesce(sum(amount), 0) FROM main.receipt"
    "  WHERE seq < ?1";
constexpr std::string_view sum_live_receipts =
    "SELECT count(*), coalesce(sum(amount), 0) FROM main.receipt"
    "  WHERE seq < ?1 AND NOT EXISTS (SELECT 1 FROM main.receipt_end"
    "    WHERE receipt = receipt.seq AND receipt_end.seq < ?1)";

// A list of lists, as canonical JSON.
class Rows {
 public:
  void begin() { json_ += json_.size() == 1 ? "[" : ",["; }
  void text(std::string_view value) { append_string(json_, value); }
  void number(std::int64_t value) { json_ += std::to_string(value); }
  void next() { json_ += ','; }
  void end() { json_ += ']'; }
  std::string str() const { return json_ + ']'; }

 private:
  std::string json_ = "[";
};

std::string kinds(const Source& source) {
  Rows rows;
  Statement row(source.book.database(), count_kinds);
  row.bind(source.size);
  while (row.step()) {
    rows.begin();
    rows.text(row.text(0));
    rows.next();
    rows.number(row.integer(1));
    rows.end();
  }
  return rows.str();
}

std::string totals(const Source& source) {
  struct Total {
    std::string_view name;
    std::string_view sql;
  };
  constexpr std::array<Total, 5> all = {{{"donations", sum_donations},
                                         {"postings", sum_debits},
                                         {"receipts", sum_receipts},
                                         {"receipts-live", sum_live_receipts},
                                         {"refunds", sum_refunds}}};
  Rows rows;
  for (const auto& one : all) {
    Statement row(source.book.database(), one.sql);
    row.bind(source.size);
    check(row.step(), "a sum has a row");
    rows.begin();
    rows.text(one.name);
    rows.next();
    rows.number(row.integer(0));
    rows.next();
    rows.text(std::to_string(row.integer(1)));
    rows.end();
  }
  return rows.str();
}

std::string list_of(const std::vector<Listed>& files) {
  Rows rows;
  for (const auto& file : files) {
    rows.begin();
    rows.text(file.name);
    rows.next();
    rows.number(file.size);
    rows.next();
    rows.text(hex(file.digest));
    rows.end();
  }
  return rows.str();
}

std::string queries() {
  Rows rows;
  for (const auto& content : contents()) {
    rows.begin();
    rows.text(content.name);
    rows.next();
    rows.number(query_version);
    rows.end();
  }
  return rows.str();
}

}  // namespace

std::string manifest(const Source& source, const ledger::Head& head,
                     const std::vector<Listed>& files,
                     std::string_view program) {
  const auto opened = ledger::find_entry(source.book, 0).value();
  const auto last = ledger::find_entry(source.book, head.size - 1).value();
  canonical::Document first;
  check(first.parse(opened.body), "the first entry is canonical");
  Statement days(source.book.database(), select_days);
  days.bind(source.size);
  check(days.step(), "a ledger has days");
  return canonical::Object()
      .text("bundle", format_name)
      .text("currency", source.book.currency().code())
      .integer("decimals", source.book.currency().decimals())
      .raw("files", list_of(files))
      .text("first_day", iso(day_of_number(days.integer(0))))
      .integer("format", 1)
      .raw("kinds", kinds(source))
      .text("last_day", iso(day_of_number(days.integer(1))))
      .text("ledger", first.text("ledger"))
      .boolean("names", source.names != nullptr)
      .text("organisation", source.book.organisation().name)
      .text("program", program)
      .raw("queries", queries())
      .text("recorded", iso(last.recorded))
      .text("root", hex(head.root))
      .integer("schema", ledger::schema_version)
      .integer("size", head.size)
      .raw("totals", totals(source))
      .str();
}

std::string seal_of(const Digest& manifest) {
  return hex(manifest) + "  " + std::string(manifest_name) + '\n';
}

}  // namespace obole::bundle
