#include "obole/bank/cfonb120_remarks.hpp"

#include "obole/base/say.hpp"

namespace obole::bank::cfonb120 {
namespace {

struct Told {
  std::string_view positions;
  Sentence says;
};

Told told(Oddity oddity, std::uint64_t times) {
  if (oddity == Oddity::national_sign)
    return {"91-104",
            say("amounts whose last character is é or è, read as {{ or }}: {}",
                "montants dont le dernier caractère est é ou è, lu {{ ou }} : "
                "{}",
                times)};
  return {"3-32",
          say("records that name another bank or account, taken as this "
              "one’s: {}",
              "articles qui nomment une autre banque ou un autre compte, pris "
              "pour ceux de celui-ci : {}",
              times)};
}

}  // namespace

void Oddities::note(Oddity oddity, std::uint64_t record) {
  Seen& seen = seen_.at(static_cast<std::size_t>(oddity));
  if (seen.times++ == 0) seen.record = record;
}

void Oddities::tell(const StatementSink& sink, std::string_view file) const {
  for (std::size_t kind = 0; sink.remark && kind < seen_.size(); ++kind) {
    const Seen& seen = seen_.at(kind);
    if (seen.times == 0) continue;
    auto about = told(static_cast<Oddity>(kind), seen.times);
    sink.remark({{std::string(file), seen.record, std::string(about.positions)},
                 std::move(about.says)});
  }
}

}  // namespace obole::bank::cfonb120
