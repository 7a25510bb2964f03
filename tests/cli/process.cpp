#include "cli/process.hpp"

#include "obole/base/check.hpp"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace cli_tests {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (auto& word : words)
    list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

int meaning_of(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Process::Process(const std::vector<std::string>& words,
                 const std::filesystem::path& folder,
                 const std::filesystem::path& outputs,
                 const std::vector<std::string>& environment) {
  auto typed = words;
  auto named = environment;
  const auto out = outputs.string() + ".out";
  const auto err = outputs.string() + ".err";
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), fresh, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), fresh, 0600);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  const int failure =
      posix_spawn(&id_, typed.front().c_str(), &actions, &attributes,
                  pointers(typed).data(), pointers(named).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  obole::check(failure == 0, "the program can be started");
}

Process::~Process() {
  kill();
  wait();
}

void Process::kill() {
  if (status_ < 0) ::kill(-id_, SIGKILL);
}

bool Process::running() {
  int status = 0;
  if (status_ < 0 && ::waitpid(id_, &status, WNOHANG) == id_)
    status_ = meaning_of(status);
  return status_ < 0;
}

int Process::wait() {
  int status = 0;
  if (status_ < 0 && ::waitpid(id_, &status, 0) == id_)
    status_ = meaning_of(status);
  return status_;
}

std::string contents(const std::filesystem::path& file) {
  const std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  return text.str();
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << text;
  obole::check(stream.flush().good(), "the file can be written");
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;)
    words.push_back(word);
  return words;
}

}  // namespace cli_tests
