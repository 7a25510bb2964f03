#include "cli/session.hpp"

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/version.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace cli {
namespace {

using obole::Reason;
using obole::Refusal;
using obole::Result;
using obole::say;
using obole::ledger::Book;
using obole::ledger::Journal;

// The account as the system knows it, claimed and no proof.
std::string account_name() {
  const auto* const entry = ::getpwuid(::geteuid());
  const auto name = entry == nullptr ? std::to_string(::geteuid())
                                     : std::string(entry->pw_name);
  return obole::clean_text(name).value_or("unknown");
}

obole::Instant now() {
  return std::chrono::time_point_cast<std::chrono::nanoseconds>(
      std::chrono::system_clock::now());
}

}  // namespace

Session::Session(Settings settings, std::string task)
    : settings_(std::move(settings)),
      task_(std::move(task)),
      output_(settings_.output),
      progress_(
          std::make_unique<Progress>(settings_.language, settings_.quiet)) {}

Result<Book> Session::open(obole::store::Access access, bool tolerate_schema) {
  auto book = Book::open(
      settings_.ledger, {.access = access, .tolerate_schema = tolerate_schema});
  if (book) book->database().set_wait(settings_.wait);
  return book;
}

obole::ledger::Context Session::context(std::string_view zone,
                                        bool dry_run) const {
  const auto instant = now();
  return {.now = instant,
          .today = settings_.today ? *settings_.today
                                   : obole::civil_day(instant, zone),
          .by = account_name(),
          .version = std::string(program_version),
          .task = task_,
          .wait = settings_.wait,
          .dry_run = dry_run,
          .watch = watch()};
}

Exit Session::record(Arguments& arguments,
                     const std::function<Result<Outcome>(Journal&)>& write) {
  auto book = open(obole::store::Access::write);
  if (!book) return refuse(book.error());
  const bool dry_run = arguments.has("--dry-run");
  auto journal =
      Journal::begin(*book, context(book->organisation().timezone, dry_run));
  if (!journal) return refuse(journal.error());
  const auto next = journal->next();
  const auto outcome = write(*journal);
  if (arguments.complaint()) return refuse(*arguments.complaint());
  if (!outcome) return refuse(outcome.error());
  auto recorded = outcome->recorded;
  if (!recorded && journal->next() > next)
    recorded = obole::ledger::Recorded{journal->next() - 1, false};
  journal->commit();
  auto json = Json::of(task_.substr(0, task_.find(' ')) + "-recorded");
  const bool already = recorded && recorded->already;
  json.set("entry", recorded ? std::optional(recorded->seq) : std::nullopt);
  outcome->id.empty() ? json.set_null("id") : json.set("id", outcome->id);
  json.set("already", already);
  if (outcome->adds) outcome->adds(json);
  if (dry_run) {
    json.set("dry_run", true);
    remark(say("nothing was recorded (--dry-run)",
               "rien n’a été enregistré (--dry-run)"));
  }
  auto says = outcome->says;
  if (already) {
    says = say("already recorded as entry {}", "déjà enregistré : écriture {}",
               recorded->seq);
  }
  if (!outcome->more.empty())
    says = say("{}\n{}", "{}\n{}", says, outcome->more);
  print(says, json);
  return outcome->attention ? Exit::attention : Exit::done;
}

void Session::print_text(std::string_view text) { output_.text() += text; }

void Session::otherwise_to(std::string file) {
  if (settings_.output.empty()) settings_.output = file;
  output_.otherwise_to(std::move(file));
}

void Session::print_pieces(const std::function<bool(std::string& text)>& next) {
  while (next(output_.text()) && output_.drain()) {
  }
}

void Session::remark(const obole::Sentence& sentence) const {
  if (settings_.quiet) return;
  progress_->tell("obole: " + obole::shown(sentence.in(language())) + '\n');
}

Exit Session::refuse(const Refusal& refusal) const {
  const auto exit = exit_of(refusal.reason);
  const auto& place = refusal.place;
  if (settings_.format == Format::json || settings_.format == Format::jsonl) {
    Json error;
    error.set("code", static_cast<std::int64_t>(exit))
        .set("reason", name(refusal.reason))
        .set("what", refusal.what.en)
        .set("why", refusal.why.in(language()))
        .set("hint", refusal.hint.in(language()));
    place.file.empty() ? error.set_null("file") : error.set("file", place.file);
    place.line == 0 ? error.set_null("line")
                    : error.set("line", static_cast<std::int64_t>(place.line));
    place.column.empty() ? error.set_null("column")
                         : error.set("column", place.column);
    progress_->tell(Json().set("error", error).text());
    return exit;
  }
  std::string where = place.file;
  if (place.line != 0) where += ':' + std::to_string(place.line);
  if (!place.column.empty())
    where += (where.empty() ? "" : ": ") + place.column;
  if (!where.empty()) where += ": ";
  const auto& what = refusal.what.in(language());
  const auto quoted = what.empty() ? "" : what + ": ";
  progress_->tell("obole: " + obole::shown(where) + obole::shown(quoted) +
                  obole::shown(refusal.why.in(language())) + '\n');
  if (!refusal.hint.empty()) {
    progress_->tell("       " + obole::shown(refusal.hint.in(language())) +
                    '\n');
  }
  return exit;
}

Exit Session::finish(Exit exit) {
  progress_->clear();
  const auto error = output_.finish();
  if (!error) return exit;
  if (output_.is_file()) {
    return refuse({Reason::ledger_unusable, settings_.output,
                   say("it cannot be written: {}", "il ne peut être écrit : {}",
                       error.message()),
                   say("choose another place for -o",
                       "choisir un autre endroit pour -o")});
  }
  if (error == std::errc::broken_pipe) return exit;  // the reader had enough
  return refuse({Reason::ledger_unusable,
                 say("standard output", "sortie standard"),
                 say("it cannot be written: {}",
                     "elle ne peut être écrite : {}", error.message()),
                 say("what was recorded stays recorded",
                     "ce qui est enregistré le reste")});
}

obole::reports::View Session::view(Arguments& arguments) {
  return {arguments.date_if_any("--as-of")};
}

}  // namespace cli
