#include "obole/base/unicode.hpp"
#include "obole/ledger/canonical.hpp"

#include <charconv>

namespace obole::canonical {
namespace {

constexpr std::int64_t largest_integer = (std::int64_t{1} << 53) - 1;
constexpr int deepest = 4;

// Accepts canonical text only: what it accepts, Object would write alike.
class Parser {
 public:
  Parser(std::string_view json, std::vector<Node>& nodes)
      : at_(json.data()), end_(json.data() + json.size()), nodes_(nodes) {}

  bool parse() {
    return at_ != end_ && *at_ == '{' && value({}, 1) && at_ == end_;
  }

 private:
  bool take(char letter) {
    if (at_ == end_ || *at_ != letter) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    if (static_cast<std::size_t>(end_ - at_) < word.size() ||
        std::string_view(at_, word.size()) != word) {
      return false;
    }
    at_ += word.size();
    return true;
  }

  std::size_t open(Node::Type type, std::string_view key) {
    nodes_.push_back({type, false, key, {}, {at_, 0}, 0, 0});
    return nodes_.size() - 1;
  }

  bool close(std::size_t node) {
    nodes_[node].end = static_cast<std::uint32_t>(nodes_.size());
    const char* const begin = nodes_[node].json.data();
    nodes_[node].json = {begin, static_cast<std::size_t>(at_ - begin)};
    return true;
  }

  bool value(std::string_view key, int depth) {
    if (at_ == end_) return false;
    switch (*at_) {
      case '{':
        return depth <= deepest && object(key, depth);
      case '[':
        return depth <= deepest && array(key, depth);
      case '"':
        return string(key);
      case 't':
      case 'f':
        return boolean(key);
      default:
        return integer(key);
    }
  }

  bool object(std::string_view key, int depth) {
    const auto node = open(Node::Type::object, key);
    ++at_;
    if (take('}')) return close(node);
    std::string_view last;
    do {
      std::string_view name;
      if (!field_name(name) || name <= last) return false;
      last = name;
      if (!take(':') || !value(name, depth + 1)) return false;
    } while (take(','));
    return take('}') && close(node);
  }

  bool field_name(std::string_view& name) {
    if (!take('"')) return false;
    const char* const begin = at_;
    while (at_ != end_ && ((*at_ >= 'a' && *at_ <= 'z') || *at_ == '_'))
      ++at_;
    name = {begin, static_cast<std::size_t>(at_ - begin)};
    return !name.empty() && take('"');
  }

  bool array(std::string_view key, int depth) {
    const auto node = open(Node::Type::array, key);
    ++at_;
    if (take(']')) return close(node);
    do {
      if (!value({}, depth + 1)) return false;
    } while (take(','));
    return take(']') && close(node);
  }

  bool string(std::string_view key) {
    const auto node = open(Node::Type::string, key);
    const char* const begin = ++at_;
    bool ascii = true;
    for (; at_ != end_ && *at_ != '"'; ++at_) {
      const auto byte = static_cast<unsigned char>(*at_);
      if (byte < 0x20 || byte == 0x7f) return false;
      if (byte >= 0x80) ascii = false;
      if (byte != '\\') continue;
      nodes_[node].escaped = true;
      ++at_;
      if (at_ == end_ || (*at_ != '"' && *at_ != '\\')) return false;
    }
    const std::string_view text{begin, static_cast<std::size_t>(at_ - begin)};
    nodes_[node].text = text;
    if (!ascii && invalid_utf8_at(text)) return false;
    return take('"') && close(node);
  }

  bool boolean(std::string_view key) {
    const auto node = open(Node::Type::boolean, key);
    if (take_word("true")) {
      nodes_[node].number = 1;
      return close(node);
    }
    return take_word("false") && close(node);
  }

  bool integer(std::string_view key) {
    const auto node = open(Node::Type::integer, key);
    const char* const begin = at_;
    auto& number = nodes_[node].number;
    const auto read = std::from_chars(at_, end_, number);
    if (read.ec != std::errc{}) return false;
    at_ = read.ptr;
    const bool negative = *begin == '-';
    const auto digits = at_ - begin - (negative ? 1 : 0);
    const bool leading_zero = begin[negative ? 1 : 0] == '0';
    if (leading_zero && (digits > 1 || negative)) return false;
    return number <= largest_integer && number >= -largest_integer &&
           close(node);
  }

  const char* at_;
  const char* end_;
  std::vector<Node>& nodes_;
};

}  // namespace

bool Document::parse(std::string_view json) {
  nodes_.clear();
  if (Parser(json, nodes_).parse()) return true;
  nodes_.clear();
  return false;
}

const Node* Document::find(std::string_view key) const {
  for (std::size_t at = 1; at < nodes_.size(); at = nodes_[at].end) {
    if (nodes_[at].key == key) return &nodes_[at];
    if (nodes_[at].key > key) break;
  }
  return nullptr;
}

std::string unescaped(const Node& node) {
  if (!node.escaped) return std::string(node.text);
  std::string text;
  text.reserve(node.text.size());
  for (std::size_t at = 0; at < node.text.size(); ++at) {
    if (node.text[at] == '\\') ++at;
    text += node.text[at];
  }
  return text;
}

std::int64_t integer_of_digits(std::string_view digits, bool& ok) {
  std::int64_t number = 0;
  const auto* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  const bool negative = !digits.empty() && digits.front() == '-';
  const auto first = negative ? 1U : 0U;
  const bool leading_zero = digits.size() > first && digits[first] == '0' &&
                            (digits.size() > first + 1 || negative);
  if (read.ec != std::errc{} || read.ptr != end || leading_zero) ok = false;
  return number;
}

std::string Document::text(std::string_view key) const {
  const auto* const node = find(key);
  if (node == nullptr || node->type != Node::Type::string) return {};
  return unescaped(*node);
}

std::int64_t Document::integer(std::string_view key) const {
  const auto* const node = find(key);
  if (node == nullptr) return 0;
  bool ok = true;
  if (node->type == Node::Type::string)
    return integer_of_digits(node->text, ok);
  return node->number;
}

bool Document::boolean(std::string_view key) const {
  const auto* const node = find(key);
  return node != nullptr && node->type == Node::Type::boolean &&
         node->number == 1;
}

}  // namespace obole::canonical
