// The ledger as it was known at a size, or at a moment.

#include "cli/known.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/past.hpp"

namespace cli {

using namespace obole;

std::optional<std::int64_t> size_named(Arguments& arguments,
                                       std::string_view option,
                                       ledger::Book& book) {
  const auto typed = arguments.if_any(option);
  if (!typed || typed->find('T') == std::string::npos)
    return arguments.number_if_any(option);
  const auto instant = arguments.instant_if_any(option);
  if (!instant) return std::nullopt;
  return ledger::size_at(book, *instant);
}

Option known_option() {
  return {"--known-at",
          "SEQ|TIMESTAMP",
          {"entries numbered below this, or recorded by then (UTC)",
           "écritures de numéro inférieur, ou enregistrées alors (UTC)"}};
}

std::vector<Option> known_options(std::vector<Option> others) {
  others.push_back(known_option());
  return others;
}

Result<ledger::Book> Session::open_as_known(Arguments& arguments) {
  auto book = open(store::Access::read);
  if (!book) return book;
  const auto size = size_named(arguments, "--known-at", *book);
  if (arguments.complaint()) return *arguments.complaint();
  if (!size || *size == book->head().size) return book;
  auto past = ledger::past_book(*book, *size, watch());
  if (past) return past;
  auto refusal = past.error();
  refusal.place.column = "--known-at";
  return refusal;
}

}  // namespace cli
