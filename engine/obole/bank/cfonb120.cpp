#include "obole/bank/cfonb120.hpp"

#include "obole/bank/cfonb120_fields.hpp"
#include "obole/bank/cfonb120_movement.hpp"
#include "obole/bank/cfonb120_refusals.hpp"
#include "obole/bank/cfonb120_remarks.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>

namespace obole::bank {
namespace cfonb120 {
namespace {

class Reader {
 public:
  Reader(std::string_view file, const StatementSink& sink)
      : file_(file), sink_(sink) {}

  Verdict read(const Source& source) {
    if (auto refusal = read_all(source))
      return at(*refusal, {std::string(file_), 0, {}});
    return std::nullopt;
  }

 private:
  Verdict read_all(const Source& source) {
    Records records(source);
    for (;;) {
      const auto record = records.next();
      if (!record) return record.error();
      if (!*record) break;
      last_ = (*record)->number;
      if (auto refusal = take(**record)) return refusal;
    }
    if (is_open_) return is_not_closed(last_, head_.account, head_.file_line);
    if (count_ == 0)
      return malformed(file_,
                       say("it holds no statement (no record 01)",
                           "il ne contient aucun relevé (aucun article 01)"),
                       last_);
    return std::nullopt;
  }

  Verdict take(const Record& record) {
    if (record.code() == "01") return begin(record);
    if (record.code() == "04") return movement(record);
    if (record.code() == "05") return complement(record);
    if (record.code() == "07") return end(record);
    return is_no_record(record.number, record.code());
  }

  // Currency and decimals, which every record states.
  Result<Currency> currency_of(const Record& record) {
    const auto currency = Currency::parse(record.field(17, 19));
    if (!currency) return at(currency.error(), {{}, record.number, "17-19"});
    const char decimals = record.text[19];
    if (decimals != ' ' && (decimals < '0' || decimals > '9'))
      return malformed(record.field(20, 20),
                       say("it is no number of decimals",
                           "ce n’est pas un nombre de décimales"),
                       record.number, "20");
    decimals_ = decimals == ' ' ? 2 : decimals - '0';
    if (head_.currency && *currency != *head_.currency)
      return Refusal{Reason::currency_mismatch,
                     std::string(currency->code()),
                     say("the statement is in {}", "le relevé est en {}",
                         head_.currency->code()),
                     say("ask the bank for the file again",
                         "redemander le fichier à la banque"),
                     {{}, record.number, "17-19"}};
    return *currency;
  }

  static std::string rib(const Record& record) {
    return fmt::format("{} {} {}", text_of(record.field(3, 7)),
                       text_of(record.field(12, 16)),
                       text_of(record.field(22, 32)));
  }

  Verdict begin(const Record& record) {
    if (is_open_)
      return is_not_closed(record.number, head_.account, head_.file_line);
    head_ = {};
    const auto currency = currency_of(record);
    if (!currency) return currency.error();
    const auto opening = balance(record, *currency);
    if (!opening) return opening.error();
    const auto iban =
        iban_of_rib(text_of(record.field(3, 7)), text_of(record.field(12, 16)),
                    text_of(record.field(22, 32)));
    rib_ = rib(record);
    number_ = text_of(record.field(22, 32));
    head_.account = iban ? *iban : rib_;
    head_.currency = *currency;
    head_.opening = opening->amount;
    head_.opening_on = opening->on;
    head_.from = opening->on;
    head_.format = "cfonb120";
    head_.file_line = record.number;
    if (opening->on) head_.id = iso(*opening->on);
    sums_ = {};
    oddities_ = {};
    note_sign(record);
    is_open_ = true;
    ++count_;
    return sink_.begin ? sink_.begin(head_) : std::nullopt;
  }

  struct Balance {
    Money amount;
    std::optional<Date> on;
  };
  Result<Balance> balance(const Record& record, Currency currency) const {
    const auto amount = amount_of(record.field(91, 104), currency, decimals_);
    if (!amount) return at(amount.error(), {{}, record.number, "91-104"});
    const auto on = day_of(record.field(35, 40));
    if (!on) return at(on.error(), {{}, record.number, "35-40"});
    return Balance{*amount, *on};
  }

  Verdict outside(const Record& record) const {
    if (is_open_) return std::nullopt;
    return is_outside(record.number, record.code());
  }

  Verdict movement(const Record& record) {
    if (auto refusal = outside(record)) return refusal;
    if (auto refusal = flush()) return refusal;
    const auto currency = currency_of(record);
    if (!currency) return currency.error();
    auto begun = Movement::begin(record, *currency, decimals_);
    if (!begun) return begun.error();
    note_account(record);
    note_sign(record);
    movement_ = std::move(*begun);
    return std::nullopt;
  }

  void note_account(const Record& record) {
    if (rib(record) != rib_)
      oddities_.note(Oddity::other_account, record.number);
  }

  void note_sign(const Record& record) {
    if (has_national_sign(record.field(91, 104)))
      oddities_.note(Oddity::national_sign, record.number);
  }

  Verdict complement(const Record& record) {
    if (auto refusal = outside(record)) return refusal;
    if (!movement_) return has_no_movement(record.number);
    return movement_->complete(record);
  }

  Verdict flush() {
    if (!movement_) return std::nullopt;
    const auto line = movement_->line(++sums_.entries);
    movement_.reset();
    if (auto refusal = count_line(sums_, line)) return refusal;
    return sink_.line ? sink_.line(line) : std::nullopt;
  }

  Verdict end(const Record& record) {
    if (auto refusal = outside(record)) return refusal;
    if (auto refusal = flush()) return refusal;
    const auto currency = currency_of(record);
    if (!currency) return currency.error();
    if (text_of(record.field(22, 32)) != number_)
      return is_of_another_account(record.number, rib(record), rib_);
    const auto closing = balance(record, *currency);
    if (!closing) return closing.error();
    if (!closing->on) return has_no_day(record.number, "35-40");
    note_account(record);
    note_sign(record);
    head_.closing = closing->amount;
    head_.closing_on = closing->on;
    head_.to = closing->on;
    head_.id = iso(*closing->on);
    is_open_ = false;
    oddities_.tell(sink_, file_);
    return sink_.end ? sink_.end(head_, sums_) : std::nullopt;
  }

  std::string_view file_;
  const StatementSink& sink_;
  StatementHead head_;
  StatementSums sums_;
  std::string rib_;
  std::string number_;
  int decimals_ = 2;
  bool is_open_ = false;
  std::uint64_t count_ = 0;
  std::uint64_t last_ = 0;
  Oddities oddities_;
  std::optional<Movement> movement_;
};

}  // namespace
}  // namespace cfonb120

bool looks_like_cfonb120(std::string_view beginning) {
  const auto first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return false;
  const auto record = beginning.substr(first, cfonb120::record_size);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (record.size() < 40 ||
      !std::all_of(record.begin(), record.begin() + 7, is_digit))
    return false;
  const auto code = record.substr(0, 2);
  const bool is_code =
      code == "01" || code == "04" || code == "05" || code == "07";
  return is_code && record.substr(7, 33).find_first_of("\r\n;,\t") ==
                        std::string_view::npos;
}

Verdict read_cfonb120(const Source& source, std::string_view file,
                      const StatementSink& sink) {
  return cfonb120::Reader(file, sink).read(source);
}

}  // namespace obole::bank
