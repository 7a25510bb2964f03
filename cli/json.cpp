#include "cli/json.hpp"

#include <nlohmann/json.hpp>

namespace cli {

using nlohmann::ordered_json;
using obole::reports::Cell;

struct Json::Value {
  ordered_json json = ordered_json::object();
};

Json::Json() : value_(std::make_unique<Value>()) {}
Json::~Json() = default;
Json::Json(const Json& other)
    : value_(std::make_unique<Value>(*other.value_)) {}
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(Json other) noexcept {
  value_.swap(other.value_);
  return *this;
}

Json Json::of(std::string_view what) {
  Json json;
  json.set("schema", "obole/" + std::string(what) + "/1");
  return json;
}

Json Json::list() {
  Json json;
  json.value_->json = ordered_json::array();
  return json;
}

Json& Json::set(std::string_view key, std::string_view value) {
  value_->json[std::string(key)] = std::string(value);
  return *this;
}

Json& Json::set(std::string_view key, const char* value) {
  return set(key, std::string_view(value));
}

Json& Json::set(std::string_view key, const std::string& value) {
  return set(key, std::string_view(value));
}

Json& Json::set(std::string_view key, std::int64_t value) {
  value_->json[std::string(key)] = value;
  return *this;
}

Json& Json::set(std::string_view key, bool value) {
  value_->json[std::string(key)] = value;
  return *this;
}

Json& Json::set(std::string_view key, obole::Money value) {
  return set(key, plain(value));
}

Json& Json::set(std::string_view key, obole::Date value) {
  return set(key, obole::iso(value));
}

Json& Json::set(std::string_view key, const Json& value) {
  value_->json[std::string(key)] = value.value_->json;
  return *this;
}

Json& Json::set_null(std::string_view key) {
  value_->json[std::string(key)] = nullptr;
  return *this;
}

Json& Json::set(std::string_view key, const Cell& cell) {
  if (const auto* const text = std::get_if<std::string>(&cell))
    return set(key, *text);
  if (const auto* const number = std::get_if<std::int64_t>(&cell))
    return set(key, *number);
  if (const auto* const money = std::get_if<obole::Money>(&cell))
    return set(key, *money);
  if (const auto* const date = std::get_if<obole::Date>(&cell))
    return set(key, *date);
  if (const auto* const word = std::get_if<obole::Sentence>(&cell))
    return set(key, word->en);
  if (const auto* const flag = std::get_if<bool>(&cell)) return set(key, *flag);
  if (const auto* const share = std::get_if<obole::reports::Share>(&cell))
    return set(key, fraction(*share));
  return set_null(key);
}

Json& Json::add(const Json& value) {
  value_->json.push_back(value.value_->json);
  return *this;
}

Json& Json::add(const std::string& value) {
  value_->json.push_back(value);
  return *this;
}

Json& Json::add(std::int64_t value) {
  value_->json.push_back(value);
  return *this;
}

std::string Json::text() const {
  return value_->json.dump(2, ' ', false,
                           ordered_json::error_handler_t::replace) +
         '\n';
}

std::string json_string(std::string_view text) {
  return ordered_json(std::string(text))
      .dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string fraction(obole::reports::Share share) {
  auto parts = std::to_string(share.per_ten_thousand % 10'000);
  parts.insert(0, 4 - parts.size(), '0');
  return std::to_string(share.per_ten_thousand / 10'000) + '.' + parts;
}

Json rows_of(const obole::reports::Table& table) {
  auto rows = Json::list();
  for (const auto& cells : table.rows) {
    Json row;
    for (std::size_t at = 0; at < cells.size(); ++at)
      row.set(table.columns[at].key, cells[at]);
    rows.add(row);
  }
  return rows;
}

Json json_of(const obole::reports::Table& table) {
  auto json = Json::of(table.what);
  for (const auto& [heading, value] : table.notes)
    json.set(heading.en, value);
  json.set("rows", rows_of(table));
  if (table.totals.empty()) return json;
  Json totals;
  for (std::size_t at = 0; at < table.totals.size(); ++at) {
    totals.set(table.columns[at].key, table.totals[at]);
  }
  return json.set("totals", totals);
}

}  // namespace cli
