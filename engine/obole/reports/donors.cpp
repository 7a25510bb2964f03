#include "obole/reports/donors.hpp"

#include "obole/ledger/person.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace obole {
namespace {

constexpr std::array<std::string_view, 3> residences = {"resident", "outside",
                                                        "unknown"};
constexpr std::array<std::string_view, 3> french_residences = {
    "habitant", "extérieur", "inconnu"};

}  // namespace

template <>
std::span<const std::string_view> words<reports::Residence>() {
  return residences;
}

namespace reports {

std::string_view french(Residence residence) {
  return french_residences.at(static_cast<std::size_t>(residence));
}

namespace {

using ledger::Book;

// A row a donor who gave before the end ?3 of the year that begins on ?2, after
// one that begins on ?1: how often before the year, in the one before it and in
// it, and how much in it.
constexpr const char* select_donors =
    "SELECT given.donor, donor.kind, sum(given.effective < ?2),"
    "  sum(given.effective >= ?1 AND given.effective < ?2),"
    "  sum(given.effective >= ?2),"
    "  sum(CASE WHEN given.effective >= ?2 THEN given.amount - back ELSE 0 END)"
    "  FROM (SELECT donation.seq, coalesce((SELECT survivor"
    "            FROM main.merger WHERE merger.donor = donation.donor"
    "              ORDER BY merger.seq DESC LIMIT 1),"
    "            donor) AS donor, effective, amount,"
    "          (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "             WHERE refund.donation = donation.seq"
    "               AND refund.effective <= ?4) AS back"
    "          FROM main.donation"
    "          WHERE effective < ?3 AND effective <= ?4"
    "            AND method NOT IN ('in-kind', 'skills', 'expense-waiver'))"
    "    AS given"
    "  JOIN main.donor ON donor.number = given.donor"
    "  WHERE given.amount > back"
    "  GROUP BY given.donor ORDER BY given.donor";
constexpr const char* select_person =
    "SELECT body FROM people.person WHERE donor = ?1 AND seq < ?2"
    "  ORDER BY seq DESC LIMIT 1";

std::int64_t first_day_of(int year) {
  return day_number(std::chrono::year{year} / std::chrono::January / 1);
}

// What the ledger says of one donor.
struct Giving {
  std::int64_t donor;
  std::string kind;
  std::int64_t before;
  std::int64_t year_before;
  std::int64_t donations;
  Money amount;
};

std::vector<Giving> givings(Book& book, const DonorQuestion& question) {
  const auto& view = question.view;
  std::vector<Giving> list;
  auto& row = book.prepared(select_donors);
  row.bind(first_day_of(question.year - 1), first_day_of(question.year),
           first_day_of(question.year + 1), view.last_day());
  while (row.step()) {
    list.push_back({row.integer(0), std::string(row.text(1)), row.integer(2),
                    row.integer(3), row.integer(4),
                    Money{row.integer(5), book.currency()}});
  }
  row.reset();
  return list;
}

std::string postcode_of(Book& book, std::int64_t donor) {
  if (!book.has_people()) return {};
  auto& row = book.prepared(select_person);
  std::string postcode;
  if (row.bind(donor, book.head().size).step()) {
    const auto person = ledger::person_in(row.text(0));
    if (person) postcode = postcode_in(person->address);
  }
  row.reset();
  return postcode;
}

Residence residence_of(const std::string& postcode,
                       const std::vector<std::string>& ours) {
  if (postcode.empty() || ours.empty()) return Residence::unknown;
  const bool is_ours =
      std::find(ours.begin(), ours.end(), postcode) != ours.end();
  return is_ours ? Residence::resident : Residence::outside;
}

void count(const Giving& one, DonorCounts& into) {
  if (one.donations == 0) {
    if (one.year_before > 0) ++into.lapsed;
    return;
  }
  ++into.donors;
  ++(one.before == 0 ? into.first : into.returning);
  into.donations += one.donations;
  into.amount += one.amount;
}

Share share_of(Money part, Money whole) {
  constexpr std::int64_t all = 10'000;
  const Money scale{all, whole.currency()};
  return {scale.share({part.minor_units(), whole.minor_units()}, Rounding::down)
              .minor_units()};
}

std::optional<Concentration> concentration_of(const std::vector<Giving>& list,
                                              Money whole) {
  if (!whole.is_positive()) return std::nullopt;
  std::vector<Money> amounts;
  for (const auto& one : list) {
    if (one.donations > 0) amounts.push_back(one.amount);
  }
  std::sort(amounts.begin(), amounts.end(), std::greater<>());
  const auto largest = [&](std::size_t many) {
    const auto until = amounts.begin() + static_cast<std::ptrdiff_t>(
                                             std::min(many, amounts.size()));
    return share_of(
        std::accumulate(amounts.begin(), until, Money{0, whole.currency()}),
        whole);
  };
  constexpr std::size_t ten = 10;
  const auto tenth = (amounts.size() + ten - 1) / ten;
  return Concentration{largest(1), largest(ten), largest(tenth),
                       static_cast<std::int64_t>(tenth)};
}

}  // namespace

std::string postcode_in(std::string_view address) {
  constexpr std::size_t length = 5;
  const auto is_digit = [](char letter) {
    return letter >= '0' && letter <= '9';
  };
  std::size_t end = address.size();
  while (end > 0) {
    if (!is_digit(address[end - 1])) {
      --end;
      continue;
    }
    auto begin = end;
    while (begin > 0 && is_digit(address[begin - 1]))
      --begin;
    if (end - begin == length)
      return std::string(address.substr(begin, length));
    end = begin;
  }
  return {};
}

DonorFigures donor_figures(Book& book, const DonorQuestion& question) {
  const store::Snapshot snapshot(book.database());
  const DonorCounts none{.amount = Money{0, book.currency()}};
  DonorFigures figures{
      .year = question.year, .postcodes = question.postcodes, .all = none};
  if (figures.postcodes.empty()) {
    auto own = postcode_in(book.organisation().address);
    if (!own.empty()) figures.postcodes.push_back(std::move(own));
  }
  for (const auto residence :
       {Residence::resident, Residence::outside, Residence::unknown})
    figures.residences.emplace(residence, none);
  const auto list = givings(book, question);
  for (const auto& one : list) {
    if (one.donations == 0 && one.year_before == 0) continue;
    const auto residence =
        residence_of(postcode_of(book, one.donor), figures.postcodes);
    count(one, figures.all);
    count(one, figures.kinds.try_emplace(one.kind, none).first->second);
    count(one, figures.residences.at(residence));
  }
  figures.concentration = concentration_of(list, figures.all.amount);
  return figures;
}

Table donor_table(const DonorFigures& figures) {
  using Kind = Column::Kind;
  Table table;
  table.what = "report-donors";
  table.title = {"Donors", "Donateurs"};
  table.columns = {{"by", {"By", "Selon"}, Kind::text},
                   {"group", {"Group", "Groupe"}, Kind::text},
                   {"donors", {"Donors", "Donateurs"}, Kind::number},
                   {"new", {"New", "Nouveaux"}, Kind::number},
                   {"returning", {"Returning", "Fidèles"}, Kind::number},
                   {"lapsed", {"Lapsed", "Perdus"}, Kind::number},
                   {"donations", {"Gifts", "Dons"}, Kind::number},
                   {"amount", {"Amount", "Montant"}, Kind::number}};
  const auto row_of = [](Cell by, Cell group, const DonorCounts& one) {
    return Row{std::move(by), std::move(group), one.donors,    one.first,
               one.returning, one.lapsed,       one.donations, one.amount};
  };
  for (const auto& [kind, counts] : figures.kinds) {
    table.rows.push_back(row_of(Sentence{"kind", "nature"},
                                spoken_word<DonorKind>(kind), counts));
  }
  for (const auto& [residence, counts] : figures.residences) {
    table.rows.push_back(
        row_of(Sentence{"residence", "résidence"}, spoken(residence), counts));
  }
  table.totals = row_of(std::string("total"), {}, figures.all);
  table.notes.emplace_back(Sentence{"Year", "Année"},
                           std::to_string(figures.year));
  std::string postcodes;
  for (const auto& postcode : figures.postcodes)
    postcodes += (postcodes.empty() ? "" : ", ") + postcode;
  table.notes.emplace_back(
      Sentence{"Postcodes of residents", "Codes postaux des habitants"},
      postcodes.empty() ? Cell(Sentence{"none known: give --postcode",
                                        "aucun connu : donner --postcode"})
                        : Cell(postcodes));
  if (!figures.concentration) return table;
  const auto& shares = *figures.concentration;
  table.notes.emplace_back(Sentence{"The largest donor", "Le premier donateur"},
                           shares.largest);
  table.notes.emplace_back(Sentence{"The ten largest", "Les dix premiers"},
                           shares.largest_ten);
  table.notes.emplace_back(Sentence{"The largest tenth of the donors",
                                    "Le premier dixième des "
                                    "donateurs"},
                           shares.largest_tenth);
  return table;
}

}  // namespace reports
}  // namespace obole
