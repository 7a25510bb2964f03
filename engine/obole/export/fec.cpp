#include "obole/export/fec.hpp"

#include "obole/base/check.hpp"
#include "obole/base/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace obole::exports {
namespace {

using reports::Leg;

constexpr std::string_view head_line =
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\t"
    "CompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\t"
    "EcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n";

// What earlier years earned and spent; no account of ours.
constexpr std::string_view carried = "11000000";

std::string digits_of(Date date) {
  auto text = iso(date);
  std::erase(text, '-');
  return text;
}

Date day_of(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year} / std::chrono::month{month} /
              std::chrono::day{day}};
}

std::string comma(Money amount) {
  auto text = plain(amount);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

// One code point of UTF-8 that is valid, and how long it is.
std::pair<std::uint32_t, std::size_t> first_of(std::string_view text) {
  const auto byte = [text](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
  };
  const auto low = [&byte](std::size_t at) { return byte(at) & 0x3fU; };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xe0) return {(byte(0) & 0x1fU) << 6U | low(1), 2};
  if (byte(0) < 0xf0)
    return {(byte(0) & 0xfU) << 12U | low(1) << 6U | low(2), 3};
  return {0x10000, 4};
}

// ISO 8859-15 has eight letters in place of eight signs of ISO 8859-1.
bool is_latin9(std::uint32_t point) {
  constexpr std::array<std::uint32_t, 8> instead = {
      0x20ac, 0x160, 0x161, 0x17d, 0x17e, 0x152, 0x153, 0x178};
  constexpr std::array<std::uint32_t, 8> gone = {0xa4, 0xa6, 0xa8, 0xb4,
                                                 0xb8, 0xbc, 0xbd, 0xbe};
  if (std::find(instead.begin(), instead.end(), point) != instead.end())
    return true;
  return (point >= 0x20 && point < 0x7f) ||
         (point >= 0xa0 && point <= 0xff &&
          std::find(gone.begin(), gone.end(), point) == gone.end());
}

char ascii_for(std::uint32_t point) {
  switch (point) {
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return '-';
    default:
      return '?';
  }
}

// Without what parts columns or lines, without quotes, in few characters: what
// programs that read such files stumble over.
std::string legal(std::string_view title) {
  const auto clean = clean_text(title).value_or("?");
  std::string text;
  for (std::string_view rest = clean; !rest.empty();) {
    const auto [point, size] = first_of(rest);
    if (point == '"') {
      text += '\'';
    } else if (point == '|') {
      text += '/';
    } else if (is_latin9(point)) {
      text += rest.substr(0, size);
    } else {
      text += ascii_for(point);
    }
    rest.remove_prefix(size);
  }
  return text;
}

bool is_result(std::string_view account) {
  return account.starts_with("Income:") || account.starts_with("Expenses:");
}

}  // namespace

struct Fec::Heading {
  const FecJournal& journal;
  std::string number;
  std::string day;
  std::string piece;
  std::string title;
  std::string valid;
};

std::string Fec::name(std::string_view siren, int year) {
  return fmt::format("{}FEC{:04}1231.txt", siren, year);
}

void Fec::line(const Heading& heading, const Leg& leg, std::string_view number,
               std::string& text) {
  const Money nothing{0, leg.amount.currency()};
  const auto debit = leg.amount.is_negative() ? nothing : leg.amount;
  const auto credit = leg.amount.is_negative() ? -leg.amount : nothing;
  fmt::format_to(std::back_inserter(text),
                 "{}\t{}\t{}\t{}\t{}\t{}\t\t\t{}\t{}\t{}\t{}\t{}\t\t\t{}\t\t"
                 "\r\n",
                 heading.journal.code, heading.journal.title, heading.number,
                 heading.day, number, leg.name, heading.piece, heading.day,
                 heading.title, comma(debit), comma(credit), heading.valid);
  ++lines_;
}

void Fec::begin(const std::vector<Leg>& before, std::string& text) {
  text += head_line;
  if (before.empty()) return;
  const auto day = digits_of(day_of(year_, 1, 1));
  const Heading heading{fec_journals().front(), "AN000001", day, "AN",
                        "Soldes reportes",      day};
  Leg result{0, "Resultats des exercices anterieurs",
             Money{0, before.front().amount.currency()}};
  for (const auto& leg : before) {
    if (is_result(leg.name)) {
      result.amount += leg.amount;
    } else {
      line(heading, leg, fec_number(leg), text);
    }
  }
  if (!result.amount.is_zero()) line(heading, result, carried, text);
  if (lines_ > 0) ++entries_;
}

void Fec::transactions(std::span<const reports::Transaction> list,
                       std::string& text) {
  for (const auto& one : list) {
    const auto& journal = fec_journal(one.kind);
    const Heading heading{
        journal,
        fmt::format("{}{:06}", journal.code, ++numbers_[journal.code]),
        digits_of(one.effective),
        std::to_string(one.seq),
        legal(one.title.fr),
        digits_of(civil_day(one.recorded, zone_))};
    for (const auto& leg : one.legs)
      line(heading, leg, fec_number(leg), text);
    ++entries_;
  }
}

std::string fec_description(const reports::JournalHead& head, const Fec& fec,
                            std::string_view file, int year) {
  auto text = fmt::format(
      "Descriptif du fichier {}\r\n\r\n"
      "Organisme : {}\r\n"
      "Exercice : du {year}-01-01 au {year}-12-31\r\n"
      "Écritures : {}, lignes : {}\r\n"
      "Registre : {} enregistrements, racine {}\r\n\r\n"
      "Une ligne de titres, puis une ligne par mouvement. Champs séparés "
      "par\r\n"
      "une tabulation, lignes terminées par CR LF, UTF-8 limité au "
      "répertoire\r\n"
      "ISO 8859-15, dates AAAAMMJJ, virgule décimale, montants en euros.\r\n"
      "Les dix-huit champs sont ceux de l’article A47 A-1 du livre des\r\n"
      "procédures fiscales, dans son ordre. L’ordre des écritures est celui "
      "de\r\n"
      "leur validation.\r\n\r\n"
      "EcritureNum : code du journal et numéro sans rupture dans ce journal\r\n"
      "PieceRef : numéro de l’enregistrement (obole audit show NUMERO)\r\n"
      "EcritureDate, PieceDate : jour comptable\r\n"
      "ValidDate : jour d’enregistrement ; rien n’est modifié ensuite\r\n"
      "CompteNum : classe proposée en trois chiffres, puis numéro du compte\r\n"
      "dans le registre ; le plan de comptes est à valider par le comptable\r\n"
      "CompteLib : nom du compte dans le registre (obole report balances)\r\n"
      "Non utilisés : CompAuxNum, CompAuxLib, EcritureLet, DateLet,\r\n"
      "Montantdevise, Idevise\r\n"
      "Aucune donnée personnelle : les donateurs ne sont pas nommés.\r\n\r\n"
      "Journaux :\r\n",
      file, head.organisation, fec.entries(), fec.lines(), head.size, head.root,
      fmt::arg("year", year));
  for (const auto& journal : fec_journals())
    text += fmt::format("  {}  {}\r\n", journal.code, journal.title);
  text +=
      "\r\nComptes de classe 8 : promesses et abondements, pour mémoire.\r\n";
  return text;
}

}  // namespace obole::exports
