#include "cli/desk.hpp"

#include "obole/base/check.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace cli_tests {

Desk::Desk() {
  const auto bin = scratch_ / "bin";
  for (const auto& folder : {folder(), drawer(), bin})
    std::filesystem::create_directory(folder);
  std::filesystem::create_symlink(OBOLE_PROGRAM, bin / "obole");
  std::filesystem::create_symlink(OBOLE_BROKEN_PROGRAM, bin / "obole-broken");
  environment_ = {"PATH=" + bin.string() + ":/usr/local/bin:/usr/bin:/bin",
                  "HOME=" + folder().string(),
                  "LC_ALL=C",
                  "TZ=Europe/Paris",
                  "OBOLE_TODAY=2026-06-30",
                  "OBOLE_SOURCE=" OBOLE_SOURCE_DIR};
  for (const char* const name : {"ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
    if (const char* const value = std::getenv(name))
      environment_.push_back(fmt::format("{}={}", name, value));
  }
}

Process Desk::start(const std::vector<std::string>& words,
                    const std::string& name) {
  std::vector<std::string> typed = {OBOLE_PROGRAM};
  typed.insert(typed.end(), words.begin(), words.end());
  return {typed, folder(), drawer() / name, environment_};
}

Process Desk::start_script(const std::string& script, const std::string& name) {
  return {{"/bin/sh", "-c", script}, folder(), drawer() / name, environment_};
}

Answer Desk::obole(const std::vector<std::string>& words) {
  static std::atomic<int> runs = 0;
  const auto name = fmt::format("run{}", ++runs);
  auto process = start(words, name);
  auto answer = this->answer(process, name);
  for (const char* const ending : {".out", ".err"})
    std::filesystem::remove(drawer() / (name + ending));
  return answer;
}

Answer Desk::answer(Process& process, const std::string& name) const {
  const int status = process.wait();
  return {status, contents(drawer() / (name + ".out")),
          contents(drawer() / (name + ".err"))};
}

Town::Town() {
  const auto made = [this](const std::vector<std::string>& words) {
    const auto answer = obole(words);
    obole::check(answer.status == 0, answer.err.c_str());
    return answer.out;
  };
  made({"init", "--name", "Ville de Saint-Aubin"});
  made({"campaign", "add", "TOIT", "--title", "Le toit", "--goal", "25000",
        "--opens", "2026-01-01", "--closes", "2026-12-31"});
  const auto registered = made({"donor", "add", "--kind", "individual",
                                "--name", "Jeanne Martin", "--format", "json"});
  donor_ = nlohmann::json::parse(registered).at("id").get<std::string>();
}

std::vector<std::string> Town::gift(const std::string& reference) const {
  return {"donation", "add",        "--campaign",  "TOIT",
          "--donor",  donor_,       "--amount",    "10",
          "--date",   "2026-03-01", "--method",    "transfer",
          "--format", "json",       "--reference", reference};
}

std::string gifts_file(const std::string& prefix, int rows) {
  std::string text = "Reference,Date,Amount,Campaign,Name,Email\n";
  for (int row = 1; row <= rows; ++row) {
    text += fmt::format("{}-{},2026-03-01,{}.00,TOIT,{} {},{}{}@example.org\n",
                        prefix, row, row, prefix, row, prefix, row);
  }
  return text;
}

std::vector<std::string> references(Desk& desk) {
  const auto answer = desk.obole({"donation", "list", "--format", "json"});
  obole::check(answer.status == 0, answer.err.c_str());
  std::vector<std::string> list;
  const auto listed = nlohmann::json::parse(answer.out);
  for (const auto& gift : listed.at("donations")) {
    const auto& reference = gift.at("reference");
    if (reference.is_string()) list.push_back(reference.get<std::string>());
  }
  return list;
}

}  // namespace cli_tests
