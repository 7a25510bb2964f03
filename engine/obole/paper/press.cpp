#include "obole/paper/press.hpp"

#include "obole/paper/archive.hpp"
#include "obole/paper/furniture.hpp"
#include "obole/paper/printable.hpp"
#include "obole/paper/strips.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace obole::paper {
namespace {

// More gifts than that never have room there.
constexpr std::size_t most_on_first_page = 16;

void check_sound(const ReceiptPaper& paper) {
  check(!paper.gifts.empty(), "a receipt is of a gift");
  check(paper.amount.is_positive(), "a receipt is of an amount");
  Money sum(0, paper.amount.currency());
  for (const auto& gift : paper.gifts)
    sum += gift.amount;
  check(sum == paper.amount, "the gifts of a receipt add up to its amount");
  const bool voided = paper.mark == Mark::voided;
  const bool specimen = paper.mark == Mark::specimen;
  check(voided == paper.voided_on.has_value(),
        "a voided receipt, and no other, has the day of it");
  check(specimen || (paper.proof && !paper.number.empty()),
        "a receipt has its number and its entry, unless it is a specimen");
}

// Strips with the pages that they take; it stays where it is made, for the
// pages refer to the strips.
struct Setting {
  Setting(Strips made, const Typeface& face, const Furniture& furniture)
      : strips(std::move(made)),
        galley(strips, face, furniture.first_room(), Furniture::next_room()) {}
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

  const Strips strips;
  const Galley galley;
};

// One gift of money is told by the amount; all else is listed, on the first
// page if that can hold it and all the rest.
std::vector<GiftList> lists_to_try(const ReceiptPaper& paper) {
  if (paper.gifts.size() == 1 && !any_in_kind(paper)) return {GiftList::none};
  if (paper.gifts.size() > most_on_first_page) return {GiftList::annex};
  return {GiftList::inline_list, GiftList::annex};
}

std::unique_ptr<Setting> set(const ReceiptPaper& paper, const Typeface& face,
                             const Furniture& furniture) {
  const auto lists = lists_to_try(paper);
  for (const auto list : lists) {
    for (const auto density : {Density::airy, Density::tight}) {
      auto setting = std::make_unique<Setting>(
          receipt_strips(paper, list, density), face, furniture);
      if (setting->galley.pages_before_break() == 1) return setting;
    }
  }
  return std::make_unique<Setting>(
      receipt_strips(paper, lists.back(), Density::airy), face, furniture);
}

std::string drawn(const ReceiptPaper& paper, const Typeface& face) {
  const Furniture furniture(paper, face);
  const auto setting = set(paper, face, furniture);
  const auto& galley = setting->galley;
  Sheet sheet;
  sheet.begin("Document");
  for (std::size_t page = 0; page < galley.pages(); ++page) {
    galley.draw_grounds(sheet, page);
    furniture.draw_ground(sheet);
    furniture.draw_head(sheet, page);
    galley.draw_texts(sheet, page);
    furniture.draw_foot(sheet, page, galley.pages());
    if (page + 1 == galley.pages()) sheet.end("Document");
    sheet.next_page();
  }
  return std::move(sheet).finish();
}

Description description_of(const ReceiptPaper& paper) {
  const auto word = large_word(paper.mark);
  auto title = "Reçu fiscal" +
               (paper.number.empty() ? "" : " n°\u00A0" + paper.number) +
               (word.empty() ? "" : " (" + std::string(word) + ")");
  return {std::move(title), paper.issuer.name,
          paper.proof ? "Code QR : " + verification_text(paper) : "",
          iso(paper.issued_on)};
}

}  // namespace

struct Press::Machine {
  Typeface face;
  std::string profile;
};

Press::Press(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Press::~Press() = default;
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;

Result<Press> Press::open(const std::filesystem::path& fonts) {
  auto face = Typeface::open(fonts);
  if (!face) return face.error();
  return Press(
      std::make_unique<Machine>(Machine{*std::move(face), colour_profile()}));
}

Result<std::string> Press::print(const ReceiptPaper& paper) {
  check_sound(paper);
  const auto ready = printable(paper, machine_->face);
  if (!ready) return ready.error();
  return archived(drawn(*ready, machine_->face), description_of(*ready),
                  machine_->profile);
}

}  // namespace obole::paper
