// Donors: an opaque id in the ledger, the person in the people file.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/domain/fiscal.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/ledger/person.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

/// What the tax law asks of a donor.
struct DonorStatus {
  std::optional<TaxRegime> regime = {};
  bool abroad = false;  ///< lives or sits in another country

  friend bool operator==(const DonorStatus&, const DonorStatus&) = default;
};

struct NewDonor {
  DonorKind kind = DonorKind::individual;
  Person person;
  std::optional<std::string> reference = {};
  DonorStatus status = {};
};

/// What is known of a donor now; what stays empty stays as it was.
struct DonorAmendment {
  DonorId donor;
  Person person;
  std::optional<TaxRegime> regime = {};
  std::optional<bool> abroad = {};
  std::optional<std::string> reference = {};
};

struct Donor {
  std::int64_t seq;
  DonorId id;
  DonorKind kind;
  std::optional<Person>
      person;  ///< nothing once erased, or without people file
};

struct RecordedDonor {
  Recorded recorded;
  DonorId id;
};

/// Registers a donor under a fresh id.  Refuses with text_malformed (no name,
/// unless anonymous), identifier_invalid (SIREN) and reference_reused.
Result<RecordedDonor> record(Journal& journal, const NewDonor& donor);

/// Records what was corrected or added; receipts that were issued keep what
/// they said.  Nothing is recorded where nothing changes.  Refuses with
/// donor_unknown, person_erased (nothing is known of the person any more),
/// text_malformed, identifier_invalid and reference_reused.
Result<Recorded> record(Journal& journal, const DonorAmendment& amendment);

/// As the latest entry about it says.
DonorStatus status_of(Book& book, DonorId donor);

/// The person with its texts cleaned and its SIREN checked.  Refuses with
/// text_malformed and identifier_invalid.
Result<Person> cleaned_person(const Person& person, DonorKind kind);

/// The donor that an earlier import or command registered with this name, and
/// this e-mail or, failing one, this address; nothing when the person has
/// neither, since a name alone is not an identity.
std::optional<DonorId> find_same(Journal& journal, DonorKind kind,
                                 const Person& person);

/// Refuses with donor_unknown.
Result<Donor> find_donor(Book& book, DonorId id);

/// The donors as they stood when the list was made, in the order of
/// registration, page by page; nothing of the ledger is held between two pages.
class DonorList {
 public:
  explicit DonorList(Book& book);

  /// The next donors; none at the end.
  std::vector<Donor> next();

 private:
  Book& book_;
  std::int64_t end_;
  std::int64_t last_ = -1;
};

/// The whole list at once.
std::vector<Donor> donors(Book& book);

/// The name, or the id of a donor whose name is not known.
std::string display_name(const Donor& donor);

}  // namespace obole::ledger
