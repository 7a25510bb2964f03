// Forgetting a person: the texts go, the entries stay and still verify.
//
// The entry says which texts go, so that nobody takes their absence for a loss,
// and a copy restored from before is noticed and erased again.

#pragma once

#include "obole/ledger/holdings.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace obole::ledger {

enum class ErasureScope : std::uint8_t {
  all,      ///< every text about the donor
  contact,  ///< the e-mail, which no law asks to keep
};

struct NewErasure {
  DonorId donor;
  std::string reason;  ///< who asked and when; kept, so it must name nobody
  ErasureScope scope = ErasureScope::all;
  std::optional<std::string> reference = {};
};

struct Erasure {
  Recorded recorded;
  std::vector<Hold> holds;  ///< not empty: it was refused, and that recorded
  std::int64_t texts = 0;   ///< how many went
};

/// Erases, or, where the law asks to keep something and `scope` is all, records
/// that it was refused and until when.  Refuses with donor_unknown,
/// text_malformed (no reason), not_permitted (nothing to erase) and
/// reference_reused.
Result<Erasure> record(Journal& journal, const NewErasure& erasure);

/// Erases again what entries say was erased and a restored copy still holds;
/// how many texts that were.  Records nothing.
std::int64_t erase_again(Journal& journal);

/// Takes a text out of the people file; the entry that says so is the caller's.
void forget(Book& book, TextKind kind, std::int64_t number);
/// As entries list them: [["note",42], ...].
std::string list_of(std::span<const HeldText> texts);

/// The texts that entries say were erased, by kind and number.
std::vector<std::pair<TextKind, std::int64_t>> erased_texts(
    store::Database& database);

}  // namespace obole::ledger

namespace obole {

template <>
std::span<const std::string_view> words<ledger::ErasureScope>();

}  // namespace obole
