// How a camt.053 or camt.054 file, a statement or a movement is declined.

#pragma once

#include "obole/bank/camt053_items.hpp"
#include "obole/bank/statement.hpp"
#include "obole/base/result.hpp"

#include <cstdint>
#include <string_view>

namespace obole::bank::camt053 {

Refusal no_statement(Message wanted);

/// The message, of which `name` is the root, is of another kind than the one to
/// be read: a camt.052 is neither.
Refusal not_a_statement(std::string_view name);

/// The statement that begins at `line` names no account.
Refusal no_account(std::uint64_t line, Message message);

Refusal no_amount();
Refusal no_currency();
Refusal text_too_long();

/// A CdtDbtInd is `written` neither CRDT nor DBIT, at `path`.
Refusal no_sign(std::string_view written, std::string_view path);

Refusal other_currency(Money amount, Currency account);
Refusal sum_too_large(Money amount);

/// The details of the entry of `amount` at `line` cannot be its own.
Refusal impossible_details(Money amount, std::uint64_t line);

/// The details of a notification add up to `details` and not to `amount`.
Refusal details_differ(Money amount, Money details, std::uint64_t line);

/// The statement's own summary contradicts it, and no balance speaks for it.
Refusal contradicts_summary(const StatementHead& head, Message message);

}  // namespace obole::bank::camt053
