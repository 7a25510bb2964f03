#include "obole/reconcile/likeness.hpp"

#include "obole/reconcile/close_names.hpp"
#include "obole/reconcile/names.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

#include <string>

namespace obole::reconcile {
namespace {

using Add = Likeness::Add;

// What kind of thing a hash is of, so that a name is no reference.
enum class Of : std::int64_t { account = 1, name, platform, deposit, close };

std::uint64_t marked(Of what, std::uint64_t hash) {
  return mixed(hash, static_cast<std::int64_t>(what));
}

void add_reference(const std::string& reference, const Add& add) {
  if (!reference.empty()) add(reference_hash(reference));
}

void add_tokens(const std::string& text, const Add& add) {
  Tokens tokens(text);
  while (const auto token = tokens.next())
    add(reference_hash(*token));
}

std::uint64_t account_hash(const std::string& iban) {
  return marked(Of::account, reference_hash(iban));
}

void add_payer(const std::string& iban, const std::string& name_key,
               const Add& add) {
  if (!iban.empty()) add(account_hash(iban));
  if (!name_key.empty()) add(marked(Of::name, hash_of(name_key)));
}

// The account that a gift is sent back to is the one it came from.
void add_returned(const std::string& iban, std::int64_t amount,
                  const Add& add) {
  if (!iban.empty()) add(mixed(account_hash(iban), amount));
}

}  // namespace

Likeness early_likeness(const std::vector<Platform>& platforms) {
  const auto of_line = [&platforms](const OpenLine& line, const Add& add) {
    add_tokens(line.text, add);
    add_reference(line.end_to_end, add);
    add_reference(line.rf_reference, add);
    if (line.is_return) add_returned(line.iban, line.amount, add);
    if (is_deposit(line)) add(marked(Of::deposit, 0));
    each_platform_of(line, platforms, [&](const Platform& platform) {
      add(mixed(marked(Of::platform, hash_of(platform.name)), line.amount));
    });
  };
  const auto of_item = [](const OpenItem& item, const Add& add) {
    if (item.kind == ItemKind::promise) return;
    add_reference(item.reference, add);
    add_reference(item.rf_reference, add);
    add_reference(item.end_to_end, add);
    if (item.kind == ItemKind::refund)
      add_reference(std::to_string(item.id), add);
    if (item.kind == ItemKind::seen_gift)
      add_returned(item.iban, item.amount, add);
    if (item.kind == ItemKind::deposit) add(marked(Of::deposit, 0));
    if (item.kind == ItemKind::payout)
      add(mixed(marked(Of::platform, hash_of(item.platform)), item.amount));
  };
  return {of_line, of_item};
}

Likeness late_likeness(const std::vector<Platform>& platforms) {
  const auto add_close = [](const std::string& key, std::int64_t amount,
                            const Add& add) {
    each_close_hash(key, [&](std::uint64_t hash) {
      add(marked(Of::close, mixed(hash, amount)));
    });
  };
  const auto of_line = [&platforms, add_close](const OpenLine& line,
                                               const Add& add) {
    const auto name = name_key(line.name);
    add_tokens(line.text, add);
    add_reference(line.end_to_end, add);
    add_payer(line.iban, name, add);
    add_close(name, line.amount, add);
    each_platform_of(line, platforms, [&](const Platform& platform) {
      add(marked(Of::platform, hash_of(platform.name)));
    });
  };
  const auto of_item = [add_close](const OpenItem& item, const Add& add) {
    if (item.kind == ItemKind::payout)
      add(marked(Of::platform, hash_of(item.platform)));
    if (!is_direct(item.kind) && item.kind != ItemKind::promise) return;
    const auto name = name_key(item.name);
    add_reference(item.batch, add);
    add_payer(item.iban, name, add);
    if (is_direct(item.kind)) add_close(name, item.amount, add);
  };
  return {of_line, of_item};
}

}  // namespace obole::reconcile
