#include "obole/reconcile/matcher.hpp"

#include "obole/reconcile/leftovers.hpp"
#include "obole/reconcile/packing.hpp"
#include "obole/reconcile/steps.hpp"

#include <algorithm>
#include <future>
#include <utility>

namespace obole::reconcile {
namespace {

class Run {
 public:
  Run(const Matcher::Settings& settings, const Matcher::Take& take,
      std::size_t most, std::size_t heaps)
      : settings_(settings), take_(take), most_(most), left_(heaps) {}

  void early(const Members& members) {
    const auto likeness = early_likeness(settings_.platforms);
    each_part(
        members, likeness, [&](const OpenLine& line) { go_on(line); },
        [&](OpenItem item) { go_on(std::move(item)); },
        [&](Round& round) {
          early_passes(round, settings_.platforms, settings_.windows);
        });
  }

  void late() {
    is_late_ = true;
    const auto likeness = late_likeness(settings_.platforms);
    each_part(
        undecided_, likeness, [&](const OpenLine& line) { left_.add(line); },
        [&](const OpenItem& item) { left_.add(item); },
        [&](Round& round) {
          set_platforms_aside(round, settings_.platforms);
          late_passes(round, settings_.platforms, settings_.windows,
                      sums_left_);
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
    tell(lines, {}, outcome);
  }

  // A part, what became of its lines, and who of it is not done with.
  struct Worked {
    std::vector<OpenLine> lines;
    std::vector<OpenItem> items;
    Outcome outcome;
    std::vector<std::size_t> open_lines;
    std::vector<std::size_t> open_items;
    std::vector<std::size_t> held_items;  // may still be suggested
  };

  // Runs `passes` over each part of the members; those who are alone are in
  // none.  While one part is told, the next is worked out.
  template <class LoneLine, class LoneItem, class Passes>
  void each_part(const Members& members, const Likeness& likeness,
                 const LoneLine& lone_line, const LoneItem& lone_item,
                 const Passes& passes) {
    const Members parts = split(members, likeness, lone_line, lone_item);
    const auto work_out = [&](std::size_t part) {
      Worked worked = read(parts, part);
      Round round(worked.lines, worked.items, settings_.taken_back);
      passes(round);
      tell_open(round.world, worked);
      worked.outcome = std::move(round).finish();
      // Those who go on are not told of yet.
      std::erase_if(worked.outcome.unmatched, [&](std::int64_t line) {
        return !is_suggested(worked.outcome, line);
      });
      return worked;
    };
    std::future<Worked> ahead;  // destroyed first: it waits for its end
    for (std::size_t part = 0; part < parts.lines.heaps() && wanted_; ++part) {
      auto worked = ahead.valid() ? ahead.get() : work_out(part);
      if (part + 1 < parts.lines.heaps())
        ahead = std::async(std::launch::async, work_out, part + 1);
      leave(worked);
      tell(worked.lines, worked.items, worked.outcome);
    }
  }

  static Worked read(const Members& parts, std::size_t part) {
    Worked worked;
    parts.lines.each(
        [&](std::string_view bytes) {
          worked.lines.push_back(unpacked_line(bytes));
        },
        part);
    parts.items.each(
        [&](std::string_view bytes) {
          worked.items.push_back(unpacked_item(bytes));
        },
        part);
    return worked;
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

  static void tell_open(const World& world, Worked& worked) {
    const auto& [lines, items] = world;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      const auto state = lines.state(i);
      if (state != State::matched && state != State::held &&
          state != State::hinted)
        worked.open_lines.push_back(
            static_cast<std::size_t>(&lines[i] - worked.lines.data()));
    }
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      const auto state = items.state(i);
      if (state == State::matched) continue;
      (state == State::held ? worked.held_items : worked.open_items)
          .push_back(static_cast<std::size_t>(&items[i] - worked.items.data()));
    }
  }

  // What the early passes left open goes on to the late ones.
  void leave(const Worked& worked) {
    const auto to_next = [&](const auto& one) {
      if (is_late_)
        left_.add(one);
      else
        go_on(one);
    };
    for (const auto at : worked.open_lines)
      to_next(worked.lines[at]);
    for (const auto at : worked.open_items)
      to_next(worked.items[at]);
    for (const auto at : worked.held_items)
      left_.add(worked.items[at]);
  }

  void go_on(const OpenLine& line) { undecided_.lines.put(packed(line)); }
  void go_on(OpenItem item) {
    if (settings_.tell_payer) settings_.tell_payer(item);
    undecided_.items.put(packed(item));
  }

  void tell(const std::vector<OpenLine>& lines,
            const std::vector<OpenItem>& items, const Outcome& outcome) {
    wanted_ = wanted_ && take_({lines, items, outcome});
  }

  const Matcher::Settings& settings_;
  const Matcher::Take& take_;
  std::size_t most_;
  bool is_late_ = false;
  Members undecided_;
  Leftovers left_;
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
    if (settings.tell_payer)
      std::for_each(items_.begin(), items_.end(), settings.tell_payer);
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
