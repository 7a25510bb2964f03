"""Days on which French banks book."""

from datetime import date, timedelta

HOLIDAYS_2026 = {
    date(2026, 1, 1),
    date(2026, 4, 3),
    date(2026, 4, 6),
    date(2026, 5, 1),
    date(2026, 5, 8),
    date(2026, 5, 14),
    date(2026, 5, 25),
}


def is_open(day):
    return day.weekday() < 5 and day not in HOLIDAYS_2026


def open_day(day, later=0):
    """The first day from `day` on, and `later` open days after it."""
    while not is_open(day):
        day += timedelta(days=1)
    for _ in range(later):
        day = open_day(day + timedelta(days=1))
    return day
