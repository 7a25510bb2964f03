// The documents that were made of receipts, each known by its SHA-256.

#pragma once

#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

enum class PaperCopy : std::uint8_t { original, duplicate };

struct Paper {
  std::int64_t receipt;  ///< its entry
  PaperCopy copy;
  std::string digest;  ///< hexadecimal
};

/// Records that these documents were made, in as many entries as needed.
Result<std::int64_t> record_papers(Journal& journal,
                                   std::span<const Paper> papers);

/// The document with this digest, if it is one of ours.
std::optional<Paper> find_paper(Book& book, std::string_view digest);

/// The original of a receipt, if one was made.
std::optional<Paper> original_of(Book& book, std::int64_t receipt);

/// The receipts that are live and of which no document was made yet.
std::vector<std::int64_t> receipts_without_paper(Book& book);

}  // namespace obole::ledger

namespace obole {

template <>
std::span<const std::string_view> words<ledger::PaperCopy>();

namespace ledger {

std::string_view french(PaperCopy choice);

}  // namespace ledger
}  // namespace obole
