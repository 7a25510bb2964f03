// A town that imports files, and files that it may be given.

#pragma once

#include "few.hpp"

#include "obole/intake/donation_import.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/ledger/refund_list.hpp"
#include "obole/reports/bank.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/camt053.hpp"
#include "support/ofx.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace importing {

using support::camt053;
using support::Movement;
using support::Statement;
using support::World;
namespace intake = obole::intake;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

struct Town : World {
  Town() {
    campaign("TOIT");
    profile.platform = "HELLOASSO";
    profile.required = {obole::bank::Field::date, obole::bank::Field::amount};
  }

  // A file has references, or no such column at all.
  void import(const std::vector<std::string>& rows, bool references = true) {
    std::string csv = references ? "reference;" : "";
    csv += "date;amount;fee;name;email;parent\n";
    for (const auto& row : rows)
      csv += row;
    auto entries = journal();
    const auto report =
        intake::import_donations(
            entries, support::source_of(csv),
            {"gifts.csv", profile, support::code("TOIT"), false, {}})
            .value();
    RC_ASSERT(report.refused == 0U);
    entries.commit();
  }
  void import(const Statement& statement) {
    auto entries = journal();
    (void)intake::import_statement(
        entries, support::source_of(camt053({statement})), {"bank.xml", {}})
        .value();
    entries.commit();
  }

  // A download, whose movements are named anew.
  void download(const Statement& statement) {
    auto entries = journal();
    (void)intake::import_statement(
        entries,
        support::source_of(
            support::ofx(statement, std::to_string(++downloads) + "-")),
        {"bank.ofx", {}})
        .value();
    entries.commit();
  }

  // What a person would compare: never the order or number of entries.
  std::vector<std::string> gifts() {
    std::vector<std::string> list;
    for (const auto& one : ledger::donation_list(book()))
      list.push_back(obole::iso(own_day(one)) + ' ' + one.name + ' ' +
                     plain(one.amount) + ' ' + plain(one.refunded) + ' ' +
                     plain(one.fee) + ' ' + one.reference);
    std::sort(list.begin(), list.end());
    const auto all =
        reports::campaign_figures(book(), "TOIT", {}, context.today).value();
    list.push_back(plain(all.received) + ' ' + plain(all.refunded) + ' ' +
                   plain(all.fees) + ' ' + std::to_string(all.donations) + ' ' +
                   std::to_string(all.donors));
    return list;
  }
  // Late or not: the day that the file says.
  obole::Date own_day(const ledger::ListedDonation& one) {
    return ledger::find_donation(book(), one.seq).value().given();
  }
  // Each refund with its own day.
  std::vector<std::string> refunds() {
    std::vector<std::string> list;
    for (const auto& one : ledger::refund_list(book()))
      list.push_back(obole::iso(one.refunded_on.value_or(one.date)) + ' ' +
                     one.reference + ' ' + plain(one.amount));
    std::sort(list.begin(), list.end());
    return list;
  }
  std::vector<std::string> lines() {
    std::vector<std::string> list;
    for (const auto& one : reports::open_lines(book(), context.today))
      list.push_back(obole::iso(one.booked_on) + ' ' + plain(one.amount) + ' ' +
                     one.name + ' ' + one.text);
    std::sort(list.begin(), list.end());
    const auto account = reports::account_figures(book()).at(0);
    list.push_back(plain(account.books) + ' ' + std::to_string(account.lines));
    return list;
  }

  obole::bank::Profile profile = obole::bank::known_profile("generic").value();
  int downloads = 0;
};

/// Gifts of a few donors, some of them alike but for the reference; a refund of
/// every fourth.  With references, or as a file that has none.
std::vector<std::string> any_rows(bool with_references);

/// Those of [from, to).
std::vector<std::string> part(const std::vector<std::string>& rows,
                              std::size_t from, std::size_t to);

/// Of 10 to 24 March; a day never comes after a later one.
std::vector<Movement> any_movements();

/// The days of [from, to) of the movements, as the bank would export them: a
/// day is always whole.
Statement statement_of(const std::vector<Movement>& all, int from, int to);

}  // namespace importing
