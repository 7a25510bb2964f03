// A movement of a CFONB 120 statement, put together from its record 04 and the
// records 05 that complete it.

#pragma once

#include "obole/bank/cfonb120_record.hpp"
#include "obole/bank/statement.hpp"

namespace obole::bank::cfonb120 {

class Movement {
 public:
  /// Begins with a record 04, which must have a booking day.  Refuses as day_of
  /// and amount_of do, naming the field.
  static Result<Movement> begin(const Record& record, Currency currency,
                                int decimals);

  /// Takes a record 05 in; a qualifier that is not known adds nothing.  Refuses
  /// with file_malformed more text than one movement can have.
  Verdict complete(const Record& record);

  /// The line, once everything is in.
  Line line(std::uint64_t entry) const;

 private:
  Movement(Money amount, Date booked_on)
      : amount_(amount), booked_on_(booked_on) {}
  bool is_credit() const { return !amount_.is_negative(); }
  void say_of_party(std::string_view qualifier, const std::string& text);
  void say_of_references(std::string_view qualifier, std::string_view field);

  Money amount_;
  Date booked_on_;
  std::uint64_t record_ = 0;
  std::optional<Date> value_on_;
  std::string code_;
  std::string reason_;
  std::string entry_number_;
  std::string reference_;
  std::string label_;
  std::string free_text_;    // LIB and the like, in order
  std::string client_text_;  // LCC and LC2: what the payer wrote
  std::string rf_;
  std::string end_to_end_;
  std::string transaction_;
  std::string payer_, payee_;
  std::string payer_account_, payee_account_;
  std::string ultimate_payer_, ultimate_payee_;
};

}  // namespace obole::bank::cfonb120
