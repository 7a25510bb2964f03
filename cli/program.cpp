#include "cli/program.hpp"

#include "cli/help.hpp"
#include "cli/settings.hpp"
#include "cli/version.hpp"
#include "obole/base/say.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <sys/resource.h>
#include <sys/stat.h>

namespace cli {
namespace {

using obole::Reason;
using obole::say;
using obole::store::StoreError;

// Names and addresses pass through this process: no file of ours is readable by
// others, no memory of it is left behind, and a full disk or a closed pipe is
// an error to report, not a signal to die from.
void guard_process() {
  ::umask(077);
  constexpr rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

// What SQLite's primary result code means to a person.
obole::Sentence cause_of(const StoreError& error) {
  const std::string words = error.what();
  switch (error.code() & 0xff) {
    case SQLITE_FULL:
      return say("the disk is full ({})", "le disque est plein ({})", words);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return say("another program is reading it for a long time ({})",
                 "un autre programme le lit depuis longtemps ({})", words);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return say("it cannot be written here ({})",
                 "il ne peut être écrit ici ({})", words);
    case SQLITE_CANTOPEN:
      return say("it cannot be opened ({})", "il ne peut être ouvert ({})",
                 words);
    case SQLITE_IOERR:
      return say("the disk reports an error ({})",
                 "le disque signale une erreur ({})", words);
    case SQLITE_NOTADB:
      return say("it is not a ledger, or its beginning is damaged ({})",
                 "ce n’est pas un registre, ou son début est endommagé ({})",
                 words);
    case SQLITE_CORRUPT:
      return say("the file is damaged ({})", "le fichier est endommagé ({})",
                 words);
    default:
      return say("{}", "{}", words);
  }
}

Exit report(const Session& session, const StoreError& error) {
  const bool damaged = error.kind() == StoreError::Kind::damaged;
  return session.refuse(
      {damaged ? Reason::ledger_altered : Reason::ledger_unusable,
       session.settings().ledger, cause_of(error),
       damaged
           ? say("nothing was recorded; keep the files as they are and call "
                 "the "
                 "auditor",
                 "rien n’a été enregistré ; garder les fichiers tels quels et "
                 "prévenir l’auditeur")
           : say("nothing was recorded; try again when the cause is gone",
                 "rien n’a été enregistré ; réessayer quand la cause aura "
                 "disparu")});
}

Exit report_bug(const Session& session, const std::string& what) {
  return session.refuse(
      {Reason::internal, "",
       say("a mistake in obole itself: {}", "une erreur d’obole même : {}",
           what),
       say("please report it; obole audit log shows what was recorded before",
           "merci de la signaler ; obole audit log montre ce qui a été "
           "enregistré avant")});
}

Exit run_command(Session& session, const Parsed& parsed) {
  Arguments arguments(parsed.values);
  try {
    return session.finish(parsed.command->run(session, arguments));
  } catch (const StoreError& error) {
    return report(session, error);
  } catch (const std::exception& error) {
    return report_bug(session, error.what());
  } catch (...) {
    return report_bug(session, "unknown exception");
  }
}

// `import statement --format camt053` names the format of the file, where
// --format names that of the answer everywhere else: the words tell which.
void part_formats(Parsed& parsed) {
  if (parsed.command == nullptr ||
      parsed.command->words != "import statement") {
    return;
  }
  constexpr std::array<std::string_view, 6> of_files = {
      "camt053", "camt054", "cfonb120", "mt940", "ofx", "csv-statement"};
  auto& typed = parsed.globals["--format"];
  for (const auto format : of_files) {
    const auto found = std::find(typed.begin(), typed.end(), format);
    if (found == typed.end()) continue;
    parsed.values["--format"] = {std::string(format)};
    typed.erase(found);
  }
  if (typed.empty()) parsed.globals.erase("--format");
}

int run_parsed(Parsed parsed, std::span<const Command* const> commands) {
  part_formats(parsed);
  auto settings = settings_from(parsed.globals);
  Session session(
      settings ? *settings : Settings{},
      parsed.command == nullptr ? "obole" : std::string(parsed.command->words));
  if (!settings) return static_cast<int>(session.refuse(settings.error()));
  if (parsed.version) {
    session.print_text(fmt::format("obole {} (SQLite {})\n", program_version,
                                   sqlite3_libversion()));
    return static_cast<int>(session.finish(Exit::done));
  }
  if (parsed.help) {
    session.print_text(help(parsed.words, commands, session.language()));
    return static_cast<int>(session.finish(Exit::done));
  }
  if (parsed.refusal) return static_cast<int>(session.refuse(*parsed.refusal));
  return static_cast<int>(run_command(session, parsed));
}

}  // namespace

int run(const std::vector<std::string>& typed,
        std::span<const Command* const> commands) {
  guard_process();
  try {
    return run_parsed(parse(typed, commands), commands);
  } catch (const std::exception& error) {
    return static_cast<int>(report_bug(Session({}, "obole"), error.what()));
  }
}

}  // namespace cli
