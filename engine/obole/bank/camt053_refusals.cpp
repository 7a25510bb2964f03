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

// What a statement or a notification is called in the file.
std::string element(Message message) {
  return message == Message::statement ? "Stmt" : "Ntfctn";
}

}  // namespace

Refusal no_statement(Message wanted) {
  if (wanted == Message::notification)
    return {.reason = Reason::file_malformed,
            .what = "camt.054",
            .why = say("the file holds no notification",
                       "le fichier ne contient aucun avis"),
            .hint = say("ask the bank for the file again",
                        "redemander le fichier à la banque")};
  return {.reason = Reason::file_malformed,
          .what = "camt.053",
          .why = say("the file holds no statement",
                     "le fichier ne contient aucun relevé"),
          .hint = ask_for_statements()};
}

Refusal not_a_statement(std::string_view name) {
  Refusal refusal{.reason = Reason::file_malformed,
                  .what = std::string(name),
                  .why = {},
                  .hint = ask_for_statements()};
  if (name == "BkToCstmrAcctRpt") {
    refusal.why =
        say("this is a report of the day so far (camt.052), not a statement: "
            "its movements may still change, and the day’s statement repeats "
            "those that are booked",
            "c’est un relevé intrajournalier (camt.052) et non un relevé de "
            "compte : ses mouvements peuvent encore changer, et le relevé du "
            "jour reprend ceux qui sont comptabilisés");
    refusal.hint = say("import the day’s statement, a camt.053, instead",
                       "importer plutôt le relevé du jour, un camt.053");
  } else if (name == "BkToCstmrStmt") {
    refusal.why = say("this is a statement (camt.053), not a notification",
                      "c’est un relevé (camt.053) et non un avis");
    refusal.hint = say("import it as it is, or with --format camt053",
                       "l’importer tel quel, ou avec --format camt053");
  } else {
    refusal.why =
        say("this is a notification of the bank (camt.054), not a statement: "
            "it has no balances and details what the statement says",
            "c’est un avis de la banque (camt.054) et non un relevé : il n’a "
            "pas de soldes et détaille ce que dit le relevé");
    refusal.hint = say("import it as it is, or with --format camt054",
                       "l’importer tel quel, ou avec --format camt054");
  }
  return refusal;
}

Refusal no_amount() {
  return {.reason = Reason::file_malformed,
          .what = "Ntry",
          .why = say("the movement has no amount",
                     "le mouvement n’a pas de montant"),
          .hint = ask_again(),
          .place = {.file = {}, .line = 0, .column = "Ntry/Amt"}};
}

Refusal no_currency() {
  return {.reason = Reason::file_malformed,
          .what = "Ccy",
          .why = say("the amount has no currency, and neither has the account",
                     "le montant n’a pas de devise, ni le compte"),
          .hint = ask_again()};
}

Refusal text_too_long() {
  return {.reason = Reason::file_malformed,
          .what = "XML",
          .why = say("the texts of one movement have more than {} bytes",
                     "les textes d’un mouvement dépassent {} octets",
                     XmlReader::longest_text),
          .hint = ask_again()};
}

Refusal no_account(std::uint64_t line, Message message) {
  const std::string name = element(message);
  return {.reason = Reason::file_malformed,
          .what = name,
          .why = message == Message::statement
                     ? say("the statement does not name its account before "
                           "its movements",
                           "le relevé ne nomme pas son compte avant ses "
                           "mouvements")
                     : say("the notification does not name its account before "
                           "its movements",
                           "l’avis ne nomme pas son compte avant ses "
                           "mouvements"),
          .hint = ask_again(),
          .place = {.file = {}, .line = line, .column = name + "/Acct/Id"}};
}

Refusal other_currency(Money amount, Currency account) {
  return {.reason = Reason::currency_mismatch,
          .what = spoken(amount),
          .why = say("the account is in {}, and a movement is always in the "
                     "account's currency",
                     "le compte est en {}, et un mouvement est toujours dans "
                     "la devise du compte",
                     account.code()),
          .hint = ask_again(),
          .place = {.file = {}, .line = 0, .column = "Ntry/Amt"}};
}

Refusal sum_too_large(Money amount) {
  return {.reason = Reason::amount_too_large,
          .what = spoken(amount),
          .why = say("with this movement the statement's sum is too large",
                     "avec ce mouvement, le total du relevé est trop grand"),
          .hint = ask_again(),
          .place = {.file = {}, .line = 0, .column = "Ntry/Amt"}};
}

Refusal contradicts_summary(const StatementHead& head, Message message) {
  return {
      .reason = Reason::statement_unbalanced,
      .what = excerpt(head.id),
      .why = message == Message::statement
                 ? say("the statement announces another number or sum of "
                       "movements than it has, and gives no balances to check "
                       "them by",
                       "le relevé annonce un autre nombre ou total de "
                       "mouvements que les siens, sans soldes pour les "
                       "contrôler")
                 : say("the notification announces another number or sum of "
                       "movements than it has",
                       "l’avis annonce un autre nombre ou total de mouvements "
                       "que les siens"),
      .hint = ask_again(),
      .place = {.file = {},
                .line = head.file_line,
                .column = element(message) + "/TxsSummry"}};
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

Refusal details_differ(Money amount, Money details, std::uint64_t line) {
  return {.reason = Reason::statement_unbalanced,
          .what = spoken(amount),
          .why = say("the details of this movement add up to {}, and not to "
                     "its {}: the difference is {}",
                     "les détails de ce mouvement font {}, et non ses {} : "
                     "l’écart est de {}",
                     details, amount, amount - details),
          .hint = say("details are missing or were altered; ask the bank for "
                      "the notification again",
                      "des détails manquent ou ont été modifiés ; redemandez "
                      "l’avis à la banque"),
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
