#include "obole/ledger/territory.hpp"

#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_programmes =
    "SELECT seq, code, title FROM main.programme ORDER BY code";
constexpr const char* select_projects =
    "SELECT project.seq, project.code, project.title, programme.code,"
    "  (SELECT stage FROM main.project_stage"
    "     WHERE project_stage.project = project.seq"
    "     ORDER BY project_stage.seq DESC LIMIT 1), proposer"
    "  FROM main.project LEFT JOIN main.programme"
    "    ON programme.seq = project.programme"
    "  ORDER BY project.code";
constexpr const char* select_stages =
    "SELECT effective, stage FROM main.project_stage WHERE project = ?1"
    "  ORDER BY seq";
constexpr const char* select_partners =
    "SELECT seq, role, value FROM main.partner WHERE project = ?1 ORDER BY seq";

// A project's stages follow one another.
Verdict objection_to_stage_day(Journal& journal, const NewStage& stage) {
  if (!stage.date) return std::nullopt;
  const auto project = find_project(journal.book(), stage.project.text());
  if (!project) return project.error();
  const auto stages = stages_of(journal.book(), *project);
  const auto since = stages.empty() ? *stage.date : stages.back().date;
  return rules::objection_to_sequel(*stage.date, since,
                                    journal.context().today);
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewProgramme& programme) {
  const auto title = required_text("--title", programme.title);
  if (!title) return title.error();
  const auto key =
      key_for(programme.reference,
              Key::unique("programme.opened", programme.code.text()));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key,
          journal.book().projector().dictionary().programmes.find(
              programme.code.text()),
          programme.code.text())) {
    return *refusal;
  }
  Draft draft("programme.opened", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("programme", programme.code.text()).text("title", *title);
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewProject& project) {
  const auto title = required_text("--title", project.title);
  if (!title) return title.error();
  const auto holder = cleaned("--holder", project.holder);
  if (!holder) return holder.error();
  const auto& names = journal.book().projector().dictionary();
  if (project.programme &&
      names.programmes.find(project.programme->text()) == 0) {
    return unknown(Reason::programme_unknown, project.programme->text(),
                   "obole programme list");
  }
  const auto key = key_for(project.reference,
                           Key::unique("project.opened", project.code.text()));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key, names.projects.find(project.code.text()),
          project.code.text())) {
    return *refusal;
  }
  Draft draft("project.opened", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("project", project.code.text())
      .text("title", *title)
      .text("programme", project.programme ? project.programme->text() : "")
      .text("stage", word(project.stage))
      .text("proposer", project.proposer ? word(*project.proposer) : "");
  if (!holder->empty()) draft.note(note_of("holder", *holder));
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewStage& stage) {
  const auto& names = journal.book().projector().dictionary();
  if (names.projects.find(stage.project.text()) == 0) {
    return unknown(Reason::project_unknown, stage.project.text(),
                   "obole project list");
  }
  const auto key = key_for(stage.reference, Key::fresh());
  if (!key) return key.error();
  if (key->is_fresh() || !journal.find(*key)) {
    if (auto refusal = objection_to_stage_day(journal, stage)) return *refusal;
  }
  Draft draft("project.staged", stage.date.value_or(journal.context().today),
              *key);
  if (!stage.date) draft.dated_by_clock();
  draft.text("project", stage.project.text()).text("stage", word(stage.stage));
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewPartner& partner) {
  const auto& names = journal.book().projector().dictionary();
  if (names.projects.find(partner.project.text()) == 0) {
    return unknown(Reason::project_unknown, partner.project.text(),
                   "obole project list");
  }
  const auto name = required_text("--name", partner.name);
  if (!name) return name.error();
  const auto contributes = cleaned("--contributes", partner.contributes);
  if (!contributes) return contributes.error();
  if (partner.value) {
    if (auto refusal = rules::objection_to_amount(*partner.value)) {
      return at(*refusal, {{}, 0, "--value"});
    }
  }
  const auto key = key_for(partner.reference, Key::fresh());
  if (!key) return key.error();
  Draft draft("project.partnered", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("project", partner.project.text())
      .text("role", word(partner.role))
      .note(note_of({{"name", *name}, {"contributes", *contributes}}));
  if (partner.value) draft.amount("value", *partner.value);
  return journal.append(draft);
}

std::vector<Programme> programmes(Book& book) {
  std::vector<Programme> list;
  auto& row = book.prepared(select_programmes);
  while (row.step()) {
    list.push_back(
        {row.integer(0), std::string(row.text(1)), std::string(row.text(2))});
  }
  row.reset();
  return list;
}

Result<Programme> find_programme(Book& book, std::string_view code) {
  for (auto& programme : programmes(book)) {
    if (programme.code == code) return programme;
  }
  return unknown(Reason::programme_unknown, std::string(code),
                 "obole programme list");
}

std::vector<Project> projects(Book& book) {
  std::vector<Project> list;
  auto& row = book.prepared(select_projects);
  while (row.step()) {
    list.push_back({row.integer(0),
                    std::string(row.text(1)),
                    std::string(row.text(2)),
                    std::string(row.text(3)),
                    std::string(row.text(4)),
                    std::string(row.text(5)),
                    {}});
  }
  row.reset();
  for (auto& project : list)
    project.holder = note_text(book, project.seq, "holder");
  return list;
}

Result<Project> find_project(Book& book, std::string_view code) {
  for (auto& project : projects(book)) {
    if (project.code == code) return project;
  }
  return unknown(Reason::project_unknown, std::string(code),
                 "obole project list");
}

std::vector<ProjectStage> stages_of(Book& book, const Project& project) {
  std::vector<ProjectStage> list;
  auto& row = book.prepared(select_stages);
  row.bind(project.seq);
  while (row.step())
    list.push_back({day_of_number(row.integer(0)), std::string(row.text(1))});
  row.reset();
  return list;
}

std::vector<Partner> partners_of(Book& book, const Project& project) {
  std::vector<Partner> list;
  auto& row = book.prepared(select_partners);
  row.bind(project.seq);
  while (row.step()) {
    list.push_back({row.integer(0),
                    std::string(row.text(1)),
                    {},
                    {},
                    row.is_null(2) ? std::nullopt
                                   : std::optional(Money{row.integer(2),
                                                         book.currency()})});
  }
  row.reset();
  for (auto& partner : list) {
    partner.name = note_text(book, partner.seq, "name");
    partner.contributes = note_text(book, partner.seq, "contributes");
  }
  return list;
}

}  // namespace obole::ledger
