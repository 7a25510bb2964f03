#include "obole/bank/row_donor.hpp"

#include "obole/domain/identifiers.hpp"

#include <initializer_list>

namespace obole::bank {
namespace {

// The texts that are there, one behind the other.
std::string joined(std::initializer_list<std::string> texts,
                   std::string_view between) {
  std::string line;
  for (const auto& text : texts) {
    if (text.empty()) continue;
    if (!line.empty()) line += between;
    line += text;
  }
  return line;
}

std::string person_of(const Cells& cells) {
  auto name = cells.text(Field::name);
  if (!name.empty()) return name;
  return joined({cells.text(Field::first_name), cells.text(Field::last_name)},
                " ");
}

std::string address_of(const Cells& cells) {
  const auto town =
      joined({cells.text(Field::postcode), cells.text(Field::city)}, " ");
  return joined({cells.text(Field::address), cells.text(Field::address_2), town,
                 cells.text(Field::country)},
                ", ");
}

constexpr std::size_t siren_size = 9;

// Many type the fourteen digits of an establishment where nine are asked for.
Result<std::string> siren_of(std::string_view text) {
  auto siren = parse_siren(text);
  if (siren) return siren;
  const auto siret = parse_siret(text);
  if (siret) return siret->substr(0, siren_size);
  return siren;
}

}  // namespace

// Some platforms repeat a person's name in the company column.
Verdict read_donor(const Cells& cells, DonationRow& row) {
  row.name = person_of(cells);
  auto company = cells.text(Field::company);
  row.is_company =
      !company.empty() && value_key(company) != value_key(row.name);
  if (row.is_company) row.name = std::move(company);
  row.email = cells.text(Field::email);
  row.address = address_of(cells);
  const auto cell = cells[Field::siren];
  if (cell.empty()) return {};
  auto siren = siren_of(cell);
  if (!siren) return cells.refuse(Field::siren, siren.error());
  row.siren = *std::move(siren);
  return {};
}

}  // namespace obole::bank
