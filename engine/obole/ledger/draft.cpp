#include "obole/ledger/draft.hpp"

#include "obole/base/digest.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

constexpr char unit_separator = '\x1f';

std::array<std::uint8_t, 16> key_of(
    std::initializer_list<std::string_view> parts) {
  thread_local Sha256 sha;
  for (const auto part : parts) {
    sha.update(part).update(std::string_view(&unit_separator, 1));
  }
  const auto digest = sha.finish();
  std::array<std::uint8_t, 16> key{};
  std::copy_n(digest.begin(), key.size(), key.begin());
  return key;
}

}  // namespace

Key Key::reference(std::string_view text) {
  Key key;
  key.bytes_ = key_of({"reference", text});
  key.name_ = text;
  return key;
}

Key Key::source(std::string_view source, std::string_view id,
                std::string_view kind) {
  Key key;
  key.bytes_ = key_of({"source", source, id, kind});
  return key;
}

Key Key::unique(std::string_view kind, std::string_view name) {
  Key key;
  key.bytes_ = key_of({"unique", kind, name});
  key.name_ = name;
  return key;
}

Key Key::fresh() {
  Key key;
  fill_random(key.bytes_);
  key.fresh_ = true;
  return key;
}

std::string_view Key::bytes() const { return as_text(bytes_); }

std::string Key::hex() const { return obole::hex(bytes_); }

Draft& Draft::text(std::string_view key, std::string_view value) {
  if (!value.empty()) fields_.text(key, value);
  return *this;
}

Draft& Draft::integer(std::string_view key, std::int64_t value) {
  fields_.integer(key, value);
  return *this;
}

Draft& Draft::amount(std::string_view key, Money value) {
  fields_.digits(key, value.minor_units());
  return *this;
}

Draft& Draft::day(std::string_view key, std::optional<Date> value) {
  if (value) fields_.text(key, iso(*value));
  return *this;
}

Draft& Draft::flag(std::string_view key, bool value) {
  if (value) fields_.boolean(key, true);
  return *this;
}

Draft& Draft::raw(std::string_view key, std::string_view json) {
  fields_.raw(key, json);
  return *this;
}

Draft& Draft::drawn(std::string_view key, std::string_view value) {
  drawn_.push_back(key);
  return text(key, value);
}

Draft& Draft::uncompared(std::string_view key) {
  drawn_.push_back(key);
  return *this;
}

Draft& Draft::dated_by_clock() {
  drawn_.push_back("effective");
  return *this;
}

Draft& Draft::post(std::string_view account, Money value) {
  if (!postings_.empty()) postings_ += ',';
  postings_ += '[';
  canonical::append_string(postings_, account);
  postings_ += ",\"";
  postings_ += value.currency().code();
  postings_ += "\",\"";
  postings_ += std::to_string(value.minor_units());
  postings_ += "\"]";
  return *this;
}

Draft& Draft::move(Money value, std::string_view debit,
                   std::string_view credit) {
  return post(debit, value).post(credit, -value);
}

Draft& Draft::note(std::string body) {
  personal_ = PersonalText{std::nullopt, std::move(body)};
  return *this;
}

Draft& Draft::person(DonorId donor, std::string body) {
  personal_ = PersonalText{donor, std::move(body)};
  return *this;
}

}  // namespace obole::ledger
