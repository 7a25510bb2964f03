// The parts of a receipt, as strips; texts are printable.

#pragma once

#include "obole/paper/receipt_paper.hpp"
#include "obole/paper/strip.hpp"

#include <string>
#include <string_view>

namespace obole::paper {

/// Where the gifts are told one by one, if they are.
enum class GiftList : std::uint8_t {
  none,         ///< one gift of money, whose amount says it all
  inline_list,  ///< under the amount
  annex,        ///< on pages of their own, at the end
};

/// How much room a first page takes: a tight one has its title beside the
/// number instead of a letterhead, and addresses in one line.
enum class Density : std::uint8_t { airy, tight };

/// "2 novembre 2026", "1er janvier 2026".
std::string long_date(Date date);

/// "1 234,56 €".
std::string figures(Money amount);

/// "210 000 018".
std::string grouped_siren(std::string_view siren);

/// "SIREN 210 000 018", or "RNA W123456789".
std::string registration(const PaperIssuer& issuer);

/// The name of a part, over a rule.
Strip section(std::string title);

/// "Adresse" at the left and what it is to its right.
Strip row(std::string label, std::string text, Style style = Style::body);

/// One text over the whole width.
Strip full_width(Paragraph paragraph, Align align = Align::left);

/// What a receipt says on its pages, from the letterhead to the signature.
Strips receipt_strips(const ReceiptPaper& paper, GiftList list,
                      Density density);

void add_parties(const ReceiptPaper& paper, Density density, Strips& strips);
void add_amount(const ReceiptPaper& paper, GiftList list, Strips& strips);
void add_gift_list(const ReceiptPaper& paper, GiftList list, Strips& strips);
void add_certification(const ReceiptPaper& paper, Strips& strips);
void add_natures(const ReceiptPaper& paper, Strips& strips);
void add_signature(const ReceiptPaper& paper, Strips& strips);

bool any_money(const ReceiptPaper& paper);
bool any_in_kind(const ReceiptPaper& paper);

/// "DUPLICATA"; nothing for an original.
std::string_view large_word(Mark mark);

}  // namespace obole::paper
