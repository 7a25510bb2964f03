// A program that keeps records on the simulated disk, as the trials see it.
//
// Steps are numbered from 1.  A workload opens its files by path through the
// VFS SimVfs::name and never lets an exception out: what fails is `false`.

#pragma once

#include <string>
#include <vector>

namespace faults {

/// What a look at the files tells.
struct Standing {
  enum class Verdict {
    sound,
    split,  ///< the files are sound, and do not agree with each other
    damaged
  };

  Verdict verdict = Verdict::sound;
  std::string complaint;     ///< what is wrong, for a person; empty when sound
  std::vector<int> present;  ///< the steps found, in any order; when sound
};

class Workload {
 public:
  Workload() = default;
  virtual ~Workload() = default;
  Workload(const Workload&) = delete;
  Workload& operator=(const Workload&) = delete;

  /// The configuration in a few words, for the line that replays a trial.
  virtual std::string name() const = 0;

  /// Makes the files, without any step, and closes them.
  virtual bool prepare() = 0;

  /// Opens the files that prepare() made, as a process does at its start.
  virtual bool open() = 0;

  /// Does step `step` once; true when the program would say that it is done.
  /// After false the step may be there or not.
  virtual bool run(int step) = 0;

  /// Lets go of everything; allowed after any failure, and twice.
  virtual void close() = 0;

  /// Opens, recovers, examines everything and closes.
  virtual Standing verify() = 0;
};

}  // namespace faults
