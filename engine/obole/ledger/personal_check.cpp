#include "obole/ledger/personal_check.hpp"

#include "obole/domain/date.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/ledger/commitment.hpp"
#include "obole/ledger/erasures.hpp"
#include "obole/ledger/lines.hpp"
#include "obole/ledger/person.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

constexpr std::string_view select_persons =
    "SELECT seq, donor, salt, body, likeness FROM people.person NOT INDEXED"
    "  ORDER BY seq";
constexpr std::string_view select_notes =
    "SELECT seq, salt, body FROM people.note NOT INDEXED ORDER BY seq";
constexpr std::string_view select_lines =
    "SELECT line, salt, body FROM people.line_text NOT INDEXED ORDER BY line";
constexpr std::string_view select_secret =
    "SELECT key, id FROM people.secret ORDER BY id";

constexpr std::size_t salt_size = Salt{}.size();

}  // namespace

PersonalCheck::Rows::Rows(store::Database& database, std::string_view sql,
                          std::string table, TextKind kind)
    : statement(database, sql),
      name(std::move(table)),
      ready(statement.step()) {
  for (const auto& [of, number] : erased_texts(database))
    if (of == kind) erased.push_back(number);
}

bool PersonalCheck::Rows::is_erased(std::int64_t key) const {
  return std::binary_search(erased.begin(), erased.end(), key);
}

PersonalCheck::PersonalCheck(store::Database& database, Findings& findings)
    : database_(database),
      findings_(findings),
      persons_(database, select_persons, "person", TextKind::person),
      notes_(database, select_notes, "note", TextKind::note),
      lines_(database, select_lines, "line_text", TextKind::line) {}

// Whether `rows` stands on the text called `key`, after passing those that no
// entry asked for.
bool PersonalCheck::stands_on(Rows& rows, std::int64_t seq, std::int64_t key) {
  while (rows.ready && rows.key() < key) {
    findings_.add(std::nullopt, rows.name,
                  "the people file holds text " + std::to_string(rows.key()) +
                      ", which no entry commits to");
    rows.advance();
  }
  const bool is_there = rows.ready && rows.key() == key;
  if (rows.is_erased(key)) {
    if (is_there) {
      findings_.add(seq, rows.name,
                    "the text was erased, and is there again: obole donor "
                    "erase --again erases it from a restored copy");
      rows.advance();
    }
    return false;
  }
  if (is_there) return true;
  findings_.add(seq, rows.name,
                "the text that the entry commits to is missing");
  return false;
}

void PersonalCheck::hold(Rows& rows, std::int64_t seq, std::string_view tag,
                         std::string_view commitment, int salt_column) {
  const auto salt = rows.statement.blob(salt_column);
  const auto text = rows.statement.text(salt_column + 1);
  const bool typed = rows.statement.type(salt_column) == 'b' &&
                     rows.statement.type(salt_column + 1) == 't';
  if (!typed || salt.size() != salt_size ||
      hex(commitment_of(sha_, tag, salt, text)) != commitment) {
    findings_.add(seq, rows.name,
                  "the text is not the one that the entry commits to");
  }
}

void PersonalCheck::check_secret(std::int64_t seq,
                                 const canonical::Document& body) {
  store::Statement row(database_, select_secret);
  const bool there = row.step();
  if (there) secret_ = row.blob(0);
  const bool numbered = there && row.integer(1) == 0;
  if (!numbered || row.step()) {
    findings_.add(seq, "secret.id", "there is not one key, numbered 0");
  }
  const auto commitment = sha_.update(secret_tag)
                              .update(std::string_view("\x00", 1))
                              .update(secret_)
                              .finish();
  if (hex(commitment) != body.text("secret")) {
    findings_.add(seq, "secret",
                  "the key is not the one that the entry commits to");
  }
}

void PersonalCheck::check_person(std::int64_t seq,
                                 const canonical::Document& body) {
  if (!stands_on(persons_, seq, seq)) return;
  const auto& row = persons_.statement;
  hold(persons_, seq, person_tag, body.text("person"), 2);
  const auto donor = DonorId::parse(body.text("donor"));
  if (!donor || row.integer(1) != donor->number()) {
    findings_.add(seq, "person.donor", "the text belongs to another donor");
  }
  if (as_text(likeness_of_person(secret_, row.text(3))) != row.blob(4)) {
    findings_.add(seq, "person.likeness", "it is not that of the person");
  }
  persons_.advance();
}

void PersonalCheck::check_line(std::int64_t seq, std::int64_t line,
                               std::string_view account,
                               const canonical::Node* fields) {
  if (!stands_on(lines_, seq, line)) return;
  hold(lines_, seq, line_tag, fields[5].text, 1);
  const auto text = line_text_in(lines_.statement.text(2));
  const auto booked = parse_date(fields[1].text);
  const auto value = parse_date(fields[2].text);
  bool ok = true;
  const auto amount = canonical::integer_of_digits(fields[3].text, ok);
  if (text && booked && ok) {
    const auto identity = line_identity(
        secret_, account, *booked, value ? std::optional(*value) : std::nullopt,
        amount, *text);
    if (hex(identity) != fields[4].text) {
      findings_.add(seq, "line.identity", "it is not that of the line's text");
    }
  }
  lines_.advance();
}

void PersonalCheck::check_lines(std::int64_t seq,
                                const canonical::Document& body) {
  const auto& nodes = body.nodes();
  const auto* const list = body.find("lines");
  if (list == nullptr) return;
  const auto account = body.text("account");
  auto line = body.integer("first");
  constexpr std::int64_t largest = std::int64_t{1} << 53;
  if (line < 0 || line > largest) return;  // the projector says so
  const auto first = static_cast<std::size_t>(list - nodes.data()) + 1;
  for (auto at = first; at < list->end; at = nodes[at].end) {
    if (nodes[at].end != at + 6) return;  // the projector says so
    check_line(seq, line++, account, &nodes[at]);
  }
}

void PersonalCheck::check(std::int64_t seq, std::string_view kind,
                          const canonical::Document& body) {
  if (kind == "ledger.opened") check_secret(seq, body);
  if (body.find("person") != nullptr) check_person(seq, body);
  if (kind == "lines.recorded") check_lines(seq, body);
  if (body.find("note") == nullptr || !stands_on(notes_, seq, seq)) return;
  hold(notes_, seq, note_tag, body.text("note"), 1);
  notes_.advance();
}

void PersonalCheck::finish() {
  for (auto* rows : {&persons_, &notes_, &lines_}) {
    while (rows->ready) {
      findings_.add(std::nullopt, rows->name,
                    "the people file holds text " +
                        std::to_string(rows->key()) +
                        ", which no entry commits to");
      rows->advance();
    }
  }
}

}  // namespace obole::ledger
