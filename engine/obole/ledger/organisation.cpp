#include "obole/ledger/organisation.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/ledger/commitment.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>
#include <system_error>

namespace obole::ledger {
namespace {

using store::Blob;

constexpr const char* select_accounts =
    "SELECT seq, iban, title FROM main.bank_account ORDER BY seq";

constexpr const char* insert_secret =
    "INSERT INTO people.secret VALUES (0, ?1)";

Result<NewOrganisation> checked(NewOrganisation organisation) {
  auto name = required_text("--name", organisation.name);
  if (!name) return name.error();
  organisation.name = *name;
  auto address = cleaned("--address", organisation.address);
  if (!address) return address.error();
  organisation.address = *address;
  if (!organisation.siren.empty()) {
    auto siren = parse_siren(organisation.siren);
    if (!siren) return siren.error();
    organisation.siren = *siren;
  }
  if (!is_time_zone(organisation.timezone)) {
    return Refusal{
        Reason::choice_unknown, organisation.timezone,
        say("it is not a time zone", "ce n’est pas un fuseau horaire"),
        say("use a name such as Europe/Paris or Indian/Reunion",
            "utiliser un nom comme Europe/Paris ou Indian/Reunion")};
  }
  for (auto& iban : organisation.ibans) {
    auto valid = parse_iban(iban);
    if (!valid) return valid.error();
    iban = *valid;
  }
  return organisation;
}

// The key of likenesses: drawn once, kept with the personal data, and bound by
// the first entry.
Draft opening_draft(const NewOrganisation& organisation, const Context& context,
                    std::string_view secret) {
  Sha256 sha;
  std::array<std::uint8_t, 16> ledger{};
  fill_random(ledger);
  Draft draft("ledger.opened", context.today, Key::unique("ledger.opened", ""));
  draft.dated_by_clock();
  draft.text("name", organisation.name)
      .text("siren", organisation.siren)
      .text("address", organisation.address)
      .text("organisation", word(organisation.kind))
      .text("currency", organisation.currency.code())
      .text("timezone", organisation.timezone)
      .drawn("ledger", hex(ledger))
      .drawn("secret", hex(sha.update(secret_tag)
                               .update(std::string_view("\x00", 1))
                               .update(secret)
                               .finish()));
  return draft;
}

Result<Recorded> write_opening(Book& book, const NewOrganisation& organisation,
                               const Context& context) {
  auto journal = Journal::begin(book, context);
  if (!journal) return journal.error();
  const auto salt = fresh_salt();
  const std::string secret(as_text(salt));
  book.prepared(insert_secret).bind(Blob{secret}).run();
  book.set_secret(secret);
  auto opened = journal->append(opening_draft(organisation, context, secret));
  if (!opened) return opened.error();
  for (const auto& iban : organisation.ibans) {
    auto account = record(*journal, NewAccount{iban, {}, {}});
    if (!account) return account.error();
  }
  journal->commit();
  return *opened;
}

// Removes what an init leaves behind when it does not come to its end.
class Undo {
 public:
  explicit Undo(std::filesystem::path file) : file_(std::move(file)) {}
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  ~Undo() {
    if (kept_) return;
    std::error_code ignored;
    const auto stem = file_.filename().string();
    auto folder = file_.parent_path();
    if (folder.empty()) folder = ".";
    for (const auto& found :
         std::filesystem::directory_iterator(folder, ignored)) {
      const auto name = found.path().filename().string();
      const bool ours = name == stem || name == stem + "-journal" ||
                        name == stem + "-lock" ||
                        name.starts_with(stem + "-mj");
      if (ours) std::filesystem::remove(found.path(), ignored);
    }
    for (const auto* const end : {"", "-journal"}) {
      auto people = people_file(file_);
      people += end;
      std::filesystem::remove(people, ignored);
    }
  }
  void keep() { kept_ = true; }

 private:
  std::filesystem::path file_;
  bool kept_ = false;
};

// The same ledger opened again, or the refusal `exists` of another.
Result<Recorded> opened_before(const std::filesystem::path& file,
                               const NewOrganisation& wanted,
                               const Refusal& exists) {
  auto book = Book::open(file, {.access = store::Access::read});
  if (!book || book->head().size == 0) return exists;
  const auto& there = book->organisation();
  const bool same =
      there.name == wanted.name && there.siren == wanted.siren &&
      there.address == wanted.address && there.kind == word(wanted.kind) &&
      there.currency == wanted.currency && there.timezone == wanted.timezone;
  const auto accounts = bank_accounts(*book);
  const bool declared = std::all_of(
      wanted.ibans.begin(), wanted.ibans.end(), [&](const auto& iban) {
        return std::any_of(
            accounts.begin(), accounts.end(),
            [&](const auto& account) { return account.iban == iban; });
      });
  if (same && declared) return Recorded{0, true};
  if (!same) return exists;
  auto refusal = exists;
  refusal.hint = say("declare the other accounts with obole account add",
                     "déclarer les autres comptes avec obole account add");
  return refusal;
}

}  // namespace

std::vector<BankAccount> bank_accounts(Book& book) {
  std::vector<BankAccount> list;
  auto& row = book.prepared(select_accounts);
  while (row.step()) {
    list.push_back(
        {row.integer(0), std::string(row.text(1)), std::string(row.text(2))});
  }
  row.reset();
  return list;
}

std::string bank_account_name(std::string_view iban) {
  return "Assets:Bank:" + std::string(iban);
}

Result<Recorded> open_ledger(const std::filesystem::path& file,
                             const NewOrganisation& organisation,
                             const Context& context, const std::string& vfs) {
  const auto valid = checked(organisation);
  if (!valid) return valid.error();
  const bool alone = vfs.empty() && !std::filesystem::exists(file) &&
                     !std::filesystem::exists(people_file(file));
  Undo undo(file);
  if (!alone) undo.keep();
  auto book = Book::create(file, vfs);
  if (!book && book.error().reason == Reason::ledger_exists) {
    // Tables without a first entry: an earlier init was interrupted.
    auto unfinished =
        Book::open(file, {.access = store::Access::write, .vfs = vfs});
    if (!unfinished || unfinished->head().size != 0) {
      return opened_before(file, *valid, book.error());
    }
    book = std::move(unfinished);
  }
  if (!book) return book.error();
  auto opened = write_opening(*book, *valid, context);
  if (opened && !context.dry_run) undo.keep();
  return opened;
}

Result<Recorded> record(Journal& journal, const NewAccount& account) {
  const auto iban = parse_iban(account.iban);
  if (!iban) return iban.error();
  const auto title = cleaned("--title", account.title);
  if (!title) return title.error();
  const auto key =
      key_for(account.reference, Key::unique("account.opened", *iban));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key,
          journal.book().projector().dictionary().bank_accounts.find(*iban),
          *iban)) {
    return *refusal;
  }
  Draft draft("account.opened", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("iban", *iban).text("title", *title);
  return journal.append(draft);
}

}  // namespace obole::ledger
