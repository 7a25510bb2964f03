#include "obole/paper/receipt_paper.hpp"

#include "obole/domain/letters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace obole::paper {

std::string verification_text(const ReceiptPaper& paper) {
  check(paper.proof.has_value(), "only a receipt with a proof is verified");
  auto text =
      fmt::format("OBOLE1:{}:{}:{}:{}:{}", paper.issuer.siren, paper.number,
                  paper.proof->leaf, paper.proof->root, paper.proof->tree_size);
  std::transform(text.begin(), text.end(), text.begin(), capital);
  return text;
}

}  // namespace obole::paper
