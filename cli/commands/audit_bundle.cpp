// obole audit verify-bundle: whether what an auditor was given holds.

#include "cli/commands.hpp"
#include "cli/version.hpp"
#include "obole/base/say.hpp"
#include "obole/bundle/check.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

Json json_of(const bundle::Checked& checked, Language language) {
  auto problems = Json::list();
  for (const auto& fault : checked.faults) {
    Json one;
    one.set("file", fault.file)
        .set("line", fault.line > 0 ? std::optional(fault.line) : std::nullopt)
        .set("field", fault.field)
        .set("detail", fault.what.in(language));
    problems.add(one);
  }
  return Json::of("audit-verify-bundle")
      .set("ok", checked.faults.empty())
      .set("entries", checked.head.size)
      .set("size", checked.head.size)
      .set("root", hex(checked.head.root))
      .set("manifest", hex(checked.manifest))
      .set("files", static_cast<std::int64_t>(checked.files))
      .set("names", checked.names)
      .set("problems", problems);
}

Exit verify_bundle(Session& session, Arguments& arguments) {
  const auto folder = arguments.text("DIR");
  auto checked = bundle::check_bundle(folder, program_version);
  if (!checked) return session.refuse(checked.error());
  const auto given = arguments.if_any("--manifest");
  if (given && *given != hex(checked->manifest)) {
    checked->faults.push_back(
        {std::string(bundle::manifest_name),
         0,
         {},
         say("its SHA-256 is {}, not the one that was given",
             "son SHA-256 est {}, non celui qui a été donné",
             hex(checked->manifest))});
  }
  const auto json = json_of(*checked, session.language());
  if (checked->faults.empty()) {
    session.print(say("{}: {} verified\nroot            {}\nmanifest.sha256 {}",
                      "{} : {}\nracine          {}\nmanifest.sha256 {}", folder,
                      counted(checked->head.size, {"entry", "entries"},
                              {"écriture vérifiée", "écritures vérifiées"}),
                      hex(checked->head.root), hex(checked->manifest)),
                  json);
    if (given) return Exit::done;
    session.remark(
        say("compare the manifest’s digest with the one that you were given by "
            "another way",
            "comparer l’empreinte du manifeste à celle reçue par une autre "
            "voie"));
    return Exit::done;
  }
  reports::Table table;
  table.what = "audit-verify-bundle";
  table.title =
      say("The bundle does not verify: {}", "Le dossier ne se vérifie pas : {}",
          counted(checked->faults.size(), {"problem", "problems"},
                  {"anomalie", "anomalies"}));
  table.columns = {
      {"file", {"File", "Fichier"}, Kind::text},
      {"line", {"Line", "Ligne"}, Kind::number},
      {"field", {"Field", "Champ"}, Kind::text},
      {"detail", {"What is wrong", "Ce qui ne va pas"}, Kind::text}};
  for (const auto& fault : checked->faults) {
    reports::Cell line;
    if (fault.line > 0) line = fault.line;
    reports::Cell field;
    if (!fault.field.empty()) field = fault.field;
    table.rows.push_back({fault.file, line, field, fault.what});
  }
  session.print(table, json);
  return Exit::altered;
}

}  // namespace

const Command audit_verify_bundle_command{
    .words = "audit verify-bundle",
    .summary = {"Check that an audit bundle was not altered",
                "Vérifier qu’un dossier d’audit n’a pas été altéré"},
    .positionals = {{"DIR", {"the folder", "le dossier"}}},
    .options = {{"--manifest",
                 "SHA256",
                 {"the digest of manifest.json that was given by another way",
                  "l’empreinte de manifest.json reçue par une autre voie"}}},
    .example = "obole audit verify-bundle audit-2026",
    .run = verify_bundle};

}  // namespace cli
