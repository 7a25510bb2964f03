#include "obole/intake/packed_statements.hpp"

#include "obole/bank/camt054.hpp"
#include "obole/bank/zip.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/digested.hpp"
#include "obole/ledger/runs.hpp"

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

bool is_foreign(const StatementImport& request, std::string_view beginning) {
  return !request.profile && !request.format && !bank::recognise(beginning);
}

LeftOut left_out(const std::string& member, std::string_view beginning) {
  if (beginning.starts_with("%PDF-"))
    return {member,
            say("it is a PDF, for people: it was left out",
                "c’est un PDF, pour les personnes : il a été laissé de côté"),
            true};
  if (beginning.empty())
    return {member, say("it is empty, and was left out",
                        "il est vide et a été laissé de côté")};
  return {
      member,
      say("it is in no format of bank statements that is known by its "
          "content, and was left out; if it is a statement, unpack it and "
          "import it by itself",
          "son contenu n’est d’aucun format connu de relevé bancaire : il a "
          "été laissé de côté ; si c’est un relevé, l’extraire et "
          "l’importer à part")};
}

// One entry stands for the file, however many statements it has.
Verdict note_the_file(ledger::Journal& journal, const std::string& reference,
                      const Digest& digest) {
  const auto noted = ledger::record(
      journal, {"import statement", {"sha256=" + hex(digest)}, reference});
  if (!noted) return noted.error();
  return std::nullopt;
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
  Digested digested(source);
  const auto zip = bank::Zip::open(digested.source(), request.file);
  const Place place{request.file, 0, {}};
  if (!zip) return at(zip.error(), place);
  if (request.reference) {
    if (auto refusal =
            note_the_file(journal, *request.reference, digested.finish()))
      return at(*refusal, place);
  }
  StatementFileReport all;
  StatementImport one = request;
  one.reference.reset();
  std::vector<std::size_t> put_off;
  enum class Pass : std::uint8_t { statements, notifications, anything };
  const auto take = [&](std::size_t member, Pass pass) {
    return zip->read(member, [&](const bank::Source& bytes) -> Verdict {
      bank::Peeked peeked(bytes);
      const auto whole = peeked.source();
      one.file = zip->names()[member];
      if (pass == Pass::statements && is_notification(peeked.beginning())) {
        put_off.push_back(member);
        return std::nullopt;
      }
      if (pass == Pass::statements && is_foreign(request, peeked.beginning())) {
        all.left_out.push_back(left_out(one.file, peeked.beginning()));
        return std::nullopt;
      }
      auto report = import_one(journal, whole, one);
      if (!report) return report.error();
      append(all, std::move(*report));
      return std::nullopt;
    });
  };
  const auto members = zip->names().size();
  for (std::size_t member = 0; member < members; ++member)
    if (auto refusal = take(member, Pass::statements))
      return at(*refusal, place);
  for (const auto member : put_off)
    if (auto refusal = take(member, Pass::notifications))
      return at(*refusal, place);
  // Nothing of it is known: it is refused as the first of them would be.
  if (members > 0 && all.left_out.size() == members)
    if (auto refusal = take(0, Pass::anything)) return at(*refusal, place);
  return all;
}

}  // namespace obole::intake
