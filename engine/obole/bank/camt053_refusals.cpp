#include "obole/bank/camt053_refusals.hpp"

#include "obole/bank/xml.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"

namespace obole::bank::camt053 {

namespace {

Sentence ask_for_statements() {
  return say("ask the bank for the account's statements in camt.053",
             "demandez à la banque les relevés du compte en camt.053");
}

Sentence ask_again() {
  return say("ask the bank for the statement again",
             "redemandez le relevé à la banque");
}

}  // namespace

Refusal no_statement() {
  return {.reason = Reason::file_malformed,
          .what = "camt.053",
          .why = say("the file holds no statement",
                     "le fichier ne contient aucun relevé"),
          .hint = ask_for_statements()};
}

Refusal not_a_statement(std::string_view name) {
  return {.reason = Reason::file_malformed,
          .what = std::string(name),
          .why = say("this is a report or a notification of the bank, not a "
                     "statement: it has no balances and repeats what the "
                     "statement will say",
                     "c’est un avis de la banque et non un relevé : il n’a "
                     "pas de soldes et répète ce que dira le relevé"),
          .hint = ask_for_statements()};
}

Refusal no_amount() {
  return {.reason = Reason::file_malformed,
          .what = "Ntry",
          .why = say("the movement has no amount",
                     "le mouvement n’a pas de montant"),
          .hint = {},
          .place = {.file = {}, .line = 0, .column = "Ntry/Amt"}};
}

Refusal no_currency() {
  return {.reason = Reason::file_malformed,
          .what = "Ccy",
          .why = say("the amount has no currency, and neither has the account",
                     "le montant n’a pas de devise, ni le compte"),
          .hint = {}};
}

Refusal text_too_long() {
  return {.reason = Reason::file_malformed,
          .what = "XML",
          .why = say("the texts of one movement have more than {} bytes",
                     "les textes d’un mouvement dépassent {} octets",
                     XmlReader::longest_text),
          .hint = {}};
}

Refusal no_account(std::uint64_t line) {
  return {.reason = Reason::file_malformed,
          .what = "Stmt",
          .why = say("the statement does not name its account before its "
                     "movements",
                     "le relevé ne nomme pas son compte avant ses mouvements"),
          .hint = ask_again(),
          .place = {.file = {}, .line = line, .column = "Stmt/Acct/Id"}};
}

Refusal other_currency(Money amount, Currency account) {
  return {.reason = Reason::currency_mismatch,
          .what = spoken(amount),
          .why = say("the account is in {}, and a movement is always in the "
                     "account's currency",
                     "le compte est en {}, et un mouvement est toujours dans "
                     "la devise du compte",
                     account.code()),
          .hint = {},
          .place = {.file = {}, .line = 0, .column = "Ntry/Amt"}};
}

Refusal sum_too_large(Money amount) {
  return {.reason = Reason::amount_too_large,
          .what = spoken(amount),
          .why = say("with this movement the statement's sum is too large",
                     "avec ce mouvement, le total du relevé est trop grand"),
          .hint = {},
          .place = {.file = {}, .line = 0, .column = "Ntry/Amt"}};
}

Refusal contradicts_summary(const StatementHead& head) {
  return {
      .reason = Reason::statement_unbalanced,
      .what = excerpt(head.id),
      .why = say("the statement announces another number or sum of "
                 "movements than it has, and gives no balances to check "
                 "them by",
                 "le relevé annonce un autre nombre ou total de "
                 "mouvements que les siens, sans soldes pour les contrôler"),
      .hint = ask_again(),
      .place = {
          .file = {}, .line = head.file_line, .column = "Stmt/TxsSummry"}};
}

Refusal impossible_details(Money amount, std::uint64_t line) {
  return {.reason = Reason::file_malformed,
          .what = spoken(amount),
          .why = say("the details of this movement add up to something else "
                     "altogether",
                     "les détails de ce mouvement donnent un tout autre total"),
          .hint = ask_again(),
          .place = {.file = {}, .line = line, .column = "Ntry/NtryDtls"}};
}

Refusal no_sign(std::string_view written, std::string_view path) {
  return {.reason = Reason::file_malformed,
          .what = excerpt(written),
          .why = say("nothing says whether this is a credit (CRDT) or a debit "
                     "(DBIT)",
                     "rien ne dit s’il s’agit d’un crédit (CRDT) ou d’un "
                     "débit (DBIT)"),
          .hint = ask_again(),
          .place = {.file = {}, .line = 0, .column = std::string(path)}};
}

}  // namespace obole::bank::camt053
