#include "obole/ledger/projector.hpp"

#include "obole/base/check.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/ledger/application.hpp"

#include <fmt/format.h>

namespace obole::ledger {

using canonical::Node;

namespace {

// Far above any amount or number of ours, and far from overflow when added to.
constexpr std::int64_t largest_integer = std::int64_t{1} << 60;

bool is_plausible(std::int64_t number) {
  return number <= largest_integer && number >= -largest_integer;
}

}  // namespace

void add_checked(std::int64_t& sum, std::int64_t amount) {
  check(!__builtin_add_overflow(sum, amount, &sum), "a sum fits 64 bits");
}

void Names::add(std::string_view name, std::int64_t number) {
  numbers_.emplace(name, number);
}

std::int64_t Names::find(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? 0 : found->second;
}

void Application::wrong(std::string_view what) {
  if (problem_.empty()) problem_ = what;
}

const Node* Application::field(std::string_view key) {
  const auto* const node = entry_.body.find(key);
  if (node == nullptr) wrong(fmt::format("the field {} is missing", key));
  return node;
}

std::string_view Application::if_any(std::string_view key) {
  const auto* const node = entry_.body.find(key);
  if (node == nullptr || node->type != Node::Type::string) return {};
  if (!node->escaped) return node->text;
  auto& kept = unescaped_.at(unescaped_used_++ % unescaped_.size());
  kept = canonical::unescaped(*node);
  return kept;
}

std::string_view Application::text(std::string_view key) {
  const auto* const node = field(key);
  if (node == nullptr) return {};
  if (node->type != Node::Type::string || node->text.empty()) {
    wrong(fmt::format("the field {} is not a text", key));
  }
  return if_any(key);
}

std::int64_t Application::integer(std::string_view key) {
  const auto* const node = field(key);
  if (node == nullptr) return 0;
  bool ok = node->type == Node::Type::integer;
  if (node->type == Node::Type::string) {
    ok = true;
    const auto number = canonical::integer_of_digits(node->text, ok);
    if (ok && is_plausible(number)) return number;
    ok = false;
  }
  if (!ok) wrong(fmt::format("the field {} is not a number", key));
  return ok ? node->number : 0;
}

std::int64_t Application::integer_or_zero(std::string_view key) {
  return entry_.body.find(key) == nullptr ? 0 : integer(key);
}

Value Application::integer_if_any(std::string_view key) {
  if (entry_.body.find(key) == nullptr) return Value::none();
  return Value::of(integer(key));
}

Application::Items Application::items_of(std::string_view key) const {
  const auto* const list = entry_.body.find(key);
  if (list == nullptr || list->type != Node::Type::array) return {};
  const auto first =
      static_cast<std::uint32_t>(list - entry_.body.nodes().data()) + 1;
  return {first, list->end};
}

std::int64_t Application::digits(const Node& node) {
  bool ok = node.type == Node::Type::string;
  const auto number = canonical::integer_of_digits(node.text, ok);
  if (ok && is_plausible(number)) return number;
  wrong("an amount is not a number");
  return 0;
}

std::int64_t Application::number(const Node& node) {
  if (node.type == Node::Type::integer) return node.number;
  wrong("an item of a list is not a number");
  return 0;
}

std::int64_t Application::day(const Node& node) {
  const auto date = parse_date(node.text);
  if (!date) wrong("a day in a list is not a date");
  return date ? day_number(*date) : 0;
}

std::int64_t Application::day(std::string_view key) {
  const auto date = parse_date(text(key));
  if (!date) wrong(fmt::format("the field {} is not a date", key));
  return date ? day_number(*date) : 0;
}

Value Application::day_if_any(std::string_view key) {
  if (entry_.body.find(key) == nullptr) return Value::none();
  return Value::of(day(key));
}

std::int64_t Application::named(std::string_view key, const Names& names) {
  const auto name = text(key);
  const auto number = names.find(name);
  if (number == 0)
    wrong(fmt::format("no earlier entry opens {} {}", key, name));
  return number;
}

Value Application::named_if_any(std::string_view key, const Names& names) {
  if (entry_.body.find(key) == nullptr) return Value::none();
  return Value::of(named(key, names));
}

bool Application::first_gift(std::int64_t campaign, std::int64_t donor_number) {
  for (const auto other : dictionary_.persons.others(donor_number)) {
    if (sink_.has_given(campaign, other)) return false;
  }
  return sink_.first_gift(entry_.seq, campaign, donor_number);
}

std::int64_t Application::donor(std::string_view key) {
  const auto id = DonorId::parse(text(key));
  if (!id) wrong("a field is not a donor id");
  return id ? id->number() : 0;
}

void Application::post(std::int64_t ord, std::string_view account,
                       std::string_view currency, std::int64_t amount) {
  std::string name;
  name.reserve(currency.size() + account.size() + 1);
  name.append(currency).append(" ").append(account);
  auto id = dictionary_.accounts.find(name);
  if (id == 0) {
    id = ++dictionary_.last_account;
    dictionary_.accounts.add(name, id);
    row(Table::account, std::array{Value::of(id), Value::of(seq()),
                                   Value::of(account), Value::of(currency)});
  }
  row(Table::posting,
      std::array{Value::of(seq()), Value::of(ord), Value::of(id),
                 Value::of(amount), Value::of(effective())});
  auto& balance = sums_.balances[id];
  add_checked(balance.amount, amount);
  ++balance.postings;
}

void Application::postings() {
  const auto* const list = entry_.body.find("postings");
  if (list == nullptr) return;
  const auto& nodes = entry_.body.nodes();
  std::map<std::string_view, std::int64_t> left;  // by currency
  std::int64_t ord = 0;
  const auto first = static_cast<std::uint32_t>(list - nodes.data()) + 1;
  for (auto at = first; at < list->end; at = nodes[at].end) {
    // ["Assets:Cash","EUR","5000"]
    if (nodes[at].type != Node::Type::array || nodes[at].end != at + 4) {
      return wrong("a posting is not [account, currency, amount]");
    }
    bool ok = true;
    const auto amount = canonical::integer_of_digits(nodes[at + 3].text, ok);
    if (!ok || !is_plausible(amount))
      return wrong("a posting's amount is not a number");
    post(ord++, nodes[at + 1].text, nodes[at + 2].text, amount);
    add_checked(left[nodes[at + 2].text], amount);
  }
  for (const auto& [currency, amount] : left) {
    if (amount != 0) {
      wrong(fmt::format("the postings in {} do not balance: {} left over",
                        currency, amount));
    }
  }
}

std::int64_t campaign_of(Application& entry) {
  return entry.named("campaign", entry.dictionary().campaigns);
}

void add_to_campaigns(Application& entry, std::string_view key,
                      std::int64_t CampaignSum::*part) {
  entry.each(
      key, 2, "a campaign's part is not [campaign, amount]",
      [&](const Node* item) {
        const auto campaign = entry.dictionary().campaigns.find(item[0].text);
        if (campaign == 0)
          return entry.wrong("no earlier entry opens the campaign");
        add_checked(entry.campaign_sum(campaign).*part, entry.digits(item[1]));
      });
}

std::optional<std::string> Projector::apply(const AppliedEntry& entry,
                                            Sink& sink) {
  Application application(entry, dictionary_, sums_, sink);
  const bool known = apply_gifts(application, entry.kind) ||
                     apply_pledges(application, entry.kind) ||
                     apply_people(application, entry.kind) ||
                     apply_refunds(application, entry.kind) ||
                     apply_funds(application, entry.kind) ||
                     apply_receipts(application, entry.kind) ||
                     apply_bank(application, entry.kind) ||
                     apply_platforms(application, entry.kind) ||
                     apply_territory(application, entry.kind);
  if (!known) application.wrong(fmt::format("{} is not a kind", entry.kind));
  application.postings();
  if (application.problem().empty()) return std::nullopt;
  return application.problem();
}

}  // namespace obole::ledger
