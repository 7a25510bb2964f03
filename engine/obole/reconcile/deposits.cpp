// Cheques and cash that the town takes to the bank: many gifts on one line.

#include "obole/base/unicode.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace obole::reconcile {
namespace {

// Fewer digits are a count of cheques, a day or a year.
constexpr std::size_t shortest_slip = 5;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_word(std::string_view words, std::string_view beginning) {
  for (auto at = words.find(beginning); at != std::string_view::npos;
       at = words.find(beginning, at + 1))
    if (at == 0 || words[at - 1] == ' ') return true;
  return false;
}

template <class Words>
bool begins_any(std::string_view words, const Words& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) {
                       return begins_word(words, beginning);
                     });
}

// "cheque" or "cash" where the bank calls a credit a deposit of such: by ISO
// 20022 sub-family, by the interbank code of CFONB 120, or in words.
std::string_view deposited(const OpenLine& line) {
  static constexpr std::array<std::string_view, 3> handing_in = {"REM", "VERS",
                                                                 "DEPOT"};
  static constexpr std::array<std::string_view, 2> cheques = {"CHQ", "CHEQUE"};
  static constexpr std::array<std::string_view, 2> cash = {"ESP", "CASH"};
  if (line.amount <= 0) return "";
  const std::string_view code = line.code;
  if (code == "02" || code == "15" ||
      code.find("/RCHQ") != std::string_view::npos)
    return "cheque";
  if (code == "04" || code.find("/CNTR/CDPT") != std::string_view::npos)
    return "cash";
  const auto words = folded(line.text);
  if (!begins_any(words, handing_in)) return "";
  if (begins_any(words, cheques)) return "cheque";
  return begins_any(words, cash) ? "cash" : "";
}

// The digits of a number without zeros before it; empty where there are few.
std::string_view significant(std::string_view digits) {
  const auto whole = digits.size();
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return whole < shortest_slip ? std::string_view() : digits;
}

// Every number in a text.
template <class Take>
void each_number(std::string_view text, const Take& take) {
  while (true) {
    const auto from = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), is_digit) - text.begin());
    text.remove_prefix(from);
    if (text.empty()) return;
    const auto size = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    const auto number = significant(text.substr(0, size));
    if (!number.empty()) take(number);
    text.remove_prefix(size);
  }
}

// A slip's number is its last run of digits.
std::string slip_of(const OpenItem& item) {
  std::string slip;
  each_number(item.reference,
              [&](std::string_view number) { slip = std::string(number); });
  return slip;
}

bool quotes_slip(const OpenLine& line, const OpenItem& item) {
  const auto slip = slip_of(item);
  bool found = false;
  const auto compare = [&](std::string_view number) {
    found = found || number == slip;
  };
  each_number(line.text, compare);
  each_number(line.end_to_end, compare);
  return item.kind == ItemKind::deposit && !slip.empty() && found &&
         deposited(line) == item.method;
}

bool same_method(const OpenLine& line, const OpenItem& item) {
  return item.kind == ItemKind::deposit && deposited(line) == item.method;
}

struct DepositLine {
  std::uint32_t line;
  std::string_view method;
};

class Deposits {
 public:
  explicit Deposits(Round& round) : round_(round), world_(round.world) {
    for (const auto i : world_.items.in(State::open))
      if (world_.items[i].kind == ItemKind::deposit) items_.push_back(i);
    if (items_.empty()) return;
    for (const auto i : world_.lines.in(State::open)) {
      const auto method = deposited(world_.lines[i]);
      if (!method.empty()) lines_.push_back({i, method});
    }
  }

  void by_slip(bool with_amount) {
    const auto key = [&](std::string_view method, std::string_view slip,
                         std::int64_t amount) {
      const auto hash = mixed(hash_of(method), hash_of(slip));
      return with_amount ? mixed(hash, amount) : hash;
    };
    const auto of_lines = [&](Keys& keys) {
      each_open_line([&](const OpenLine& line, std::string_view method,
                         std::uint32_t who) {
        const auto add = [&](std::string_view number) {
          keys.add(key(method, number, line.amount), who);
        };
        each_number(line.text, add);
        each_number(line.end_to_end, add);
      });
    };
    const auto of_items = [&](Keys& keys) {
      each_open_item([&](const OpenItem& item, std::uint32_t who) {
        const auto slip = slip_of(item);
        if (!slip.empty()) keys.add(key(item.method, slip, item.amount), who);
      });
    };
    round_.join(of_lines, of_items, any_day);
    round_.settle(
        {.pass = Pass::deposit, .matches = with_amount, .holds = quotes_slip});
  }

  void by_amount(Window window) {
    const auto of_lines = [&](Keys& keys) {
      each_open_line([&](const OpenLine& line, std::string_view method,
                         std::uint32_t who) {
        keys.add(mixed(hash_of(method), line.amount), who);
      });
    };
    const auto of_items = [&](Keys& keys) {
      each_open_item([&](const OpenItem& item, std::uint32_t who) {
        keys.add(mixed(hash_of(item.method), item.amount), who);
      });
    };
    round_.join(of_lines, of_items, window);
    round_.settle({.pass = Pass::deposit,
                   .window = window,
                   .exact = false,
                   .holds = same_method});
  }

 private:
  template <class Visit>
  void each_open_line(const Visit& visit) const {
    for (const auto& [i, method] : lines_)
      if (world_.lines.state(i) == State::open)
        visit(world_.lines[i], method, i);
  }
  template <class Visit>
  void each_open_item(const Visit& visit) const {
    for (const auto i : items_)
      if (world_.items.state(i) == State::open) visit(world_.items[i], i);
  }

  Round& round_;
  const World& world_;
  std::vector<std::uint32_t> items_;
  std::vector<DepositLine> lines_;
};

}  // namespace

bool is_deposit(const OpenLine& line) { return !deposited(line).empty(); }

void by_deposit(Round& round, Window window) {
  Deposits deposits(round);
  deposits.by_slip(true);
  deposits.by_slip(false);
  deposits.by_amount(window);
}

}  // namespace obole::reconcile
