// Whole pages of the files zeroed, exchanged, copied, put back from an older
// copy; files cut off and made longer; what lies in pages that are free.

#include "figures.hpp"
#include "laboratory.hpp"
#include "raw_pages.hpp"

#include "support/catch.hpp"

#include <functional>
#include <map>
#include <random>

using laboratory::Laboratory;
using laboratory::Triggers;
using laboratory::Which;
using raw_pages::with_page;

namespace {

constexpr auto both = {Which::ledger, Which::people};

// Counts a change of a file: told, or nothing of it can be read.
class Pages {
 public:
  Pages(const Laboratory& laboratory, std::string kind)
      : laboratory_(laboratory), campaign_(std::move(kind)) {
    laboratory.restore();
    whole_ = laboratory.dump();
  }
  void hold(Which which, const std::string& bytes) {
    laboratory_.restore();
    const auto path = laboratory_.path(which);
    if (raw_pages::bytes_of(path) == bytes) return;
    raw_pages::put(path, bytes);
    const bool told = laboratory_.is_told();
    if (told) {
      ++found_;
      CHECK(campaign_.found(true));
    } else if (laboratory_.dump() == whole_) {
      campaign_.without_effect();
    } else {
      CHECK(campaign_.found(false));
    }
  }
  int found() const { return found_; }

 private:
  const Laboratory& laboratory_;
  figures::Campaign campaign_;
  std::string whole_;
  int found_ = 0;
};

struct Content {
  explicit Content(const std::filesystem::path& path)
      : bytes(raw_pages::bytes_of(path)),
        size(raw_pages::page_size(bytes)),
        count(bytes.size() / size) {}
  std::string page(std::size_t at) const {
    return bytes.substr(at % count * size, size);
  }
  std::string bytes;
  std::size_t size;
  std::size_t count;
};

// Does `change` to every page of both files.
int every_page(
    Pages& pages, const Laboratory& laboratory,
    const std::function<std::string(const Content&, std::size_t)>& change) {
  for (const auto which : both) {
    laboratory.restore();
    const Content content(laboratory.path(which));
    REQUIRE(content.count > 5);
    for (std::size_t at = 0; at < content.count; ++at) {
      CAPTURE(at);
      pages.hold(which, change(content, at));
    }
  }
  return pages.found();
}

}  // namespace

TEST_CASE("a page that is zeroed, or becomes noise, is found", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  {
    Pages pages(laboratory, "a page of a file zeroed");
    CHECK(every_page(pages, laboratory,
                     [](const Content& content, std::size_t at) {
                       return with_page(content.bytes, at,
                                        std::string(content.size, '\0'));
                     }) > 100);
  }
  std::mt19937 random(2026);  // NOLINT: the same bytes every time
  Pages pages(laboratory, "a page of a file made noise");
  CHECK(every_page(pages, laboratory,
                   [&random](const Content& content, std::size_t at) {
                     std::string noise(content.size, '\0');
                     for (auto& byte : noise)
                       byte = static_cast<char>(random());
                     return with_page(content.bytes, at, noise);
                   }) > 100);
}

TEST_CASE("a page in the place of another is found", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  {
    Pages pages(laboratory, "a page of a file written over the next");
    CHECK(every_page(
              pages, laboratory, [](const Content& content, std::size_t at) {
                return with_page(content.bytes, at, content.page(at + 1));
              }) > 100);
  }
  Pages pages(laboratory, "two pages of a file exchanged");
  CHECK(
      every_page(pages, laboratory, [](const Content& content, std::size_t at) {
        const auto other = (at + 1) % content.count;
        return with_page(with_page(content.bytes, at, content.page(other)),
                         other, content.page(at));
      }) > 100);
}

// Rows of a table without the order that a key gives: SQL cannot make them.
TEST_CASE("a row that stands twice in a page is found", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  Pages pages(laboratory, "a row's place in a page given to another");
  CHECK(
      every_page(pages, laboratory, [](const Content& content, std::size_t at) {
        auto page = content.page(at);
        const std::size_t head = at == 0 ? 100 : 0;
        const auto kind = page[head];
        const bool leaf = kind == 0x0D || kind == 0x0A;
        const auto cells = raw_pages::number_at(page, head + 3, 2);
        if (!leaf || cells < 2) return content.bytes;
        const auto first = head + 8;
        const auto last = first + 2 * (cells - 1);
        page.replace(last, 2, page.substr(first, 2));
        return with_page(content.bytes, at, page);
      }) > 50);
}

TEST_CASE("a page of an older copy is found", "[tampering]") {
  Laboratory laboratory(3, Triggers::kept);
  laboratory.restore();
  const std::map<Which, Content> older = {
      {Which::ledger, Content(laboratory.path(Which::ledger))},
      {Which::people, Content(laboratory.path(Which::people))}};
  auto& world = laboratory.world();
  const auto donor = world.donor("Katherine Johnson");
  world.must(support::World::gift("TOIT", donor, 4'200));
  world.close();
  laboratory.keep();
  Pages pages(laboratory, "a page of a file as it was before");
  for (const auto which : both) {
    const Content content(laboratory.path(which));
    const auto& before = older.at(which);
    for (std::size_t at = 0; at < before.count; ++at) {
      CAPTURE(at);
      pages.hold(which, with_page(content.bytes, at, before.page(at)));
      laboratory.restore();
    }
  }
  CHECK(pages.found() > 8);
}

TEST_CASE("a file cut off is found, and one made longer tells nothing",
          "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  Pages pages(laboratory, "a file cut off, or longer");
  for (const auto which : both) {
    laboratory.restore();
    const Content content(laboratory.path(which));
    for (std::size_t at = 0; at < content.count; at += 3) {
      CAPTURE(at);
      pages.hold(which, content.bytes.substr(0, at * content.size));
      pages.hold(which, content.bytes.substr(0, at * content.size + 512));
    }
    pages.hold(which, content.bytes + std::string(content.size, '\0'));
    pages.hold(which, content.bytes + content.page(1));
    pages.hold(which, content.bytes + "x");
  }
  CHECK(pages.found() > 50);
}

TEST_CASE("old data in pages that are free change nothing", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  figures::Campaign campaign("old data in free pages");
  for (const auto which : both) {
    laboratory.restore();
    const auto whole = laboratory.dump();
    auto raw = laboratory.raw(which);
    const auto table =
        std::string(which == Which::ledger ? "donation" : "person");
    raw.run("PRAGMA secure_delete = OFF; CREATE TABLE old AS SELECT * FROM " +
            table + "; DROP TABLE old");
    CHECK(raw.value("PRAGMA freelist_count") != "0");
    CHECK_FALSE(laboratory.is_told());
    CHECK(laboratory.dump() == whole);
    campaign.without_effect();
  }
}
