#include "obole/reports/held.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/holdings.hpp"

namespace obole::reports {
namespace {

using ledger::Book;
using ledger::TextKind;

constexpr const char* select_facts =
    "WITH one AS (SELECT ?1 AS number UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  SELECT 0, donation.seq, effective, amount, campaign.code"
    "  FROM main.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  WHERE donor IN (SELECT number FROM one)"
    "  UNION ALL SELECT 1, refund.seq, refund.effective, refund.amount,"
    "    campaign.code FROM main.refund"
    "  JOIN main.donation ON donation.seq = refund.donation"
    "  JOIN main.campaign ON campaign.seq = refund.campaign"
    "  WHERE donor IN (SELECT number FROM one)"
    "  UNION ALL SELECT 2, pledge.seq, effective, amount, campaign.code"
    "  FROM main.pledge"
    "  JOIN main.campaign ON campaign.seq = pledge.campaign"
    "  WHERE donor IN (SELECT number FROM one)"
    "  UNION ALL SELECT 3, seq, effective, amount, year || '-' || number"
    "  FROM main.receipt"
    "  WHERE donor IN (SELECT number FROM one) ORDER BY 1, 2";

Sentence what_of(std::int64_t kind) {
  switch (kind) {
    case 0:
      return {"gift", "don"};
    case 1:
      return {"refund", "remboursement"};
    case 2:
      return {"promise", "promesse"};
    default:
      return {"receipt", "reçu fiscal"};
  }
}

Sentence what_of(TextKind kind) {
  switch (kind) {
    case TextKind::person:
      return {"person", "identité"};
    case TextKind::note:
      return {"note", "note"};
    case TextKind::line:
      break;
  }
  return {"bank line", "ligne bancaire"};
}

// The fields of a text, at its top level.
void add_fields(const ledger::HeldText& text, std::vector<HeldFact>& facts) {
  canonical::Document body;
  if (!body.parse(text.body)) return;
  const auto& nodes = body.nodes();
  for (std::size_t at = 1; at < nodes.size(); at = nodes[at].end) {
    const auto& node = nodes[at];
    const bool is_text = node.type == canonical::Node::Type::string;
    facts.push_back(
        {what_of(text.kind), text.number, std::nullopt, std::nullopt,
         std::string(node.key),
         is_text ? canonical::unescaped(node) : std::string(node.json)});
  }
}

}  // namespace

std::vector<HeldFact> held_about(Book& book, DonorId donor,
                                 std::optional<std::int64_t> size) {
  const store::Snapshot snapshot(book.database());
  std::vector<HeldFact> facts;
  auto& row = book.prepared(select_facts);
  row.bind(book.known_as(donor).number());
  while (row.step()) {
    const bool is_receipt = row.integer(0) == 3;
    facts.push_back(
        {what_of(row.integer(0)), row.integer(1), day_of_number(row.integer(2)),
         Money{row.integer(3), book.currency()},
         is_receipt ? "number" : "campaign", std::string(row.text(4))});
  }
  row.reset();
  for (const auto& text : ledger::texts_about(book, donor, size))
    add_fields(text, facts);
  return facts;
}

}  // namespace obole::reports
