#include "obole/bank/xml.hpp"

#include "obole/bank/xml_refusals.hpp"

#include <cstdlib>
#include <cstring>
#include <exception>
#include <expat.h>
#include <malloc.h>
#include <string>

namespace obole::bank {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{64} << 10;

// Expat keeps every distinct name of a document and grows to hold a long tag.
// Its allocator takes no context, so what the parsers of this thread hold is
// counted here; beyond the budget it is told that there is no memory.
thread_local std::size_t parser_holds = 0;

void* take(std::size_t bytes) {
  if (parser_holds + bytes > XmlReader::most_memory) return nullptr;
  void* const block = std::malloc(bytes);
  if (block != nullptr) parser_holds += malloc_usable_size(block);
  return block;
}

void give_back(void* block) {
  if (block != nullptr) parser_holds -= malloc_usable_size(block);
  std::free(block);
}

void* take_again(void* block, std::size_t bytes) {
  if (parser_holds + bytes > XmlReader::most_memory) return nullptr;
  const auto before = block == nullptr ? 0 : malloc_usable_size(block);
  void* const grown = std::realloc(block, bytes);
  if (grown != nullptr) parser_holds += malloc_usable_size(grown) - before;
  return grown;
}

struct ParserFree {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<XML_ParserStruct, ParserFree>;

Parser new_parser() {
  const XML_Memory_Handling_Suite memory{take, take_again, give_back};
  Parser parser(XML_ParserCreate_MM(nullptr, &memory, nullptr));
  if (!parser) throw std::bad_alloc();
  return parser;
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
    if (name == pair[0]) return pair[1];
  return {};
}

std::string_view XmlAttributes::declared_namespace(
    std::string_view words) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    const std::string_view name = pair[0];
    const std::string_view value = pair[1];
    const bool declares = name == "xmlns" || name.starts_with("xmlns:");
    if (declares && value.find(words) != value.npos) return value;
  }
  return {};
}

struct XmlReader::State {
  Parser parser = new_parser();
  const XmlEvents* events = nullptr;
  int depth = 0;
  std::size_t text_bytes = 0;
  bool text_wanted = false;
  std::string text;
  Verdict refusal;
  std::exception_ptr thrown;

  bool stopped() const { return refusal.has_value() || thrown != nullptr; }

  void halt() { XML_StopParser(parser.get(), XML_FALSE); }

  void refuse(Refusal why) {
    if (stopped()) return;
    refusal = std::move(why);
    if (refusal->place.line == 0)
      refusal->place.line = XML_GetCurrentLineNumber(parser.get());
    halt();
  }

  // What an event throws must not pass through expat, which is C and would be
  // left halfway: it waits here until expat has returned.
  template <class Event>
  void guarded(Event event) {
    if (stopped()) return;
    try {
      event();
    } catch (...) {
      thrown = std::current_exception();
      halt();
    }
  }

  void forget_text() {
    text_bytes = 0;
    text.clear();
  }

  static State& of(void* self) { return *static_cast<State*>(self); }
  static void on_open(void* self, const char* name, const char** attributes);
  static void on_close(void* self, const char*);
  static void on_text(void* self, const char* bytes, int count);
  static void on_doctype(void* self, const char*, const char*, const char*,
                         int);
  void watch();
  std::size_t fill(const Source& source);
  bool token_too_long(std::size_t fed) const;
};

void XmlReader::State::on_open(void* self, const char* name,
                               const char** attributes) {
  State& state = of(self);
  const auto tag = XML_GetCurrentByteCount(state.parser.get());
  if (++state.depth > deepest) return state.refuse(too_deep(deepest));
  if (static_cast<std::size_t>(tag) > longest_text)
    return state.refuse(too_long(longest_text));
  state.forget_text();
  state.guarded([&] {
    const char* const colon = std::strchr(name, ':');
    const char* const local = colon == nullptr ? name : colon + 1;
    state.text_wanted =
        state.events->opened(local, XmlAttributes(attributes)) ==
        XmlText::wanted;
  });
}

void XmlReader::State::on_close(void* self, const char*) {
  State& state = of(self);
  --state.depth;
  state.guarded([&] { state.events->closed(state.text); });
  state.forget_text();
}

void XmlReader::State::on_text(void* self, const char* bytes, int count) {
  State& state = of(self);
  const auto more = static_cast<std::size_t>(count);
  state.text_bytes += more;
  if (state.text_bytes > longest_text)
    return state.refuse(too_long(longest_text));
  if (state.text_wanted) state.guarded([&] { state.text.append(bytes, more); });
}

void XmlReader::State::on_doctype(void* self, const char*, const char*,
                                  const char*, int) {
  of(self).refuse(has_doctype());
}

void XmlReader::State::watch() {
  XML_SetUserData(parser.get(), this);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
}

// Fills the parser's buffer whatever pieces `source` gives, so that the limits
// fall at the same bytes of a file however it is cut.
std::size_t XmlReader::State::fill(const Source& source) {
  void* const buffer =
      XML_GetBuffer(parser.get(), static_cast<int>(chunk_bytes));
  if (buffer == nullptr) {
    refuse(too_much_memory());
    return 0;
  }
  const std::span room(static_cast<char*>(buffer), chunk_bytes);
  std::size_t filled = 0;
  while (filled < room.size()) {
    const auto more = source(room.subspan(filled));
    check(more <= room.size() - filled, "a source keeps within its buffer");
    if (more == 0) break;
    filled += more;
  }
  return filled;
}

// Texts arrive in pieces, but a tag, a comment or an instruction is kept by
// expat until it is whole.
bool XmlReader::State::token_too_long(std::size_t fed) const {
  const auto begun = XML_GetCurrentByteIndex(parser.get());
  const auto since = begun < 0 ? 0 : static_cast<std::size_t>(begun);
  return fed - since > longest_text;
}

XmlReader::XmlReader() : state_(std::make_unique<State>()) {}
XmlReader::~XmlReader() = default;

void XmlReader::stop(Refusal refusal) { state_->refuse(std::move(refusal)); }

std::uint64_t XmlReader::line() const {
  return XML_GetCurrentLineNumber(state_->parser.get());
}

Verdict XmlReader::read(const Source& source, const XmlEvents& events) {
  State& state = *state_;
  check(state.events == nullptr, "a reader of XML reads once");
  state.events = &events;
  state.watch();
  std::size_t fed = 0;
  bool more = true;
  while (more) {
    const auto filled = state.fill(source);
    if (state.stopped()) break;
    fed += filled;
    more = filled == chunk_bytes;
    const auto status = XML_ParseBuffer(state.parser.get(),
                                        static_cast<int>(filled), more ? 0 : 1);
    if (state.stopped()) break;
    if (status != XML_STATUS_OK)
      state.refuse(not_well_formed(XML_GetErrorCode(state.parser.get())));
    else if (more && state.token_too_long(fed))
      state.refuse(too_long(longest_text));
    more = more && !state.stopped();
  }
  if (state.thrown) std::rethrow_exception(state.thrown);
  return std::move(state.refusal);
}

}  // namespace obole::bank
