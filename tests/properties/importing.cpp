#include "importing.hpp"

namespace importing {

// Gifts of a few donors, some of them alike but for the reference; a refund of
// every fourth.  With references, or as a file that has none.
std::vector<std::string> any_rows(bool with_references) {
  const auto picks =
      *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30));
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < picks.size(); ++at) {
    const auto name = "Donor " + std::to_string(picks[at] % 3);
    const auto number = std::to_string(at);
    const auto reference = with_references ? "G-" + number + ';' : "";
    rows.push_back(reference + "2026-03-0" + std::to_string(1 + picks[at] % 5) +
                   ';' + std::to_string(10 + picks[at] % 4) + ",00;0,25;" +
                   name + ";d@x.org;\n");
    if (with_references && picks[at] % 4 == 0)
      rows.push_back("R-" + number + ";2026-04-01;-5,00;;" + name +
                     ";d@x.org;G-" + number + "\n");
  }
  return rows;
}

std::vector<std::string> part(const std::vector<std::string>& rows,
                              std::size_t from, std::size_t to) {
  return {rows.begin() + static_cast<std::ptrdiff_t>(from),
          rows.begin() + static_cast<std::ptrdiff_t>(to)};
}

std::vector<Movement> any_movements() {
  const auto picks =
      *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
  std::vector<Movement> list;
  for (const auto pick : picks) {
    Movement one{100 + pick % 3, {}};
    if (pick % 5 == 0) one.amount = -50;
    // A day never comes after a later one; twins are common.
    one.date =
        "2026-03-" + std::to_string(10 + list.size() * 15 / picks.size());
    if (pick % 4 == 0) one.name = "Ada";
    if (pick % 2 == 0) one.text = "don";
    list.push_back(one);
  }
  return list;
}

// The days of [from, to) of the movements, as the bank would export them: a day
// is always whole.
Statement statement_of(const std::vector<Movement>& all, int from, int to) {
  Statement one{"S-" + std::to_string(from) + '-' + std::to_string(to),
                100'000,
                "2026-03-" + std::to_string(from),
                "2026-03-" + std::to_string(to - 1),
                {}};
  for (const auto& movement : all) {
    const auto date = std::stoi(movement.date.substr(8));
    if (date < from) one.opening += movement.amount;
    if (date >= from && date < to) one.movements.push_back(movement);
  }
  return one;
}

}  // namespace importing
