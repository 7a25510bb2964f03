// Text as it is stored, compared and shown.
//
// What comes in is checked (UTF-8, no control characters) and normalised to
// NFC; what goes out to a terminal or a report has every character escaped
// that could move the cursor or hide its neighbours.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace obole {

/// The byte at which `text` stops being UTF-8, or nothing when it is valid.
/// Surrogates, overlong forms and code points past U+10FFFF are not UTF-8.
std::optional<std::size_t> invalid_utf8_at(std::string_view text);

/// `text` in NFC, with white space (tabs, line ends, U+00A0, U+202F and the
/// rest of Unicode's) collapsed to single spaces and none at either end, and
/// other control characters (C0, C1, DEL) removed.  Nothing when `text` is not
/// UTF-8 or holds a NUL.  Cleaning twice changes nothing more.
std::optional<std::string> clean_text(std::string_view text);

/// The form under which two names are the same name: upper-case ASCII letters
/// and digits, accents stripped (Å to A, œ to OE, ß to SS, ø to O, ł to L),
/// compatibility forms replaced (ﬁ by FI), invisible characters dropped,
/// everything else one space, none at either end.  Letters of other scripts
/// are kept, case-folded, and vowels they write as marks.  `text` is UTF-8.
/// Folding twice changes nothing more.
std::string folded(std::string_view text);

/// How many terminal cells `text` takes: 0 for a combining accent, 2 for 漢,
/// 1 for a byte that is not UTF-8.
std::size_t width(std::string_view text);

/// `text` fit for a terminal: control characters, bidirectional and other
/// invisible format characters, unassigned ones and an accent with nothing to
/// stand on appear as `\u{202E}`, a byte that is not UTF-8 as `\xE9`, and a
/// backslash doubled.  Different texts are shown differently.
std::string shown(std::string_view text);

}  // namespace obole
