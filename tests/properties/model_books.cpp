// What a request that is granted does to the model's books.

#include "model.hpp"

#include <algorithm>

namespace model {
namespace {

std::string code(int campaign) {
  constexpr std::array codes = {"TOIT", "ORGUE", "GARE"};
  return codes.at(static_cast<std::size_t>(campaign));
}

}  // namespace

void Ledger::move(std::int64_t amount, const std::string& debit,
                  const std::string& credit) {
  balances_[debit] += amount;
  balances_[credit] -= amount;
}

std::string Ledger::earned(int campaign) const {
  const bool held = campaign == 2 && !(verdict_ && verdict_->succeeded);
  return (held ? "Liabilities:Held:" : "Income:Gifts:") + code(campaign);
}

std::string Ledger::disputed(const Gift& gift) {
  return "Assets:Disputed:" +
         (gift.platform.empty() ? "DIRECT" : gift.platform);
}

void Ledger::charge(int campaign, std::int64_t amount,
                    const std::string& platform, const std::string& holding) {
  if (amount == 0) return;
  figures_.at(static_cast<std::size_t>(campaign)).fees += amount;
  move(amount, "Expenses:Fees:" + platform, holding);
  ++next_;
}

// Money on a promise that was given up takes it up again.
void Ledger::keep(const Request& request) {
  auto& pledge = pledges_.at(static_cast<std::size_t>(request.item));
  const auto settled = std::min(pledge.unkept, request.amount);
  pledge.unkept -= settled;
  if (pledge.ended) {
    figures_.at(static_cast<std::size_t>(request.campaign)).pledged += settled;
  } else if (settled > 0) {
    move(settled, "Equity:Memo:Pledges:Committed:" + code(request.campaign),
         "Equity:Memo:Pledges:Outstanding");
  }
}

void Ledger::donate(const Request& request) {
  const auto platform = platform_of(request);
  std::string holding = "Assets:Clearing:" + platform;
  if (platform.empty()) {
    holding = request.way == Way::cash       ? "Assets:Cash"
              : request.way == Way::transfer ? "Assets:Clearing:TRANSFER"
                                             : "Assets:Clearing:CARD";
  }
  gifts_.push_back({next_ - 1, request.campaign, request.day, request.amount,
                    holding, platform});
  auto& figures = figures_.at(static_cast<std::size_t>(request.campaign));
  figures.received += request.amount;
  ++figures.donations;
  figures.donors.insert(request.donor);
  if (request.campaign == 2)
    movements_.push_back({request.day, request.amount});
  move(request.amount, holding, earned(request.campaign));
  if (request.item >= 0) keep(request);
  charge(request.campaign, request.fee.value_or(0), platform, holding);
}

void Ledger::end_pledge(Pledge& pledge) {
  figures_.at(static_cast<std::size_t>(pledge.campaign)).pledged -=
      pledge.unkept;
  move(pledge.unkept, "Equity:Memo:Pledges:Committed:" + code(pledge.campaign),
       "Equity:Memo:Pledges:Outstanding");
  pledge.ended = true;
}

void Ledger::give_back(int gift, int day, std::int64_t amount,
                       const std::string& from) {
  const auto& given = gifts_.at(static_cast<std::size_t>(gift));
  refunds_.push_back({next_ - 1, gift, day, amount});
  figures_.at(static_cast<std::size_t>(given.campaign)).refunded += amount;
  if (given.campaign == 2) movements_.push_back({day, -amount});
  move(amount, earned(given.campaign), from);
}

void Ledger::refund(const Request& request) {
  auto& given = gifts_.at(static_cast<std::size_t>(request.item));
  given.left -= request.amount;
  give_back(request.item, request.day, request.amount, given.holding);
  charge(given.campaign, request.fee.value_or(0), given.platform,
         given.holding);
}

void Ledger::reverse(const Request& request) {
  auto& undone = refunds_.at(static_cast<std::size_t>(request.item));
  auto& given = gifts_.at(static_cast<std::size_t>(undone.gift));
  undone.over = true;
  given.left += undone.amount;
  figures_.at(static_cast<std::size_t>(given.campaign)).refunded -=
      undone.amount;
  if (given.campaign == 2) movements_.push_back({request.day, undone.amount});
  move(undone.amount, given.holding, earned(given.campaign));
}

void Ledger::dispute(const Request& request) {
  auto& given = gifts_.at(static_cast<std::size_t>(request.item));
  given.left -= request.amount;
  disputes_.push_back({next_ - 1, request.item, request.day, request.amount});
  move(request.amount, disputed(given), given.holding);
}

void Ledger::end_dispute(const Request& request) {
  auto& ended = disputes_.at(static_cast<std::size_t>(request.item));
  auto& given = gifts_.at(static_cast<std::size_t>(ended.gift));
  ended.over = true;
  if (request.kind == Kind::win) {
    given.left += ended.amount;
    move(ended.amount, given.holding, disputed(given));
    return;
  }
  give_back(ended.gift, request.day, ended.amount, disputed(given));
}

void Ledger::settle(const Request& request) {
  std::int64_t through = 0;
  std::int64_t held = 0;
  for (const auto& [day, amount] : movements_) {
    held += amount;
    if (day <= request.day) through += amount;
  }
  verdict_ = Verdict{next_ - 1, request.day, through >= all_or_nothing_goal};
  if (verdict_->succeeded) {
    if (held != 0) move(held, "Liabilities:Held:GARE", "Income:Gifts:GARE");
    return;
  }
  bool released = false;
  for (auto& pledge : pledges_) {
    if (pledge.campaign != 2 || pledge.ended || pledge.unkept <= 0) continue;
    end_pledge(pledge);
    released = true;
  }
  if (released) ++next_;
}

void Ledger::apply(const Request& request) {
  ++next_;
  switch (request.kind) {
    case Kind::pledge:
      pledges_.push_back(
          {next_ - 1, request.campaign, request.donor, request.amount});
      figures_.at(static_cast<std::size_t>(request.campaign)).pledged +=
          request.amount;
      move(request.amount, "Equity:Memo:Pledges:Outstanding",
           "Equity:Memo:Pledges:Committed:" + code(request.campaign));
      break;
    case Kind::cancel:
    case Kind::expire:
      end_pledge(pledges_.at(static_cast<std::size_t>(request.item)));
      break;
    case Kind::donate:
      donate(request);
      break;
    case Kind::refund:
      refund(request);
      break;
    case Kind::reverse:
      reverse(request);
      break;
    case Kind::dispute:
      dispute(request);
      break;
    case Kind::lose:
    case Kind::win:
      end_dispute(request);
      break;
    case Kind::settle:
      settle(request);
      break;
    case Kind::close:
      closed_ = request.day;
  }
}

}  // namespace model
