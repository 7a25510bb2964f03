// A ledger in a folder of its own, with a clock that stands where it is put.

#pragma once

#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/organisation.hpp"
#include "obole/ledger/periods.hpp"
#include "obole/ledger/pledges.hpp"
#include "obole/ledger/territory.hpp"
#include "obole/ledger/verification.hpp"
#include "support/scratch.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace support {

namespace ledger = obole::ledger;

inline obole::Date day(std::string_view text) {
  return obole::parse_date(text).value();
}
inline obole::Code code(std::string_view text) {
  return obole::Code::parse(text).value();
}
inline obole::Money cents(std::int64_t amount) {
  return {amount, obole::Currency::eur()};
}

/// Account numbers made for examples; both have a right check.
inline constexpr const char* town_iban = "FR7630006000011234567890189";
inline constexpr const char* other_iban = "FR7630001007941234567890185";

/// A text as a reader's source, handed out a few bytes at a time.
inline auto source_of(std::string text) {
  return [text = std::move(text),
          at = std::size_t{0}](std::span<char> buffer) mutable {
    const auto size = text.copy(buffer.data(), buffer.size(), at);
    at += size;
    return size;
  };
}

/// ledger::record, whichever header declares it.
template <class Request>
auto recorded(ledger::Journal& journal, const Request& request) {
  return record(journal, request);
}

class World {
 public:
  World() {
    (void)ledger::open_ledger(file(),
                              {"Ville de Saint-Aubin",
                               "",
                               "",
                               obole::OrganisationKind::commune,
                               obole::Currency::eur(),
                               "Europe/Paris",
                               {town_iban}},
                              context)
        .value();
  }

  std::filesystem::path file() const { return folder_ / "town.obole"; }
  std::filesystem::path people() const { return folder_ / "town.people"; }
  const ScratchFolder& folder() const { return folder_; }

  /// The ledger, opened for writing on first use.
  ledger::Book& book() {
    if (!book_) book_.emplace(opened(obole::store::Access::write));
    return *book_;
  }
  ledger::Book opened(obole::store::Access access) const {
    return ledger::Book::open(file(), {access, {}, false}).value();
  }
  void close() { book_.reset(); }

  ledger::Journal journal() {
    return ledger::Journal::begin(book(), context).value();
  }

  /// One request in a transaction of its own.
  template <class Request>
  auto record(const Request& request) {
    auto entries = journal();
    auto answer = recorded(entries, request);
    if (answer) entries.commit();
    return answer;
  }
  /// The same, of a request that is right.
  template <class Request>
  std::int64_t must(const Request& request) {
    return record(request).value().seq;
  }

  /// A campaign open in the first half of 2026, with a goal of 1000.00.
  std::int64_t campaign(std::string_view name) { return must(terms(name)); }
  static ledger::NewCampaign terms(std::string_view name) {
    return {code(name), "Toit de l’école", cents(100'000), day("2026-01-01"),
            day("2026-06-30")};
  }
  obole::DonorId donor(const std::string& name) {
    return record(ledger::NewDonor{obole::DonorKind::individual,
                                   {name, {}, {}, {}}})
        .value()
        .id;
  }
  /// A gift by bank transfer on 1 March 2026.
  static ledger::NewDonation gift(std::string_view campaign,
                                  obole::DonorId donor, std::int64_t amount) {
    ledger::NewDonation gift{code(campaign), donor, cents(amount),
                             day("2026-03-01")};
    gift.method = obole::Method::transfer;
    return gift;
  }

  std::int64_t size() { return book().head().size; }

  /// What a verification of the files finds, opened anew.
  ledger::Verification verified(bool integrity = true) const {
    auto book =
        ledger::Book::open(file(), {obole::store::Access::read, {}, true})
            .value();
    return ledger::verify(book, {integrity});
  }
  bool is_sound() const { return verified().problems.empty(); }

  ledger::Context context{obole::parse_instant("2026-06-15T10:00:00Z").value(),
                          day("2026-06-15"),
                          "claire",
                          "0.0-test",
                          "a test",
                          std::chrono::milliseconds{50}};

 private:
  ScratchFolder folder_;
  std::optional<ledger::Book> book_;
};

}  // namespace support
