// Inside explanations: the inputs of a ground, read for a sentence.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/rules/grounds.hpp"

#include <charconv>
#include <string>
#include <vector>

namespace obole::rules {

// Reads the inputs of a ground, in order.
class Inputs {
 public:
  Inputs(const Ground& ground, Currency currency)
      : inputs_(ground.inputs), currency_(currency) {}

  const std::string& text(std::size_t at) const {
    static const std::string none = "?";
    return at < inputs_.size() ? inputs_[at] : none;
  }
  Sentence amount(std::size_t at) const {
    const auto& typed = text(at);
    std::int64_t units = 0;
    const auto* const end = typed.data() + typed.size();
    const auto [stop, error] = std::from_chars(typed.data(), end, units);
    if (error != std::errc() || stop != end) return {typed, typed};
    return spoken(Money{units, currency_});
  }
  Sentence day(std::size_t at) const {
    const auto date = parse_date(text(at));
    if (!date) return {text(at), text(at)};
    return spoken(*date);
  }
  template <class Choice>
  Sentence choice(std::size_t at) const {
    return spoken_word<Choice>(text(at));
  }

 private:
  const std::vector<std::string>& inputs_;
  Currency currency_;
};

/// What a counterpart does to a gift: the rules ratio, cap, year_cap,
/// any_benefit, waived, net_of_value, token and intent.
Sentence counterpart_explanation(const Inputs& in, const Ground& ground);

}  // namespace obole::rules
