#include "full_world.hpp"

#include "full_law.hpp"
#include "full_life.hpp"
#include "full_people.hpp"

#include "obole/base/atomic_file.hpp"
#include "obole/intake/donation_import.hpp"
#include "obole/intake/payout_import.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/bundle_exports.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/deposits.hpp"
#include "obole/ledger/erasures.hpp"
#include "obole/ledger/key_rotations.hpp"
#include "obole/ledger/restores.hpp"
#include "support/camt053.hpp"
#include "support/camt054.hpp"

#include <fmt/format.h>

namespace full_world {
namespace {

using obole::Method;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

void territory(World& world) {
  world.must(ledger::NewAccount{support::other_iban, "Trésor public", {}});
  world.must(ledger::NewProgramme{code("PATRIMOINE"), "Patrimoine"});
  ledger::NewProject project{code("PONT"), "Le pont"};
  project.programme = code("PATRIMOINE");
  project.holder = "Les Amis du pont";
  world.must(project);
  world.must(ledger::NewStage{code("PONT"), obole::Stage::funding});
  auto terms = World::terms("TOIT");
  terms.project = code("PONT");
  terms.purpose = obole::Purpose::heritage;
  terms.service = "culture";
  terms.platform = "HELLOASSO";
  terms.resolution = "2025-118";
  terms.mandate = "M-2025-3";
  terms.analytic = "324";
  terms.section = obole::Section::investment;
  world.must(terms);
  world.campaign("ORGUE");
  world.must(ledger::NewTier{code("TOIT"), code("MUG"), "Un \"mug\"",
                             cents(2000), cents(500)});
}

// Two cheques on one slip, which was first recorded wrongly, and a gift that
// comes in two transfers.
void gifts_in_parts(World& world, obole::DonorId ada) {
  std::vector<std::int64_t> cheques;
  for (const std::int64_t amount : {1000, 2000}) {
    auto gift = World::gift("TOIT", ada, amount);
    gift.method = Method::cheque;
    cheques.push_back(world.must(gift));
  }
  const auto wrong = world.must(ledger::NewDeposit{
      Method::cheque, "0012345", day("2026-03-10"), {cheques[0]}, "SLIP-1"});
  world.must(ledger::NewDepositEnd{wrong, "one was left out"});
  world.must(ledger::NewDeposit{Method::cheque, "0012345", day("2026-03-10"),
                                cheques, "SLIP-2"});
  auto gift = World::gift("TOIT", ada, 9000);
  gift.reference = "REF-GIFT-90";
  world.must(gift);
}

void gifts_by_hand(World& world) {
  const auto ada = world
                       .record(ledger::NewDonor{
                           obole::DonorKind::individual,
                           {"Ada Lovelace", "Le Mans", "ada@example.org", {}}})
                       .value()
                       .id;
  ledger::NewPledge promise{code("TOIT"), ada, cents(20'000),
                            day("2026-02-01")};
  promise.due = day("2026-04-01");
  const auto pledge = world.must(promise);
  auto gift = World::gift("TOIT", ada, 5000);
  gift.pledge = pledge;
  gift.tier = "MUG";
  gift.earmark = "the west side";
  gift.reference = "REF-GIFT-50";
  const auto given = world.must(gift);
  ledger::NewRefund refund{given, cents(1000), day("2026-03-05"), "withdrawn"};
  refund.reference = "REF-BACK-10";
  world.must(refund);
  world.must(
      ledger::NewPledgeEnd{pledge, obole::PledgeEnd::cancelled, "moved away"});

  auto paid = World::gift("TOIT", ada, 4000);
  paid.method = Method::card;
  paid.payout = "P-2";
  paid.fee = cents(40);
  ledger::NewRefund back{world.must(paid), cents(1500), day("2026-03-06"), "x"};
  back.fee = cents(-15);
  back.payout = "P-2";
  back.reference = "REF-BACK-15";
  world.must(back);
  gifts_in_parts(world, ada);
}

// One forgotten, one who must be kept, one whose e-mail goes.
void forgetting(World& world) {
  const auto person = [&](const std::string& name) {
    return world
        .record(ledger::NewDonor{obole::DonorKind::individual,
                                 {name, "Le Mans", name + "@example.org", {}}})
        .value()
        .id;
  };
  const auto gone = person("Nemo");
  world.must(ledger::NewDonation{World::gift("TOIT", person("Kept"), 1000)});
  auto entries = world.journal();
  const auto erase = [&](obole::DonorId donor, ledger::ErasureScope scope) {
    return ledger::record(entries,
                          ledger::NewErasure{donor, "asked in May", scope})
        .value();
  };
  obole::check(erase(gone, ledger::ErasureScope::all).texts == 1, "one person");
  const auto kept = ledger::donors(world.book()).back().id;
  obole::check(!erase(kept, ledger::ErasureScope::all).holds.empty(), "a gift");
  obole::check(erase(kept, ledger::ErasureScope::contact).texts == 1, "e-mail");
  entries.commit();
}

// What a platform says of its balance: once before its payout, once after.
void payouts(ledger::Journal& journal) {
  auto profile = obole::bank::known_profile("payout").value();
  profile.platform = "HELLOASSO";
  const std::string header =
      "id;date;nature;amount;fee;payout;payout date;parent\n";
  const std::string early =
      "G-1;2026-03-02;don;11.00;0.50;;;\n"
      "R-1;2026-03-03;refund;-1.00;0;;;G-1\n"
      "F-1;2026-03-04;fee;-0.10;0;;;\n";
  const std::string late =
      "G-1;2026-03-02;don;11.00;0.50;P-1;2026-03-30;\n"
      "F-1;2026-03-04;fee;-0.10;0;;;G-1\n"
      "P-1;2026-03-28;payout;-10.50;0;P-1;2026-03-30;\n";
  for (const auto& rows : {early, late}) {
    const auto report =
        intake::import_payout(journal, support::source_of(header + rows),
                              {"payouts.csv", profile})
            .value();
    obole::check(report.refused == 0 && report.entry, "the report is right");
  }
}

// A checkpoint of what never was this ledger is said to be lost.
void went_back(World& world, ledger::Journal& journal) {
  const auto origin = ledger::origin_of(journal.book());
  const obole::proofs::HighWater mark(world.folder() / "kept");
  std::filesystem::create_directory(mark.folder());
  obole::proofs::Note note;
  note.text = obole::proofs::Checkpoint{origin, 2, {}}.text();
  note.sign(obole::proofs::SecretNoteKey::fresh(
      origin, obole::proofs::KeyKind::ed25519));
  obole::check(!obole::write_atomically(mark.file_of(origin), note.bytes()),
               "a mark");
  (void)ledger::record(
      journal, ledger::NewAcknowledgement{"a disk was lost", "BACK-1"}, mark)
      .value();
}

// With the names, and without.
void taken_away(ledger::Journal& journal) {
  const auto manifest = obole::Sha256().of("a manifest");
  (void)ledger::record(journal, ledger::NewBundleExport{true, manifest, {}})
      .value();
  (void)ledger::record(journal,
                       ledger::NewBundleExport{false, manifest, "AUDIT-2026"})
      .value();
}

// Twice, so that one follows the other.
void hand_keys_on(ledger::Journal& journal) {
  using obole::proofs::SecretNoteKey;
  const auto origin = ledger::origin_of(journal.book());
  auto key = SecretNoteKey::fresh(origin, obole::proofs::KeyKind::ed25519);
  for (const auto* const reference : {"KEY-1", "KEY-2"}) {
    auto next = SecretNoteKey::fresh(origin, obole::proofs::KeyKind::ed25519);
    (void)ledger::record(journal,
                         ledger::NewRotation{key, next.verifier(), reference})
        .value();
    key = std::move(next);
  }
}

}  // namespace

std::string donations_csv(int first, int count) {
  std::string csv = "reference;date;amount;fee;payout;campaign;name;email\n";
  for (int at = first; at < first + count; ++at) {
    csv += fmt::format(
        "G-{0};2026-03-{1:02};{2}.00;0.50;P-1;TOIT;Donor "
        "{0};d{0}@example.org\n",
        at, 1 + at % 28, 10 + at);
  }
  return csv;
}

std::string statement_xml(std::int64_t payout) {
  const std::string ada = "Ada Lovelace";
  return support::camt053(
      {{"S-2026-03",
        10'000,
        "2026-03-01",
        "2026-03-31",
        {{5000, "2026-03-10", "REF-GIFT-50", ada, "un don"},
         {-1000, "2026-03-10", "REF-BACK-10", ada, "remboursement"},
         {payout, "2026-03-30", "P-1", "HelloAsso", "versement P-1"},
         {1234, "2026-03-31", "", ada, "inexpliqué"},
         {3000, "2026-03-31", "", "", "REMISE CHEQUES 12345"},
         {4000, "2026-03-31", "", ada, "acompte REF-GIFT-90"},
         {5000, "2026-03-31", "", ada, "solde REF-GIFT-90"},
         {-5000, "2026-03-31", "OUT-1", "Les Amis de la halle", "x"}}}});
}

void fill(World& world, int gifts) {
  territory(world);
  gifts_by_hand(world);
  know(world);
  forgetting(world);
  live(world);
  judge(world);
  auto profile = obole::bank::known_profile("generic").value();
  profile.platform = "HELLOASSO";
  std::int64_t payout = 0;
  for (int at = 1; at <= gifts; ++at)
    payout += 1000 + 100 * at - 50;

  auto journal = world.journal();
  const auto report = intake::import_donations(
                          journal, support::source_of(donations_csv(1, gifts)),
                          {"gifts.csv", profile, {}, false, "FILE-1"})
                          .value();
  obole::check(report.refused == 0, "every row of the file is right");
  (void)intake::import_statement(
      journal, support::source_of(statement_xml(payout)), {"march.xml", {}})
      .value();
  // Nobody explains the fourth line, but the bank itemises it.
  const auto details = support::camt054(
      "N-2026-03", {{"2026-03-31",
                     "",
                     {{1000, "", "", "Ada Lovelace", "un"},
                      {234, "", "", "Ada Lovelace", "deux"}}}});
  (void)intake::import_statement(journal, support::source_of(details),
                                 {"details.xml", {}})
      .value();
  const auto reconciled = intake::reconcile(journal, {}).value();
  obole::check(reconciled.matched == 7, "seven lines are explained");
  // The refund's line is taken back, and explained no more.
  (void)intake::unmatch(journal, 2, "wrong line", {}).value();
  payouts(journal);
  hand_keys_on(journal);
  went_back(world, journal);
  taken_away(journal);
  (void)ledger::record(journal, ledger::PeriodClose{day("2026-01-31")}).value();
  journal.commit();
}

}  // namespace full_world
