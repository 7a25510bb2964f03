// A town whose platform reports a month of its balance.

#pragma once

#include "obole/intake/donation_import.hpp"
#include "obole/intake/payout_import.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace payout_town {

using obole::intake::PayoutFinding;
using obole::intake::PayoutReport;
using support::World;
namespace bank = obole::bank;
namespace bank = obole::bank;
namespace intake = obole::intake;

inline const std::string header =
    "Id;Date;Nature;Montant;Commission;Versement;Date du versement;"
    "Contribution remboursée\n";

/// One row; amounts in cents.
struct Row {
  std::string id;
  std::string date;
  std::string kind;
  std::int64_t gross;
  std::int64_t fee = 0;
  std::string payout = {};
  std::string arrival = {};
  std::string parent = {};

  std::string text() const {
    const auto plain = [](std::int64_t amount) {
      return fmt::format("{}{}.{:02}", amount < 0 ? "-" : "",
                         std::abs(amount) / 100, std::abs(amount) % 100);
    };
    return fmt::format("{};{};{};{};{};{};{};{}\n", id, date, kind,
                       plain(gross), plain(fee), payout, arrival, parent);
  }
};

inline const std::vector<Row> march = {
    {"G-1", "2026-03-01", "Don", 5000, 100, "P-1", "2026-03-10"},
    {"G-2", "2026-03-02", "Don", 2000, 50, "P-1", "2026-03-10"},
    {"F-1", "2026-03-03", "Frais", -30, 0, "P-1", "2026-03-10"},
    {"R-1", "2026-03-04", "Remboursement", -500, 0, "P-1", "2026-03-10", "G-1"},
    {"P-1", "2026-03-08", "Versement", -6320, 0, "P-1", "2026-03-10"},
    {"G-3", "2026-03-09", "Don", 1000, 20},
    {"D-1", "2026-03-12", "Litige", -2000, 1500, "", "", "G-2"},
    {"A-1", "2026-03-13", "Ajustement", 7},
    {"G-4", "2026-03-15", "Don", 4000, 80},
};

inline std::string text_of(const std::vector<Row>& rows) {
  auto text = header;
  for (const auto& row : rows)
    text += row.text();
  return text;
}

struct Town : World {
  Town() {
    auto terms = World::terms("TOIT");
    terms.platform = "ULULE";
    must(terms);
  }
  obole::Result<PayoutReport> import(const std::string& text,
                                     intake::PayoutImport request = {}) {
    request.file = "payouts.csv";
    request.profile = bank::known_profile("payout").value();
    auto entries = journal();
    auto report =
        intake::import_payout(entries, support::source_of(text), request);
    if (report && report->refused == 0) entries.commit();
    return report;
  }
  auto import(const std::vector<Row>& rows) {
    return import(text_of(rows)).value();
  }
  void import_gifts(const std::string& rows) {
    auto profile = bank::known_profile("generic").value();
    profile.platform = "ULULE";
    auto entries = journal();
    const auto report =
        intake::import_donations(
            entries,
            support::source_of("reference;date;amount;fee;payout;campaign;name;"
                               "parent;statut\n" +
                               rows),
            {"gifts.csv", profile, {}, false, {}})
            .value();
    REQUIRE(report.refused == 0);
    entries.commit();
  }
  std::string asked(const char* sql) {
    auto& row = book().prepared(sql);
    std::string text;
    for (; row.step(); text += '\n')
      for (int column = 0; column < row.columns(); ++column)
        text += std::string(row.text(column)) + '|';
    row.reset();
    return text;
  }
  /// All that is known of each movement, whichever file told it.
  std::string state() {
    return asked(
        "SELECT platform, source, movement, day, gross, fee,"
        "  coalesce(m.payout, (SELECT c.payout FROM completion c"
        "    WHERE c.movement = m.id AND c.payout IS NOT NULL)),"
        "  coalesce(m.arrival, (SELECT c.arrival FROM completion c"
        "    WHERE c.movement = m.id AND c.arrival IS NOT NULL)),"
        "  coalesce(m.gift, (SELECT c.gift FROM completion c"
        "    WHERE c.movement = m.id AND c.gift IS NOT NULL))"
        "  FROM movement m ORDER BY platform, source");
  }
  /// Everything else in the books.
  std::string rest() {
    return asked("SELECT * FROM balance ORDER BY account") +
           asked("SELECT * FROM campaign_sum") +
           asked("SELECT seq, amount FROM donation ORDER BY seq") +
           asked("SELECT seq, amount FROM refund ORDER BY seq") +
           asked("SELECT seq, amount FROM fee ORDER BY seq") +
           asked("SELECT seq, ord, amount FROM posting ORDER BY seq, ord");
  }
};

/// The same month, as donations are imported.
inline const std::string march_gifts =
    "G-1;2026-03-01;50,00;1,00;P-1;TOIT;Ada;;payé\n"
    "G-2;2026-03-02;20,00;0,50;P-1;TOIT;Bob;;payé\n"
    "R-1;2026-03-04;5,00;;P-1;TOIT;Ada;G-1;remboursé\n"
    "G-3;2026-03-09;10,00;0,20;;TOIT;Cid;;payé\n"
    "G-4;2026-03-15;40,00;0,80;;TOIT;Dan;;payé\n";

}  // namespace payout_town
