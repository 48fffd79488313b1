"""Days as TIMEX3 and EDTF values, and the Umm al-Qura calendar (van Gent; by hijridate)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def parse_day(value: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time; None where it is no full day."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Umm al-Qura calendar; None outside 1343 to 1500 AH or for no such day."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int, end: bool = False) -> str | None:
    """The Gregorian month that holds most of a Hijri month, or with *end* its last day's."""
    first = from_hijri(year, month, 29 if end else 15)
    return first.isoformat()[:7] if first else None


def hijri_year(day: date) -> int:
    """The Hijri year a day lies in."""
    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)


def last_weekday(reference: date, weekday: int) -> date:
    """The last such weekday up to and including *reference* (Monday is 0)."""
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def next_weekday(reference: date, weekday: int) -> date:
    """The first such weekday after *reference*."""
    return reference + timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month *count* months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def week_of(day: date) -> str:
    """The ISO week: «2015-W32»."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def is_edtf_day(value: str) -> bool:
    """Whether *value* is a date to the day, month or year."""
    return bool(_ISO.fullmatch(value))


def last_day(edtf: str) -> str:
    """The last day that a set of days in EDTF names; "" where it is open («[2015-12-18..]»)."""
    return edtf.strip("[]").replace("..", ",").split(",")[-1]


def day_bounds(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of a closed set of days in EDTF («[2017-09-01..2017-09-13]», «2017-09»), None for another value."""
    if not edtf:
        return None
    parts = [part for part in edtf.strip("[]").replace("..", ",").split(",") if part]
    if ".." in edtf and len(parts) != 2:
        return None
    first, last = parse_day(_filled(parts[0], "01")), parse_day(_filled(parts[-1], "28"))
    return (first, last) if first is not None and last is not None and first <= last else None


def _filled(text: str, day: str) -> str:
    return f"{text}-{day}" if len(text) == 7 else text
