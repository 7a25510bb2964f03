// Inside the projector: one entry on its way to becoming rows.

#pragma once

#include "obole/ledger/projector.hpp"

#include <array>
#include <string>

namespace obole::ledger {

/// An entry being applied: reads its fields, sends rows, notes what is wrong.
/// A field that is missing or names nothing is noted once, and read as 0 or
/// empty, so that a damaged entry is told and never a crash.
class Application {
 public:
  Application(const AppliedEntry& entry, Dictionary& dictionary, Sums& sums,
              Sink& sink)
      : entry_(entry), dictionary_(dictionary), sums_(sums), sink_(sink) {}

  std::int64_t seq() const { return entry_.seq; }
  std::int64_t effective() const { return entry_.effective; }
  Dictionary& dictionary() { return dictionary_; }
  const canonical::Document& body() const { return entry_.body; }

  std::string_view text(std::string_view key);    ///< must be there
  std::string_view if_any(std::string_view key);  ///< empty when absent
  std::int64_t integer(std::string_view key);     ///< must be there
  std::int64_t integer_or_zero(std::string_view key);
  Value integer_if_any(std::string_view key);
  std::int64_t day(std::string_view key);  ///< an ISO date; must be there
  Value day_if_any(std::string_view key);

  /// Calls `use` with the parts of each item of a list of arrays of `size`, in
  /// order; `shape` is what an item that is not one should have been.  An
  /// absent field is an empty list.
  template <class Use>
  void each(std::string_view key, std::uint32_t size, std::string_view shape,
            Use use) {
    const auto& nodes = body().nodes();
    const auto items = items_of(key);
    for (auto at = items.first; at < items.end; at = nodes[at].end) {
      if (nodes[at].type != canonical::Node::Type::array ||
          nodes[at].end != at + 1 + size) {
        return wrong(shape);
      }
      use(&nodes[at + 1]);
    }
  }
  /// Calls `use` with each item of a list of texts or numbers.
  template <class Use>
  void each(std::string_view key, Use use) {
    const auto& nodes = body().nodes();
    const auto items = items_of(key);
    for (auto at = items.first; at < items.end; at = nodes[at].end)
      use(nodes[at]);
  }
  // What stands inside a list: an amount as a string of digits, a number, a
  // day.
  std::int64_t digits(const canonical::Node& node);
  std::int64_t number(const canonical::Node& node);
  std::int64_t day(const canonical::Node& node);

  /// The number that `names` has for the field `key`.
  std::int64_t named(std::string_view key, const Names& names);
  /// The same, NULL when the field is absent.
  Value named_if_any(std::string_view key, const Names& names);
  std::int64_t donor() { return donor("donor"); }
  std::int64_t donor(std::string_view key);

  template <std::size_t N>
  void row(Table table, const std::array<Value, N>& values) {
    sink_.row(table, values);
  }
  /// Of the person: what was given under a number that was merged counts.
  bool first_gift(std::int64_t campaign, std::int64_t donor_number);
  CampaignSum& campaign_sum(std::int64_t campaign) {
    return sums_.campaigns[campaign];
  }
  void postings();

  void wrong(std::string_view what);
  const std::string& problem() const { return problem_; }

 private:
  // The nodes of an array field, from `first` to before `end`.
  struct Items {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  Items items_of(std::string_view key) const;
  void post(std::int64_t ord, std::string_view account,
            std::string_view currency, std::int64_t amount);
  const canonical::Node* field(std::string_view key);

  const AppliedEntry& entry_;
  Dictionary& dictionary_;
  Sums& sums_;
  Sink& sink_;
  std::string problem_;
  std::array<std::string, 16> unescaped_;  // strings that held escapes
  std::size_t unescaped_used_ = 0;
};

/// Adds, and breaks a promise rather than wrap around.
void add_checked(std::int64_t& sum, std::int64_t amount);

/// The campaign that an entry names.
std::int64_t campaign_of(Application& entry);

/// The pairs of [["TOIT","5000"]]: what an entry adds to `part` of campaigns.
void add_to_campaigns(Application& entry, std::string_view key,
                      std::int64_t CampaignSum::*part);

/// The rows of the personal texts that an entry says are gone.
void erased_texts_of(Application& entry);

// By family of kinds; each answers whether the kind is one of its own.
bool apply_territory(Application& entry, std::string_view kind);
bool apply_pledges(Application& entry, std::string_view kind);
bool apply_people(Application& entry, std::string_view kind);
bool apply_gifts(Application& entry, std::string_view kind);
bool apply_refunds(Application& entry, std::string_view kind);
bool apply_funds(Application& entry, std::string_view kind);
bool apply_receipts(Application& entry, std::string_view kind);
bool apply_platforms(Application& entry, std::string_view kind);
bool apply_bank(Application& entry, std::string_view kind);

}  // namespace obole::ledger
