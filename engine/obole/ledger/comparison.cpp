#include "obole/ledger/comparison.hpp"

#include "obole/base/digest.hpp"

#include <fmt/format.h>

namespace obole::ledger {
namespace {

constexpr std::string_view select_balances =
    "SELECT account, amount, postings FROM main.balance";
constexpr std::string_view select_campaign_sums =
    "SELECT campaign, pledged, received, in_kind, refunded, fees, reconciled,"
    "  matched, donations, donors, refunds, pledges, assessed, receiptable,"
    "  receipted FROM main.campaign_sum";

bool equals(const store::Statement& row, int column, const Value& value) {
  const char type = row.type(column);
  switch (value.type) {
    case Value::Type::null:
      return type == 'n';
    case Value::Type::integer:
      return type == 'i' && row.integer(column) == value.number;
    case Value::Type::text:
      return type == 't' && row.text(column) == value.bytes;
    case Value::Type::blob:
      return type == 'b' && row.blob(column) == value.bytes;
  }
  return false;
}

std::string hex_of(std::string_view bytes) {
  return hex(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                       bytes.size()));
}

std::string shown(const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      return "nothing";
    case Value::Type::integer:
      return std::to_string(value.number);
    case Value::Type::text:
      return std::string(value.bytes);
    case Value::Type::blob:
      return hex_of(value.bytes);
  }
  return {};
}

std::string shown(const store::Statement& row, int column) {
  if (row.type(column) == 'n') return "nothing";
  if (row.type(column) == 'b') return hex_of(row.blob(column));
  return std::string(row.text(column));
}

}  // namespace

ComparisonSink::ComparisonSink(store::Database& database, Findings& findings)
    : database_(database), findings_(findings) {}

ComparisonSink::Cursor& ComparisonSink::cursor(Table table) {
  auto& cursor = cursors_.at(static_cast<std::size_t>(table));
  if (!cursor.rows) {
    cursor.rows.emplace(database_, text_of(table).scan);
    cursor.ready = cursor.rows->step();
  }
  return cursor;
}

void ComparisonSink::advance(Cursor& cursor) {
  cursor.ready = cursor.rows->step();
}

void ComparisonSink::report_extra(Table table, Cursor& cursor) {
  const auto& text = text_of(table);
  findings_.add(cursor.rows->integer(text.seq_column), std::string(text.name),
                "the table holds a row that no entry makes");
  advance(cursor);
}

void ComparisonSink::row(Table table, std::span<const Value> values) {
  const auto& text = text_of(table);
  auto& at = cursor(table);
  const auto seq = values[static_cast<std::size_t>(text.seq_column)].number;
  while (at.ready && at.rows->integer(text.seq_column) < seq) {
    report_extra(table, at);
  }
  if (!at.ready || at.rows->integer(text.seq_column) > seq) {
    findings_.add(seq, std::string(text.name), "the entry’s row is missing");
    return;
  }
  compare(table, at, seq, values);
  advance(at);
}

void ComparisonSink::compare(Table table, Cursor& cursor, std::int64_t seq,
                             std::span<const Value> values) {
  for (std::size_t at = 0; at < values.size(); ++at) {
    const auto column = static_cast<int>(at);
    if (equals(*cursor.rows, column, values[at])) continue;
    findings_.add(seq,
                  fmt::format("{}.{}", text_of(table).name,
                              cursor.rows->column_name(column)),
                  fmt::format("the entry says {}, the table holds {}",
                              shown(values[at]), shown(*cursor.rows, column)));
  }
}

bool ComparisonSink::first_gift(std::int64_t seq, std::int64_t campaign,
                                std::int64_t donor) {
  if (!pairs_.insert({campaign, donor}).second) return false;
  const std::array values = {Value::of(seq), Value::of(campaign),
                             Value::of(donor)};
  row(Table::campaign_donor, values);
  return true;
}

void ComparisonSink::finish() {
  for (std::size_t table = 0; table < table_count; ++table) {
    auto& at = cursor(static_cast<Table>(table));
    while (at.ready)
      report_extra(static_cast<Table>(table), at);
  }
}

void compare_sums(store::Database& database, const Sums& sums,
                  Findings& findings) {
  auto balances = sums.balances;
  store::Statement kept_balances(database, select_balances);
  while (kept_balances.step()) {
    const auto account = kept_balances.integer(0);
    const BalanceSum kept{kept_balances.integer(1), kept_balances.integer(2)};
    const auto found = balances.find(account);
    if (found == balances.end() || !(found->second == kept)) {
      findings.add(std::nullopt, "balance",
                   fmt::format("account {} holds {} after {} postings; its "
                               "entries say otherwise",
                               account, kept.amount, kept.postings));
    }
    if (found != balances.end()) balances.erase(found);
  }
  for (const auto& [account, sum] : balances) {
    findings.add(std::nullopt, "balance",
                 fmt::format("the balance of account {} is missing", account));
  }
  auto campaigns = sums.campaigns;
  store::Statement kept_campaigns(database, select_campaign_sums);
  while (kept_campaigns.step()) {
    const auto campaign = kept_campaigns.integer(0);
    CampaignSum kept;
    int column = 0;
    for (auto* const part : kept.parts())
      *part = kept_campaigns.integer(++column);
    const auto found = campaigns.find(campaign);
    if (found == campaigns.end() || !(found->second == kept)) {
      findings.add(
          campaign, "campaign_sum",
          "the sums kept of this campaign are not those of its entries");
    }
    if (found != campaigns.end()) campaigns.erase(found);
  }
  for (const auto& [campaign, sum] : campaigns) {
    findings.add(campaign, "campaign_sum", "the campaign's sums are missing");
  }
}

}  // namespace obole::ledger
