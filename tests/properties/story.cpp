// What happens in a town between January and May, told by people and
// platforms.

#include "arrival.hpp"

#include <fmt/format.h>

namespace arrival {
namespace {

constexpr int last_day = 150;
constexpr int people = 60;
constexpr int campaigns = 4;

struct Promise {
  Notification made;
  std::int64_t paid = 0;
  bool ended = false;
};

struct Gift {
  Notification given;
  bool refunded = false;
  bool disputed = false;
};

// Something that went back and may come again, or a dispute without an end.
struct Loose {
  std::string name;
  int day;
};

class Teller {
 public:
  explicit Teller(std::mt19937& random) : random_(random) {}

  // The next thing, on `day`; nothing where what it needs is not there yet.
  std::optional<Notification> next(int day) {
    const auto roll = below(100);
    if (roll < 14) return promise(day);
    if (roll < 70) return gift(day);
    if (roll < 80) return refund(day);
    if (roll < 88) return dispute(day);
    if (roll < 93) return verdict(day);
    if (roll < 97) return reversal(day);
    return end(day);
  }

 private:
  int below(std::size_t number) { return static_cast<int>(random_() % number); }
  std::string name(const char* kind) {
    return fmt::format("{}-{}", kind, ++names_);
  }

  std::optional<Notification> promise(int day) {
    const Notification made{
        Kind::promise, name("P"),          {}, below(campaigns),
        below(people), 100 + below(9'000), day};
    promises_.push_back({made});
    return made;
  }

  std::optional<Notification> gift(int day) {
    Notification given{Kind::gift,    name("G"),          {}, below(campaigns),
                       below(people), 100 + below(5'000), day};
    if (!promises_.empty() && below(4) == 0) {
      auto& kept = promises_[random_() % promises_.size()];
      given.about = kept.made.name;
      given.campaign = kept.made.campaign;
      given.donor = kept.made.donor;
      // What is ended was not kept whole, whatever comes first.
      if (below(3) != 0 || kept.ended)
        given.amount =
            std::max<std::int64_t>(1, (kept.made.amount - kept.paid) / 3);
      kept.paid += given.amount;
    }
    gifts_.push_back({given});
    return given;
  }

  std::optional<Notification> refund(int day) {
    auto* const gift = any_gift();
    if (gift == nullptr || gift->refunded) return std::nullopt;
    gift->refunded = true;
    Notification one{Kind::refund, name("R"), gift->given.name};
    one.amount = std::max<std::int64_t>(1, gift->given.amount / 2);
    one.day = day;
    returned_.push_back({one.name, day});
    return one;
  }

  std::optional<Notification> dispute(int day) {
    auto* const gift = any_gift();
    if (gift == nullptr || gift->disputed || gift->given.amount < 2)
      return std::nullopt;
    gift->disputed = true;
    Notification one{Kind::dispute, name("D"), gift->given.name};
    one.amount = gift->given.amount / 2;
    one.day = day;
    disputes_.push_back({one.name, day});
    return one;
  }

  std::optional<Notification> verdict(int day) {
    if (disputes_.empty()) return std::nullopt;
    Notification one{Kind::verdict, name("V"), disputes_.back().name};
    disputes_.pop_back();
    one.day = day;
    one.yes = below(3) != 0;
    if (one.yes) returned_.push_back({one.name, day});
    return one;
  }

  std::optional<Notification> reversal(int day) {
    if (returned_.empty()) return std::nullopt;
    Notification one{Kind::reversal, name("U"), returned_.back().name};
    returned_.pop_back();
    one.day = day;
    return one;
  }

  std::optional<Notification> end(int day) {
    if (promises_.empty()) return std::nullopt;
    auto& promise = promises_[random_() % promises_.size()];
    if (promise.ended || promise.paid >= promise.made.amount)
      return std::nullopt;
    promise.ended = true;
    Notification one{Kind::end, name("E"), promise.made.name};
    one.day = day;
    one.yes = below(2) == 0;
    return one;
  }

  Gift* any_gift() {
    return gifts_.empty() ? nullptr : &gifts_[random_() % gifts_.size()];
  }

  std::mt19937& random_;
  int names_ = 0;
  std::vector<Promise> promises_;
  std::vector<Gift> gifts_;
  std::vector<Loose> returned_;
  std::vector<Loose> disputes_;
};

}  // namespace

std::vector<Notification> story(int count, std::mt19937& random) {
  Teller teller(random);
  std::vector<Notification> told;
  const auto size = static_cast<std::size_t>(count);
  while (told.size() < size) {
    const auto day = static_cast<int>(told.size() * last_day / size);
    if (auto next = teller.next(day)) told.push_back(std::move(*next));
  }
  return told;
}

}  // namespace arrival
