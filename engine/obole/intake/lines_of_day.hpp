// The lines of one account and day, to be found by what a notification says.

#pragma once

#include "obole/bank/statement.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/ledger/lines.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace obole::intake {

/// A line as a notification may look for it.
struct LineThere {
  std::int64_t id = 0;
  std::int64_t amount = 0;
  ledger::Likeness identity = {};
  std::string reference = {};  ///< the bank's
  std::string words = {};      ///< all else that the bank says of it
  bool says_who = false;
  /// Of a statement in another format, whose references are not those of a
  /// notification.
  bool is_named_otherwise = false;
  std::int64_t part_of = 0;  ///< the line whose part it is, or 0
  bool is_explained = false;
  std::int64_t entry = 0;                ///< which recorded it
  std::int64_t itemised = 0;             ///< by this entry, or 0
  std::uint64_t taken = 0;               ///< by a movement of this notification
  std::vector<std::int64_t> parts = {};  ///< their amounts, once known
};

class LinesOfDay {
 public:
  /// Reads what the ledger has.
  LinesOfDay(ledger::Journal& journal, const std::string& iban, Date day);

  /// Another notification: nothing is taken.
  void begin() { ++notification_; }

  /// Takes the lines of these identities, all or none; whether it did.
  bool take_alike(const std::vector<ledger::Likeness>& identities);

  /// A movement as the notification names it.
  struct Wanted {
    std::int64_t amount = 0;
    std::vector<std::string> references = {};  ///< strongest first
    bool is_strong = false;  ///< the first is the bank's own for the entry
  };
  struct Found {
    LineThere* line = nullptr;
    bool itemised_by_statement = false;   ///< its details are lines already
    std::optional<std::int64_t> differs;  ///< what its reference amounts to
    bool ambiguous = false;
  };
  /// The line that a statement made of the movement, and takes it.
  Found find(const Wanted& wanted);

  /// The lines that may be a movement of this amount and these parts, smallest
  /// first, although none of its references is theirs: those of a statement
  /// whose references are others, and which nothing else stands for.
  std::vector<LineThere*> find_otherwise(
      std::int64_t amount, const std::vector<std::int64_t>& parts);
  /// Takes one of them.
  void take(LineThere& line) { line.taken = notification_; }

  /// The amounts of the parts of a line that is itemised, smallest first.
  const std::vector<std::int64_t>& parts_of(LineThere& whole);

  /// `parts` are recorded as those of `whole`.
  void itemised(LineThere& whole, const std::vector<bank::Line>& parts,
                const std::vector<ledger::Likeness>& identities);

 private:
  // What stands for a line already, the best to take first.
  enum class Standing : std::uint8_t { open, explained, itemised };
  struct Bucket {
    std::vector<std::size_t> lines = {};
    std::size_t gone = 0;  ///< those before stand otherwise now
    std::size_t next = 0;  ///< those before are taken
    std::uint64_t notification = 0;
    bool are_alike = true;                  ///< all in every word
    std::optional<Standing> standing = {};  ///< of those it is for, if of one
  };
  using ByStanding = std::array<Bucket, 3>;

  void find_formats(ledger::Journal& journal, const std::string& iban);
  Standing standing(std::size_t at) const;
  bool is_taken(std::size_t at) const {
    return lines_[at].taken == notification_;
  }
  bool is_free(const Bucket& bucket, std::size_t at) const {
    return !is_taken(at) &&
           (!bucket.standing || standing(at) == bucket.standing);
  }
  void take(std::size_t at) { lines_[at].taken = notification_; }
  void take_whole_of(std::size_t part);
  std::optional<std::size_t> first_free(Bucket& bucket);
  std::optional<std::size_t> first_free(ByStanding& buckets, bool& ambiguous);
  bool are_free_alike(const Bucket& bucket) const;
  bool by_sum(const Wanted& wanted, Found& found);
  void by_amount(const Wanted& wanted, Found& found);
  bool is_named_otherwise_beside(std::size_t bare) const;
  void index(std::size_t at);
  void index_whole(std::size_t at);
  void put(ByStanding& buckets, std::size_t at);
  void add_parts(std::int64_t entry, std::vector<std::int64_t>& amounts) const;

  std::uint64_t notification_ = 1;
  std::vector<LineThere> lines_;
  std::map<ledger::Likeness, Bucket> by_identity_;
  std::map<std::pair<std::string, std::int64_t>, ByStanding> by_reference_;
  std::map<std::string, Bucket> of_reference_;
  std::map<std::int64_t, ByStanding> by_amount_;
  std::map<std::int64_t, ByStanding> bare_by_amount_;  ///< without reference
  std::map<std::int64_t, std::vector<std::size_t>> by_entry_;
  std::map<std::int64_t, std::size_t> by_id_;
};

}  // namespace obole::intake
