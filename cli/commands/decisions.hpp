// Decisions of law, as people and scripts read them.

#pragma once

#include "cli/session.hpp"
#include "obole/ledger/donor_names.hpp"
#include "obole/receipts/judge.hpp"

namespace cli {

/// One decision a row; of a single gift, each of its grounds.
class DecisionTable {
 public:
  DecisionTable(obole::ledger::Book& book, obole::receipts::Judge& judge,
                obole::Language language, bool with_grounds);

  void add(const obole::receipts::Judged& judged);
  void print(Session& session);
  /// What each ground says, of those added so far; made `with_grounds`.
  struct GroundLine {
    std::string rule;
    obole::Sentence standing;
    obole::Sentence says;
    std::string source;
  };
  const std::vector<GroundLine>& grounds() const { return grounds_; }
  /// The list of decisions.
  const Json& json() const { return json_; }

 private:
  void add_grounds(const obole::receipts::Judged& judged);

  obole::receipts::Judge& judge_;
  obole::ledger::DonorNames names_;
  obole::Currency currency_;
  obole::Language language_;
  bool with_grounds_;
  std::vector<GroundLine> grounds_;
  obole::reports::Table table_;
  Json json_ = Json::list();
};

/// The table's value that a ground rests on; null where it rests on none.
const obole::rules::RuleValue* value_of(const obole::rules::Ground& ground,
                                        const obole::rules::RuleTable& table,
                                        const obole::rules::Decision& decision);

}  // namespace cli
