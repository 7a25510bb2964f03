// From a PDF as drawn to one that can be kept: PDF/A-1b.

#pragma once

#include <string>

namespace obole::paper {

/// What a document says of itself.
struct Description {
  std::string title;
  std::string author;
  std::string figure;  ///< what its pictures show, for who cannot see them
  std::string day;     ///< when it was made: "2026-03-01"
};

/// The sRGB colour profile, the same bytes on every day.
std::string colour_profile();

/// `drawn`, which is cairo's, with what PDF/A-1b asks for besides: metadata, a
/// language (French), a colour profile, complete tables of glyphs.  The same
/// bytes give the same bytes.
///
/// Source: ISO 19005-1:2005.
std::string archived(const std::string& drawn, const Description& description,
                     const std::string& profile);

}  // namespace obole::paper
