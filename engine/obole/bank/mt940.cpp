#include "obole/bank/mt940.hpp"

#include "obole/bank/mt940_line.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>
#include <cstdlib>

namespace obole::bank {
namespace mt940 {
namespace {

struct Balance {
  Money amount;
  Date on;
};

// "C240312USD17376,67"; the closing one may leave the currency out.
Result<Balance> parse_balance(const Field& field,
                              std::optional<Currency> known) {
  const std::string_view text = field.text;
  const bool is_debit = text.starts_with('D');
  if (!is_debit && !text.starts_with('C'))
    return malformed(field, say("it says neither credit (C) nor debit (D)",
                                "il ne dit ni crédit (C) ni débit (D)"));
  bool clamped = false;
  const auto day = day_of(text.substr(1, 6), clamped);
  if (!day)
    return malformed(field, say("its day is none", "sa date n’en est pas une"));
  auto rest = text.substr(7);
  rest = rest.substr(0, rest.find('\n'));
  std::optional<Currency> currency = known;
  if (!rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z') {
    const auto parsed = Currency::parse(rest.substr(0, 3));
    if (!parsed)
      return at(parsed.error(), {{}, field.line, ':' + field.tag + ':'});
    if (known && *parsed != *known)
      return Refusal{
          Reason::currency_mismatch,
          std::string(parsed->code()),
          say("the statement is in {}", "le relevé est en {}", known->code()),
          say("ask the bank for the file again",
              "redemander le fichier à la banque"),
          {{}, field.line, ':' + field.tag + ':'}};
    currency = *parsed;
    rest.remove_prefix(3);
  }
  if (!currency)
    return malformed(field,
                     say("it names no currency", "il ne dit pas sa devise"));
  const auto end = rest.find_last_not_of(' ');
  const auto amount = amount_of(rest.substr(0, end + 1), *currency, field);
  if (!amount) return amount.error();
  return Balance{is_debit ? -*amount : *amount, *day};
}

// An IBAN where there is one in it: "BIC/account/CCY" and the like stay.
std::string account_of(std::string_view text) {
  const auto clean = text_of(text);
  if (const auto iban = parse_iban(clean)) return *iban;
  for (std::size_t from = 0; from < clean.size();) {
    const auto end = std::min(clean.find_first_of("/ ", from), clean.size());
    if (const auto iban = parse_iban(clean.substr(from, end - from)))
      return *iban;
    from = end + 1;
  }
  return clean;
}

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
    Fields fields(source);
    for (;;) {
      const auto field = fields.next();
      if (!field) return field.error();
      if (!*field) break;
      if (auto refusal = take(**field)) return refusal;
    }
    if (auto refusal = end_statement()) return refusal;
    if (count_ > 0) return std::nullopt;
    return malformed({"20", std::string(file_), 0},
                     say("it holds no statement (no field :20:)",
                         "il ne contient aucun relevé (aucun champ :20:)"));
  }

  Verdict take(const Field& field) {
    const auto& tag = field.tag;
    if (tag == "-") return end_statement();
    if (tag == "20") return begin_statement(field);
    if (!is_open_) return stray(field);
    if (tag == "25") head_.account = account_of(field.text);
    if (tag == "28C" || tag == "28") number_ = text_of(field.text);
    if (tag == "60F" || tag == "60M") return opening(field);
    if (tag == "61") return movement(field);
    if (tag == "86") return details(field);
    if (tag == "62F" || tag == "62M") return closing(field);
    return std::nullopt;
  }

  // Money outside a statement belongs to no account.
  static Verdict stray(const Field& field) {
    if (!field.tag.starts_with("6")) return std::nullopt;
    return malformed(field, say("it stands in no statement: no field :20: "
                                "before it",
                                "il n’est dans aucun relevé : pas de champ "
                                ":20: avant"));
  }

  Verdict begin_statement(const Field& field) {
    if (auto refusal = end_statement()) return refusal;
    head_ = {};
    sums_ = {};
    number_.clear();
    clamped_ = 0;
    has_begun_ = false;
    has_closed_ = false;
    is_open_ = true;
    head_.format = "mt940";
    head_.file_line = field.line;
    ++count_;
    return std::nullopt;
  }

  Verdict opening(const Field& field) {
    const auto balance = parse_balance(field, std::nullopt);
    if (!balance) return balance.error();
    head_.opening = balance->amount;
    head_.opening_on = balance->on;
    head_.currency = balance->amount.currency();
    head_.from = balance->on;
    const auto slash = number_.find('/');
    if (field.tag == "60M")
      head_.page =
          slash == std::string::npos
              ? 2
              : std::strtoull(number_.c_str() + slash + 1, nullptr, 10);
    const auto number = std::strtoull(number_.c_str(), nullptr, 10);
    head_.id = number == 0 ? iso(balance->on)
                           : fmt::format("{}/{}", number,
                                         iso(balance->on).substr(0, 4));
    if (number > 0) head_.sequence = number;
    return begin(field);
  }

  Verdict begin(const Field& field) {
    if (head_.account.empty())
      return malformed(field, say("the statement names no account (:25:)",
                                  "le relevé ne nomme aucun compte (:25:)"));
    if (!head_.currency)
      return malformed(field,
                       say("the statement has no opening balance (:60F:)",
                           "le relevé n’a pas de solde initial (:60F:)"));
    if (has_begun_)
      return malformed(field, say("the statement opens twice",
                                  "le relevé s’ouvre deux fois"));
    has_begun_ = true;
    return sink_.begin ? sink_.begin(head_) : std::nullopt;
  }

  Verdict movement(const Field& field) {
    if (!has_begun_) return begin(field);
    if (auto refusal = flush()) return refusal;
    auto parsed = parse_movement(field, *head_.currency);
    if (!parsed) return parsed.error();
    if (parsed->is_clamped && clamped_++ == 0) clamped_line_ = field.line;
    movement_ = std::move(*parsed);
    return std::nullopt;
  }

  // After a balance it is the statement's, and says nothing of money.
  Verdict details(const Field& field) {
    if (!movement_ || has_closed_) return std::nullopt;
    auto& text = movement_->details;
    text += text.empty() ? field.text : '\n' + field.text;
    return std::nullopt;
  }

  Verdict flush() {
    if (!movement_) return std::nullopt;
    const auto line = movement_->as_line(++sums_.entries);
    movement_.reset();
    if (auto refusal = count_line(sums_, line)) return refusal;
    return sink_.line ? sink_.line(line) : std::nullopt;
  }

  Verdict closing(const Field& field) {
    if (!has_begun_) return begin(field);
    if (auto refusal = flush()) return refusal;
    const auto balance = parse_balance(field, head_.currency);
    if (!balance) return balance.error();
    head_.closing = balance->amount;
    head_.closing_on = balance->on;
    head_.to = balance->on;
    head_.is_last_page = field.tag == "62F";
    if (!head_.is_last_page && !head_.page) head_.page = 1;
    has_closed_ = true;
    return std::nullopt;
  }

  Verdict end_statement() {
    if (!is_open_) return std::nullopt;
    is_open_ = false;
    if (!has_begun_) {
      --count_;  // a message without money
      return std::nullopt;
    }
    if (auto refusal = flush()) return refusal;
    tell(clamped_ > 0, clamped_line_, ":61:",
         say("value dates past the end of their month, taken as its end: {}",
             "dates de valeur après la fin du mois, ramenées à celle-ci : {}",
             clamped_));
    tell(!head_.closing, head_.file_line, ":62F:",
         say("the statement lacks its closing balance and cannot be checked",
             "le relevé n’a pas de solde final et ne peut pas être contrôlé"));
    return sink_.end ? sink_.end(head_, sums_) : std::nullopt;
  }

  void tell(bool applies, std::uint64_t line, const char* where,
            const Sentence& says) const {
    if (applies && sink_.remark)
      sink_.remark({{std::string(file_), line, where}, says});
  }

  std::string_view file_;
  const StatementSink& sink_;
  StatementHead head_;
  StatementSums sums_;
  std::string number_;
  std::optional<Movement> movement_;
  std::uint64_t count_ = 0;
  std::uint64_t clamped_ = 0;
  std::uint64_t clamped_line_ = 0;
  bool is_open_ = false;
  bool has_begun_ = false;
  bool has_closed_ = false;
};

}  // namespace
}  // namespace mt940

bool looks_like_mt940(std::string_view beginning) {
  if (beginning.starts_with("{1:")) return true;
  for (const std::string_view tag : {":20:", ":940:", ":25:"}) {
    if (beginning.starts_with(tag) ||
        beginning.find('\n' + std::string(tag)) != std::string_view::npos)
      return true;
  }
  return false;
}

Verdict read_mt940(const Source& source, std::string_view file,
                   const StatementSink& sink) {
  return mt940::Reader(file, sink).read(source);
}

}  // namespace obole::bank
