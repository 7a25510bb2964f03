// The closed lists of the command line and of the entries, each word once.

#pragma once

#include "obole/base/result.hpp"

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace obole {

enum class Method : std::uint8_t {
  card,
  transfer,
  cheque,
  cash,
  direct_debit,
  in_kind,
  skills,
  expense_waiver
};
enum class DonorKind : std::uint8_t {
  individual,
  company,
  association,
  public_body,
  anonymous
};
enum class Model : std::uint8_t { keep_it_all, all_or_nothing, tiered };
enum class Purpose : std::uint8_t {
  philanthropic,
  educational,
  scientific,
  social,
  humanitarian,
  sporting,
  family,
  cultural,
  heritage,
  environment,
  french_culture,
  equality,
  woodland,
  none
};
enum class Stage : std::uint8_t {
  idea,
  selected,
  incubating,
  funding,
  funded,
  delivered,
  dropped
};
enum class OrganisationKind : std::uint8_t {
  commune,
  epci,
  departement,
  region,
  etablissement,
  association
};
enum class Section : std::uint8_t { operating, investment };

/// A gift of goods, skills or waived expenses: no money comes.
constexpr bool is_in_kind(Method method) {
  return method == Method::in_kind || method == Method::skills ||
         method == Method::expense_waiver;
}

/// The words of a list, in the order of its enumeration.
template <class Choice>
std::span<const std::string_view> words();

template <>
std::span<const std::string_view> words<Method>();
template <>
std::span<const std::string_view> words<DonorKind>();
template <>
std::span<const std::string_view> words<Model>();
template <>
std::span<const std::string_view> words<Purpose>();
template <>
std::span<const std::string_view> words<Stage>();
template <>
std::span<const std::string_view> words<OrganisationKind>();
template <>
std::span<const std::string_view> words<Section>();

/// How `choice` is written.
template <class Choice>
std::string_view word(Choice choice) {
  const auto list = words<Choice>();
  const auto at = static_cast<std::size_t>(choice);
  check(at < list.size(), "every choice has a word");
  return list[at];
}

/// The refusal (choice_unknown) of `text`, naming the words of `list`.
Refusal unknown_choice(std::string_view text,
                       std::span<const std::string_view> list);

/// The choice written `text`.  Refuses with choice_unknown.
template <class Choice>
Result<Choice> parse_choice(std::string_view text) {
  const auto list = words<Choice>();
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list[at] == text) return static_cast<Choice>(at);
  }
  return unknown_choice(text, list);
}

/// In French, for people to read: nobody types it, and no entry holds it.
std::string_view french(Method choice);
std::string_view french(DonorKind choice);
std::string_view french(Model choice);
std::string_view french(Purpose choice);
std::string_view french(Stage choice);
std::string_view french(OrganisationKind choice);
std::string_view french(Section choice);

/// An enumeration whose choices have French words.
template <class Type>
concept ClosedList = std::is_enum_v<Type> && requires(Type choice) {
  { french(choice) } -> std::same_as<std::string_view>;
};

/// In a sentence: the word itself in English, the French one in French.
template <ClosedList Choice>
struct Spoken<Choice> {
  static Sentence of(Choice choice) {
    return {std::string(word(choice)), std::string(french(choice))};
  }
};

/// The same for a word as an entry holds it; what is not of the list stays as
/// it is.
template <ClosedList Choice>
Sentence spoken_word(const std::string& text) {
  const auto choice = parse_choice<Choice>(text);
  return choice ? spoken(*choice) : Sentence{text, text};
}

}  // namespace obole
