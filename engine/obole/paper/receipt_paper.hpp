// All that a printed tax receipt says.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "obole/domain/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::paper {

/// Whose receipt it is, and so which form's mentions it carries: 2041-RD (Cerfa
/// 11580) or 2041-MEC-SD (Cerfa 16216).
enum class PaperKind : std::uint8_t { individual, company };

/// The article of the tax code under which the gift gives a reduction.  Nothing
/// is ever certified under article 978: a town is not among its bodies.
enum class Article : std::uint8_t { article_200, article_238_bis };

/// How the gift was made (individuals only).
enum class GiftForm : std::uint8_t {
  authentic_deed,
  private_deed,
  hand_gift,
  other
};

/// What the paper says of itself, in large letters.
enum class Mark : std::uint8_t {
  original,   ///< nothing
  duplicate,  ///< DUPLICATA
  voided,     ///< ANNULÉ, and the day
  specimen,   ///< SPÉCIMEN: a preview, before anything is issued
};

/// Who received the gift.
struct PaperIssuer {
  std::string name;
  std::string siren;     ///< nine digits, or an RNA number (W and nine digits)
  std::string address;   ///< one line or several
  std::string object;    ///< campaigns and their purposes, one line or several
  std::string category;  ///< the box of the form that holds, in its words
};

/// Who gave.  What is empty is printed as "non communiqué".
struct PaperRecipient {
  std::string name;
  std::string address;     ///< one line or several
  std::string siren;       ///< of a company
  std::string legal_form;  ///< of a company
};

struct PaperGift {
  Date date;
  Money amount;  ///< what gives right to the reduction
  Method method;
  /// What was given, exhaustively, when it was given in kind; one line or
  /// several.
  std::string description = {};
};

/// Who signs; without a name, room is left for a signature by hand.
struct PaperSignatory {
  std::string name;
  std::string quality;
  std::string delegation;  ///< the act by which they may sign; may be empty
};

/// The entry that issued the receipt, and the ledger's head when it was
/// printed: 64 hexadecimal digits each, and the number of entries.
struct PaperProof {
  std::string leaf;
  std::string root;
  std::uint64_t tree_size = 0;
};

/// Texts are UTF-8.  In those of one line, line ends are spaces.
struct ReceiptPaper {
  std::string number;  ///< "2026-000001"; may be empty on a specimen
  std::string form;    ///< "11580*05": the Cerfa and its version
  PaperKind kind = PaperKind::individual;
  PaperIssuer issuer;
  PaperRecipient recipient;
  Money amount;                  ///< the sum of the gifts', to the cent
  std::vector<PaperGift> gifts;  ///< one or more, of one currency, by day
  GiftForm gift_form = GiftForm::hand_gift;
  Date from;  ///< the first day of the gifts, or of the period
  Date through;
  Article article = Article::article_200;
  Date issued_on;
  std::string place;
  PaperSignatory signatory;
  std::string replaces = {};  ///< the number of the receipt that this replaces
  Mark mark = Mark::original;
  std::optional<Date> voided_on = {};    ///< of a voided receipt, and no other
  std::optional<PaperProof> proof = {};  ///< nothing on a specimen only
};

/// What the QR code of a receipt with a proof holds, and anybody can make
/// again:
///
///     OBOLE1:SIREN:NUMBER:LEAF:ROOT:SIZE
///
/// in capitals, as in "OBOLE1:210000018:2026-000001:1F…:A0…:4711".  SIREN is
/// the issuer's (or its RNA number), SIZE decimal; 1 is the version of this
/// form.  Capitals take two thirds of the room.
std::string verification_text(const ReceiptPaper& paper);

}  // namespace obole::paper
