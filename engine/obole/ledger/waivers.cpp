#include "obole/ledger/waivers.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_benefit =
    "SELECT benefit FROM main.donation WHERE seq = ?1";

}  // namespace

Result<Recorded> record(Journal& journal, const NewWaiver& waiver) {
  auto& book = journal.book();
  const auto donation = find_donation(book, waiver.donation);
  if (!donation) return donation.error();
  auto& row = book.prepared(select_benefit);
  const bool has_benefit =
      row.bind(waiver.donation).step() && row.integer(0) > 0;
  row.reset();
  if (!has_benefit) {
    return Refusal{Reason::not_permitted, std::to_string(waiver.donation),
                   say("nothing was promised in return for this gift",
                       "ce don n’a pas de contrepartie"),
                   say("obole donation show {} shows it",
                       "obole donation show {} le montre", waiver.donation)};
  }
  if (auto refusal = rules::objection_to_sequel(waiver.date, donation->date,
                                                journal.context().today)) {
    return *refusal;
  }
  const auto reason = required_text("--reason", waiver.reason);
  if (!reason) return reason.error();
  const auto key =
      key_for(waiver.reference,
              Key::unique("benefit.waived", std::to_string(waiver.donation)));
  if (!key) return key.error();
  Draft draft("benefit.waived", waiver.date, *key);
  draft.integer("donation", donation->seq)
      .text("campaign", donation->campaign)
      .note(note_of("reason", *reason));
  return journal.append(draft);
}

}  // namespace obole::ledger
