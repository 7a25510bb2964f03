// ZIP files: what is packed comes out, and nothing else does.

#include "obole/bank/zip.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"
#include "support/world.hpp"
#include "support/zip_file.hpp"

#include <fmt/format.h>

#include <random>
#include <set>

using obole::Reason;
using obole::bank::looks_like_zip;
using obole::bank::Source;
using obole::bank::Zip;
using support::source_of;
using support::zip_of;
using support::ZipMember;

namespace {

struct Unpacked {
  std::string name;
  std::string bytes;
};

// Everything in `file`, or why not.
obole::Result<std::vector<Unpacked>> unpacked(const Source& source) {
  const auto zip = Zip::open(source, "releves.zip");
  if (!zip) return zip.error();
  std::vector<Unpacked> all;
  for (std::size_t at = 0; at < zip->names().size(); ++at) {
    all.push_back({zip->names()[at], {}});
    const auto refusal = zip->read(at, [&](const Source& member) {
      std::string piece(1000, '\0');
      while (const auto size = member(piece)) {
        if (all.back().bytes.size() < 1'000'000)
          all.back().bytes.append(piece, 0, size);
      }
      return obole::Verdict();
    });
    if (refusal) return *refusal;
  }
  return all;
}

const ZipMember plain = {"a.xml", "<a>one</a>"};
const ZipMember packed = {"b.xml", std::string(200'000, 'b'), 8};

std::string replaced(std::string text, std::size_t at, std::string_view by) {
  text.replace(at, by.size(), by);
  return text;
}

}  // namespace

TEST_CASE("a ZIP file gives its members in their order, named after it",
          "[zip]") {
  const auto file = zip_of({packed, plain, {"c/d.xml", "", 8}});
  CHECK(looks_like_zip(file));
  const auto all = unpacked(source_of(file)).value();
  REQUIRE(all.size() == 3);
  CHECK(all[0].name == "releves.zip!b.xml");
  CHECK(all[0].bytes == packed.bytes);
  CHECK(all[1].name == "releves.zip!a.xml");
  CHECK(all[1].bytes == plain.bytes);
  CHECK(all[2].bytes.empty());
}

TEST_CASE("a member's name is a label, whatever it looks like", "[zip]") {
  const auto all = unpacked(source_of(zip_of({{"../../etc/passwd", "x"},
                                              {"/etc/profile", "y"},
                                              {"C:\\a.xml", "z"},
                                              {"a\x1b[2J.xml", "w"},
                                              {"folder/", ""},
                                              {"__MACOSX/._a.xml", "junk"}})))
                       .value();
  REQUIRE(all.size() == 4);
  CHECK(all[0].name == "releves.zip!../../etc/passwd");
  CHECK(all[0].bytes == "x");
  CHECK(all[3].name.find('\x1b') == std::string::npos);
}

TEST_CASE("a reader that stops half-way is still told of the damage", "[zip]") {
  auto member = packed;
  member.crc = 1;
  const auto zip = Zip::open(source_of(zip_of({member})), "z").value();
  const auto refusal = zip.read(0, [](const Source&) {
    return obole::Verdict(
        obole::Refusal{Reason::usage, "the reader's", {}, {}});
  });
  REQUIRE(refusal);
  CHECK(refusal->reason == Reason::file_malformed);
  CHECK(refusal->why.en.find("damaged") != std::string::npos);
}

TEST_CASE("what the reader of a member answers is the answer", "[zip]") {
  const auto zip = Zip::open(source_of(zip_of({plain})), "z").value();
  const auto refusal = zip.read(0, [](const Source&) {
    return obole::Verdict(
        obole::Refusal{Reason::usage, "the reader's", {}, {}});
  });
  CHECK(support::reason(refusal) == Reason::usage);
}

TEST_CASE("hostile ZIP files are refused for what is wrong in them", "[zip]") {
  struct Attack {
    std::string bytes;
    std::string why;  // a part of it
    Reason reason = Reason::file_malformed;
  };
  const auto good = zip_of({plain, packed});
  const auto end = good.size() - 22;
  const auto with = [](ZipMember member, auto change) {
    change(member);
    return zip_of({plain, member});
  };
  std::vector<ZipMember> many;
  for (int at = 0; at < 1001; ++at)
    many.push_back({fmt::format("{}.xml", at), ""});
  std::vector<ZipMember> large;
  for (const char* const name : {"1", "2", "3"})
    large.push_back({name, "x", 8, 0, {}, {}, 1'000'000'000});
  const auto nested = zip_of({plain});

  const std::vector<Attack> attacks = {
      {"", "is empty"},
      {"PK\x03\x04", "cut off or damaged"},
      {std::string("PK\x03\x04") + std::string(5000, '\0'),
       "cut off or damaged"},
      {std::string(5000, 'P'), "cut off or damaged"},
      {zip_of({}), "is empty"},
      {zip_of({{"folder/", ""}}), "is empty"},
      {zip_of({{"__MACOSX/._a", "x"}}), "is empty"},
      {good.substr(0, good.size() / 2), "cut off or damaged"},
      {good.substr(0, good.size() - 1), "cut off or damaged"},
      {good.substr(0, end), "cut off or damaged"},
      {good.substr(40), "cut off or damaged"},
      // The last record: disks, counts, and where the directory is.
      {replaced(good, end + 4, "\x05"), "cut off or damaged"},
      {replaced(good, end + 8, "\x09"), "cut off or damaged"},
      {replaced(good, end + 10, "\x01"), "cut off or damaged"},
      {replaced(good, end + 12, "\xFF\xFF\xFF\x7F"), "cut off or damaged"},
      {replaced(good, end + 16, "\xFF\xFF\xFF\x7F"), "cut off or damaged"},
      // The two directories tell different things.
      {with(plain, [](auto& one) { one = {"b", "x", 0, 0, {}, "other"}; }),
       "cut off or damaged"},
      {replaced(good, 8, "\x08"), "cut off or damaged"},
      // A member that is not what it says.
      {with(packed, [](auto& one) { one.crc = 7; }), "damaged"},
      {with({"b", "xyz"}, [](auto& one) { one.crc = 7; }), "damaged"},
      {with(packed, [](auto& one) { one.packed = std::string(90, '\xFF'); }),
       "damaged"},
      {with(packed,
            [](auto& one) {
              one.packed = support::deflated(one.bytes).substr(0, 100'000);
            }),
       "damaged"},
      {with(packed, [](auto& one) { one.size = 1000; }), "more than it says"},
      {with(packed, [](auto& one) { one.size = 900'000; }), "damaged"},
      {with(packed,
            [](auto& one) {
              one.packed = support::deflated_run(' ', 1'000'000);
            }),
       "more than it says"},
      // Locked, or packed by other means.
      {with(plain,
            [](auto& one) {
              one = {"b", "secret", 0, 1};
            }),
       "encrypted"},
      {with(plain,
            [](auto& one) {
              one = {"b", "secret", 8, 1};
            }),
       "encrypted"},
      {with(plain,
            [](auto& one) {
              one = {"b", "x", 12};
            }),
       "packed in a way"},
      {with(plain,
            [](auto& one) {
              one = {"b", "x", 14};
            }),
       "packed in a way"},
      {with(plain,
            [](auto& one) {
              one = {"b", "x", 93};
            }),
       "packed in a way"},
      {with(plain,
            [](auto& one) {
              one = {"b", "x", 99};
            }),
       "cut off or damaged"},
      // Too much.
      {zip_of(many), "more than 1000 files"},
      {zip_of({{"bomb", "x", 8, 0, {}, {}, 1'073'741'825}}),
       "more than 1024 MiB"},
      {zip_of({{"bomb", "x", 8, 0, {}, {}, 0xFFFF'FFFE}}),
       "more than 1024 MiB"},
      {zip_of(large), "more than 2048 MiB together"},
      // One within the other, and two of one name.
      {zip_of({{"in.zip", nested}}), "ZIP file within", Reason::format_unknown},
      {zip_of({{"in.zip", nested, 8}}), "ZIP file within",
       Reason::format_unknown},
      {zip_of({{"in.xml", zip_of({})}}), "ZIP file within",
       Reason::format_unknown},
      {zip_of({plain, plain}), "have one name"},
      {zip_of({plain, {"a.xml", "another"}}), "have one name"},
  };
  std::set<std::string> different;
  for (const auto& attack : attacks)
    different.insert(attack.bytes);
  REQUIRE(different.size() >= 40);
  for (std::size_t at = 0; at < attacks.size(); ++at) {
    const auto& attack = attacks[at];
    CAPTURE(at, attack.why);
    const auto answer = unpacked(source_of(attack.bytes));
    REQUIRE_FALSE(answer);
    CAPTURE(answer.error().why.en);
    CHECK(answer.error().reason == attack.reason);
    CHECK(answer.error().why.en.find(attack.why) != std::string::npos);
    CHECK_FALSE(answer.error().why.fr.empty());
    CHECK_FALSE(answer.error().hint.en.empty());
    CHECK(answer.error().what.en.starts_with("releves.zip"));
  }
}

TEST_CASE("a ZIP file changed anywhere gives what was packed, or a refusal",
          "[zip]") {
  const std::string first = "<a>" + std::string(300, 'q') + "</a>";
  const std::string second = "<b>" + std::string(200, 'r') + "</b>";
  const auto good = zip_of({{"a.xml", first}, {"b.xml", second, 8}});
  support::holds("changed bytes do no harm", [&](std::uint32_t seed) {
    std::mt19937 random(seed);
    auto bytes = good;
    for (unsigned at = 0; at <= seed % 4; ++at) {
      const auto place = random() % bytes.size();
      switch (random() % 3) {
        case 0:
          bytes[place] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(place, random() % 20);
          break;
        default:
          bytes.insert(place, bytes.substr(random() % bytes.size(), 30));
      }
      if (bytes.empty()) bytes = "x";
    }
    const auto answer = unpacked(source_of(bytes));
    if (!answer) return;
    for (const auto& one : *answer)
      RC_ASSERT(one.bytes == first || one.bytes == second);
  });
}
