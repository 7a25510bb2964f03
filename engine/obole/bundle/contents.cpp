#include "obole/bundle/contents.hpp"

#include "obole/domain/donor_id.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/paging.hpp"

#include <fmt/format.h>

namespace obole::bundle {
namespace {

using store::Statement;

constexpr std::string_view select_leaves =
    "SELECT leaf FROM main.entry WHERE seq < ?1 ORDER BY seq";
constexpr std::string_view select_balances =
    "SELECT name, count(*), sum(iif(amount > 0, amount, 0)),"
    "    sum(iif(amount < 0, -amount, 0)), sum(amount)"
    "  FROM main.posting JOIN main.account ON account.id = posting.account"
    "  WHERE posting.seq < ?1 GROUP BY account.id ORDER BY name";
constexpr std::string_view select_receipts =
    "SELECT receipt.year, receipt.number, receipt.seq, donor, amount,"
    "    receipt.effective, article, form, scope, first_day, last_day,"
    "    replaces, receipt_end.seq, cause, receipt_end.effective"
    "  FROM main.receipt LEFT JOIN main.receipt_end"
    "    ON receipt_end.receipt = receipt.seq AND receipt_end.seq < ?1"
    "  WHERE receipt.seq < ?1 ORDER BY receipt.year, receipt.number";
constexpr std::string_view select_donations =
    "SELECT donation.seq, effective, code, donor, amount, method,"
    "    donation.platform, reference, nature, benefit,"
    "    (SELECT coalesce(sum(amount), 0) FROM main.refund"
    "      WHERE refund.donation = donation.seq AND refund.seq < ?1),"
    "    (SELECT coalesce(sum(amount), 0) FROM main.receipt_gift"
    "      WHERE receipt_gift.donation = donation.seq"
    "        AND receipt_gift.seq < ?1 AND NOT EXISTS ("
    "          SELECT 1 FROM main.receipt_end"
    "          WHERE receipt = receipt_gift.seq AND receipt_end.seq < ?1))"
    "  FROM main.donation JOIN main.campaign"
    "    ON campaign.seq = donation.campaign"
    "  WHERE donation.seq < ?1 ORDER BY donation.seq";
constexpr std::string_view select_rules =
    "SELECT rule_table.seq, name, jurisdiction, version, digest, parameter,"
    "    value, unit, starts, ends, basis, certainty, source, link, note"
    "  FROM main.rule_table JOIN main.rule_value"
    "    ON rule_value.seq = rule_table.seq"
    "  WHERE rule_table.seq < ?1 ORDER BY rule_table.seq, rule_value.ord";
constexpr std::string_view select_people =
    "SELECT seq, salt, body, donor FROM people.person WHERE seq < ?1"
    "  ORDER BY seq";

// One line of CSV, field by field.
class Line {
 public:
  explicit Line(Currency currency) : currency_(currency) {}

  Line& text(std::string_view field) {
    part();
    append_field(text_, field);
    return *this;
  }
  Line& number(std::int64_t field) {
    part();
    text_ += std::to_string(field);
    return *this;
  }
  Line& amount(std::int64_t field) {
    part();
    text_ += plain(Money{field, currency_});
    return *this;
  }
  Line& day(std::int64_t field) {
    part();
    text_ += iso(day_of_number(field));
    return *this;
  }
  // What is not known is left empty.
  Line& number_of(const Statement& row, int column) {
    return row.is_null(column) ? text({}) : number(row.integer(column));
  }
  Line& day_of(const Statement& row, int column) {
    return row.is_null(column) ? text({}) : day(row.integer(column));
  }

  void end(const Take& take) {
    text_ += '\n';
    take(text_);
    text_.clear();
  }

 private:
  void part() {
    if (!text_.empty()) text_ += ',';
  }

  Currency currency_;
  std::string text_;
};

void write_entries(const Source& source, const Take& take) {
  for (std::int64_t next = 0; next < source.size;) {
    for (const auto& entry :
         ledger::entries(source.book, next, ledger::rows_a_page)) {
      if (entry.seq >= source.size) return;
      take(entry.body + '\n');
      next = entry.seq + 1;
    }
  }
}

void write_leaves(const Source& source, const Take& take) {
  Statement row(source.book.database(), select_leaves);
  row.bind(source.size);
  while (row.step()) {
    const auto leaf = row.blob(0);
    take(
        hex({reinterpret_cast<const std::uint8_t*>(leaf.data()), leaf.size()}) +
        '\n');
  }
}

void write_balances(const Source& source, const Take& take) {
  take("account,postings,debits,credits,balance\n");
  Line line(source.book.currency());
  std::int64_t postings = 0;
  const Money zero{0, source.book.currency()};
  auto debits = zero;
  auto credits = zero;
  Statement row(source.book.database(), select_balances);
  row.bind(source.size);
  while (row.step()) {
    line.text(row.text(0)).number(row.integer(1)).amount(row.integer(2));
    line.amount(row.integer(3)).amount(row.integer(4)).end(take);
    postings += row.integer(1);
    debits += Money{row.integer(2), zero.currency()};
    credits += Money{row.integer(3), zero.currency()};
  }
  line.text("total").number(postings).amount(debits.minor_units());
  line.amount(credits.minor_units());
  line.amount((debits - credits).minor_units()).end(take);
}

void write_receipts(const Source& source, const Take& take) {
  take(
      "number,entry,donor,amount,issued,article,form,scope,first_day,last_day,"
      "replaces,status,ended_by,ended\n");
  Line line(source.book.currency());
  Statement row(source.book.database(), select_receipts);
  row.bind(source.size);
  while (row.step()) {
    line.text(fmt::format("{}-{:06}", row.integer(0), row.integer(1)));
    line.number(row.integer(2));
    line.text(DonorId::from_number(row.integer(3)).text());
    line.amount(row.integer(4)).day(row.integer(5));
    line.text(row.text(6)).text(row.text(7)).text(row.text(8));
    line.day(row.integer(9)).day(row.integer(10)).number_of(row, 11);
    line.text(row.is_null(13) ? "live" : row.text(13));
    line.number_of(row, 12).day_of(row, 14).end(take);
  }
}

void write_donations(const Source& source, const Take& take) {
  take(
      "entry,date,campaign,donor,amount,method,platform,reference,nature,"
      "benefit,refunded,receipted");
  take(source.names != nullptr ? ",name\n" : "\n");
  Line line(source.book.currency());
  Statement row(source.book.database(), select_donations);
  row.bind(source.size);
  while (row.step()) {
    line.number(row.integer(0)).day(row.integer(1)).text(row.text(2));
    line.text(DonorId::from_number(row.integer(3)).text());
    line.amount(row.integer(4)).text(row.text(5)).text(row.text(6));
    line.text(row.text(7)).text(row.text(8)).amount(row.integer(9));
    line.amount(row.integer(10)).amount(row.integer(11));
    if (source.names != nullptr) {
      const auto name = source.names->find(row.integer(3));
      line.text(name == source.names->end() ? "" : name->second);
    }
    line.end(take);
  }
}

void write_rules(const Source& source, const Take& take) {
  take(
      "entry,table,jurisdiction,version,digest,parameter,value,unit,from,to,"
      "basis,certainty,source,link,note\n");
  Line line(source.book.currency());
  Statement row(source.book.database(), select_rules);
  row.bind(source.size);
  while (row.step()) {
    line.number(row.integer(0));
    for (const int column : {1, 2, 3, 4, 5, 6, 7})
      line.text(row.text(column));
    line.day(row.integer(8)).day_of(row, 9);
    for (const int column : {10, 11, 12, 13, 14})
      line.text(row.text(column));
    line.end(take);
  }
}

}  // namespace

void append_field(std::string& line, std::string_view text) {
  constexpr std::string_view computed = "=+-@'\t\r\n";
  const bool guarded =
      !text.empty() && computed.find(text.front()) != std::string_view::npos;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (guarded) line += '\'';
    line += text;
    return;
  }
  line += guarded ? "\"'" : "\"";
  for (const char letter : text) {
    if (letter == '"') line += '"';
    line += letter;
  }
  line += '"';
}

const std::array<Content, 6>& contents() {
  static constexpr std::array<Content, 6> all = {
      {{"donations.csv", write_donations},
       {"entries.jsonl", write_entries},
       {"leaves.txt", write_leaves},
       {"receipts.csv", write_receipts},
       {"rules.csv", write_rules},
       {"trial-balance.csv", write_balances}}};
  return all;
}

void write_people(const Source& source, const Take& take) {
  Statement row(source.book.database(), select_people);
  row.bind(source.size);
  while (row.step()) {
    const auto salt = row.blob(1);
    take(canonical::Object()
             .integer("seq", row.integer(0))
             .text("salt",
                   hex({reinterpret_cast<const std::uint8_t*>(salt.data()),
                        salt.size()}))
             .raw("person", row.text(2))
             .str() +
         '\n');
  }
}

Names names_of(ledger::Book& book, std::int64_t size) {
  Names names;
  Statement row(book.database(), select_people);
  row.bind(size);
  canonical::Document person;
  while (row.step()) {
    names[row.integer(3)] =
        person.parse(row.text(2)) ? person.text("name") : std::string();
  }
  return names;
}

}  // namespace obole::bundle
