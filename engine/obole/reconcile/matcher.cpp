#include "obole/reconcile/matcher.hpp"

#include "obole/reconcile/packing.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/suggestible.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace obole::reconcile {
namespace {

// What no pass explained, by amount: lines whole, of items what a suggestion
// needs.
class Left {
 public:
  explicit Left(std::size_t heaps) : lines_(heaps), items_(heaps) {}

  void add(const OpenLine& line) {
    lines_.put(packed(line), heap_of(line.amount));
  }
  void add(const OpenItem& item) {
    if (!may_be_suggested(item.kind)) return;
    const auto one = suggestible(item);
    char bytes[sizeof one];
    std::memcpy(bytes, &one, sizeof one);
    items_.put({bytes, sizeof bytes}, heap_of(one.amount));
  }

  std::size_t heaps() const { return lines_.heaps(); }
  // Some at a time: all may be of one amount.
  template <class Take>
  void each_lines(std::size_t heap, std::size_t most, const Take& take) const {
    std::vector<OpenLine> lines;
    lines_.each(
        [&](std::string_view bytes) {
          lines.push_back(unpacked_line(bytes));
          if (lines.size() < most) return;
          take(lines);
          lines.clear();
        },
        heap);
    if (!lines.empty()) take(lines);
  }
  std::vector<Suggestible> items(std::size_t heap) const {
    std::vector<Suggestible> items;
    items_.each(
        [&](std::string_view bytes) {
          std::memcpy(&items.emplace_back(), bytes.data(), sizeof(Suggestible));
        },
        heap);
    return items;
  }

 private:
  std::size_t heap_of(std::int64_t amount) const {
    return static_cast<std::uint64_t>(amount) % lines_.heaps();
  }

  Spill lines_;
  Spill items_;
};

class Run {
 public:
  Run(const Matcher::Settings& settings, const Matcher::Take& take,
      std::size_t most, std::size_t heaps)
      : settings_(settings), take_(take), most_(most), left_(heaps) {}

  void early(const Members& members) {
    const auto likeness = early_likeness(settings_.platforms);
    each_part(
        members, likeness, [&](const OpenLine& line) { put(line); },
        [&](const OpenItem& item) { put(item); },
        [&](Round& round) {
          early_passes(round, settings_.platforms, settings_.windows);
          pass_on(round);
        });
  }

  void late() {
    const auto likeness = late_likeness(settings_.platforms);
    each_part(
        undecided_, likeness, [&](const OpenLine& line) { left_.add(line); },
        [&](const OpenItem& item) { left_.add(item); },
        [&](Round& round) {
          set_platforms_aside(round, settings_.platforms);
          late_passes(round, settings_.platforms, settings_.windows,
                      sums_left_);
          leave(round);
        });
  }

  void suggestions() {
    for (std::size_t heap = 0; heap < left_.heaps() && wanted_; ++heap) {
      const Suggester suggester(left_.items(heap), settings_.windows);
      left_.each_lines(heap, most_, [&](const std::vector<OpenLine>& lines) {
        if (wanted_) suggest(suggester, lines);
      });
    }
  }

 private:
  void suggest(const Suggester& suggester, const std::vector<OpenLine>& lines) {
    Outcome outcome;
    for (const auto& line : lines) {
      outcome.unmatched.push_back(line.id);
      if (line.amount == 0) continue;
      bool of_platform = false;
      each_platform_of(line, settings_.platforms,
                       [&](const Platform&) { of_platform = true; });
      if (auto doubt = suggester.suggest(line.id, line.amount, line.booked_on,
                                         of_platform))
        outcome.suggestions.push_back(std::move(*doubt));
    }
    tell(lines, {}, std::move(outcome));
  }

  // Runs `passes` over each part of the members; those who are alone are in
  // none.
  template <class LoneLine, class LoneItem, class Passes>
  void each_part(const Members& members, const Likeness& likeness,
                 const LoneLine& lone_line, const LoneItem& lone_item,
                 const Passes& passes) {
    Members parts = split(members, likeness, lone_line, lone_item);
    for (std::size_t part = 0; part < parts.lines.heaps() && wanted_; ++part) {
      std::vector<OpenLine> lines;
      std::vector<OpenItem> items;
      parts.lines.each(
          [&](std::string_view bytes) {
            lines.push_back(unpacked_line(bytes));
          },
          part);
      parts.items.each(
          [&](std::string_view bytes) {
            items.push_back(unpacked_item(bytes));
          },
          part);
      Round round(lines, items, settings_.taken_back);
      passes(round);
      auto outcome = std::move(round).finish();
      // Those who go on are not told of yet.
      std::erase_if(outcome.unmatched, [&](std::int64_t line) {
        return !is_suggested(outcome, line);
      });
      tell(lines, items, std::move(outcome));
    }
  }

  template <class LoneLine, class LoneItem>
  Members split(const Members& members, const Likeness& likeness,
                const LoneLine& lone_line, const LoneItem& lone_item) {
    const Clusters clusters(members, likeness, most_);
    Members parts{Spill(clusters.parts()), Spill(clusters.parts())};
    std::uint64_t at = 0;
    members.lines.each([&](std::string_view bytes) {
      const auto part = clusters.part_of_line(at++);
      if (part == Clusters::alone) {
        lone_line(unpacked_line(bytes));
      } else {
        parts.lines.put(bytes, part);
      }
    });
    at = 0;
    members.items.each([&](std::string_view bytes) {
      const auto part = clusters.part_of_item(at++);
      if (part == Clusters::alone) {
        lone_item(unpacked_item(bytes));
      } else {
        parts.items.put(bytes, part);
      }
    });
    return parts;
  }

  static bool is_suggested(const Outcome& outcome, std::int64_t line) {
    const auto found = std::lower_bound(
        outcome.suggestions.begin(), outcome.suggestions.end(), line,
        [](const Doubt& doubt, std::int64_t id) { return doubt.line < id; });
    return found != outcome.suggestions.end() && found->line == line;
  }

  void put(const OpenLine& line) { undecided_.lines.put(packed(line)); }
  void put(const OpenItem& item) { undecided_.items.put(packed(item)); }

  // What the early passes left goes on to the late ones; what they held may
  // still be suggested.
  void pass_on(const Round& round) {
    const auto& [lines, items] = round.world;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      const auto state = lines.state(i);
      if (state != State::matched && state != State::held) put(lines[i]);
    }
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      if (items.state(i) == State::open) put(items[i]);
      if (items.state(i) == State::held) left_.add(items[i]);
    }
  }

  void leave(const Round& round) {
    const auto& [lines, items] = round.world;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      const auto state = lines.state(i);
      if (state != State::matched && state != State::held &&
          state != State::hinted)
        left_.add(lines[i]);
    }
    for (std::uint32_t i = 0; i < items.size(); ++i)
      if (items.state(i) != State::matched) left_.add(items[i]);
  }

  void tell(const std::vector<OpenLine>& lines,
            const std::vector<OpenItem>& items, Outcome outcome) {
    wanted_ = wanted_ && take_({lines, items, outcome});
  }

  const Matcher::Settings& settings_;
  const Matcher::Take& take_;
  std::size_t most_;
  Members undecided_;
  Left left_;
  std::int64_t sums_left_ = most_sums_tried;
  bool wanted_ = true;
};

}  // namespace

void Matcher::add(OpenLine line) {
  lines_.push_back(std::move(line));
  keep_few();
}

void Matcher::add(OpenItem item) {
  items_.push_back(std::move(item));
  keep_few();
}

void Matcher::keep_few() {
  if (lines_.size() + items_.size() > most_in_memory_) spill();
}

void Matcher::spill() {
  for (const auto& line : lines_)
    spilled_.lines.put(packed(line));
  for (const auto& item : items_)
    spilled_.items.put(packed(item));
  lines_ = {};
  items_ = {};
}

void Matcher::run(const Settings& settings, const Take& take) {
  if (spilled_.lines.size() + spilled_.items.size() == 0) {
    const auto outcome = reconcile(lines_, items_, settings.platforms,
                                   settings.windows, settings.taken_back);
    take({lines_, items_, outcome});
    return;
  }
  spill();
  const auto members = spilled_.lines.size() + spilled_.items.size();
  Run run(settings, take, most_in_memory_, 1 + members / (most_in_memory_ + 1));
  run.early(spilled_);
  spilled_.lines = Spill();
  spilled_.items = Spill();
  run.late();
  run.suggestions();
}

}  // namespace obole::reconcile
