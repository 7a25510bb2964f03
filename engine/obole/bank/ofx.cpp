#include "obole/bank/ofx.hpp"

#include "obole/bank/ofx_statement.hpp"
#include "obole/base/say.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace obole::bank {
namespace ofx {
namespace {

constexpr std::size_t deepest = 64;

// The groups that mean something here; all others are passed over.
constexpr std::array<std::string_view, 12> groups = {
    "OFX",          "STMTRS",     "CCSTMTRS",  "INVSTMTRS",
    "BANKACCTFROM", "CCACCTFROM", "STMTTRN",   "PAYEE",
    "BANKACCTTO",   "CCACCTTO",   "LEDGERBAL", "BANKTRANLIST"};

bool is_group(std::string_view tag) {
  return std::find(groups.begin(), groups.end(), tag) != groups.end();
}

// "ofx102" from VERSION:102 or VERSION="211".
std::string format_in(const std::string& header) {
  const auto at = header.find("VERSION");
  std::string digits;
  for (auto next = header.find_first_of("0123456789", at);
       at != std::string::npos && next < header.size() && digits.size() < 3 &&
       header[next] >= '0' && header[next] <= '9';
       ++next)
    digits += header[next];
  return "ofx" + digits;
}

class Reader {
 public:
  Reader(std::string_view file, const StatementSink& sink)
      : file_(file), sink_(sink) {}

  Verdict read(const Source& source) {
    Tokens tokens(source);
    if (auto refusal = read_all(tokens))
      return at(*refusal, {std::string(file_), 0, {}});
    return std::nullopt;
  }

 private:
  Verdict read_all(Tokens& tokens) {
    const auto header = tokens.header();
    if (!header) return header.error();
    // An XML declaration has a version too, which is not OFX's.
    const auto own = header->find("OFXHEADER");
    format_ = format_in(own == std::string::npos ? "" : header->substr(own));
    for (;;) {
      const auto token = tokens.next();
      if (!token) return token.error();
      if (!*token) break;
      if (auto refusal = take(**token)) return refusal;
    }
    if (!is_complete_)
      return malformed(file_,
                       say("the file ends before its end (</OFX>)",
                           "le fichier s’arrête avant sa fin (</OFX>)"),
                       tokens.line(), "OFX");
    if (count_ == 0)
      return malformed(file_,
                       say("it holds no statement of a bank account",
                           "il ne contient aucun relevé de compte bancaire"),
                       0, "STMTRS");
    return std::nullopt;
  }

  Verdict take(const Token& token) {
    if (token.closes) return close(token);
    if (is_group(token.tag)) return open(token);
    return token.text.empty() ? std::nullopt : value(token);
  }

  bool is_in(std::string_view group) const {
    return std::find(open_.begin(), open_.end(), group) != open_.end();
  }

  Verdict open(const Token& token) {
    if (is_in(token.tag) || open_.size() == deepest)
      return malformed(token.tag,
                       say("it begins again before it has ended",
                           "elle recommence avant d’être finie"),
                       token.line, token.tag);
    open_.push_back(token.tag);
    if (token.tag == "STMTRS" || token.tag == "CCSTMTRS") {
      statement_ = {};
      statement_.head.format = format_;
      statement_.head.file_line = token.line;
      ++count_;
    }
    if (token.tag == "STMTTRN") {
      movement_ = {};
      movement_.line = token.line;
      return begin(token.line);
    }
    if (token.tag == "INVSTMTRS" && sink_.remark)
      sink_.remark({{std::string(file_), token.line, "INVSTMTRS"},
                    say("a statement of investments is left out",
                        "un relevé de placements est laissé de côté")});
    return std::nullopt;
  }

  Verdict close(const Token& token) {
    if (!is_in(token.tag)) return std::nullopt;
    if (token.tag == "OFX") is_complete_ = true;
    Verdict refusal;
    if (!is_in("INVSTMTRS")) {
      if (token.tag == "STMTTRN") refusal = end_movement();
      if (token.tag == "STMTRS" || token.tag == "CCSTMTRS")
        refusal = end_statement(token.line);
    }
    open_.erase(std::find(open_.begin(), open_.end(), token.tag), open_.end());
    return refusal;
  }

  Verdict value(const Token& token) {
    if (is_in("INVSTMTRS") || !(is_in("STMTRS") || is_in("CCSTMTRS")))
      return std::nullopt;
    if (is_in("STMTTRN")) return of_movement(token), std::nullopt;
    if (is_in("BANKACCTFROM") || is_in("CCACCTFROM"))
      return of_account(token, statement_.account), std::nullopt;
    if (is_in("LEDGERBAL")) return of_balance(token);
    if (token.tag == "CURDEF") {
      const auto currency = Currency::parse(token.text);
      if (!currency) return at(currency.error(), {{}, token.line, "CURDEF"});
      statement_.head.currency = *currency;
    }
    if (token.tag == "DTSTART" || token.tag == "DTEND") {
      const auto day = day_of(token.text, token.line, token.tag);
      if (!day) return day.error();
      (token.tag == "DTSTART" ? statement_.head.from : statement_.head.to) =
          *day;
    }
    return std::nullopt;
  }

  static void of_account(const Token& token, Account& account) {
    if (token.tag == "BANKID") account.bank = token.text;
    if (token.tag == "BRANCHID") account.branch = token.text;
    if (token.tag == "ACCTID") account.number = token.text;
  }

  void of_movement(const Token& token) {
    if (is_in("BANKACCTTO") || is_in("CCACCTTO"))
      return of_account(token, movement_.to);
    if (is_in("PAYEE")) {
      if (token.tag == "NAME") movement_.payee = token.text;
      return;
    }
    constexpr std::array<std::pair<std::string_view, std::string Movement::*>,
                         10>
        tags = {{{"TRNTYPE", &Movement::type},
                 {"DTPOSTED", &Movement::posted},
                 {"DTAVAIL", &Movement::available},
                 {"TRNAMT", &Movement::amount},
                 {"FITID", &Movement::fitid},
                 {"NAME", &Movement::name},
                 {"MEMO", &Movement::memo},
                 {"REFNUM", &Movement::reference},
                 {"CHECKNUM", &Movement::cheque},
                 {"CORRECTACTION", &Movement::corrects}}};
    for (const auto& [tag, member] : tags)
      if (tag == token.tag) movement_.*member = token.text;
  }

  Verdict of_balance(const Token& token) {
    if (token.tag == "BALAMT") {
      const auto currency = statement_.head.currency;
      if (!currency) return no_currency(token.line);
      const auto amount =
          amount_of(token.text, *currency, token.line, "BALAMT");
      if (!amount) return amount.error();
      statement_.head.closing = *amount;
    }
    if (token.tag == "DTASOF") {
      const auto day = day_of(token.text, token.line, "DTASOF");
      if (!day) return day.error();
      statement_.head.closing_on = *day;
    }
    return std::nullopt;
  }

  static Refusal no_currency(std::uint64_t line) {
    return malformed("CURDEF",
                     say("the statement names no currency",
                         "le relevé ne dit pas sa devise"),
                     line, "CURDEF");
  }

  // As late as possible: the account and the days are known by then.
  Verdict begin(std::uint64_t line) {
    if (statement_.has_begun || is_in("INVSTMTRS")) return std::nullopt;
    if (!(is_in("STMTRS") || is_in("CCSTMTRS"))) return std::nullopt;
    if (statement_.account.number.empty())
      return malformed("ACCTID",
                       say("the statement names no account",
                           "le relevé ne nomme aucun compte"),
                       line, "ACCTID");
    if (!statement_.head.currency) return no_currency(line);
    statement_.has_begun = true;
    auto& head = statement_.head;
    head.account = statement_.account.name();
    if (head.from && head.to) head.id = iso(*head.from) + '/' + iso(*head.to);
    return sink_.begin ? sink_.begin(head) : std::nullopt;
  }

  Verdict end_movement() {
    if (!statement_.has_begun) return std::nullopt;
    auto& sums = statement_.sums;
    const auto line =
        movement_.as_line(*statement_.head.currency, ++sums.entries);
    if (!line) return line.error();
    if (auto refusal = count_line(sums, *line)) return refusal;
    auto& last = statement_.last;
    if (!last || *line->booked_on > *last) last = line->booked_on;
    return sink_.line ? sink_.line(*line) : std::nullopt;
  }

  Verdict end_statement(std::uint64_t line) {
    if (auto refusal = begin(line)) return refusal;
    auto& head = statement_.head;
    const auto& sums = statement_.sums;
    const bool is_after = statement_.last && head.closing_on &&
                          *statement_.last > *head.closing_on;
    if (head.closing && head.from && !is_after) {
      const auto units =
          head.closing->minor_units() - sums.credits + sums.debits;
      head.opening = Money{units, *head.currency};
    }
    head.opening_on = head.from;
    if (!head.closing_on) head.closing_on = head.to;
    if (!head.closing && sink_.remark)
      sink_.remark({{std::string(file_), head.file_line, "LEDGERBAL"},
                    say("the statement lacks its balance and cannot be checked",
                        "le relevé n’a pas de solde et ne peut pas être "
                        "contrôlé")});
    return sink_.end ? sink_.end(head, sums) : std::nullopt;
  }

  struct Statement {
    StatementHead head;
    StatementSums sums;
    Account account;
    std::optional<Date> last;
    bool has_begun = false;
  };

  std::string_view file_;
  const StatementSink& sink_;
  std::string format_;
  std::vector<std::string> open_;
  Statement statement_;
  Movement movement_;
  std::uint64_t count_ = 0;
  bool is_complete_ = false;
};

}  // namespace
}  // namespace ofx

bool looks_like_ofx(std::string_view beginning) {
  const auto first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return false;
  const auto text = beginning.substr(first);
  return text.starts_with("OFXHEADER") || text.starts_with("<OFX>") ||
         (text.starts_with("<?") &&
          (text.find("<?OFX") != std::string_view::npos ||
           text.find("<OFX>") != std::string_view::npos));
}

Verdict read_ofx(const Source& source, std::string_view file,
                 const StatementSink& sink) {
  return ofx::Reader(file, sink).read(source);
}

}  // namespace obole::bank
