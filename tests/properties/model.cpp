#include "model.hpp"

#include <array>

namespace model {
namespace {

constexpr std::int64_t nowhere = 1'000'000;

bool ends_pledge(Kind kind) {
  return kind == Kind::cancel || kind == Kind::expire;
}

bool ends_return(Kind kind) {
  return kind == Kind::reverse || kind == Kind::lose || kind == Kind::win;
}

// What of a request is recorded, and so must be the same when it comes again:
// neither how it was permitted, nor a fee of nothing.
Request content(Request request) {
  Request kept;
  kept.kind = request.kind;
  kept.reference = request.reference;
  if (ends_pledge(request.kind)) {
    kept.item = request.item;
    return kept;
  }
  kept.day = request.day;
  if (request.kind == Kind::close) return kept;
  if (request.kind == Kind::settle) {
    kept.campaign = request.campaign;
    return kept;
  }
  if (ends_return(request.kind)) {
    kept.item = request.item;
    return kept;
  }
  kept.amount = request.amount;
  if (request.fee.value_or(0) != 0) kept.fee = request.fee;
  if (request.kind == Kind::refund || request.kind == Kind::dispute) {
    kept.item = request.item;
    if (request.kind == Kind::dispute) kept.fee.reset();
    return kept;
  }
  kept.campaign = request.campaign;
  kept.donor = request.donor;
  if (request.kind == Kind::pledge) {
    kept.fee.reset();
    return kept;
  }
  request.fee = kept.fee;
  request.outside = false;
  request.accept = false;
  return request;
}

}  // namespace

template <class Item>
const Item* Ledger::at(const std::vector<Item>& items, int place) {
  if (place < 0 || static_cast<std::size_t>(place) >= items.size())
    return nullptr;
  return &items[static_cast<std::size_t>(place)];
}

std::int64_t Ledger::pledge(int place) const {
  const auto* const found = at(pledges_, place);
  return found == nullptr ? nowhere : found->seq;
}

std::int64_t Ledger::gift(int place) const {
  const auto* const found = at(gifts_, place);
  return found == nullptr ? nowhere : found->seq;
}

std::int64_t Ledger::refund(int place) const {
  const auto* const found = at(refunds_, place);
  return found == nullptr ? nowhere : found->seq;
}

std::int64_t Ledger::dispute(int place) const {
  const auto* const found = at(disputes_, place);
  return found == nullptr ? nowhere : found->seq;
}

// Under what name a request is known again; empty: it never is.  A pledge is
// cancelled once, and a day is closed once, without anybody's reference.
std::string Ledger::name_of(const Request& request) {
  if (request.reference != 0) return std::to_string(request.reference);
  constexpr std::array names = {"cancel ", "expire ", "reverse ", "lose ",
                                "win "};
  constexpr std::array kinds = {Kind::cancel, Kind::expire, Kind::reverse,
                                Kind::lose, Kind::win};
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    if (request.kind == kinds.at(kind))
      return names.at(kind) + std::to_string(request.item);
  }
  if (request.kind == Kind::close)
    return "close " + std::to_string(request.day);
  return {};
}

std::string Ledger::platform_of(const Request& request) {
  if (request.platform) return "STRIPE";
  return request.way == Way::card && request.campaign == 0 ? "HELLOASSO" : "";
}

std::optional<Answer> Ledger::repeated(const Request& request) const {
  // A verdict is given once, under whatever reference.
  if (request.kind == Kind::settle && request.campaign == 2 && verdict_) {
    if (verdict_->day == request.day)
      return Answer::granted(verdict_->seq, true);
    return Answer::no({"verdict_given"}, false);
  }
  const auto known = past_.find(name_of(request));
  if (name_of(request).empty() || known == past_.end()) return std::nullopt;
  if (content(known->second.request) == content(request))
    return Answer::granted(known->second.seq, true);
  return Answer::no({"reference_reused"}, !objections(request).empty());
}

void Ledger::add_day(const Request& request, std::set<std::string>& no) const {
  if (request.day > today) no.insert("date_malformed");
  if (request.day <= closed_) no.insert("period_closed");
  const auto last = last_days.at(static_cast<std::size_t>(request.campaign));
  if ((request.day < 0 || request.day > last) && !request.outside)
    no.insert("outside_campaign");
}

std::set<std::string> Ledger::gift_objections(const Request& request) const {
  std::set<std::string> no;
  if (request.tier && request.campaign != 0) no.insert("tier_unknown");
  if (request.tier && request.amount < tier_minimum) no.insert("below_tier");
  const auto fee = request.fee.value_or(0);
  if (fee < 0 || fee > request.amount ||
      (fee != 0 && platform_of(request).empty()))
    no.insert("not_permitted");
  if (request.item < 0) return no;
  const auto* const kept = at(pledges_, request.item);
  if (kept == nullptr) {
    no.insert("pledge_unknown");
  } else if (kept->campaign != request.campaign ||
             kept->donor != request.donor) {
    no.insert("not_permitted");
  } else if (request.amount > kept->unkept && !request.accept) {
    no.insert("pledge_overpaid");
  }
  return no;
}

std::set<std::string> Ledger::return_objections(const Request& request) const {
  std::set<std::string> no;
  int since = 0;
  if (ends_return(request.kind)) {
    const bool reverses = request.kind == Kind::reverse;
    const auto* const before =
        at(reverses ? refunds_ : disputes_, request.item);
    if (before == nullptr)
      return {reverses ? "refund_unknown" : "dispute_unknown"};
    if (before->over) no.insert(reverses ? "not_permitted" : "dispute_ended");
    since = before->day;
  } else {
    const auto* const given = at(gifts_, request.item);
    if (given == nullptr) return {"donation_unknown"};
    if (request.amount <= 0) no.insert("amount_not_positive");
    if (request.amount > given->left) no.insert("refund_exceeds");
    since = given->day;
    // A platform keeps, or gives back, a part of what went through it.
    const auto fee = request.kind == Kind::refund ? request.fee.value_or(0) : 0;
    if (fee != 0 && (given->platform.empty() || fee > request.amount ||
                     -fee > request.amount))
      no.insert("not_permitted");
  }
  if (request.day > today || request.day < since) no.insert("date_malformed");
  if (request.day <= closed_) no.insert("period_closed");
  return no;
}

std::set<std::string> Ledger::objections(const Request& request) const {
  std::set<std::string> no;
  switch (request.kind) {
    case Kind::donate:
      no = gift_objections(request);
      [[fallthrough]];
    case Kind::pledge:
      if (request.campaign >= campaigns) no.insert("campaign_unknown");
      if (request.donor >= donors) no.insert("donor_unknown");
      if (request.amount <= 0) no.insert("amount_not_positive");
      add_day(request, no);
      break;
    case Kind::cancel:
    case Kind::expire: {
      const auto* const given_up = at(pledges_, request.item);
      if (given_up == nullptr) {
        no.insert("pledge_unknown");
      } else if (given_up->ended || given_up->unkept <= 0) {
        no.insert("pledge_resolved");
      }
      break;
    }
    case Kind::settle:
      if (request.campaign >= campaigns) no.insert("campaign_unknown");
      if (request.day <=
          last_days.at(static_cast<std::size_t>(request.campaign)))
        no.insert("too_early");
      if (request.day > today) no.insert("date_malformed");
      if (request.day <= closed_) no.insert("period_closed");
      break;
    case Kind::refund:
    case Kind::dispute:
    case Kind::reverse:
    case Kind::lose:
    case Kind::win:
      return return_objections(request);
    case Kind::close:
      if (request.day >= today || request.day <= closed_)
        no.insert("not_permitted");
  }
  return no;
}

Answer Ledger::answer(const Request& request) {
  if (const auto again = repeated(request)) return *again;
  if (const auto no = objections(request); !no.empty())
    return Answer::no(no, false);
  const auto seq = next_;
  apply(request);
  if (const auto name = name_of(request); !name.empty())
    past_.emplace(name, Past{request, seq});
  return Answer::granted(seq, false);
}

}  // namespace model
