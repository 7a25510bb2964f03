// Programmes gather projects; a project has a stage and a holder.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/money.hpp"
#include "obole/domain/partnership.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewProgramme {
  Code code;
  std::string title;
  std::optional<std::string> reference = {};
};

struct NewProject {
  Code code;
  std::string title;
  std::optional<Code> programme = {};
  std::string holder = {};  ///< a person or body; kept with the personal data
  Stage stage = Stage::idea;
  std::optional<std::string> reference = {};
  std::optional<Proposer> proposer = {};
};

struct NewStage {
  Code project;
  Stage stage;
  std::optional<std::string> reference = {};
  std::optional<Date> date = {};  ///< today, if empty
};

/// Somebody else who carries the project, and what they contribute.
struct NewPartner {
  Code project;
  PartnerRole role;
  std::string name;         ///< kept with the personal data
  std::string contributes;  ///< in words; kept with the personal data
  std::optional<Money> value = {};
  std::optional<std::string> reference = {};
};

struct Project {
  std::int64_t seq;
  std::string code;
  std::string title;
  std::string programme;  ///< its code; may be empty
  std::string stage;      ///< the present one
  std::string proposer;   ///< may be empty
  std::string holder;     ///< from the people file; may be empty
};

struct ProjectStage {
  Date date;
  std::string stage;
};

struct Partner {
  std::int64_t seq;
  std::string role;
  std::string name;  ///< from the people file, as what it contributes
  std::string contributes;
  std::optional<Money> value;
};

struct Programme {
  std::int64_t seq;
  std::string code;
  std::string title;
};

/// Each refuses with text_malformed, programme_unknown or project_unknown, and
/// with reference_reused when the code stands for something else already; the
/// same thing again is `already` there.  A stage is dated neither before the
/// project's last one nor after today (date_malformed).
Result<Recorded> record(Journal& journal, const NewProgramme& programme);
Result<Recorded> record(Journal& journal, const NewProject& project);
Result<Recorded> record(Journal& journal, const NewStage& stage);
Result<Recorded> record(Journal& journal, const NewPartner& partner);

/// By code.
std::vector<Programme> programmes(Book& book);
/// Refuses with programme_unknown.
Result<Programme> find_programme(Book& book, std::string_view code);
std::vector<Project> projects(Book& book);
/// Refuses with project_unknown.
Result<Project> find_project(Book& book, std::string_view code);
/// In the order of their days.
std::vector<ProjectStage> stages_of(Book& book, const Project& project);
/// In order.
std::vector<Partner> partners_of(Book& book, const Project& project);

}  // namespace obole::ledger
