#include "obole/ledger/journal.hpp"

#include "obole/ledger/entries.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

using obole::Reason;
using obole::store::Access;
using support::cents;
using support::code;
using support::day;
using support::RawFile;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

TEST_CASE("entries are recorded later and later, whatever the clock says",
          "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  world.must(World::gift("TOIT", ada, 100));
  world.context.now -= std::chrono::hours{1000};  // the clock is put back
  world.must(World::gift("TOIT", ada, 200));
  world.context.now += std::chrono::hours{2000};
  world.must(World::gift("TOIT", ada, 300));
  const auto list = ledger::entries(world.book(), 0, 100);
  REQUIRE(list.size() == 7);
  for (std::size_t at = 1; at < list.size(); ++at) {
    CAPTURE(at);
    CHECK(list[at].seq == list[at - 1].seq + 1);
    CHECK(list[at].recorded > list[at - 1].recorded);
  }
  CHECK(list.back().recorded == world.context.now);
  CHECK(world.is_sound());
}

TEST_CASE("an entry says who wrote it, with what, and is its own leaf",
          "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto gift = world.must(World::gift("TOIT", world.donor("Ada"), 5000));
  const auto entry = ledger::find_entry(world.book(), gift).value();
  obole::canonical::Document body;
  REQUIRE(body.parse(entry.body));
  CHECK(body.text("by") == "claire");
  CHECK(body.text("version") == "0.0-test");
  CHECK(body.text("kind") == "donation.received");
  CHECK(body.text("effective") == "2026-03-01");
  CHECK(body.integer("seq") == gift);
  CHECK(body.integer("amount") == 5000);
  CHECK(body.integer("v") == 1);
  obole::Sha256 sha;
  CHECK(entry.leaf == sha.of('\0' + entry.body));
  CHECK(reason(ledger::find_entry(world.book(), gift + 1)) ==
        Reason::entry_unknown);
}

TEST_CASE("nothing is dated in a closed period", "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  const auto gift = world.must(World::gift("TOIT", ada, 5000));
  CHECK(reason(world.record(ledger::PeriodClose{day("2026-06-15")})) ==
        Reason::not_permitted);  // today is not over
  world.must(ledger::PeriodClose{day("2026-03-31")});

  auto late = World::gift("TOIT", ada, 100);
  late.date = day("2026-03-31");
  CHECK(reason(world.record(late)) == Reason::period_closed);
  CHECK(reason(world.record(ledger::NewPledge{code("TOIT"), ada, cents(100),
                                              day("2026-03-31")})) ==
        Reason::period_closed);
  CHECK(reason(world.record(
            ledger::NewRefund{gift, cents(100), day("2026-03-02"), "x"})) ==
        Reason::period_closed);
  late.date = day("2026-04-01");
  CHECK(world.record(late));

  // A close only moves forward.
  CHECK(reason(world.record(ledger::PeriodClose{day("2026-03-30")})) ==
        Reason::not_permitted);
  CHECK(world.record(ledger::PeriodClose{day("2026-04-30")}));
  CHECK(world.is_sound());
}

TEST_CASE("a period closed in a journal is closed for what follows in it",
          "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  auto journal = world.journal();
  REQUIRE(ledger::record(journal, ledger::PeriodClose{day("2026-03-31")}));
  CHECK(reason(ledger::record(journal, World::gift("TOIT", ada, 5000))) ==
        Reason::period_closed);
}

TEST_CASE("a dry run says what would happen, and leaves nothing", "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  const auto size = world.size();
  world.close();
  const auto before = support::dump_of(world.file(), world.people());

  world.context.dry_run = true;
  CHECK(world.record(World::gift("TOIT", ada, 5000)).value().seq == size);
  CHECK(world.record(World::gift("TOIT", ada, 7000)).value().seq == size);
  CHECK(world.record(
      ledger::NewDonor{obole::DonorKind::individual, {"Eve", {}, {}, {}}}));
  world.close();
  CHECK((support::dump_of(world.file(), world.people()) == before));

  world.context.dry_run = false;
  CHECK(world.must(World::gift("TOIT", ada, 5000)) == size);
  CHECK(world.is_sound());
}

TEST_CASE("a journal that is not committed leaves nothing", "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  const auto size = world.size();
  {
    auto journal = world.journal();
    REQUIRE(ledger::record(journal, World::gift("TOIT", ada, 5000)));
    REQUIRE(ledger::record(journal, ledger::NewProgramme{code("X"), "X"}));
  }
  CHECK(world.size() == size);
  CHECK(ledger::programmes(world.book()).empty());
  // What the undone entries named is not remembered either.
  CHECK(world.must(ledger::NewProgramme{code("X"), "X"}) == size);
  CHECK(world.is_sound());
}

TEST_CASE("two programs write one after the other, and neither loses a thing",
          "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  auto other = world.opened(Access::write);
  for (int turn = 0; turn < 4; ++turn) {
    world.must(World::gift("TOIT", ada, 100 + turn));
    auto journal = ledger::Journal::begin(other, world.context).value();
    if (turn == 1) REQUIRE(ledger::record(journal, World::terms("ORGUE")));
    REQUIRE(ledger::record(journal, World::gift("TOIT", ada, 200 + turn)));
    journal.commit();
  }
  // What one opened, the other knows.
  CHECK(world.record(World::gift("ORGUE", ada, 100)));
  CHECK(world.is_sound());
  CHECK(world.size() == 2 + 1 + 1 + 8 + 1 + 1);
}

TEST_CASE("a second writer waits, then is told who writes", "[journal]") {
  World world;
  world.context.task = "import donations";
  const auto journal = world.journal();
  auto other = world.opened(Access::write);
  const auto answer = ledger::Journal::begin(other, world.context);
  REQUIRE(reason(answer) == Reason::ledger_busy);
  CHECK(answer.error().why.en.find("import donations") != std::string::npos);
  CHECK(answer.error().why.en.find("process ") == 0);
  // Reading goes on meanwhile.
  CHECK(other.head().size == 2);
}

TEST_CASE("every entry balances, and is found in the books", "[journal]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  auto gift = World::gift("TOIT", ada, 5000);
  gift.platform = "HELLOASSO";
  gift.fee = cents(150);
  const auto seq = world.must(gift);
  world.must(ledger::NewRefund{seq, cents(1000), day("2026-03-05"), "x"});
  world.close();
  RawFile raw(world.file());
  CHECK(raw.rows("SELECT seq FROM posting GROUP BY seq HAVING sum(amount) <> 0")
            .empty());
  using Row = RawFile::Row;
  CHECK(raw.rows("SELECT name, amount, postings FROM balance JOIN account"
                 "  ON account.id = balance.account ORDER BY name") ==
        std::vector<Row>{{"Assets:Clearing:HELLOASSO", "3850", "3"},
                         {"Expenses:Fees:HELLOASSO", "150", "1"},
                         {"Income:Gifts:TOIT", "-4000", "2"}});
}

TEST_CASE("what was known at a moment is what had been recorded by then",
          "[journal]") {
  using namespace std::chrono_literals;
  World world;
  const auto before = world.size();
  world.context.now += 1h;
  world.campaign("TOIT");
  world.context.now += 1h;
  world.campaign("ORGUE");
  auto& book = world.book();
  const auto size = [&](obole::Instant moment) {
    return ledger::size_at(book, moment);
  };
  CHECK(size(obole::Instant{}) == 0);
  CHECK(size(world.context.now - 61min) == before);
  CHECK(size(world.context.now - 1h) == before + 1);
  CHECK(size(world.context.now - 1ns) == before + 1);
  CHECK(size(world.context.now) == before + 2);
  CHECK(size(obole::Instant::max()) == before + 2);
}
