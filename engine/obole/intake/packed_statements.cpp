#include "obole/intake/packed_statements.hpp"

#include "obole/bank/camt054.hpp"
#include "obole/bank/zip.hpp"

#include <algorithm>
#include <iterator>

namespace obole::intake {
namespace {

void append(StatementFileReport& all, StatementFileReport one) {
  std::move(one.statements.begin(), one.statements.end(),
            std::back_inserter(all.statements));
  all.more_remarks += one.more_remarks;
  for (auto& remark : one.remarks) {
    if (all.remarks.size() < most_remarks)
      all.remarks.push_back(std::move(remark));
    else
      ++all.more_remarks;
  }
}

bool is_notification(std::string_view beginning) {
  return bank::looks_like_camt054(beginning);
}

}  // namespace

int reading_rank(std::string_view beginning) {
  if (is_notification(beginning)) return 2;
  return bank::looks_like_zip(beginning) ? 1 : 0;
}

Result<StatementFileReport> import_packed(ledger::Journal& journal,
                                          const bank::Source& source,
                                          const StatementImport& request,
                                          const ImportOne& import_one) {
  const auto zip = bank::Zip::open(source, request.file);
  const Place place{request.file, 0, {}};
  if (!zip) return at(zip.error(), place);
  StatementFileReport all;
  StatementImport one = request;
  std::vector<std::size_t> put_off;
  const auto take = [&](std::size_t member, bool may_put_off) {
    return zip->read(member, [&](const bank::Source& bytes) -> Verdict {
      bank::Peeked peeked(bytes);
      const auto whole = peeked.source();
      if (may_put_off && is_notification(peeked.beginning())) {
        put_off.push_back(member);
        return std::nullopt;
      }
      one.file = zip->names()[member];
      auto report = import_one(journal, whole, one);
      if (!report) return report.error();
      one.reference.reset();
      append(all, std::move(*report));
      return std::nullopt;
    });
  };
  for (std::size_t member = 0; member < zip->names().size(); ++member)
    if (auto refusal = take(member, true)) return at(*refusal, place);
  for (const auto member : put_off)
    if (auto refusal = take(member, false)) return at(*refusal, place);
  return all;
}

}  // namespace obole::intake
