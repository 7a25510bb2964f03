#include "obole/intake/payout_differences.hpp"

#include "obole/base/say.hpp"

namespace obole::intake {
namespace {

using ledger::Book;
using What = PayoutFinding::What;

constexpr const char* select_days =
    "SELECT id, source, movement, day, gross,"
    "  coalesce(payout, (SELECT max(payout) FROM main.completion"
    "    WHERE completion.movement = movement.id))"
    "  FROM main.movement WHERE platform = ?1 ORDER BY id";
constexpr const char* select_told =
    "SELECT coalesce(gift, (SELECT max(gift) FROM main.completion"
    "    WHERE completion.movement = movement.id)) AS told,"
    "  id, source, movement, day, gross, fee FROM main.movement"
    "  WHERE platform = ?1 AND movement <> 'tip' ORDER BY told, id";
constexpr const char* select_gifts =
    "SELECT reference, seq, coalesce(given_on, effective), amount, payout"
    "  FROM main.donation"
    "  WHERE platform = ?1 AND reference IS NOT NULL"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  ORDER BY reference, seq";
// A dispute takes the money when it opens, and brings it back when it is won; a
// lost one stands among the refunds as well.
constexpr const char* select_given_back =
    "SELECT coalesce(sum(amount), 0),"
    "  coalesce(sum(CASE WHEN effective <= ?2 THEN amount END), 0) FROM ("
    "  SELECT amount, coalesce(refunded_on, effective) AS effective"
    "    FROM main.refund WHERE donation = ?1"
    "    AND NOT (cause IS 'dispute' AND reverses IS NULL)"
    "  UNION ALL"
    "  SELECT amount, effective FROM main.dispute WHERE donation = ?1"
    "  UNION ALL"
    "  SELECT -dispute.amount, dispute_end.effective FROM main.dispute"
    "    JOIN main.dispute_end ON dispute_end.dispute = dispute.seq"
    "    WHERE dispute.donation = ?1 AND outcome = 'won')";
constexpr const char* select_fees =
    "SELECT coalesce(sum(amount), 0),"
    "  coalesce(sum(CASE WHEN effective <= ?2 THEN amount END), 0) FROM ("
    "  SELECT amount, effective FROM main.fee WHERE seq = ?1 + 1 AND item = ?1"
    "  UNION ALL"
    "  SELECT fee.amount, fee.effective FROM main.refund JOIN main.fee"
    "    ON fee.seq = refund.seq + 1 AND fee.item = refund.seq"
    "    WHERE refund.donation = ?1)";

/// A sum of all that is known, and of what happened through a day.
struct Sum {
  std::int64_t all = 0;
  std::int64_t through = 0;

  void add(std::int64_t amount, bool is_within) {
    all += amount;
    if (is_within) through += amount;
  }
  bool differs(const Sum& other) const {
    return all != other.all && through != other.through;
  }
};

/// What the platform's movements say of one gift.
struct Told {
  std::string gift = {};
  std::string first = {};  ///< source of the first movement in the file
  bool in_file = false;
  bool captured = false;
  std::int64_t amount = 0;
  Sum given_back = {};
  Sum fee = {};
};

struct Gift {
  std::string reference;
  std::int64_t seq = 0;
  Date date{};
  std::int64_t amount = 0;
  std::string payout;
};

// Two lists in the order of references, read side by side.
class Comparison {
 public:
  Comparison(Book& book, const PayoutCoverage& coverage, PayoutReport& report)
      : book_(book),
        coverage_(coverage),
        report_(report),
        told_(book.prepared(select_told)),
        gifts_(book.prepared(select_gifts)) {}

  void run() {
    told_.bind(std::string_view(report_.platform));
    gifts_.bind(std::string_view(report_.platform));
    has_row_ = told_.step();
    has_gift_ = gifts_.step();
    auto told = next_told();
    auto gift = next_gift();
    while (told || gift) {
      if (told && told->gift.empty()) {
        told = next_told();
      } else if (!gift || (told && told->gift < gift->reference)) {
        without_gift(*told);
        told = next_told();
      } else if (!told || gift->reference < told->gift) {
        not_told(*gift);
        gift = next_gift();
      } else {
        compare(*told, *gift);
        told = next_told();
        gift = next_gift();
      }
    }
    told_.reset();
    gifts_.reset();
  }

 private:
  Money money(std::int64_t amount) const { return {amount, book_.currency()}; }

  std::optional<Told> next_told() {
    if (!has_row_) return std::nullopt;
    Told told{.gift = std::string(told_.text(0))};
    do {
      take(told);
      has_row_ = told_.step();
    } while (has_row_ && told_.text(0) == told.gift);
    return told;
  }

  void take(Told& told) {
    const auto movement = parse_choice<Movement>(told_.text(3)).value();
    const bool is_within = told_.integer(4) <= day_number(coverage_.through());
    const auto gross = told_.integer(5);
    const bool in_file = coverage_.holds(told_.integer(1));
    if (in_file && !told.in_file) told.first = told_.text(2);
    told.in_file = told.in_file || in_file;
    told.fee.add(told_.integer(6), is_within);
    switch (movement) {
      case Movement::capture:
        told.captured = true;
        told.amount += gross;
        return;
      case Movement::fee:
        return told.fee.add(-gross, is_within);
      case Movement::refund:
      case Movement::dispute:
      case Movement::dispute_reversal:
        if (told.gift.empty() && in_file) nameless(movement);
        return told.given_back.add(-gross, is_within);
      default:
        return;
    }
  }

  std::optional<Gift> next_gift() {
    if (!has_gift_) return std::nullopt;
    Gift gift{std::string(gifts_.text(0)), gifts_.integer(1),
              day_of_number(gifts_.integer(2)), gifts_.integer(3),
              std::string(gifts_.text(4))};
    // Of several of one name, the first; the others are not to be told apart.
    do {
      has_gift_ = gifts_.step();
    } while (has_gift_ && gifts_.text(0) == gift.reference);
    return gift;
  }

  void nameless(Movement movement) {
    report_.add({What::no_gift, std::string(told_.text(2)),
                 say("{} of {}, and the file does not say of which gift",
                     "{} de {}, et le fichier ne dit pas de quel don",
                     spoken(movement), money(told_.integer(5)))});
  }

  void without_gift(const Told& told) {
    if (!told.in_file) return;
    report_.add(
        {What::no_gift, told.first,
         told.captured
             ? say("the platform captured {}, and the books hold no gift {}",
                   "la plateforme a encaissé {}, et les comptes n’ont pas de "
                   "don {}",
                   money(told.amount), told.gift)
             : say("it concerns gift {}, and the books hold none of that name",
                   "il concerne le don {}, et les comptes n’en ont aucun de ce "
                   "nom",
                   told.gift)});
  }

  void not_told(const Gift& gift) {
    if (!coverage_.covers(gift.date, gift.payout)) return;
    report_.add({What::not_reported, gift.reference,
                 say("donation {} of {} on {}: the platform reports no capture",
                     "don {} de {} le {} : la plateforme ne rapporte aucun "
                     "encaissement",
                     gift.seq, money(gift.amount), gift.date)});
  }

  Sum asked(const char* sql, std::int64_t gift) {
    auto& row = book_.prepared(sql);
    row.bind(gift, day_number(coverage_.through()));
    Sum sum;
    if (row.step()) sum = {row.integer(0), row.integer(1)};
    row.reset();
    return sum;
  }

  void compare(const Told& told, const Gift& gift) {
    if (!told.captured) not_told(gift);
    if (!told.in_file) return;
    const auto differs = [&](What what, const Sentence& says, std::int64_t here,
                             std::int64_t there) {
      report_.add(
          {what, gift.reference,
           say("donation {}: {} is {} for the platform, {} in the books",
               "don {} : {} est de {} pour la plateforme, de {} dans "
               "les comptes",
               gift.seq, says, money(here), money(there))});
    };
    if (told.captured && told.amount != gift.amount)
      differs(What::amount_differs, say("the amount", "le montant"),
              told.amount, gift.amount);
    const auto given_back = asked(select_given_back, gift.seq);
    if (told.given_back.differs(given_back))
      differs(What::refund_differs,
              say("what was given back or disputed",
                  "ce qui a été rendu ou contesté"),
              told.given_back.all, given_back.all);
    // A fee that an earlier file told with the capture is not in this sum.
    if (!told.captured) return;
    const auto fee = asked(select_fees, gift.seq);
    if (told.fee.differs(fee))
      differs(What::fee_differs, say("the fee", "la commission"), told.fee.all,
              fee.all);
  }

  Book& book_;
  const PayoutCoverage& coverage_;
  PayoutReport& report_;
  store::Statement& told_;
  store::Statement& gifts_;
  bool has_row_ = false;
  bool has_gift_ = false;
};

}  // namespace

void find_vanished(Book& book, const PayoutCoverage& coverage,
                   PayoutReport& report) {
  auto& row = book.prepared(select_days);
  row.bind(std::string_view(report.platform));
  while (row.step()) {
    const auto day = day_of_number(row.integer(3));
    if (coverage.holds(row.integer(0)) || !coverage.covers(day, row.text(5)))
      continue;
    ++report.vanished;
    report.add({What::vanished, std::string(row.text(1)),
                say("{} of {} on {} was reported before, and is not in this "
                    "file",
                    "{} de {} le {} : rapporté auparavant, et absent de ce "
                    "fichier",
                    spoken(parse_choice<Movement>(row.text(2)).value()),
                    Money{row.integer(4), book.currency()}, day)});
  }
  row.reset();
}

void find_differences(Book& book, const PayoutCoverage& coverage,
                      PayoutReport& report) {
  Comparison(book, coverage, report).run();
}

}  // namespace obole::intake
