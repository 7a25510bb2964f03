// The organisation that keeps the ledger, and its bank accounts.

#pragma once

#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewOrganisation {
  std::string name;
  std::string siren;    ///< may be empty
  std::string address;  ///< may be empty
  OrganisationKind kind = OrganisationKind::commune;
  Currency currency = Currency::eur();
  std::string timezone = "Europe/Paris";
  std::vector<std::string> ibans;
};

/// Makes a ledger at `file` and opens it with its first entries: the
/// organisation, then each bank account.
///
/// Refuses with ledger_exists, text_malformed, identifier_invalid and
/// choice_unknown (a time zone); then no file is left behind.
Result<Recorded> open_ledger(const std::filesystem::path& file,
                             const NewOrganisation& organisation,
                             const Context& context,
                             const std::string& vfs = {});

struct NewAccount {
  std::string iban;
  std::string title;  ///< may be empty
  std::optional<std::string> reference;
};

/// Declares a bank account, whose statements may then be imported.  Refuses
/// with identifier_invalid and text_malformed.
Result<Recorded> record(Journal& journal, const NewAccount& account);

struct BankAccount {
  std::int64_t seq;
  std::string iban;
  std::string title;
};

/// In the order of declaration.
std::vector<BankAccount> bank_accounts(Book& book);

/// "Assets:Bank:" and the IBAN: the account in the books of a bank account.
std::string bank_account_name(std::string_view iban);

}  // namespace obole::ledger
