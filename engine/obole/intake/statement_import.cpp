#include "obole/intake/statement_import.hpp"

#include "obole/bank/statement_csv.hpp"
#include "obole/bank/zip.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/intake/digested.hpp"
#include "obole/intake/line_recorder.hpp"
#include "obole/intake/notified_details.hpp"
#include "obole/intake/packed_statements.hpp"
#include "obole/intake/statement_register.hpp"

namespace obole::intake {
namespace {

using bank::StatementHead;
using bank::StatementSums;
using ledger::Journal;

bool is_notification(std::string_view format) {
  return format.starts_with("camt.054");
}

// The reader's calls, turned into entries.
class Intake {
 public:
  Intake(Journal& journal, const StatementImport& request)
      : journal_(journal),
        request_(request),
        lines_(journal),
        steps_(journal.context().watch,
               say("{}: lines", "{} : lignes", request.file)) {}

  bank::StatementSink sink() {
    return {[this](const StatementHead& head) { return begin(head); },
            [this](const bank::Line& line) { return take(line); },
            [this](const StatementHead& head, const StatementSums& sums) {
              return end(head, sums);
            },
            [this](const bank::Remark& remark) { tell(remark); }};
  }

  // Once the whole file is read and its digest known.
  Verdict register_statements(const std::string& digest) {
    StatementRegister statements(journal_);
    if (request_.reference) {
      if (auto refusal = statements.refer(*request_.reference, digest)) {
        return at(*refusal, {request_.file, 0, {}});
      }
    }
    for (std::size_t at = 0; at < heads_.size(); ++at) {
      if (auto refusal = statements.record(heads_[at], report_.statements[at],
                                           first_lines_[at], digest)) {
        return at_place(*refusal, heads_[at]);
      }
    }
    return std::nullopt;
  }

  StatementFileReport& report() { return report_; }

 private:
  Refusal at_place(const Refusal& refusal, const StatementHead& head) const {
    return at(refusal, {request_.file, head.file_line, "Stmt"});
  }

  Verdict begin(const StatementHead& head) {
    const auto iban = parse_iban(head.account);
    const auto account = iban ? *iban : head.account;
    if (journal_.book().projector().dictionary().bank_accounts.find(account) ==
        0) {
      return at_place(
          {Reason::account_unknown, account,
           say("no account of this number is declared",
               "aucun compte de ce numéro n’est déclaré"),
           say("if it is the organisation’s, declare it: obole account add {}",
               "s’il est à l’organisme, le déclarer : obole account add {}",
               account)},
          head);
    }
    head_ = head;
    head_.account = account;
    lines_.begin(account, head.format);
    is_notified_ = is_notification(head.format);
    if (is_notified_) details_.begin(account);
    const auto zero = Money{0, journal_.book().currency()};
    report_.statements.push_back(
        {.file = request_.file,
         .account = account,
         .name = head.id,
         .format = is_notified_ ? "camt054" : head.format,
         .opening = {},
         .closing = {},
         .credits = zero,
         .debits = zero});
    first_lines_.push_back(lines_.next_line());
    return std::nullopt;
  }

  Verdict take(const bank::Line& line) {
    steps_.step();
    const auto currency = journal_.book().currency();
    if (line.amount.currency() != currency) {
      return at({Reason::currency_mismatch, spoken(line.amount),
                 say("the ledger is kept in {}", "le registre est tenu en {}",
                     currency.code()),
                 say("keep a ledger of its own for that account",
                     "tenir un registre à part pour ce compte")},
                {request_.file, line.file_line, "Ntry"});
    }
    auto& report = report_.statements.back();
    ++report.lines;
    if (is_notified_) return take_detail(line, report);
    const auto otherwise = head_.to ? *head_.to : journal_.context().today;
    const auto recorded = lines_.add(line, otherwise);
    if (!recorded) return recorded.error();
    if (*recorded == LineRecorder::Added::recorded) ++report.recorded;
    if (*recorded == LineRecorder::Added::known) ++report.skipped;
    return std::nullopt;
  }

  Verdict take_detail(const bank::Line& line, StatementReport& report) {
    const auto taken = details_.take(line);
    if (!taken) return at(taken.error(), {request_.file, line.file_line, {}});
    count(*taken, line.file_line, report);
    return std::nullopt;
  }

  void count(const NotifiedDetails::Taken& taken, std::uint64_t file_line,
             StatementReport& report) {
    report.recorded += taken.recorded;
    report.skipped += taken.known;
    if (!taken.is_explained) return;
    tell({{request_.file, file_line, "Ntry"},
          say("the movement is matched already and stays one line: its details "
              "were left out",
              "le mouvement est déjà rapproché et reste une seule ligne : ses "
              "détails ont été laissés de côté")});
  }

  Verdict end(const StatementHead& head, const StatementSums& sums) {
    const auto decided = lines_.end(head.from, head.to);
    if (!decided) return at_place(decided.error(), head);
    if (decided->renamed > 0) tell_renamed(head, decided->renamed);
    if (is_notified_) {
      const auto taken = details_.end();
      if (!taken) return at(taken.error(), {request_.file, 0, {}});
      count(*taken, head.file_line, report_.statements.back());
    }
    if (auto refusal = bank::check_balance(head, sums))
      return at_place(*refusal, head);
    const auto currency = journal_.book().currency();
    if (head.currency && *head.currency != currency) {
      return at_place({Reason::currency_mismatch,
                       std::string(head.currency->code()),
                       say("the ledger is kept in {}",
                           "le registre est tenu en {}", currency.code()),
                       {}},
                      head);
    }
    auto& report = report_.statements.back();
    report.name = head.id;
    report.recorded += decided->recorded;
    report.skipped += decided->known;
    report.opening = head.opening;
    report.closing = head.closing;
    report.credits = Money{sums.credits, currency};
    report.debits = Money{sums.debits, currency};
    heads_.push_back(head);
    heads_.back().account = head_.account;
    return std::nullopt;
  }

  void tell_renamed(const StatementHead& head, std::uint64_t count) {
    tell({{request_.file, head.file_line, "FITID"},
          say("{} there already under another name (FITID), which the bank has "
              "changed since",
              "{} déjà là sous un autre nom (FITID), que la banque a changé "
              "depuis",
              counted(count, {"line is", "lines are"},
                      {"ligne est", "lignes sont"}))});
  }

  void tell(const bank::Remark& remark) {
    if (report_.remarks.size() < most_remarks) {
      report_.remarks.push_back(remark);
    } else {
      ++report_.more_remarks;
    }
  }

  Journal& journal_;
  const StatementImport& request_;
  LineRecorder lines_;
  NotifiedDetails details_{journal_, lines_};
  bool is_notified_ = false;
  Steps steps_;
  StatementHead head_;
  std::vector<StatementHead> heads_;
  std::vector<std::int64_t> first_lines_;
  StatementFileReport report_;
};

Refusal unknown_format(const std::string& file) {
  return {
      Reason::format_unknown,
      file,
      say("it is in no format of bank statements that is known by its "
          "content",
          "son contenu n’est d’aucun format connu de relevé bancaire"),
      say("a CSV file needs --profile; otherwise ask the bank for camt.053, "
          "CFONB 120, MT940 or OFX",
          "un fichier CSV demande --profile ; sinon demander à la banque "
          "du camt.053, CFONB 120, MT940 ou OFX"),
      {file, 0, {}}};
}

Verdict read(const StatementImport& request, bank::Peeked& peeked,
             Currency currency, const bank::StatementSink& sink) {
  if (request.profile)
    return bank::read_statement_csv(peeked.source(), request.file,
                                    *request.profile, request.account, currency,
                                    sink);
  const auto format =
      request.format ? request.format : bank::recognise(peeked.beginning());
  if (!format) return unknown_format(request.file);
  return bank::read_statement(*format, peeked.source(), request.file, sink);
}

Result<StatementFileReport> import_one(Journal& journal,
                                       const bank::Source& source,
                                       const StatementImport& request) {
  Digested digested(source);
  const auto bytes = digested.source();
  bank::Peeked peeked(bytes);
  Intake intake(journal, request);
  if (auto refusal =
          read(request, peeked, journal.book().currency(), intake.sink()))
    return at(*refusal, {request.file, 0, {}});
  const auto digest = hex(digested.finish());
  if (auto refusal = intake.register_statements(digest)) return *refusal;
  return std::move(intake.report());
}

}  // namespace

Result<StatementFileReport> import_statement(Journal& journal,
                                             const bank::Source& source,
                                             const StatementImport& request) {
  bank::Peeked peeked(source);
  const auto whole = peeked.source();
  if (!bank::looks_like_zip(peeked.beginning()))
    return import_one(journal, whole, request);
  return import_packed(journal, whole, request, import_one);
}

}  // namespace obole::intake
