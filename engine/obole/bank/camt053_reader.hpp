// Walks through a camt.053 or camt.054 file and hands what it finds to the
// statement and the entry at hand.

#pragma once

#include "obole/bank/camt053_lines.hpp"
#include "obole/bank/camt053_paths.hpp"
#include "obole/bank/camt053_remarks.hpp"
#include "obole/bank/camt053_slots.hpp"
#include "obole/bank/camt053_statement.hpp"
#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"
#include "obole/bank/xml.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank::camt053 {

class Reader {
 public:
  /// Both outlive the reader.
  Reader(std::string_view file, const StatementSink& sink,
         Message message = Message::statement)
      : file_(file), sink_(sink), message_(message) {}

  /// Reads `source` to its end, once.
  Verdict read(const Source& source);

 private:
  XmlText open(std::string_view name, XmlAttributes attributes);
  void close(std::string_view text);
  void note_format(XmlAttributes attributes);

  XmlText begin(const Node& node, XmlAttributes attributes);
  void begin(Part part);
  void end(const Node& node, std::string_view text);
  void end(Part part);

  void begin_entry();
  void end_entry();
  void end_statement();
  void keep(Amount amount, std::string_view text);
  void keep(Day which, std::string_view text);
  void keep_detail_amount(Amount amount, std::string_view text);
  std::optional<Currency> currency_of(Amount amount);
  std::optional<Currency> parsed(std::string_view letters);
  bool is_booked();
  void refuse(const Refusal& refusal) { xml_.stop(at(refusal, here())); }
  /// Refuses with what `verdict` holds, if anything; whether it was granted.
  bool granted(Verdict verdict);
  Place here() const;

  std::string file_;
  const StatementSink& sink_;
  Message message_;
  const Paths& paths_ = Paths::of(message_);
  XmlReader xml_;
  std::uint8_t node_ = Paths::outside;
  std::uint64_t ignored_ = 0;   ///< elements of no interest that are open
  std::uint64_t wrappers_ = 0;  ///< open elements around the message
  std::string format_;
  std::string currency_letters_;
  std::optional<Currency> last_currency_;
  std::uint64_t statements_ = 0;
  std::uint64_t entry_line_ = 0;
  Slots slots_;
  Oddities oddities_;
  StatementReading statement_{sink_, oddities_, message_};
  EntryLines lines_{sink_, oddities_, message_};
};

}  // namespace obole::bank::camt053
