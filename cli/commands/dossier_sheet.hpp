// A gift's dossier, as a table for people and as JSON for scripts.

#pragma once

#include "cli/json.hpp"
#include "obole/base/sentence.hpp"
#include "obole/intake/source_file.hpp"
#include "obole/reports/dossier.hpp"

#include <optional>
#include <string>

namespace cli {

struct DossierProofs;

/// One row a thing: what part of the dossier it belongs to, its entry or line,
/// its day, its amount, and what it says.
class DossierSheet {
 public:
  explicit DossierSheet(const obole::reports::Dossier& dossier);

  void add_gift();
  /// Each with its proof, where there is one.
  void add_entries(const DossierProofs& proofs);
  /// What is proved, by which checkpoint; and that nothing is, and why.
  /// `folder`: where the files are, if any were written.
  void add_proofs(const DossierProofs& proofs,
                  const std::optional<std::string>& folder);
  /// With `files`, the rows as they came.
  void add_sources(const std::optional<obole::intake::SourceFiles>& files);
  void add_money();
  void add_bank();
  void add_receipts();
  void add_erasures();

  void add(const obole::Sentence& part, const obole::reports::Cell& number,
           const obole::reports::Cell& date, const obole::reports::Cell& amount,
           const obole::Sentence& says);

  obole::reports::Table& table() { return table_; }
  Json& json() { return json_; }

 private:
  void add_refunds();
  void add_disputes();
  void add_movements();

  const obole::reports::Dossier& dossier_;
  obole::reports::Table table_;
  Json json_;
};

}  // namespace cli
