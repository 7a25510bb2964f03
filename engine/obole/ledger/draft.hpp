// A fact on its way to becoming an entry.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/domain/money.hpp"
#include "obole/ledger/canonical.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obole::ledger {

/// An idempotency key: 16 bytes, used once and for ever.
class Key {
 public:
  /// The caller's own reference (--reference).
  static Key reference(std::string_view text);
  /// What an outside source calls the thing: `source` is a platform or file
  /// format, `id` its identifier there, `kind` the kind of entry.
  static Key source(std::string_view source, std::string_view id,
                    std::string_view kind);
  /// What can exist once, such as a campaign with a code.
  static Key unique(std::string_view kind, std::string_view name);
  /// A key that nothing else has: the caller gave none.
  static Key fresh();

  std::string_view bytes() const;
  std::string hex() const;
  bool is_fresh() const noexcept { return fresh_; }
  /// What the caller calls it: a reference or a code; may be empty.
  const std::string& name() const noexcept { return name_; }

 private:
  std::array<std::uint8_t, 16> bytes_{};
  bool fresh_ = false;
  std::string name_;
};

/// Personal data that goes with an entry, into the people file.
struct PersonalText {
  std::optional<DonorId> donor;  ///< a person; otherwise a note
  std::string body;              ///< canonical JSON
};

class Draft {
 public:
  /// `kind` is a literal.
  Draft(std::string_view kind, Date effective, Key key)
      : kind_(kind), effective_(effective), key_(std::move(key)) {}

  // Fields of the body; keys are literals.  Empty text is left out.
  Draft& text(std::string_view key, std::string_view value);
  Draft& integer(std::string_view key, std::int64_t value);
  Draft& amount(std::string_view key, Money value);
  Draft& day(std::string_view key, std::optional<Date> value);
  Draft& flag(std::string_view key, bool value);  ///< left out when false
  Draft& raw(std::string_view key, std::string_view json);
  /// A field that is drawn anew each time: not compared when a request comes
  /// again under the same key.
  Draft& drawn(std::string_view key, std::string_view value);

  /// The field `key` tells where the request came from, not what it is.
  Draft& uncompared(std::string_view key);

  /// The day is the day of recording, not part of the request: the same
  /// request may come again on another one.
  Draft& dated_by_clock();

  /// Debits `account` (credits it, when negative).
  Draft& post(std::string_view account, Money value);
  /// Puts `value` on `debit` and takes it from `credit`.
  Draft& move(Money value, std::string_view debit, std::string_view credit);

  Draft& note(std::string body);
  Draft& person(DonorId donor, std::string body);

  std::string_view kind() const { return kind_; }
  Date effective() const { return effective_; }
  const Key& key() const { return key_; }
  const canonical::Object& fields() const { return fields_; }
  canonical::Object& fields() { return fields_; }
  const std::string& postings() const { return postings_; }
  const std::vector<std::string_view>& drawn_keys() const { return drawn_; }
  const std::optional<PersonalText>& personal() const { return personal_; }

 private:
  std::string_view kind_;
  Date effective_;
  Key key_;
  canonical::Object fields_;
  std::string postings_;  // ["a","EUR","1"],["b","EUR","-1"]
  std::vector<std::string_view> drawn_;
  std::optional<PersonalText> personal_;
};

}  // namespace obole::ledger
