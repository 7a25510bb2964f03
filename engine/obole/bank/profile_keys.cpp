#include "obole/bank/profile_keys.hpp"

#include "obole/bank/profile_groups.hpp"
#include "obole/bank/row_day.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/code.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <utility>

namespace obole::bank {
namespace {

using Outcome = std::optional<Sentence>;  // why not, if not
using Texts = std::vector<std::string>;

// Finds the meaning of `text` among `choices`.
template <class Value>
Outcome choose(
    std::string_view text,
    std::initializer_list<std::pair<std::string_view, Value>> choices,
    Value& into) {
  std::string list;
  for (const auto& [word, value] : choices) {
    if (word == text) {
      into = value;
      return {};
    }
    list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", word);
  }
  return say("“{}” is none of {}", "« {} » ne figure pas dans {}", shown(text),
             list);
}

Outcome take_platform(Profile& profile, const Texts& texts) {
  const auto code = Code::parse(texts.front());
  if (!code) return code.error().why;
  profile.platform = code->text();
  return {};
}

Outcome take_delimiters(Profile& profile, const Texts& texts) {
  profile.delimiters.clear();
  for (const auto& text : texts) {
    auto why = choose<char>(
        text, {{";", ';'}, {",", ','}, {"|", '|'}, {"\t", '\t'}, {"tab", '\t'}},
        profile.delimiters.emplace_back());
    if (why) return why;
  }
  return {};
}

Outcome take_encodings(Profile& profile, const Texts& texts) {
  profile.encodings.clear();
  for (const auto& text : texts) {
    const auto encoding = parse_encoding(text);
    if (!encoding) {
      return say(
          "“{}” is none of “utf-8”, “windows-1252”, "
          "“iso-8859-15”",
          "« {} » ne figure pas dans « utf-8 », « windows-1252 », "
          "« iso-8859-15 »",
          shown(text));
    }
    profile.encodings.push_back(*encoding);
  }
  return {};
}

Outcome take_rows_above(Profile& profile, const Texts& texts) {
  constexpr std::size_t most = 100;
  const auto& text = texts.front();
  const auto* const end = text.data() + text.size();
  const auto read =
      std::from_chars(text.data(), end, profile.rows_above_header);
  const bool whole = read.ec == std::errc{} && read.ptr == end;
  if (whole && profile.rows_above_header <= most) return {};
  return say("it takes a whole number from 0 to {}",
             "il faut un nombre entier de 0 à {}", most);
}

Outcome take_required(Profile& profile, const Texts& texts) {
  profile.required.clear();
  profile.movements.required.clear();
  for (const auto& text : texts) {
    const auto field = field_named(text);
    if (!field) return unknown_field(text);
    auto& required =
        is_of_movements(*field) ? profile.movements.required : profile.required;
    required.push_back(*field);
  }
  return {};
}

Outcome take_offset(Profile& profile, const Texts& texts) {
  profile.utc_offset = parse_utc_offset(texts.front());
  if (profile.utc_offset) return {};
  return say("“{}” is no offset such as “UTC” or “+01:00”",
             "« {} » n’est pas un décalage comme « UTC » ou « +01:00 »",
             shown(texts.front()));
}

struct Key {
  std::string_view name;
  bool takes_list;
  Outcome (*take)(Profile&, const Texts&);
};

// A key that keeps its text, or its texts, as they are.
template <auto Member>
Outcome keep(Profile& profile, const Texts& texts) {
  if constexpr (std::is_same_v<decltype(Member), Texts Profile::*>) {
    profile.*Member = texts;
  } else {
    profile.*Member = texts.front();
  }
  return {};
}

template <auto Member>
Outcome keep_frame(Profile& profile, const Texts& texts) {
  profile.frame.*Member = texts.front();
  return {};
}

constexpr std::array<Key, 22> keys = {{
    {"name", false,
     [](Profile& profile, const Texts& texts) {
       auto& name = profile.name.empty() ? profile.name : profile.layout;
       name = texts.front();
       return Outcome{};
     }},
    {"platform", false, take_platform},
    {"delimiter", true, take_delimiters},
    {"encoding", true, take_encodings},
    {"rows_above_header", false, take_rows_above},
    {"required", true, take_required},
    {"repeated_reference", false,
     [](Profile& profile, const Texts& texts) {
       return choose<Repeats>(
           texts.front(),
           {{"problem", Repeats::problem}, {"same_gift", Repeats::same_gift}},
           profile.repeats);
     }},
    {"records.header", false, keep<&Profile::header_type>},
    {"records.rows", false, keep<&Profile::record_type>},
    {"records.skipped", true, keep<&Profile::skipped_types>},
    {"records.section", false, keep_frame<&FrameTypes::section>},
    {"records.section_sums", false, keep_frame<&FrameTypes::section_sums>},
    {"records.section_count", false, keep_frame<&FrameTypes::section_count>},
    {"records.report_sums", false, keep_frame<&FrameTypes::report_sums>},
    {"records.report_count", false, keep_frame<&FrameTypes::report_count>},
    {"dates.patterns", true, keep<&Profile::date_patterns>},
    {"dates.offset", false, take_offset},
    {"amounts.decimal_mark", false,
     [](Profile& profile, const Texts& texts) {
       return choose<char>(texts.front(),
                           {{",", ','}, {".", '.'}, {"either", '\0'}},
                           profile.decimal_mark);
     }},
    {"amounts.thousands", false, keep<&Profile::thousands>},
    {"amounts.unit", false,
     [](Profile& profile, const Texts& texts) {
       return choose<bool>(texts.front(), {{"euro", false}, {"cent", true}},
                           profile.minor_units);
     }},
    {"amounts.debits", false,
     [](Profile& profile, const Texts& texts) {
       return choose<SignRule>(texts.front(),
                               {{"minus", SignRule::signed_amount},
                                {"flag", SignRule::debit_credit_flag}},
                               profile.sign);
     }},
    {"amounts.fees", false,
     [](Profile& profile, const Texts& texts) {
       return choose<bool>(texts.front(), {{"plus", false}, {"minus", true}},
                           profile.fee_negative);
     }},
}};

Outcome unknown_key(std::string_view text) {
  return say("there is no such key as “{}”", "la clé « {} » n’existe pas",
             shown(text));
}

}  // namespace

std::optional<Sentence> apply(const Setting& setting, Profile& profile) {
  if (is_grouped(setting)) return apply_grouped(setting, profile);
  const auto* const key = std::find_if(
      keys.begin(), keys.end(),
      [&](const Key& candidate) { return candidate.name == setting.key; });
  if (key == keys.end()) return unknown_key(setting.key);
  if (!key->takes_list && setting.texts.size() != 1) {
    return say("it takes one text, not a list",
               "il faut un seul texte, pas une liste");
  }
  return key->take(profile, setting.texts);
}

}  // namespace obole::bank
