#include "obole/ledger/declarations.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <limits>

namespace obole::ledger {
namespace {

constexpr const char* select_declarations =
    "SELECT seq, year, receipts, total, effective FROM main.declaration"
    "  WHERE year = ?1 AND effective <= ?2 ORDER BY seq";

Verdict objection(const NewDeclaration& declaration, Date today) {
  using namespace std::chrono;
  const Date last{year{declaration.year} / December / 31};
  if (declaration.filed_on <= last) {
    return Refusal{Reason::date_malformed,
                   spoken(declaration.filed_on),
                   say("the year {} runs through {}",
                       "l’année {} court "
                       "jusqu’au {}",
                       declaration.year, last),
                   say("declare a year once it has ended",
                       "déclarer une année une fois terminée"),
                   {{}, 0, "--date"}};
  }
  return rules::objection_to_future(declaration.filed_on, today);
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewDeclaration& declaration) {
  auto& book = journal.book();
  if (auto refusal = objection(declaration, journal.context().today))
    return *refusal;
  const auto key = key_for(declaration.reference, Key::fresh());
  if (!key) return key.error();
  const auto declared = declared_for(book, declaration.year);
  if (declared.receipts == 0) {
    return Refusal{
        Reason::not_permitted, std::to_string(declaration.year),
        say("no receipt of that year is live: nothing is to be declared",
            "aucun reçu de cette année n’est valable : rien n’est à déclarer"),
        say("obole receipt list --year {} shows its receipts",
            "obole receipt list --year {} montre ses reçus", declaration.year)};
  }
  const auto before = declarations(book, declaration.year);
  if (!before.empty() && !journal.find(*key) &&
      before.back().declared.receipts == declared.receipts &&
      before.back().declared.total == declared.total) {
    return Refusal{
        Reason::declaration_filed, std::to_string(declaration.year),
        say("the same figures were declared on {} (entry {})",
            "les mêmes chiffres ont été déclarés le {} (écriture {})",
            before.back().filed_on, before.back().seq),
        say("declare again only what has changed",
            "ne déclarer à nouveau que ce qui a changé")};
  }
  Draft draft("declaration.filed", declaration.filed_on, *key);
  draft.integer("year", declaration.year)
      .integer("receipts", declared.receipts)
      .amount("total", declared.total)
      .text("reference", declaration.reference.value_or(""))
      .uncompared("receipts")
      .uncompared("total");
  return journal.append(draft);
}

std::vector<Declaration> declarations(Book& book, int year,
                                      std::optional<Date> as_of) {
  std::vector<Declaration> list;
  auto& row = book.prepared(select_declarations);
  row.bind(std::int64_t{year}, as_of
                                   ? day_number(*as_of)
                                   : std::numeric_limits<std::int64_t>::max());
  while (row.step()) {
    list.push_back({row.integer(0),
                    static_cast<int>(row.integer(1)),
                    {row.integer(2), Money{row.integer(3), book.currency()}},
                    day_of_number(row.integer(4))});
  }
  row.reset();
  return list;
}

}  // namespace obole::ledger
