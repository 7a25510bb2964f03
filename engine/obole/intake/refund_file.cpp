#include "obole/intake/refund_file.hpp"

#include "obole/bank/pain001.hpp"
#include "obole/base/digest.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/ledger/lines.hpp"
#include "obole/ledger/person.hpp"
#include "obole/ledger/refund_list.hpp"
#include "obole/ledger/refund_orders.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>

namespace obole::intake {
namespace {

using ledger::Book;
using ledger::Journal;
using ledger::ListedRefund;

constexpr const char* select_account =
    "SELECT iban FROM main.bank_account WHERE ?1 = '' OR iban = ?1";
constexpr const char* select_donor =
    "SELECT donor FROM main.donation WHERE seq = ?1";
constexpr const char* select_person =
    "SELECT body FROM people.person WHERE donor = ?1 ORDER BY seq DESC LIMIT 1";
// The account a gift came from, and else one that another gift came from.
constexpr const char* select_accounts =
    "SELECT line_text.body FROM main.matched"
    "  JOIN main.donation ON donation.seq = matched.item"
    "  JOIN people.line_text ON line_text.line = matched.line"
    "  WHERE donation.donor IN (SELECT ?1 UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1) AND matched.kind = "
    "'donation'"
    "  ORDER BY matched.item = ?2 DESC, matched.seq DESC";

Result<std::string> paying_account(Book& book, const std::string& typed) {
  const auto iban = typed.empty() ? Result<std::string>("") : parse_iban(typed);
  if (!iban) return iban.error();
  auto& row = book.prepared(select_account);
  row.bind(std::string_view(*iban));
  std::vector<std::string> found;
  while (row.step())
    found.emplace_back(row.text(0));
  row.reset();
  if (found.size() == 1) return found[0];
  return Refusal{Reason::account_unknown, typed,
                 found.empty() ? say("no account of this number is declared",
                                     "aucun compte de ce numéro n’est déclaré")
                               : say("several accounts are declared",
                                     "plusieurs comptes sont déclarés"),
                 say("name one of those that obole account list shows",
                     "en nommer un de ceux que montre obole account list")};
}

// What keeps a refund out of the file; nothing where it may be paid.
std::optional<Sentence> objection(Book& book, const ListedRefund& refund,
                                  bool again) {
  if (refund.reverses || refund.amount.is_negative())
    return say("it is the return of a refund",
               "c’est le retour d’un remboursement");
  if (refund.reversed)
    return say("it did not take place", "il n’a pas eu lieu");
  if (refund.reconciled)
    return say("the bank has shown it already", "la banque l’a déjà montré");
  if (!refund.platform.empty())
    return say("{} pays it back itself", "{} le rembourse elle-même",
               refund.platform);
  if (refund.cause == "corrected")
    return say("nothing goes back: another gift says what it really was",
               "rien n’est rendu : un autre don dit ce qu’il était vraiment");
  if (refund.cause == "dispute")
    return say("the donor’s bank has taken it back",
               "la banque du donateur l’a repris");
  if (refund.method != "transfer" && refund.method != "direct-debit")
    return say("its gift came neither by transfer nor by direct debit",
               "son don n’est venu ni par virement ni par prélèvement");
  if (!again && ledger::is_ordered(book, refund.seq))
    return say("a file has ordered it already; --again, if that one is lost",
               "un fichier l’a déjà demandé ; --again, s’il est perdu");
  return std::nullopt;
}

struct Payee {
  std::string name;
  std::string iban;
};
Payee payee_of(Book& book, std::int64_t donation) {
  Payee payee;
  std::int64_t donor = 0;
  auto& gift = book.prepared(select_donor);
  if (gift.bind(donation).step())
    donor = book.known_as(gift.integer(0)).number();
  gift.reset();
  auto& person = book.prepared(select_person);
  if (person.bind(donor).step()) {
    if (const auto known = ledger::person_in(person.text(0)))
      payee.name = known->name;
  }
  person.reset();
  auto& lines = book.prepared(select_accounts);
  lines.bind(donor, donation);
  while (payee.iban.empty() && lines.step()) {
    const auto text = ledger::line_text_in(lines.text(0));
    const auto iban = text ? parse_iban(text->iban) : parse_iban("");
    if (iban) payee.iban = *iban;
  }
  lines.reset();
  return payee;
}

// The same refunds to the same accounts have the same name: a bank that is
// given the file twice sees it.
std::string message_of(const RefundFileRequest& request,
                       const std::vector<bank::Transfer>& transfers) {
  Sha256 sha;
  for (const auto& one : transfers)
    sha.update(one.end_to_end + '\x1f' + plain(one.amount) + '\x1f' + one.iban +
               '\x1f');
  constexpr std::size_t digits = 16;
  return fmt::format("OBOLE-{}-{}", iso(request.execution),
                     hex(sha.finish()).substr(0, digits));
}

class Gatherer {
 public:
  Gatherer(Journal& journal, const RefundFileRequest& request)
      : journal_(journal), request_(request) {}

  Result<RefundFile> run() {
    auto& book = journal_.book();
    if (request_.execution < journal_.context().today)
      return Refusal{Reason::date_malformed, spoken(request_.execution),
                     say("that day is over", "ce jour est passé"),
                     say("name today or a later day",
                         "nommer aujourd’hui ou un jour suivant")};
    const auto account = paying_account(book, request_.account);
    if (!account) return account.error();
    if (auto refusal = gather()) return *refusal;
    if (transfers_.empty()) return std::move(file_);
    const auto& organisation = book.organisation();
    file_.message = message_of(request_, transfers_);
    file_.xml = bank::pain001({file_.message, journal_.context().now,
                               organisation.name, organisation.siren, *account,
                               request_.execution, transfers_});
    ledger::NewRefundOrder order{
        *account, file_.message, request_.execution, {}, request_.reference};
    for (std::size_t at = 0; at < transfers_.size(); ++at)
      order.refunds.push_back({file_.refunds[at], transfers_[at].amount});
    const auto recorded = ledger::record(journal_, order);
    if (!recorded) return recorded.error();
    file_.recorded = *recorded;
    return std::move(file_);
  }

 private:
  Verdict gather() {
    auto& book = journal_.book();
    const auto list = ledger::refund_list(book);
    for (const auto wanted : request_.refunds) {
      const bool known =
          std::any_of(list.begin(), list.end(),
                      [wanted](const auto& one) { return one.seq == wanted; });
      if (!known)
        return ledger::unknown(Reason::refund_unknown, std::to_string(wanted),
                               "obole refund list");
    }
    for (const auto& refund : list) {
      const auto& named = request_.refunds;
      const bool is_named =
          std::find(named.begin(), named.end(), refund.seq) != named.end();
      if (!named.empty() && !is_named) continue;
      const auto why = objection(book, refund, request_.again);
      if (why && is_named)
        return Refusal{Reason::not_permitted, std::to_string(refund.seq), *why,
                       say("obole refund list tells what became of each",
                           "obole refund list dit ce qu’est devenu chacun")};
      if (!why) add(refund);
    }
    return std::nullopt;
  }

  void add(const ListedRefund& refund) {
    auto payee = payee_of(journal_.book(), refund.donation);
    if (!request_.iban.empty()) payee.iban = request_.iban;
    if (payee.iban.empty() || payee.name.empty()) {
      file_.left.push_back(
          {refund.seq, refund.amount,
           payee.name.empty()
               ? say("the donor’s name is unknown",
                     "le nom du donateur est inconnu")
               : say("the donor’s account is unknown: --refund {} --iban IBAN",
                     "le compte du donateur est inconnu : --refund {} --iban "
                     "IBAN",
                     refund.seq)});
      return;
    }
    transfers_.push_back(
        {std::to_string(refund.seq), refund.amount, payee.name, payee.iban,
         fmt::format("Remboursement don {}", refund.donation)});
    file_.refunds.push_back(refund.seq);
    file_.total += refund.amount;
  }

  Journal& journal_;
  const RefundFileRequest& request_;
  std::vector<bank::Transfer> transfers_;
  RefundFile file_{{}, {}, {}, Money{0, journal_.book().currency()}, {}, {}};
};

}  // namespace

Result<RefundFile> refund_file(Journal& journal,
                               const RefundFileRequest& request) {
  auto checked = request;
  if (!request.iban.empty()) {
    const auto iban = parse_iban(request.iban);
    if (!iban) return iban.error();
    if (request.refunds.size() != 1)
      return Refusal{Reason::not_permitted, request.iban,
                     say("one account is for one refund",
                         "un compte vaut pour un seul remboursement"),
                     say("name the refund with --refund",
                         "nommer le remboursement avec --refund")};
    checked.iban = *iban;
  }
  return Gatherer(journal, checked).run();
}

}  // namespace obole::intake
