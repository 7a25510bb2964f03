#include "obole/rules/rule_objections.hpp"

#include "obole/base/nearest.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/rules/rule_parameters.hpp"
#include "obole/rules/rule_values.hpp"

#include <algorithm>
#include <set>

namespace obole::rules {
namespace {

using Row = WrittenTable::Row;

constexpr std::string_view head = "table.";

class Reading {
 public:
  explicit Reading(const WrittenTable& written) : written_(written) {}

  ReadTable read() &&;

 private:
  struct Placed {
    RuleValue value;
    std::uint64_t line;
  };
  void object(std::uint64_t line, const char* column, Subject what,
              Sentence why, Sentence hint = {});
  void read_head();
  void read_row(const Row& row);
  std::optional<RuleValue> value_of(const Row& row, const Parameter& parameter);
  void check_value(const Row& row, const Parameter& parameter);
  void check_order();
  void check_required();
  std::string head_value(std::string_view name);

  const WrittenTable& written_;
  RuleTable table_{{}, {}, {}, {}, Currency::eur(), {}};
  std::vector<Placed> placed_;
  std::vector<Refusal> objections_;
};

void Reading::object(std::uint64_t line, const char* column, Subject what,
                     Sentence why, Sentence hint) {
  objections_.push_back({Reason::rules_invalid,
                         std::move(what),
                         std::move(why),
                         std::move(hint),
                         {{}, line, column}});
}

std::string Reading::head_value(std::string_view name) {
  const Row* found = nullptr;
  for (const auto& row : written_.rows) {
    if (row.parameter != name) continue;
    if (found != nullptr) {
      object(row.line, "parameter", name,
             say("it stands on line {} already", "il figure déjà ligne {}",
                 found->line));
    }
    found = &row;
  }
  if (found == nullptr || found->value.empty()) {
    object(found == nullptr ? 0 : found->line, "parameter", name,
           say("the table does not say it", "la table ne le dit pas"),
           say("add a row with this parameter and its value",
               "ajouter une ligne avec ce paramètre et sa valeur"));
    return {};
  }
  return found->value;
}

void Reading::read_head() {
  table_.name = head_value("table.name");
  table_.jurisdiction = head_value("table.jurisdiction");
  table_.version = head_value("table.version");
  table_.digest = written_.digest;
  const auto code = head_value("table.currency");
  if (code.empty()) return;
  const auto currency = Currency::parse(code);
  if (currency) {
    table_.currency = *currency;
  } else {
    object(0, "value", excerpt(code), currency.error().why);
  }
}

template <class Choice>
bool is_word_of(std::string_view text) {
  return parse_choice<Choice>(text).has_value();
}

void Reading::check_value(const Row& row, const Parameter& parameter) {
  if (row.unit != word(parameter.unit)) {
    object(row.line, "unit", excerpt(row.unit),
           say("{} is a {}", "{} est : {}", row.parameter, parameter.unit));
  }
  if (!can_be_read(parameter, row.value, table_.currency)) {
    object(row.line, "value", excerpt(row.value),
           say("it is not a value of {}", "ce n’est pas une valeur de {}",
               row.parameter),
           form_of(parameter));
  }
  if (row.basis != word(parameter.basis)) {
    object(row.line, "basis", excerpt(row.basis),
           say("{} is chosen by: {}", "{} se choisit par : {}", row.parameter,
               Sentence{std::string(word(parameter.basis)),
                        std::string(word(parameter.basis))}));
  }
  if (!is_word_of<Certainty>(row.certainty)) {
    object(row.line, "certainty", excerpt(row.certainty),
           say("it does not say how far the source was read",
               "il n’est pas dit comment la source a été lue"),
           say("use one of: {}", "utiliser l’un de : {}",
               "confirmed, reported, remembered, unverified, uncertain"));
  }
  if (row.source.empty()) {
    object(row.line, "source", row.parameter,
           say("a value without source proves nothing",
               "une valeur sans source ne prouve rien"),
           say("name the article and the text that set it",
               "nommer l’article et le texte qui la fixent"));
  }
}

std::optional<RuleValue> Reading::value_of(const Row& row,
                                           const Parameter& parameter) {
  const auto from = parse_date(row.from);
  if (!from) object(row.line, "from", excerpt(row.from), from.error().why);
  std::optional<Date> to;
  if (!row.to.empty()) {
    const auto last = parse_date(row.to);
    if (!last) {
      object(row.line, "to", excerpt(row.to), last.error().why);
    } else {
      to = *last;
    }
  }
  if (from && to && *to < *from) {
    object(row.line, "to", spoken(*to),
           say("it ends before it begins, on {}",
               "elle finit avant de commencer, le {}", *from));
  }
  if (!from) return std::nullopt;
  const auto certainty = parse_choice<Certainty>(row.certainty);
  return RuleValue{row.parameter,
                   row.value,
                   parameter.unit,
                   *from,
                   to,
                   parameter.basis,
                   certainty ? *certainty : Certainty::uncertain,
                   row.source,
                   row.link,
                   row.note};
}

void Reading::read_row(const Row& row) {
  const auto* const parameter = find_parameter(row.parameter);
  if (parameter == nullptr) {
    const auto meant = nearest(row.parameter, parameter_names());
    return object(row.line, "parameter", excerpt(row.parameter),
                  say("no rule asks for it", "aucune règle ne le demande"),
                  meant.empty()
                      ? Sentence()
                      : say("did you mean {}?", "vouliez-vous {} ?", meant));
  }
  const auto prefix = prefix_of(table_.jurisdiction) + '.';
  if (row.parameter.compare(0, prefix.size(), prefix) != 0) {
    object(row.line, "parameter", row.parameter,
           say("it belongs to another country than {}",
               "il relève d’un autre pays que {}", table_.jurisdiction),
           say("keep one table for each country", "garder une table par pays"));
  }
  check_value(row, *parameter);
  if (auto value = value_of(row, *parameter))
    placed_.push_back({std::move(*value), row.line});
}

// By parameter and first day; no two hold on one day, and none is missing.
void Reading::check_order() {
  std::stable_sort(placed_.begin(), placed_.end(),
                   [](const Placed& left, const Placed& right) {
                     return std::tie(left.value.parameter, left.value.from) <
                            std::tie(right.value.parameter, right.value.from);
                   });
  for (std::size_t at = 1; at < placed_.size(); ++at) {
    const auto& before = placed_[at - 1];
    const auto& here = placed_[at];
    if (before.value.parameter != here.value.parameter) continue;
    if (!before.value.to || *before.value.to >= here.value.from) {
      object(
          here.line, "from", spoken(here.value.from),
          say("the value of line {} still holds on that day",
              "la valeur de la ligne {} vaut encore ce jour-là", before.line),
          say("end that one on {}", "faire finir celle-là le {}",
              here.value.from - std::chrono::days{1}));
      continue;
    }
    const auto* const parameter = find_parameter(here.value.parameter);
    const auto next = *before.value.to + std::chrono::days{1};
    if (parameter->without_gaps && next != here.value.from) {
      object(here.line, "from", spoken(here.value.from),
             say("from {} on nothing holds: line {} ends the day before",
                 "rien ne vaut à partir du {} : la ligne {} finit la veille",
                 next, before.line));
    }
  }
}

void Reading::check_required() {
  const auto prefix = prefix_of(table_.jurisdiction) + '.';
  std::set<std::string_view> there;
  for (const auto& one : placed_)
    there.insert(one.value.parameter);
  for (const auto& parameter : parameters()) {
    if (!parameter.required) continue;
    if (parameter.name.compare(0, prefix.size(), prefix) != 0) continue;
    if (there.count(parameter.name) != 0) continue;
    object(0, "parameter", parameter.name,
           say("the table has no value of it", "la table n’en a aucune valeur"),
           say("add a row for it; decisions rest on it",
               "ajouter une ligne : des décisions en dépendent"));
  }
}

ReadTable Reading::read() && {
  read_head();
  for (const auto& row : written_.rows) {
    if (row.parameter.compare(0, head.size(), head) == 0) {
      if (row.parameter != "table.name" &&
          row.parameter != "table.jurisdiction" &&
          row.parameter != "table.version" &&
          row.parameter != "table.currency") {
        object(row.line, "parameter", excerpt(row.parameter),
               say("the head of a table has no such row",
                   "l’en-tête d’une table n’a pas cette ligne"));
      }
      continue;
    }
    read_row(row);
  }
  check_order();
  check_required();
  for (auto& one : placed_)
    table_.values.push_back(std::move(one.value));
  std::stable_sort(objections_.begin(), objections_.end(),
                   [](const Refusal& left, const Refusal& right) {
                     return left.place.line < right.place.line;
                   });
  return {std::move(table_), std::move(objections_)};
}

}  // namespace

ReadTable read(const WrittenTable& written) { return Reading(written).read(); }

}  // namespace obole::rules
