#include "obole/night/night.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/recovery.hpp"
#include "obole/night/archive.hpp"

#include <algorithm>

namespace obole::night {
namespace {

namespace fs = std::filesystem;
using ledger::Book;
using ContextOf = std::function<ledger::Context(std::string_view zone)>;

// What whoever opens the archive reads of a file that is not recorded whole, in
// both languages; empty where it is.
std::string reason_for(const Arrival& arrival) {
  const auto one = [&](Language language) {
    std::string text;
    if (const auto& refusal = arrival.refusal)
      text +=
          fmt::format("{}: {}\n{}\n", refusal->what.in(language),
                      refusal->why.in(language), refusal->hint.in(language));
    for (const auto& problem : arrival.problems)
      text += problem.in(language) + '\n';
    return text;
  };
  if (!arrival.refusal && arrival.refused == 0) return {};
  return one(Language::en) + '\n' + one(Language::fr);
}

// With the line it is about, where there is one.
Sentence told(const Refusal& refusal) {
  const auto& place = refusal.place;
  auto where = place.file;
  if (place.line != 0) where += fmt::format(":{}", place.line);
  const Sentence what = refusal.what;
  const auto says = say("{}: {}", "{} : {}", what, refusal.why);
  const auto whole = where.empty() || where == what.en
                         ? says
                         : say("{}: {}", "{} : {}", where, says);
  if (refusal.hint.empty()) return whole;
  return say("{}; {}", "{} ; {}", whole, refusal.hint);
}

class Night {
 public:
  Night(const Plan& plan, const ContextOf& context_of)
      : plan_(plan), context_of_(context_of) {}

  Result<Report> run(const Deliver& deliver) {
    if (plan_.run) {
      if (auto refusal = look_for_the_same_night()) return *refusal;
      if (report_.before) return std::move(report_);
    }
    const auto inbox = look_into(plan_.inbox);
    if (!inbox) return inbox.error();
    if (auto refusal = record(*inbox)) return *refusal;
    if (auto refusal = verify()) return *refusal;
    if (report_.verified && plan_.backup) make_backup();
    sort();
    if (auto refusal = deliver(report_)) return *refusal;
    if (plan_.archive && report_.verified) put_away();
    if (plan_.run && report_.verified) {
      if (auto refusal = note_the_run()) return *refusal;
    }
    return std::move(report_);
  }

 private:
  Result<Book> open(store::Access access, bool tolerate_schema = false) {
    return Book::open(plan_.ledger, {access, {}, tolerate_schema});
  }

  ledger::Context context(const Book& book) {
    auto context = context_of_(book.organisation().timezone);
    context.task = "nightly";
    return context;
  }

  void add(FindingKind kind, std::string of, Sentence says) {
    report_.findings.push_back({kind, std::move(of), std::move(says)});
  }

  Verdict record(const Inbox& inbox) {
    auto book = open(store::Access::write);
    if (!book) return book.error();
    const auto begun = context(*book);
    report_.day = begun.today;
    watch_ = begun.watch;
    if (auto refusal = take_all(*book, inbox, false)) return refusal;
    for (auto& arrival : report_.arrivals)
      if (auto refusal = try_again(*book, inbox, arrival)) return refusal;
    // They are held against the books, and so come after what the books learn.
    if (auto refusal = take_all(*book, inbox, true)) return refusal;
    std::stable_sort(
        report_.arrivals.begin(), report_.arrivals.end(),
        [](const Arrival& a, const Arrival& b) { return a.file < b.file; });
    for (const auto& arrival : report_.arrivals) {
      report_.recorded += arrival.recorded;
      tell(arrival);
    }
    return look(*book);
  }

  // The payout reports of the inbox, or everything else.
  Verdict take_all(Book& book, const Inbox& inbox, bool payouts) {
    for (const auto& file : inbox.files) {
      const auto* const rule = rule_for(inbox, file.filename().string());
      const bool is_payout =
          rule != nullptr && rule->kind == ArrivalKind::payout;
      if (is_payout != payouts) continue;
      auto arrival = take_in(book, context(book), inbox, file);
      if (!arrival) return arrival.error();
      report_.arrivals.push_back(std::move(*arrival));
    }
    return std::nullopt;
  }

  // A refund may have come in a file before that of its gift, a notification
  // before the statement that it details.
  Verdict try_again(Book& book, const Inbox& inbox, Arrival& arrival) {
    if (arrival.waiting == 0) return std::nullopt;
    auto again = take_in(book, context(book), inbox, arrival.file);
    if (!again) return again.error();
    again->recorded += arrival.recorded;
    again->known -= std::min(again->known, arrival.recorded);
    arrival = std::move(*again);
    return std::nullopt;
  }

  void tell(const Arrival& arrival) {
    if (const auto& refusal = arrival.refusal) {
      add(FindingKind::file_refused, arrival.name, told(*refusal));
    }
    for (const auto& problem : arrival.problems)
      add(FindingKind::row_refused, arrival.name, problem);
    for (const auto& [source, says] : arrival.findings)
      add(FindingKind::platform_differs, source, says);
  }

  // Holds the bank against the books, and both against the calendar.
  Verdict look(Book& book) {
    {
      auto journal = ledger::Journal::begin(book, context(book));
      if (!journal) return journal.error();
      auto reconciliation = intake::reconcile(*journal, {}, intake::Told::open);
      if (!reconciliation) return reconciliation.error();
      journal->commit();
      report_.reconciliation = std::move(*reconciliation);
    }
    const store::Snapshot snapshot(book.database());
    auto more = findings(book, *report_.reconciliation, report_.day);
    std::move(more.begin(), more.end(), std::back_inserter(report_.findings));
    return std::nullopt;
  }

  Verdict verify() {
    auto book = open(store::Access::read, true);
    if (!book) return book.error();
    // What is not verified yet names no organisation, and so no time zone.
    const Steps verifying(watch_, say("verifying", "vérification"));
    auto result = ledger::verify(*book);
    report_.head = book->head();
    report_.verified = result.problems.empty();
    report_.problems = std::move(result.problems);
    for (const auto& problem : report_.problems) {
      add(FindingKind::not_verified,
          problem.seq ? std::to_string(*problem.seq) : problem.what,
          say("{}: {}", "{} : {}", problem.what, problem.detail));
    }
    if (report_.verified && plan_.signing) sign(*book);
    return std::nullopt;
  }

  // What does not continue the last checkpoint is no more the ledger that was.
  void sign(Book& book) {
    const auto made = ledger::sign_checkpoint(
        book, report_.head.size, plan_.signing->key, plan_.signing->mark);
    if (made) {
      report_.checkpoint = made->note.bytes();
      return;
    }
    const auto& refusal = made.error();
    const bool altered = refusal.reason == Reason::ledger_altered;
    if (altered) {
      report_.verified = false;
      report_.problems.push_back({{}, "checkpoint", refusal.why.en});
    }
    add(altered ? FindingKind::not_verified : FindingKind::no_checkpoint,
        "checkpoint", told(refusal));
  }

  // Named by day and size: a night that is run again makes no second one.
  void make_backup() {
    std::error_code ignored;
    fs::create_directories(*plan_.backup, ignored);
    const auto copy =
        *plan_.backup / fmt::format("{}-{}-{}.obole",
                                    plan_.ledger.stem().string(),
                                    iso(report_.day), report_.head.size);
    if (!fs::exists(copy)) {
      const auto made =
          ledger::back_up(plan_.ledger, copy, std::chrono::seconds{30});
      if (!made) {
        const auto& refusal = made.error();
        add(FindingKind::no_backup, copy.string(), told(refusal));
        return;
      }
    }
    report_.backup = copy;
  }

  void sort() {
    std::stable_sort(
        report_.findings.begin(), report_.findings.end(),
        [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
  }

  void put_away() {
    for (auto& arrival : report_.arrivals) {
      // Its gift may come with another night's files.
      if (arrival.waiting > 0) continue;
      const auto place = night::put_away(arrival.file, *plan_.archive,
                                         report_.day, reason_for(arrival));
      if (place) {
        arrival.file = *place;
      } else {
        arrival.remarks.push_back(place.error().why);
      }
    }
  }

  // A night that has ended under this reference.  Nothing is kept of the
  // asking.
  Verdict look_for_the_same_night() {
    auto book = open(store::Access::write);
    if (!book) return book.error();
    auto journal = ledger::Journal::begin(*book, context(*book));
    if (!journal) return journal.error();
    const auto noted = ledger::record(*journal, *plan_.run);
    if (!noted) return noted.error();
    if (!noted->already) return std::nullopt;
    report_.before = ledger::past_run(*book, noted->seq);
    return std::nullopt;
  }

  // Killed before this, the night is run again from its beginning; what it had
  // done by then does nothing twice.
  Verdict note_the_run() {
    auto book = open(store::Access::write);
    if (!book) return book.error();
    auto run = *plan_.run;
    run.result = {static_cast<std::int64_t>(report_.findings.size()),
                  static_cast<std::int64_t>(report_.recorded),
                  report_.head.size};
    auto journal = ledger::Journal::begin(*book, context(*book));
    if (!journal) return journal.error();
    const auto noted = ledger::record(*journal, run);
    if (!noted) return noted.error();
    journal->commit();
    if (!journal->context().dry_run) report_.entry = noted->seq;
    return std::nullopt;
  }

  const Plan& plan_;
  const ContextOf& context_of_;
  Watch watch_;
  Report report_;
};

}  // namespace

Result<Report> run(const Plan& plan, const Deliver& deliver,
                   const ContextOf& context_of) {
  auto lock_file = plan.ledger;
  lock_file += "-nightly-lock";
  if (!fs::exists(plan.ledger)) return Book::open(plan.ledger, {}).error();
  // A night that was killed a moment ago may not be gone yet.
  const auto lock =
      store::WriterLock::take(lock_file, std::chrono::seconds{2}, "nightly");
  if (!lock) {
    return Refusal{
        Reason::ledger_busy, plan.ledger.string(),
        say("another night is at work: {}", "une autre nuit est à l’œuvre : {}",
            store::WriterLock::holder(lock_file)),
        say("wait for it to end", "attendre qu’elle finisse")};
  }
  ledger::recover(plan.ledger, std::chrono::seconds{30});
  return Night(plan, context_of).run(deliver);
}

}  // namespace obole::night
