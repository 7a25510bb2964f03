#include "bank/recording.hpp"

#include "obole/base/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace recordings {

using obole::Verdict;
using obole::bank::Line;
using obole::bank::Remark;
using obole::bank::StatementHead;
using obole::bank::StatementSums;

namespace {

std::string day(const std::optional<obole::Date>& date) {
  return date ? obole::iso(*date) : "-";
}

std::string money(const std::optional<obole::Money>& amount) {
  return amount ? to_string(*amount) : "-";
}

std::string told(const Line& line) {
  return fmt::format(
      "{} {} {} {} {} {} {} {} {} {} {} {} {} {} {}/{}/{} {} {}\n",
      to_string(line.amount), day(line.booked_on), day(line.value_on),
      line.bank_reference, line.end_to_end, line.transaction_id,
      line.rf_reference, line.remittance, line.code, line.counterparty.name,
      line.counterparty.iban, line.counterparty.ultimate, line.is_reversal,
      line.return_code, line.entry, line.part, line.parts,
      static_cast<int>(line.residual), line.file_line);
}

std::string told(const Statement& statement) {
  const StatementHead& head = statement.head;
  const StatementSums& sums = statement.sums;
  auto text = fmt::format(
      "{} {} {} {} {} {} {} {} {} {} {} {} {} {} {}\n", head.account, head.id,
      head.sequence.value_or(0), day(head.from), day(head.to),
      money(head.opening), day(head.opening_on), money(head.closing),
      day(head.closing_on), head.is_copy, head.page.value_or(0), head.format,
      head.file_line, statement.ended, head.is_last_page);
  text += fmt::format("{} {} {} {} {}\n", sums.entries, sums.lines,
                      sums.credits, sums.debits, sums.not_booked);
  for (const Line& line : statement.lines)
    text += told(line);
  return text;
}

}  // namespace

bool Recording::remarked_at(std::string_view path) const {
  return std::any_of(
      remarks.begin(), remarks.end(),
      [path](const Remark& remark) { return remark.place.column == path; });
}

obole::bank::Source source_of(std::string_view bytes, std::size_t piece) {
  return [bytes, piece](std::span<char> buffer) mutable {
    const auto count = std::min({bytes.size(), piece, buffer.size()});
    std::copy_n(bytes.begin(), count, buffer.begin());
    bytes.remove_prefix(count);
    return count;
  };
}

Recording record(Reader read, std::string_view bytes, std::size_t piece) {
  Recording recording;
  auto& statements = recording.statements;
  const obole::bank::StatementSink sink{
      .begin =
          [&](const StatementHead& head) {
            statements.push_back({head, {}, {}, false});
            return Verdict();
          },
      .line =
          [&](const Line& line) {
            statements.back().lines.push_back(line);
            return Verdict();
          },
      .end =
          [&](const StatementHead& head, const StatementSums& sums) {
            statements.back().head = head;
            statements.back().sums = sums;
            statements.back().ended = true;
            return Verdict();
          },
      .remark =
          [&](const Remark& remark) { recording.remarks.push_back(remark); }};
  recording.verdict = read(source_of(bytes, piece), "releve", sink);
  return recording;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  obole::check(stream.good(), "the file can be read");
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string told(const Recording& recording) {
  std::string text;
  for (const Statement& statement : recording.statements)
    text += told(statement);
  for (const Remark& remark : recording.remarks)
    text += fmt::format("{} {} {} {}\n", remark.place.line, remark.place.column,
                        remark.says.en, remark.says.fr);
  if (const auto& no = recording.verdict)
    text += fmt::format("{} {} {} {} {}\n", name(no->reason), no->what.en,
                        no->why.en, no->place.line, no->place.column);
  return text;
}

}  // namespace recordings
