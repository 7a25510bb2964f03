#include "obole/paper/archive.hpp"

#include "obole/base/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <string_view>

namespace obole::paper {
namespace {

using Object = QPDFObjectHandle;

constexpr std::string_view maker = "obole";

// As XMP has it, and as the information dictionary does: the same instant.
std::string xmp_instant(const std::string& day) { return day + "T00:00:00Z"; }
std::string pdf_instant(std::string day) {
  day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
  return "D:" + day + "000000Z";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '&')
      out += "&amp;";
    else if (letter == '<')
      out += "&lt;";
    else if (letter == '>')
      out += "&gt;";
    else
      out += letter;
  }
  return out;
}

std::string xmp(const Description& description) {
  constexpr const char* packet =
      R"(<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
<xmp:CreateDate>{instant}</xmp:CreateDate>
<xmp:ModifyDate>{instant}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{maker}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>)";
  return fmt::format(packet, fmt::arg("mark", "\uFEFF"),
                     fmt::arg("title", escaped(description.title)),
                     fmt::arg("author", escaped(description.author)),
                     fmt::arg("maker", maker),
                     fmt::arg("instant", xmp_instant(description.day)));
}

void describe(QPDF& pdf, const Description& description) {
  const auto date = Object::newString(pdf_instant(description.day));
  const auto made_by = Object::newString(std::string(maker));
  auto info = Object::newDictionary();
  info.replaceKey("/Title", Object::newUnicodeString(description.title));
  info.replaceKey("/Author", Object::newUnicodeString(description.author));
  info.replaceKey("/Creator", made_by);
  info.replaceKey("/Producer", made_by);
  info.replaceKey("/CreationDate", date);
  info.replaceKey("/ModDate", date);
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));

  auto metadata = Object::newStream(&pdf, xmp(description));
  metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  auto root = pdf.getRoot();
  root.replaceKey("/Metadata", metadata);
  root.replaceKey("/Lang", Object::newString("fr-FR"));
  root.replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
  root.replaceKey("/ViewerPreferences",
                  Object::parse("<< /DisplayDocTitle true >>"));
}

void give_colours(QPDF& pdf, const std::string& profile) {
  auto stream = Object::newStream(&pdf, profile);
  stream.getDict().replaceKey("/N", Object::newInteger(3));
  auto intent = Object::parse(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
      " /Info (sRGB IEC61966-2.1) >>");
  intent.replaceKey("/DestOutputProfile", stream);
  auto intents = Object::newArray();
  intents.appendItem(pdf.makeIndirectObject(intent));
  pdf.getRoot().replaceKey("/OutputIntents", intents);
}

// The number at `at` of a TrueType file, its high byte first.
std::size_t number_at(std::string_view bytes, std::size_t at,
                      std::size_t size) {
  check(at + size <= bytes.size(), "a font is not cut short");
  std::size_t number = 0;
  for (const char byte : bytes.substr(at, size))
    number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

// How many glyphs an embedded TrueType font has, by its table "maxp".
std::size_t glyphs_of(std::string_view font) {
  constexpr std::size_t header = 12;
  constexpr std::size_t entry = 16;
  const auto tables = number_at(font, 4, 2);
  for (auto at = header; at < header + tables * entry; at += entry) {
    if (font.substr(at, 4) == "maxp")
      return number_at(font, number_at(font, at + 8, 4) + 4, 2);
  }
  check(false, "an embedded font counts its glyphs");
  return 0;
}

// cairo leaves out two entries that PDF/A-1 wants of a composite font
// (6.3.3.2 and 6.3.5).
void complete_font(QPDF& pdf, Object& font) {
  if (!font.hasKey("/CIDToGIDMap"))
    font.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
  auto descriptor = font.getKey("/FontDescriptor");
  const auto file = descriptor.getKey("/FontFile2").getStreamData();
  const auto glyphs = glyphs_of(
      {reinterpret_cast<const char*>(file->getBuffer()), file->getSize()});
  std::string bits((glyphs + 7) / 8, '\0');
  for (std::size_t glyph = 0; glyph < glyphs; ++glyph)
    bits[glyph / 8] =
        static_cast<char>(bits[glyph / 8] | (0x80 >> (glyph % 8)));
  descriptor.replaceKey("/CIDSet", Object::newStream(&pdf, bits));
}

void complete_objects(QPDF& pdf, const Description& description) {
  for (auto& object : pdf.getAllObjects()) {
    if (object.isDictionaryOfType("/Font", "/CIDFontType2"))
      complete_font(pdf, object);
    if (object.isDictionaryOfType("/StructElem") &&
        object.getKey("/S").isNameAndEquals("/Figure"))
      object.replaceKey("/Alt", Object::newUnicodeString(description.figure));
  }
}

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setNewlineBeforeEndstream(true);
  writer.setCompressStreams(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setMinimumPDFVersion("1.4");
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()),
          buffer->getSize()};
}

}  // namespace

std::string archived(const std::string& drawn, const Description& description,
                     const std::string& profile) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("receipt", drawn.data(), drawn.size());
  describe(pdf, description);
  give_colours(pdf, profile);
  complete_objects(pdf, description);
  for (auto page : pdf.getAllPages()) {
    page.removeKey("/Group");  // which would be transparency
    page.replaceKey("/Tabs", Object::newName("/S"));
  }
  check(!pdf.anyWarnings(), "cairo writes sound documents");
  return written(pdf);
}

}  // namespace obole::paper
