#include "cli/settings.hpp"

#include "obole/base/say.hpp"

#include <array>
#include <cstdlib>
#include <unistd.h>

namespace cli {
namespace {

using obole::Language;
using obole::Reason;
using obole::Refusal;
using obole::Result;
using obole::say;

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Refusal wrong(std::string_view option, std::string what,
              std::string_view words) {
  return {Reason::usage,
          std::move(what),
          say("{} takes {}", "{} prend {}", option, words),
          {},
          {{}, 0, std::string(option)}};
}

Language environment_language() {
  for (const char* const name :
       {"OBOLE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = environment(name);
    if (!value.empty())
      return value.starts_with("fr") ? Language::fr : Language::en;
  }
  return Language::en;
}

std::optional<Format> format_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Format>, 8> words = {
      {{"table", Format::table},
       {"csv", Format::csv},
       {"json", Format::json},
       {"jsonl", Format::jsonl},
       {"xlsx", Format::xlsx},
       {"ods", Format::ods},
       {"markdown", Format::markdown},
       {"html", Format::html}}};
  for (const auto& [name, format] : words) {
    if (name == word) return format;
  }
  return std::nullopt;
}

std::optional<Format> format_of_file(std::string_view file) {
  constexpr std::array<std::pair<std::string_view, Format>, 8> endings = {
      {{".csv", Format::csv},
       {".json", Format::json},
       {".jsonl", Format::jsonl},
       {".xlsx", Format::xlsx},
       {".ods", Format::ods},
       {".md", Format::markdown},
       {".html", Format::html},
       {".txt", Format::table}}};
  for (const auto& [ending, format] : endings) {
    if (file.ends_with(ending)) return format;
  }
  return std::nullopt;
}

bool wants_colour(const Arguments& globals) {
  return !globals.has("--no-color") && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb" && ::isatty(STDOUT_FILENO) == 1;
}

obole::Verdict read_format(const Arguments& globals, Settings& settings) {
  if (const auto file = globals.if_any("--output")) {
    settings.output = *file;
    if (const auto format = format_of_file(*file)) settings.format = *format;
  }
  if (const auto word = globals.if_any("--format")) {
    const auto format = format_of(*word);
    if (!format)
      return wrong("--format", *word,
                   "table, csv, json, jsonl, markdown, html, xlsx, ods");
    settings.format = *format;
  }
  if (const auto locale = globals.if_any("--locale")) {
    if (*locale != "fr" && *locale != "c")
      return wrong("--locale", *locale, "fr, c");
    settings.french_csv = *locale == "fr";
  }
  return std::nullopt;
}

obole::Verdict read_language(const Arguments& globals, Settings& settings) {
  settings.language = environment_language();
  const auto word = globals.if_any("--lang");
  if (!word) return std::nullopt;
  if (*word != "fr" && *word != "en") return wrong("--lang", *word, "fr, en");
  settings.language = *word == "fr" ? Language::fr : Language::en;
  return std::nullopt;
}

obole::Verdict read_times(Arguments& globals, Settings& settings) {
  auto today = globals.if_any("--today").value_or(environment("OBOLE_TODAY"));
  if (!today.empty()) {
    const auto date = obole::parse_date(today);
    if (!date) return wrong("--today", today, "a day, such as 2026-03-01");
    settings.today = *date;
  }
  const auto wait = globals.number_if_any("--wait");
  if (globals.complaint()) return globals.complaint();
  constexpr std::int64_t a_day = 86'400;
  if (wait && *wait > a_day)
    return wrong("--wait", std::to_string(*wait), "0..86400");
  if (wait) settings.wait = std::chrono::seconds{*wait};
  return std::nullopt;
}

}  // namespace

Result<Settings> settings_from(const Arguments::Values& values) {
  Arguments globals(values);
  Settings settings;
  const auto named = environment("OBOLE_LEDGER");
  if (!named.empty()) settings.ledger = named;
  settings.ledger = globals.if_any("--ledger").value_or(settings.ledger);
  settings.quiet = globals.has("--quiet");
  settings.colour = wants_colour(globals);
  if (auto refusal = read_language(globals, settings)) return *refusal;
  if (auto refusal = read_format(globals, settings)) return *refusal;
  if (auto refusal = read_times(globals, settings)) return *refusal;
  if (settings.ledger.ends_with(".people")) {
    return wrong("--ledger", settings.ledger, "NAME.obole");
  }
  return settings;
}

}  // namespace cli
