#include "obole/ledger/closing.hpp"

#include <fmt/format.h>

namespace obole::ledger {
namespace {

constexpr const char* select_balances =
    "SELECT name, sum(amount) FROM main.posting"
    "  JOIN main.account ON account.id = posting.account"
    "  WHERE effective <= ?1 GROUP BY account.id ORDER BY name, currency";

// Bodies end at 65,535 bytes, and have other fields.
constexpr std::size_t longest_list = 60'000;

// Takes the accounts in order of their names.
class Balancing {
 public:
  void add(std::string_view name, std::int64_t amount) {
    ++balance_.accounts;
    if (amount > 0) balance_.debits += amount;
    sha_.update(name).update("\x1F");
    sha_.update(std::to_string(amount)).update("\n");
    if (balance_.list.size() > longest_list) return;
    balance_.list += balance_.list.empty() ? '[' : ',';
    balance_.list += fmt::format(R"(["{}","{}"])", name, amount);
  }

  TrialBalance finish() && {
    balance_.digest = sha_.finish();
    auto& list = balance_.list;
    if (list.size() > longest_list)
      list.clear();
    else if (!list.empty())
      list += ']';
    return std::move(balance_);
  }

 private:
  Sha256 sha_;
  TrialBalance balance_;
};

}  // namespace

TrialBalance trial_balance(Book& book, Date through) {
  Balancing balancing;
  auto& row = book.prepared(select_balances);
  row.bind(day_number(through));
  while (row.step())
    balancing.add(row.text(0), row.integer(1));
  row.reset();
  return std::move(balancing).finish();
}

void ClosingBalances::add(const canonical::Document& body,
                          std::int64_t effective) {
  const auto* const list = body.find("postings");
  if (list == nullptr) return;
  const auto& nodes = body.nodes();
  const auto first = static_cast<std::size_t>(list - nodes.data()) + 1;
  auto& sums = later_[effective];
  for (auto at = first; at < list->end; at = nodes[at].end) {
    if (nodes[at].end != at + 4) return;  // the projector says so
    bool ok = true;
    const auto amount = canonical::integer_of_digits(nodes[at + 3].text, ok);
    if (!ok) return;
    auto found = sums.find(nodes[at + 1].text);
    if (found == sums.end())
      found = sums.emplace(std::string(nodes[at + 1].text), 0).first;
    // Forged amounts may pass 64 bits; the projector says so.
    found->second =
        static_cast<std::int64_t>(static_cast<std::uint64_t>(found->second) +
                                  static_cast<std::uint64_t>(amount));
  }
}

TrialBalance ClosingBalances::through(std::int64_t day) {
  while (!later_.empty() && later_.begin()->first <= day) {
    for (const auto& [name, amount] : later_.begin()->second)
      closed_[name] =
          static_cast<std::int64_t>(static_cast<std::uint64_t>(closed_[name]) +
                                    static_cast<std::uint64_t>(amount));
    later_.erase(later_.begin());
  }
  Balancing balancing;
  for (const auto& [name, amount] : closed_)
    balancing.add(name, amount);
  return std::move(balancing).finish();
}

}  // namespace obole::ledger
