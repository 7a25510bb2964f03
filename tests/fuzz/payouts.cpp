#include "obole/bank/payouts.hpp"

#include "bank/recording.hpp"
#include "fuzz/target.hpp"

namespace {

using namespace obole::bank;  // NOLINT(google-build-using-namespace)

struct Told {
  std::string all;
  std::size_t rows = 0;
  std::size_t problems = 0;
};

Told told(std::string_view text, const Profile& profile, std::size_t piece) {
  Told told;
  const MovementSink sink{
      [&](MovementRow&& row) {
        ++told.rows;
        told.all += row.source + to_string(row.net) + '\n';
        fuzz::promise(row.gross - row.fee == row.net, "net is gross less fee");
        fuzz::promise(!row.source.empty(), "a movement has a name");
      },
      [&](Problem&& problem) {
        ++told.problems;
        told.all += problem.column + problem.why.en + '\n';
        fuzz::promise(!problem.why.fr.empty(), "a problem says why");
      }};
  const auto sums = read_payouts(recordings::source_of(text, piece), "releve",
                                 profile, obole::Currency::eur(), sink);
  if (!sums) {
    told.all += sums.error().why.en;
    fuzz::promise(!sums.error().why.fr.empty(), "a refusal says why");
    return told;
  }
  fuzz::promise(sums->movements == told.rows, "every movement is told");
  return told;
}

}  // namespace

// Reading in pieces changes nothing, and nothing is made up.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  for (const char* const name : {"stripe", "paypal", "payout"}) {
    const auto profile = known_profile(name).value();
    const auto whole = told(text, profile, 4096);
    fuzz::promise(whole.all == told(text, profile, 7).all,
                  "how the bytes come changes nothing");
    fuzz::promise(whole.rows + whole.problems <= size, "nothing is made up");
  }
  return 0;
}
