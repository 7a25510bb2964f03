#include "obole/ledger/rulebook.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_tables =
    "SELECT seq, effective, name, jurisdiction, version, digest, currency,"
    "  (SELECT count(*) FROM main.rule_value"
    "     WHERE rule_value.seq = rule_table.seq)"
    "  FROM main.rule_table WHERE ?1 < 0 OR seq = ?1 ORDER BY seq";
constexpr const char* select_latest = "SELECT max(seq) FROM main.rule_table";
constexpr const char* select_values =
    "SELECT parameter, value, unit, starts, ends, basis, certainty, source,"
    "  link, note FROM main.rule_value WHERE seq = ?1 ORDER BY ord";
constexpr const char* select_any_receipt = "SELECT 1 FROM main.receipt LIMIT 1";

// [parameter, value, unit, from, to or "", basis, certainty, source, link,
// note]
std::string json_of(const std::vector<rules::RuleValue>& values) {
  std::string json = "[";
  for (const auto& one : values) {
    if (json.size() > 1) json += ',';
    char before = '[';
    for (const auto& part : {std::string_view(one.parameter),
                             std::string_view(one.value), word(one.unit)}) {
      json += before;
      canonical::append_string(json, part);
      before = ',';
    }
    for (const auto& day : {iso(one.from), one.to ? iso(*one.to) : ""}) {
      json += ',';
      canonical::append_string(json, day);
    }
    for (const auto& part :
         {word(one.basis), word(one.certainty), std::string_view(one.source),
          std::string_view(one.link), std::string_view(one.note)}) {
      json += ',';
      canonical::append_string(json, part);
    }
    json += ']';
  }
  return json + ']';
}

// Whether receipts were issued, under the law of one country.
bool has_receipts(Book& book) {
  auto& row = book.prepared(select_any_receipt);
  const bool any = row.step();
  row.reset();
  return any;
}

Verdict objection(Book& book, const rules::RuleTable& table,
                  const std::optional<AdoptedTable>& before) {
  if (table.currency != book.currency()) {
    return Refusal{Reason::currency_mismatch, table.name,
                   say("its amounts are in {}, the ledger’s in {}",
                       "ses montants sont en {}, ceux du registre en {}",
                       std::string(table.currency.code()),
                       std::string(book.currency().code())),
                   say("adopt the table of the organisation’s own country",
                       "adopter la table du pays de l’organisme")};
  }
  if (!before || before->table.jurisdiction == table.jurisdiction ||
      !has_receipts(book)) {
    return std::nullopt;
  }
  return Refusal{
      Reason::not_permitted, table.name,
      say("receipts were issued under the law of {}",
          "des reçus ont été délivrés sous la loi de {}",
          before->table.jurisdiction),
      say("a ledger keeps the receipts of one country; open another",
          "un registre tient les reçus d’un seul pays ; en ouvrir un autre")};
}

rules::RuleValue value_in(const store::Statement& row) {
  const auto unit = parse_choice<rules::ValueUnit>(row.text(2));
  const auto basis = parse_choice<rules::DateBasis>(row.text(5));
  const auto certainty = parse_choice<rules::Certainty>(row.text(6));
  check(unit && basis && certainty, "an adopted value can be read");
  rules::RuleValue value{std::string(row.text(0)),
                         std::string(row.text(1)),
                         *unit,
                         day_of_number(row.integer(3)),
                         {},
                         *basis,
                         *certainty,
                         std::string(row.text(7)),
                         std::string(row.text(8)),
                         std::string(row.text(9))};
  if (!row.is_null(4)) value.to = day_of_number(row.integer(4));
  return value;
}

}  // namespace

Result<Recorded> record(Journal& journal, const rules::RuleTable& table,
                        const std::optional<std::string>& reference) {
  auto& book = journal.book();
  const auto before = rules_in_force(book);
  if (auto refusal = objection(book, table, before)) return *refusal;
  const auto key = key_for(reference, Key::fresh());
  if (!key) return key.error();
  if (key->is_fresh() && before && before->table.digest == table.digest)
    return Recorded{before->seq, true};
  auto values = json_of(table.values);
  constexpr std::size_t for_the_rest = 2000;
  if (values.size() > canonical::longest_body - for_the_rest) {
    return Refusal{
        Reason::rules_invalid, table.name,
        say("it is larger than an entry can hold: {} bytes",
            "elle dépasse ce qu’une écriture peut porter : {} octets",
            values.size()),
        say("shorten its notes and sources", "raccourcir notes et sources")};
  }
  Draft draft("rules.adopted", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("name", table.name)
      .text("jurisdiction", table.jurisdiction)
      .text("table_version", table.version)
      .text("currency", table.currency.code())
      .text("digest", table.digest)
      .text("reference", reference.value_or(""))
      .raw("values", values);
  return journal.append(draft);
}

std::optional<AdoptedTable> rules_in_force(Book& book) {
  auto& row = book.prepared(select_latest);
  const bool any = row.step() && !row.is_null(0);
  const auto seq = any ? row.integer(0) : 0;
  row.reset();
  if (!any) return std::nullopt;
  return adopted_rules(book, seq).value();
}

Result<AdoptedTable> adopted_rules(Book& book, std::int64_t seq) {
  auto& row = book.prepared(select_tables);
  if (seq < 0 || !row.bind(seq).step()) {
    row.reset();
    return unknown(Reason::rules_unknown, std::to_string(seq),
                   "obole rules list");
  }
  const auto currency = Currency::parse(row.text(6));
  check(currency.has_value(), "an adopted table's currency can be read");
  AdoptedTable adopted{seq,
                       day_of_number(row.integer(1)),
                       {std::string(row.text(2)),
                        std::string(row.text(3)),
                        std::string(row.text(4)),
                        std::string(row.text(5)),
                        *currency,
                        {}}};
  row.reset();
  auto& value = book.prepared(select_values);
  value.bind(seq);
  while (value.step())
    adopted.table.values.push_back(value_in(value));
  value.reset();
  return adopted;
}

std::vector<Adoption> adoptions(Book& book) {
  std::vector<Adoption> list;
  auto& row = book.prepared(select_tables);
  row.bind(std::int64_t{-1});
  while (row.step()) {
    list.push_back({row.integer(0), day_of_number(row.integer(1)),
                    std::string(row.text(2)), std::string(row.text(3)),
                    std::string(row.text(4)), std::string(row.text(5)),
                    row.integer(7)});
  }
  row.reset();
  return list;
}

}  // namespace obole::ledger
