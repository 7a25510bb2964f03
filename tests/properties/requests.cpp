#include "requests.hpp"

#include <array>
#include <optional>
#include <string>

namespace model {
namespace {

rc::Gen<std::int64_t> any_amount() {
  return rc::gen::weightedOneOf<std::int64_t>(
      {{1, rc::gen::element<std::int64_t>(-5, 0)},
       {25, rc::gen::element<std::int64_t>(1, 1999, 2000, 5000, 12'345)}});
}

rc::Gen<std::optional<std::int64_t>> any_fee() {
  using Fee = std::optional<std::int64_t>;
  return rc::gen::weightedElement<Fee>({{20, Fee()},
                                        {2, Fee(0)},
                                        {3, Fee(35)},
                                        {1, Fee(-20)},
                                        {1, Fee(90'000)}});
}

rc::Gen<Kind> any_kind() {
  return rc::gen::weightedElement<Kind>({{6, Kind::pledge},
                                         {2, Kind::cancel},
                                         {2, Kind::expire},
                                         {14, Kind::donate},
                                         {5, Kind::refund},
                                         {4, Kind::reverse},
                                         {6, Kind::dispute},
                                         {4, Kind::lose},
                                         {3, Kind::win},
                                         {2, Kind::settle},
                                         {1, Kind::close}});
}

rc::Gen<Request> any_request() {
  return rc::gen::build<Request>(
      rc::gen::set(&Request::kind, any_kind()),
      rc::gen::set(&Request::campaign, rc::gen::weightedElement<int>(
                                           {{12, 0}, {8, 1}, {12, 2}, {1, 3}})),
      rc::gen::set(&Request::donor, rc::gen::weightedElement<int>(
                                        {{12, 0}, {12, 1}, {12, 2}, {1, 3}})),
      rc::gen::set(&Request::amount, any_amount()),
      rc::gen::set(&Request::day, rc::gen::weightedElement<int>({{1, -1},
                                                                 {2, 0},
                                                                 {20, 60},
                                                                 {8, 120},
                                                                 {12, 165},
                                                                 {1, 166},
                                                                 {1, 181}})),
      rc::gen::set(
          &Request::item,
          rc::gen::weightedElement<int>(
              {{12, -1}, {6, 0}, {4, 1}, {3, 2}, {2, 3}, {1, 4}, {1, 40}})),
      rc::gen::set(&Request::fee, any_fee()),
      rc::gen::set(&Request::way,
                   rc::gen::element(Way::card, Way::transfer, Way::cash)),
      rc::gen::set(&Request::platform, rc::gen::element(false, false, true)),
      rc::gen::set(&Request::tier,
                   rc::gen::weightedElement<bool>({{9, false}, {1, true}})),
      rc::gen::set(&Request::outside, rc::gen::element(false, true)),
      rc::gen::set(&Request::accept, rc::gen::element(false, true)),
      rc::gen::set(&Request::reference,
                   rc::gen::weightedElement<int>(
                       {{30, 0}, {1, 1}, {1, 2}, {1, 3}, {1, 4}})));
}

// Requests, and every now and then one of them again: as many back as is said.
struct Step {
  Request fresh;
  std::size_t again;
};

bool needs_item(Kind kind) {
  return kind != Kind::pledge && kind != Kind::donate && kind != Kind::settle &&
         kind != Kind::close;
}

// What makes sense more often than chance would have it: a gift that names a
// promise mostly keeps one of its donor's, and most closes are early.
Request likelier(Request request, const std::vector<Request>& promises) {
  if (needs_item(request.kind) && request.item < 0)
    request.item = request.donor;
  if (request.kind == Kind::close && request.outside) request.day = 0;
  if (request.kind != Kind::donate || request.item < 0 || !request.outside)
    return request;
  if (static_cast<std::size_t>(request.item) >= promises.size()) return request;
  const auto& promise = promises[static_cast<std::size_t>(request.item)];
  request.campaign = promise.campaign;
  request.donor = promise.donor;
  return request;
}

}  // namespace

rc::Gen<std::vector<Request>> any_requests() {
  const auto step = rc::gen::build<Step>(
      rc::gen::set(&Step::fresh, any_request()),
      rc::gen::set(&Step::again, rc::gen::inRange<std::size_t>(0, 200)));
  return rc::gen::map(
      rc::gen::resize(100, rc::gen::container<std::vector<Step>>(60, step)),
      [](const std::vector<Step>& steps) {
        std::vector<Request> list;
        std::vector<Request> promises;
        for (const auto& [fresh, again] : steps) {
          const bool repeats = again > 0 && again <= list.size();
          list.push_back(repeats ? list[list.size() - again]
                                 : likelier(fresh, promises));
          if (list.back().kind == Kind::pledge) promises.push_back(list.back());
        }
        return list;
      });
}

void showValue(const Request& request, std::ostream& out) {
  constexpr std::array kinds = {"pledge", "cancel",  "expire",  "donate",
                                "refund", "reverse", "dispute", "lose",
                                "win",    "settle",  "close"};
  out << kinds.at(static_cast<std::size_t>(request.kind)) << " campaign "
      << request.campaign << " donor " << request.donor << " amount "
      << request.amount << " day " << request.day << " item " << request.item
      << " fee " << (request.fee ? std::to_string(*request.fee) : "-")
      << " way " << static_cast<int>(request.way)
      << (request.platform ? " platform" : "") << (request.tier ? " tier" : "")
      << (request.outside ? " outside" : "")
      << (request.accept ? " accept" : "") << " reference " << request.reference
      << '\n';
}

}  // namespace model
