"""Sets of calendar days, from 2000 on, as bits of an integer: intersection is one machine operation a word.

A set is written as EDTF (ISO 8601-2, level 2): one day, a month, a year, or one of a set («[2017-09-01..2017-09-13]»).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

FIRST = date(2000, 1, 1)
_LISTED = 8  # more days than these are written by their first and last


class Calendar:
    """The days from 2000-01-01 to *today* and the sets of them that clues speak of (bit 0 is the first day)."""

    def __init__(self, today: date) -> None:
        self.size = (today - FIRST).days + 1
        self.all = (1 << self.size) - 1
        self._weekdays = [0] * 7
        self._days: dict[tuple[int, int], int] = {}
        self._months = [0] * 13
        for k in range(self.size):
            day = FIRST + timedelta(days=k)
            self._weekdays[day.weekday()] |= 1 << k
            self._months[day.month] |= 1 << k
            self._days[day.month, day.day] = self._days.get((day.month, day.day), 0) | 1 << k

    def weekday(self, number: int) -> int:
        """All such weekdays (Monday is 0)."""
        return self._weekdays[number % 7]

    def day_month(self, day: int, month: int) -> int:
        """This day of every year."""
        return self._days.get((month, day), 0)

    def month(self, month: int) -> int:
        """This month of every year."""
        return self._months[month]

    def between(self, first: date | None, last: date | None) -> int:
        """The days from *first* to *last*, both included; None leaves that end open."""
        low = max((first - FIRST).days, 0) if first else 0
        high = min((last - FIRST).days + 1, self.size) if last else self.size
        return ((1 << high) - 1) & ~((1 << low) - 1) if high > low else 0

    def later(self, days: int, count: int) -> int:
        """The set *count* days later (earlier if negative)."""
        return (days << count if count >= 0 else days >> -count) & self.all

    @staticmethod
    def members(days: int) -> list[date]:
        """The days of a set, in order."""
        found = []
        while days:
            low = days & -days
            found.append(FIRST + timedelta(days=low.bit_length() - 1))
            days ^= low
        return found


@cache
def calendar(today: date) -> Calendar:
    """The calendar up to *today*."""
    return Calendar(today)


def from_edtf(value: str, today: date) -> int:
    """The days that an EDTF value written by ``as_edtf`` stands for, up to *today*; no day for what is none.

    >>> from_edtf("[2017-09-01,2017-09-08]", date(2020, 1, 1)).bit_count()
    2
    """
    days = calendar(today)
    found = 0
    for part in value.strip("[]").split(","):
        first, mark, last = part.partition("..")
        begin = _bound(first, False)
        end = (_bound(last, True) if last else today) if mark else _bound(first, True)
        if begin is not None and end is not None:
            found |= days.between(begin, end)
    return found


def _bound(text: str, end: bool) -> date | None:
    """The first or last day of a day, month or year."""
    try:
        numbers = [int(part) for part in text.split("-")]
        if len(numbers) == 3:
            return date(*numbers)
        year, month = (*numbers, 12 if end else 1)[:2]
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if end else date(year, month, 1)
    except (TypeError, ValueError):
        return None


def as_edtf(days: int, today: date) -> str | None:
    """A set of days in EDTF; None if it is empty. Many scattered days are written as the stretch they lie in, and a stretch of
    more than a year that reaches up to *today* as open («[2015-12-18..]»).
    """
    if not days:
        return None
    first = FIRST + timedelta(days=(days & -days).bit_length() - 1)
    last = FIRST + timedelta(days=days.bit_length() - 1)
    if (last - first).days > 366 and (today - last).days < 7:
        return f"[{first}..]"
    if first == last:
        return first.isoformat()
    count = days.bit_count()
    run = (last - first).days + 1 == count
    if run and first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return str(first.year)
    if run or count > _LISTED:
        return f"[{first}..{last}]"
    return "[" + ",".join(day.isoformat() for day in Calendar.members(days)) + "]"
