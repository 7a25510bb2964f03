// What the recording functions share: checked texts and keys.

#pragma once

#include "obole/base/result.hpp"
#include "obole/ledger/draft.hpp"
#include "obole/ledger/journal.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obole::ledger {

/// `text` cleaned (unicode.hpp).  Refuses with text_malformed when it is not
/// UTF-8, or longer than 500 bytes; `what` names it.
Result<std::string> cleaned(std::string_view what, std::string_view text);

/// The same, and refuses an empty text too.
Result<std::string> required_text(std::string_view what, std::string_view text);

/// The key of the caller's reference, or `otherwise` when there is none.
/// Refuses with text_malformed.
Result<Key> key_for(const std::optional<std::string>& reference,
                    const Key& otherwise);

/// One note as canonical JSON: {"reason":"..."}.
std::string note_of(std::string_view key, std::string_view text);
/// The same of several texts; the empty ones are left out.
std::string note_of(
    std::initializer_list<std::pair<std::string_view, std::string_view>> texts);

/// The text called `key` in the note of entry `seq`; empty where it is not
/// known: there is none, or no people file, or it was erased.
std::string note_text(Book& book, std::int64_t seq, std::string_view key);

/// The same of a list of texts.
std::vector<std::string> note_texts(Book& book, std::int64_t seq,
                                    std::string_view key);

/// Refuses with already_exists a `name` that an earlier entry opened (`number`
/// is not 0), unless it did so under this very `key`.
Verdict objection_to_taken(Journal& journal, const Key& key,
                           std::int64_t number, const std::string& name);

/// A refusal for a thing that is not there, with a hint to list them.
Refusal unknown(Reason reason, const std::string& what,
                std::string_view list_command);

}  // namespace obole::ledger
