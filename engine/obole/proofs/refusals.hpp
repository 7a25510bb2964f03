// What a file that should be a key, a note or a proof is refused with.

#pragma once

#include "obole/base/result.hpp"

namespace obole::proofs {

Refusal not_a_key();
Refusal not_a_secret();
Refusal not_a_note();
Refusal not_a_checkpoint();
Refusal not_a_proof();
/// Read, but it does not hold.
Refusal does_not_hold(Sentence why);

}  // namespace obole::proofs
