// The ledger as a page of arithmetic: what must become of campaigns, pledges,
// gifts, refunds and fees, worked out without a line of the engine.

#pragma once

#include "request.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace model {

struct Figures {
  std::int64_t pledged = 0;
  std::int64_t received = 0;
  std::int64_t refunded = 0;
  std::int64_t fees = 0;
  std::int64_t donations = 0;
  std::set<int> donors = {};
};

class Ledger {
 public:
  explicit Ledger(std::int64_t size) : next_(size) {}

  Answer answer(const Request& request);

  const Figures& figures(int campaign) const {
    return figures_.at(static_cast<std::size_t>(campaign));
  }
  /// By name; accounts that were never used are absent.
  const std::map<std::string, std::int64_t>& balances() const {
    return balances_;
  }
  std::int64_t size() const { return next_; }
  /// The number of the entry of a pledge or gift, by its place.
  std::int64_t pledge(int place) const;
  std::int64_t gift(int place) const;
  std::int64_t refund(int place) const;
  std::int64_t dispute(int place) const;

 private:
  struct Pledge {
    std::int64_t seq;
    int campaign;
    int donor;
    std::int64_t unkept;
    bool ended = false;
  };
  struct Gift {
    std::int64_t seq;
    int campaign;
    int day;
    std::int64_t left;
    std::string holding;
    std::string platform;
  };
  /// Of a refund, or of a dispute.
  struct Return {
    std::int64_t seq;
    int gift;
    int day;
    std::int64_t amount;
    bool over = false;  ///< the refund is reversed, the dispute has ended
  };
  struct Past {
    Request request;
    std::int64_t seq;
  };
  struct Verdict {
    std::int64_t seq;
    int day;
    bool succeeded;
  };
  /// What came to the all-or-nothing campaign, and, negative, what went.
  struct Movement {
    int day;
    std::int64_t amount;
  };
  std::optional<Answer> repeated(const Request& request) const;
  std::set<std::string> objections(const Request& request) const;
  std::set<std::string> gift_objections(const Request& request) const;
  std::set<std::string> return_objections(const Request& request) const;
  void add_day(const Request& request, std::set<std::string>& no) const;
  static std::string name_of(const Request& request);
  static std::string platform_of(const Request& request);
  void apply(const Request& request);
  void donate(const Request& request);
  void keep(const Request& request);
  void end_pledge(Pledge& pledge);
  void give_back(int gift, int day, std::int64_t amount,
                 const std::string& from);
  void refund(const Request& request);
  void dispute(const Request& request);
  void end_dispute(const Request& request);
  void reverse(const Request& request);
  void settle(const Request& request);
  std::string earned(int campaign) const;
  static std::string disputed(const Gift& gift);
  void move(std::int64_t amount, const std::string& debit,
            const std::string& credit);
  void charge(int campaign, std::int64_t amount, const std::string& platform,
              const std::string& holding);
  template <class Item>
  static const Item* at(const std::vector<Item>& items, int place);

  std::int64_t next_;
  int closed_ = -1'000'000;
  std::vector<Pledge> pledges_;
  std::vector<Gift> gifts_;
  std::vector<Return> refunds_;
  std::vector<Return> disputes_;
  std::vector<Movement> movements_;
  std::optional<Verdict> verdict_;
  std::array<Figures, campaigns> figures_;
  std::map<std::string, std::int64_t> balances_;
  std::map<std::string, Past> past_;
};

}  // namespace model
