// A town that is told of promises, gifts, refunds and disputes.

#pragma once

#include "obole/ledger/book.hpp"
#include "support/world.hpp"

#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace arrival {

enum class Kind : std::uint8_t {
  promise,
  end,
  gift,
  refund,
  reversal,
  dispute,
  verdict  ///< of a dispute
};

/// What somebody outside says happened, under a name of theirs.
struct Notification {
  Kind kind;
  std::string name;
  std::string about = {};  ///< the name of what it is about; may be empty
  int campaign = 0;
  int donor = 0;
  std::int64_t amount = 0;
  int day = 0;       ///< from 1 January 2026
  bool yes = false;  ///< the dispute is lost; the promise expired
};

/// Donors, three campaigns (the last takes all or nothing) and a matching fund
/// that does not suffice.
std::unique_ptr<support::World> start();

/// `count` things that happened, in their order.
std::vector<Notification> story(int count, std::mt19937& random);

/// A row, as text; numbers of entries are given as the entries' keys.
using Rows = std::multiset<std::string>;

class Town {
 public:
  /// On a copy of `start`.
  explicit Town(support::World& start);

  /// Takes each, again and again until it is not refused for want of another;
  /// now and then the fund is worked out in between.  How many were taken.
  std::size_t hear(std::vector<Notification> notifications,
                   std::mt19937& random);

  /// Gives the verdict on the last campaign, and works out the fund.
  void conclude();

  bool is_sound() const;
  /// What every table of the people and their money says, by table.
  std::map<std::string, Rows> state() const;

  obole::ledger::Book& book() { return *book_; }
  const obole::ledger::Context& context() const { return context_; }

 private:
  obole::Result<obole::ledger::Recorded> take(obole::ledger::Journal& journal,
                                              const Notification& one) const;
  std::size_t hear_some(std::span<const Notification> some,
                        std::vector<Notification>& refused);
  void grant();

  support::ScratchFolder folder_;
  obole::ledger::Context context_;
  std::optional<obole::ledger::Book> book_;
  std::map<std::string, std::int64_t> numbers_;  // by name
  std::vector<obole::DonorId> donors_;
};

}  // namespace arrival
