#include "cli/reporting.hpp"

#include "cli/known.hpp"

namespace cli {

using namespace obole;

void print_list(Session& session, ledger::Book& book, reports::Table table,
                std::string_view list) {
  const auto json = Json::of(table.what)
                        .set(list, rows_of(table))
                        .set("entries", book.head().size);
  session.print(std::move(table), json);
}

void stand_on(reports::Table& table, Json& json, ledger::Book& book,
              const reports::View& view) {
  table.notes.emplace_back(Sentence{"Organisation", "Organisme"},
                           book.organisation().name);
  if (view.as_of)
    table.notes.emplace_back(Sentence{"As of", "Situation au"}, *view.as_of);
  json.set("currency", book.currency().code())
      .set("as_of", view.as_of)
      .set("entries", book.head().size);
}

std::vector<Option> view_options(std::vector<Option> others) {
  others.push_back({"--as-of",
                    "DATE",
                    {"accounting days up to this one",
                     "jours comptables jusqu’à celui-ci"}});
  others.push_back(known_option());
  return others;
}

Exit simple_report(Session& session, Arguments& arguments, MakeTable make) {
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  auto table = make(*book, view);
  auto json = json_of(table);
  stand_on(table, json, *book, view);
  session.print(table, json);
  return Exit::done;
}

void print_both(Session& session, const reports::Table& summary,
                reports::Table list, const Notes& in_short, const Json& json) {
  const auto format = session.settings().format;
  if (format == Format::csv || format == Format::html ||
      format == Format::jsonl || format == Format::xlsx ||
      format == Format::ods) {
    list.notes.insert(list.notes.end(), in_short.begin(), in_short.end());
    list.notes.insert(list.notes.end(), summary.notes.begin(),
                      summary.notes.end());
    session.print(list, json);
    return;
  }
  session.print(summary, json);
  if (format == Format::json) return;
  session.print_text("\n");
  session.print(list, json);
}

}  // namespace cli
