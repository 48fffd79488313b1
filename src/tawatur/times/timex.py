"""TIMEX3 expressions: where they stand, of what type, with what value (ISO-TimeML; GUIDELINES on Arabic extents).

A local grammar is tried at each token that can start an expression; the longest reading wins. Relative values are
counted from the reference day; without one they stay open (``XXXX``). A weekday that the page ties to «اليوم» or «أمس»
is stronger than the assumed day of publication, see ``anchor``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.arabic.numbers import TENS, UNITS, cardinal, number_value, ordinal
from tawatur.arabic.words import MARK, NUMBER, Tokens, Word
from tawatur.model import Span, Timex
from tawatur.times.calendar import (
    add_months,
    from_hijri,
    hijri_month,
    hijri_year,
    last_weekday,
    next_weekday,
    parse_day,
    week_of,
)
from tawatur.times.vocabulary import TimeWords


@dataclass(slots=True)
class _Found:
    """A reading: tokens ``[first, last)``, type, value, mod."""

    first: int
    last: int
    type: str
    value: str
    mod: str | None = None


class TimeReader:
    """Finds the temporal expressions of one page. *reference* is the day relative expressions count from."""

    def __init__(self, tokens: Tokens, words: TimeWords, reference: date | None) -> None:
        self.tokens = tokens
        self.known = words
        self.reference = reference
        self._surnames: set[str] = set()

    def read(self, ranges: Iterable[tuple[int, int]]) -> list[Timex]:
        """All expressions in the token ranges, in order."""
        found: list[Timex] = []
        words, starts = self.tokens.words, self.known.starts
        for first, last in ranges:
            i = first
            while i < last:
                word = words[i]
                reading = None
                if (
                    word.kind == NUMBER
                    or word.fold in starts
                    or word.base in starts
                    or (word.definite and "ال" + word.base in starts)
                    or (word.fold[0] in "وبلف" and word.fold[1:] in starts)
                ):
                    reading = self._at(i, last)
                if reading is None or self._surname(reading):
                    i += 1
                    continue
                found.append(self._timex(reading))
                i = max(reading.last, i + 1)
        return found

    def stamps(self, ranges: Iterable[tuple[int, int]]) -> list[Timex]:
        """Full dates and hours in the token ranges, of lines that stamp the page: «26 شوال 1436 هـ», «11:57 ت م»."""
        return [timex for timex in self.read(ranges) if _STAMP.fullmatch(timex.value)]

    def _surname(self, reading: _Found) -> bool:
        """Whether a lone month is rather the surname behind a given name, here or before: «حميد شباط»، «وأكد شباط»."""
        i = reading.first
        words = self.tokens.words
        if reading.last != i + 1 or i == 0 or (words[i].base,) not in self.known.gregorian:
            return False
        word, before = words[i], words[i - 1]
        if word.definite or word.prep or before.kind == NUMBER or "prep" in before.tags:
            return False
        if "given" in before.tags and not (before.definite or before.prep or word.conj):
            self._surnames.add(word.base)
            return True
        return word.base in self._surnames and before.base != "شهر"

    def _timex(self, reading: _Found) -> Timex:
        tokens = self.tokens
        start = tokens.starts[reading.first]
        first = tokens.words[reading.first]
        key = self._key(reading.first)
        if key != first.fold:
            start += first.prep_cut if first.prep and key == first.base else (1 if first.fold[1:] == key else first.cut)
        elif first.definite and (first.conj or first.prep):
            start += first.prep_cut if first.prep else first.cut  # «والخامس عشر من الشهر الجاري»
        span = Span(start, tokens.ends[reading.last - 1])
        return Timex(span, reading.type, reading.value, reading.mod, self._other_weekday(reading))

    def _other_weekday(self, reading: _Found) -> int | None:
        """The weekday the expression names where its date falls on another: «الأحد 14 سبتمبر 2017», a Thursday."""
        day = parse_day(reading.value)
        if day is None or "W" in reading.value:
            return None
        folds = [word.fold for word in self.tokens.words[reading.first : reading.last]]
        named = {self.known.weekday[fold] for fold in folds if fold in self.known.weekday}
        if len(named) != 1:
            return None
        weekday = named.pop()
        apart = (day.weekday() - weekday) % 7
        lunar = any(fold in name for fold in folds for name in self.known.hijri)
        # a country that sights the moon itself may be a day off the tabulated calendar
        return weekday + 1 if apart > 0 and not (lunar and apart in (1, 6)) else None

    # -- keys -----------------------------------------------------------------------------------------------------

    def _key(self, i: int) -> str:
        """The look-up form of token *i* without clitics that are no part of a word of time."""
        word = self.tokens.words[i]
        if word.fold in self.known.starts:
            return word.fold
        if word.fold[:1] in ("و", "ب", "ل", "ف") and word.fold[1:] in self.known.starts:
            return word.fold[1:]
        if word.fold.startswith("لل") and "ال" + word.fold[2:] in self.known.starts:
            return "ال" + word.fold[2:]
        return word.fold

    def _fold(self, i: int, last: int) -> str:
        return self.tokens.words[i].fold if i < last else ""

    # -- the grammar ----------------------------------------------------------------------------------------------

    def _at(self, i: int, last: int) -> _Found | None:
        key = self._key(i)
        known = self.known
        if key in known.name_before and self._fold(i + 1, last) in known.day:
            return None
        options = (
            self._reference_word(i, last, key),
            self._mod_unit(i, last, key),
            self._part_day(i, last, key),
            self._weekday(i, last, key),
            self._deictic(i, last, key),
            self._numeric(i, last),
            self._day_month(i, last),
            self._month(i, last, key),
            self._year(i, last, key),
            self._unit_direction(i, last, key),
            self._ago(i, last, key),
            self._duration(i, last, key),
            self._recurring(i, last, key),
            self._coordinated_day(i, last),
            self._fraction(i, last, key),
            self._decade(i, last, key),
            self._hour_of(i, last, key),
            self._stretch(i, last, key),
            self._clock(i, last),
        )
        best: _Found | None = None
        for option in options:
            if option and (best is None or option.last > best.last):
                best = option
        return best

    def _reference_word(self, i: int, last: int, key: str) -> _Found | None:
        for length in (2, 1):
            if i + length <= last:
                words = (key, *(self._fold(j, last) for j in range(i + 1, i + length)))
                value = self.known.reference.get(words)
                if value:
                    return _Found(i, i + length, "DATE", value)
        within = self.known.within.get(key)
        if within and i > 0 and self.tokens.words[i - 1].fold == "في":
            end = i + 1 + (self._fold(i + 1, last) in ("القريب", "البعيد", "المنظور"))
            following = self.tokens.words[end] if end < last else None
            if following is None or not following.definite:
                return _Found(i, end, "DATE", within)
        return None

    def _coordinated_day(self, i: int, last: int) -> _Found | None:
        """The first of two days of one month: «الثالث عشر والخامس عشر من الشهر الجاري», «13 و14 سبتمبر»."""
        start = self._day_number(i, last)
        if start is None or not 1 <= start[0] <= 31:
            return None
        day, j = start
        if j >= last:
            return None
        k = j + 1 if self._fold(j, last) in ("و", "-", "–") else j
        if k == j and self.tokens.words[j].fold[:1] != "و":
            return None
        second = self._day_month(k, last)
        if second is None or second.type != "DATE" or second.value[-3:-2] != "-" or len(second.value) != 10:
            return None
        return _Found(i, j, "DATE", f"{second.value[:-2]}{day:02}")

    def _fraction(self, i: int, last: int, key: str) -> _Found | None:
        """«الربع الأول من عام 2015», «النصف الثاني من العام الجاري»."""
        letter = self.known.fraction.get(key)
        which = ordinal(self.tokens, i + 1) if letter and i + 1 < last and self.tokens.words[i + 1].definite else None
        if letter is None or which is None or not 1 <= which[0] <= (4 if letter == "Q" else 2):
            return None
        j = which[1] + (self._fold(which[1], last) == "من")
        if j >= last:
            return None
        inner = self._year(j, last, self._key(j)) or self._unit_direction(j, last, self._key(j))
        if inner is None or len(inner.value) != 4:
            return None
        return _Found(i, inner.last, "DATE", f"{inner.value}-{letter}{which[0]}")

    def _decade(self, i: int, last: int, key: str) -> _Found | None:
        """«تسعينيات القرن الماضي», «الستينات»."""
        decade = self.known.decade.get(key.removeprefix("ال"))
        if decade is None:
            return None
        if self._fold(i + 1, last) == "القرن" and self._fold(i + 2, last) in ("الماضي", "العشرين", "المنصرم"):
            return _Found(i, i + 3, "DATE", f"{decade}X")
        return _Found(i, i + 1, "DATE", f"{decade}X") if key.startswith("ال") else None

    def _hour_of(self, i: int, last: int, key: str) -> _Found | None:
        """«ساعة مبكرة من صباح الاثنين», «الساعات الأولى من فجر اليوم»."""
        if key.removeprefix("ال") not in ("ساعه", "ساعات", "وقت") or self._fold(i + 2, last) != "من":
            return None
        if self._fold(i + 1, last).removeprefix("ال") not in ("مبكره", "مبكر", "متاخره", "متاخر", "اولي", "اخيره"):
            return None
        inner = self._part_day(i + 3, last, self._key(i + 3)) if i + 3 < last else None
        return _Found(i, inner.last, inner.type, inner.value) if inner else None

    def _stretch(self, i: int, last: int, key: str) -> _Found | None:
        """«فترة طويلة», «وقت قصير»: a stretch of no length of its own."""
        if key in self.known.stretches and self._fold(i + 1, last) in self.known.lengths:
            return _Found(i, i + 2, "DURATION", "PXX")
        return None

    def _clock(self, i: int, last: int) -> _Found | None:
        """The hour of a stamp in universal time: «18:37 ت م», «09:15 ت غ»."""
        words = self.tokens.words
        if words[i].kind != NUMBER or i + 4 >= last or words[i + 1].form != ":" or words[i + 2].kind != NUMBER:
            return None
        hour, minute = number_value(words[i].form), number_value(words[i + 2].form)
        if hour is None or minute is None or not (0 <= hour < 24 and 0 <= minute < 60):
            return None
        if self._fold(i + 3, last) != "ت" or self._fold(i + 4, last) not in ("م", "غ"):
            return None
        day = self.reference.isoformat() if self.reference else "XXXX-XX-XX"
        return _Found(i, i + 5, "TIME", f"{day}T{hour:02}:{minute:02}")

    def _mod_unit(self, i: int, last: int, key: str) -> _Found | None:
        mod = self.known.mod.get(key)
        if not mod or i + 1 >= last:
            return None
        inner_key = self._key(i + 1)
        if inner_key in self.known.day:
            return None
        inner = (
            self._unit_direction(i + 1, last, inner_key)
            or self._month(i + 1, last, inner_key)
            or self._year(i + 1, last, inner_key)
            or self._bare_unit(i + 1, last, inner_key)
        )
        if inner and inner.type == "DATE":
            value = self._end_of_hijri_month(i + 1, last) if mod == "END" else None
            return _Found(i, inner.last, "DATE", value or inner.value, mod)
        return None

    def _bare_unit(self, i: int, last: int, key: str) -> _Found | None:
        """The unit of which a part is told and which is the present one: «قبل نهاية العام», not «نهاية العام الدراسي»."""
        unit = self.known.unit.get(key[2:]) if key.startswith("ال") and key[2:] not in self.known.plurals else None
        following = self.tokens.words[i + 1] if i + 1 < last else None
        if unit not in ("Y", "M", "W") or (following and (following.definite or following.kind == NUMBER)):
            return None
        return _Found(i, i + 1, "DATE", self._unit_value(unit, 0))

    def _end_of_hijri_month(self, i: int, last: int) -> str | None:
        """The Gregorian month in which the Hijri month named at token *i* ends: «نهاية شهر شوال الجاري»."""
        named = self._month_name(i + (self._fold(i, last) in ("شهر", "الشهر")), last)
        if named is None or not named[2] or self.reference is None:
            return None
        year = self._year_number(named[1], last) or hijri_year(self.reference)
        day = from_hijri(year, named[0], 29)
        return f"{day.year}-{day.month:02}" if day else None

    def _part_day(self, i: int, last: int, key: str) -> _Found | None:
        j = i
        if key == "منتصف" and self._fold(i + 1, last) in ("ليل", "الليل", "ليله"):
            j = i + 1
            part: str | None = "TNI"
        else:
            part = self.known.part.get(key)
        if not part:
            return None
        k = j + 1
        if self._fold(k, last) == "يوم":
            k += 1
        inner = None
        if k < last:
            inner_key = self._key(k)
            if inner_key == self.tokens.words[k].fold:
                inner = (
                    self._deictic(k, last, inner_key) or self._weekday(k, last, inner_key) or self._day_month(k, last)
                )
        if inner and inner.type in ("DATE", "TIME"):
            day = inner.value
            return _Found(i, inner.last, "TIME", f"{day}{part}" if "T" not in day else day)
        return None

    def _weekday(self, i: int, last: int, key: str) -> _Found | None:
        j = i
        if key in ("يوم", "ليله", "نهار") and i + 1 < last and self._fold(i + 1, last) in self.known.weekday:
            j = i + 1
            key = self._fold(j, last)
        weekday = self.known.weekday.get(key)
        if weekday is None:
            return None
        if j == i and i > 0 and self.tokens.words[i - 1].fold in ("احد", "كل"):
            return None
        end = j + 1
        dated = self._day_month(end, last) or self._numeric(end, last)
        if dated is None and self._fold(end, last) in ("الموافق", "،"):
            dated = self._day_month(end + 1, last) or self._numeric(end + 1, last)
            if dated and self._fold(end, last) == "،" and len(dated.value) < 10:
                dated = None
        if dated:
            return _Found(i, dated.last, dated.type, dated.value)
        direction = self.known.direction.get(self._fold(end, last))
        if self._fold(end, last) in ("الاول", "قبل") and self._fold(end + 1, last) in ("الماضي",):
            direction, end = -1, end + 1
        if direction is not None:
            end += 1
        elif self._fold(end, last) == "بعد" and self._fold(end + 1, last) in ("المقبل", "القادم"):
            return _Found(i, end + 2, "DATE", self._weekday_value(weekday, 2))
        value = self._weekday_value(weekday, direction if direction is not None else self._tense(i, last))
        return _Found(i, end, "DATE", value)

    def _weekday_value(self, weekday: int, direction: int) -> str:
        if self.reference is None:
            return "XXXX-WXX-" + str(weekday + 1)
        if direction > 0:
            day = next_weekday(self.reference, weekday)
            return (day + timedelta(days=7 * (direction - 1))).isoformat()
        if direction < -1:
            return last_weekday(self.reference - timedelta(days=1), weekday).isoformat()
        return last_weekday(self.reference, weekday).isoformat()

    def _tense(self, i: int, last: int) -> int:
        """1 where the clause around token *i* looks ahead («سيعقد», «تبدأ غدا»), else 0."""
        words = self.tokens.words
        for j in range(i - 1, max(i - 9, -1), -1):
            word = words[j]
            if word.kind == MARK and word.form in ".؟!\n":
                break
            if looks_ahead(word):
                return 1
        return 0

    def _deictic(self, i: int, last: int, key: str) -> _Found | None:
        known = self.known
        offset = known.day.get(key)
        end = i + 1
        if key == "اول" and self._fold(i + 1, last) in ("امس", "من"):
            if self._fold(i + 1, last) == "من" and self._fold(i + 2, last) != "امس":
                return None
            offset, end = -2, i + (2 if self._fold(i + 1, last) == "امس" else 3)
        elif key == "بعد" and self._fold(i + 1, last) in ("غد", "غدا", "الغد"):
            offset, end = 2, i + 2
        elif key == "يوم" and self._fold(i + 1, last) == "امس":
            offset, end = -1, i + 2
            if self._fold(end, last) == "الاول":
                offset, end = -2, end + 1
        elif key == "امس" and self._fold(end, last) == "الاول":
            offset, end = -2, end + 1
        if offset is None:
            return None
        if key == "اليوم" and self._per_day(i):
            return _Found(i, end, "SET", "P1D")
        if key == "اليوم":
            if self._fold(end, last) in known.name_after or (
                i > 0 and self.tokens.words[i - 1].fold in known.name_before
            ):
                return None
            if self._fold(end, last) in known.direction and known.direction[self._fold(end, last)] == 0:
                end += 1
        day = self.reference + timedelta(days=offset) if self.reference else None
        part = "TNI" if key == "الليله" else ""
        following = self._fold(end, last)
        bracketed = following == "(" and self._fold(end + 1, last) in known.weekday and self._fold(end + 2, last) == ")"
        if bracketed:  # «أمس (الخميس)»
            following, end = self._fold(end + 1, last), end + 2
        if following in known.weekday:
            weekday = known.weekday[following]
            end += 1
            if self.reference:
                base = self.reference + timedelta(days=max(offset, 0))
                day = next_weekday(self.reference, weekday) if offset > 0 else last_weekday(base, weekday)
            dated = self._day_month(end, last)
            if dated:
                return _Found(i, dated.last, dated.type, dated.value)
        else:
            dated = self._day_month(end, last)
            if dated and dated.first == end and len(dated.value) == 10:
                return _Found(i, dated.last, "DATE", dated.value)
        value = (
            day.isoformat()
            if day
            else ("XXXX-XX-XX" if following not in known.weekday else f"XXXX-WXX-{known.weekday[following] + 1}")
        )
        return _Found(i, end, "TIME" if part else "DATE", value + part)

    def _per_day(self, i: int) -> bool:
        """Whether «اليوم» at token *i* is each day, by what is counted before it: «97 سفينة في اليوم»."""
        words = self.tokens.words
        return i > 1 and words[i - 1].fold == "في" and any(words[j].kind == NUMBER for j in range(max(0, i - 4), i - 1))

    def _numeric(self, i: int, last: int) -> _Found | None:
        """«2015/08/05», «5-8-2015», «14/9/2017 م»."""
        words = self.tokens.words
        if i >= last or words[i].kind != NUMBER:
            return None
        numbers: list[int] = []
        sizes: list[int] = []
        j, mark = i, ""
        while j < last and words[j].kind == NUMBER and len(numbers) < 3:
            parts = words[j].fold.replace("٫", ".").split(".") if "." in words[j].fold else [words[j].fold]
            if not all(p.isdecimal() and len(p) < 5 for p in parts):
                return None
            numbers += [int(p) for p in parts]
            sizes += [len(p) for p in parts]
            if (
                j + 1 < last
                and words[j + 1].form in "/-"
                and (not mark or words[j + 1].form == mark)
                and len(numbers) < 3
            ):
                if self.tokens.starts[j + 1] != self.tokens.ends[j]:
                    break
                mark = words[j + 1].form
                j += 2
            else:
                j += 1
                break
        if len(numbers) != 3:
            return None
        if sizes[0] == 4:
            year, month, day = numbers
        elif sizes[2] == 4:
            day, month, year = numbers
            if month > 12 >= day:
                day, month = month, day
        else:
            return None
        if not (1 <= month <= 12 and 1 <= day <= 31 and (1300 < year < 2100)):
            return None
        end = j
        hijri = self._fold(end, last) in ("ه", "هجري", "هجريه") or year < 1500
        if self._fold(end, last) in ("م", "ميلادي", "ميلاديه", "ه", "هجري", "هجريه"):
            end += 1
        return self._day_value(i, end, year, month, day, hijri)

    def _day_value(self, i: int, end: int, year: int, month: int, day: int, hijri: bool) -> _Found | None:
        if hijri:
            found = from_hijri(year, month, day)
            return _Found(i, end, "DATE", found.isoformat()) if found else None
        try:
            return _Found(i, end, "DATE", date(year, month, day).isoformat())
        except ValueError:
            return None

    def _day_number(self, i: int, last: int) -> tuple[int, int] | None:
        if i >= last:
            return None
        word = self.tokens.words[i]
        if word.kind == NUMBER:
            value = number_value(word.form)
            return (value, i + 1) if value and 1 <= value <= 31 else None
        return ordinal(self.tokens, i) if word.definite or word.fold.startswith(("ال", "وال")) else None

    def _day_month(self, i: int, last: int) -> _Found | None:
        """A day with its month: «19 أكتوبر/ تشرين الأول الجاري», «الثالث عشر من الشهر الجاري», «25 شوال 1436 هـ»."""
        start = self._day_number(i, last)
        if start is None:
            return None
        day, j = start
        if not 1 <= day <= 31:
            return None
        if self._fold(j, last) in ("من", "لشهر"):
            j += 1
        if self._fold(j, last) == "شهر":
            j += 1
        elif self._key(j) == "الشهر" if j < last else False:
            direction = self.known.direction.get(self._fold(j + 1, last))
            if direction is None:
                return None
            if self.reference is None:
                return _Found(i, j + 2, "DATE", f"XXXX-XX-{day:02}")
            if self._fold(j + 1, last) and self.reference:
                year, month = add_months(self.reference.year, self.reference.month, direction)
                return self._day_value(i, j + 2, year, month, day, False)
        inner = self._month_name(j, last)
        if inner is None:
            return None
        month, j, hijri = inner
        return self._with_year(i, j, last, month, day, hijri)

    def _month_name(self, j: int, last: int) -> tuple[int, int, bool] | None:
        """The month named at token *j*, with its second name: (month, next token, Hijri)."""
        if j >= last:
            return None
        words = [self._key(j), self._fold(j + 1, last)]
        found = self.known.month(words)
        if found is None:
            return None
        month, length, hijri = found
        j += length
        if not hijri:
            mark = self._fold(j, last)
            if mark in ("/", "-", "(", "\\", "–"):
                second = self.known.month([self._fold(j + 1, last), self._fold(j + 2, last)])
                if second and second[0] == month and not second[2]:
                    j += 1 + second[1]
                    if mark == "(" and self._fold(j, last) == ")":
                        j += 1
            else:
                second = self.known.month([mark, self._fold(j + 1, last)])
                if second and second[0] == month and not second[2]:
                    j += second[1]
        return month, j, hijri

    def _with_year(self, i: int, j: int, last: int, month: int, day: int | None, hijri: bool) -> _Found | None:
        """Month and perhaps day are known: what year stands behind them, or which follows from the reference."""
        reference = self.reference
        year: int | None = None
        direction: int | None = None
        k = j
        if self._fold(k, last) in ("،", ",") and self._year_number(k + 1, last) and day is not None:
            k += 1
        if self._fold(k, last) in ("من", "عام", "العام", "سنه", "لعام", "لسنه"):
            if self._fold(k, last) == "من" and self._fold(k + 1, last) in ("عام", "العام", "سنه"):
                k += 1
            if self._fold(k, last) in ("عام", "العام", "سنه", "لعام", "لسنه") and self._year_number(k + 1, last):
                year = self._year_number(k + 1, last)
                j = k + 2
            elif self._fold(k, last) == "العام" and self._fold(k + 1, last) in self.known.direction:
                if reference:
                    year = reference.year + self.known.direction[self._fold(k + 1, last)]
                j = k + 2
        elif self._year_number(k, last):
            year = self._year_number(k, last)
            j = k + 1
        elif self._fold(k, last) in self.known.direction:
            direction = self.known.direction[self._fold(k, last)]
            j = k + 1
        if year is not None and self._fold(j, last) in ("م", "ميلادي", "ميلاديه", "ه", "هجري", "هجريه", "هجرية"):
            j += 1
        if year is None and self._fold(j, last) in ("م", "ه") and day is not None:
            j += 1
        if hijri and day is None and year is None and self._person(i, j, last):
            return None
        if hijri:
            return self._hijri_value(i, j, month, day, year)
        if year is None and reference is not None:
            year = self._year_of(month, direction, reference, day)
        if day is None:
            return _Found(i, j, "DATE", f"{year or 'XXXX'}-{month:02}")
        if year is None:
            return _Found(i, j, "DATE", f"XXXX-{month:02}-{day:02}")
        return self._day_value(i, j, year, month, day, False)

    def _person(self, i: int, j: int, last: int) -> bool:
        """Whether the month's name at token *i* is a person's: «الدكتور رمضان أبو العلا», «رجب طيب أردوغان»."""
        words = self.tokens.words
        before = words[i - 1].tags if i > 0 else frozenset()
        behind = words[j].tags if j < last else frozenset()
        return "given" in words[i].tags and bool(before & {"honorific", "given"} or behind & {"given", "particle"})

    def _hijri_value(self, i: int, j: int, month: int, day: int | None, year: int | None) -> _Found | None:
        if year is None:
            if self.reference is None:
                return _Found(i, j, "DATE", "XXXX-XX" if day is None else "XXXX-XX-XX")
            year = hijri_year(self.reference)
        if day is None:
            value = hijri_month(year, month)
            return _Found(i, j, "DATE", value) if value else None
        return self._day_value(i, j, year, month, day, True)

    @staticmethod
    def _year_of(month: int, direction: int | None, reference: date, day: int | None) -> int:
        """The year of a month without one: the nearest, or as «الماضي» and «المقبل» say."""
        if direction == -1:
            return (
                reference.year
                if month < reference.month or (month == reference.month and (day or 0) <= reference.day and day)
                else reference.year - 1
            )
        if direction == 1:
            return (
                reference.year
                if month > reference.month or (month == reference.month and (day or 0) > reference.day)
                else reference.year + 1
            )
        if direction == 0:
            return reference.year
        distance = month - reference.month
        return reference.year - 1 if distance > 6 else reference.year + 1 if distance < -8 else reference.year

    def _year_number(self, k: int, last: int) -> int | None:
        if k >= last or self.tokens.words[k].kind != NUMBER:
            return None
        value = number_value(self.tokens.words[k].form)
        return value if value and 1300 <= value < 2100 and len(self.tokens.words[k].fold) == 4 else None

    def _month(self, i: int, last: int, key: str) -> _Found | None:
        j = i
        if key in ("شهر", "الشهر") and i + 1 < last:
            j = i + 1
            if self._month_name(j, last) is None:
                return None
        found = self.known.month([self._key(j), self._fold(j + 1, last)])
        if found is None:
            return None
        if self.tokens.words[j].form.startswith("آف"):
            return None  # the name «آفريل», not the month «أفريل»
        if j == i and self._key(j) == "صفر" and i > 0 and self.tokens.words[i - 1].kind == NUMBER:
            return None
        inner = self._month_name(j, last)
        if inner is None:
            return None
        month, end, hijri = inner
        if key in ("صفر", "اب", "محرم", "المحرم", "رجب", "شعبان", "اوت") and j == i:  # names and common words too
            following = self._fold(end, last)
            if end == i + 1 and not (self._year_number(end, last) or following in self.known.direction):
                return None
        if j == i and i > 0 and self.tokens.words[i - 1].fold in ("ثوره", "حركه", "احداث", "ميدان", "حراك"):
            return None
        return self._with_year(i, end, last, month, None, hijri)

    def _year(self, i: int, last: int, key: str) -> _Found | None:
        words = self.tokens.words
        if key in ("عام", "العام", "سنه", "عامي", "السنه", "لعام"):
            year = self._year_number(i + 1, last)
            if year:
                end = i + 2
                if self._fold(end, last) in ("م", "ميلادي", "ميلاديه", "ه", "هجري", "هجريه"):
                    end += 1
                return self._year_value(i, end, year)
            return None
        season = self.known.season.get(key)
        if season and i + 1 < last:
            inner_key = self._key(i + 1)
            inner = self._year(i + 1, last, inner_key) or self._unit_direction(i + 1, last, inner_key)
            if inner is None and self._year_number(i + 1, last):
                inner = _Found(i + 1, i + 2, "DATE", str(self._year_number(i + 1, last)))
            if inner and inner.type == "DATE" and len(inner.value) == 4:
                return _Found(i, inner.last, "DATE", f"{inner.value}-{season}")
            direction = self.known.direction.get(self._fold(i + 1, last)) if key.startswith("ال") else None
            if direction is not None:
                return _Found(i, i + 2, "DATE", f"{self._season_year(season, direction)}-{season}")
            return None
        if words[i].kind == NUMBER and i > 0:
            year = self._year_number(i, last)
            if not year or not 1900 <= year < 2060:
                return None
            before = words[i - 1]
            end = i + 1
            if self._fold(end, last) in ("م", "ميلادي", "ميلاديه"):
                return _Found(i, end + 1, "DATE", str(year))
            following = words[end] if end < last else None
            if following is not None and following.kind == WORD_KIND and self._counts(following):
                return None
            if before.fold in (
                "في",
                "منذ",
                "حتى",
                "حتي",
                "بحلول",
                "عام",
                "نهايه",
                "مطلع",
                "اوائل",
                "اواخر",
                "منتصف",
                "من",
                "الى",
                "الي",
                "صيف",
                "بين",
                "قبل",
                "بعد",
                "ل",
            ):
                return _Found(i, end, "DATE", str(year))
            following_year = end + 1 < last and words[end].form in "-–" and self._year_number(end + 1, last)
            if following_year and following_year > year:
                return _Found(i, end, "DATE", str(year))
            if before.form == "و" or (before.form in "-–/" and i > 1 and self._year_number(i - 2, last)):
                return _Found(i, end, "DATE", str(year))
            if words[i].form and self.tokens.starts[i] == self.tokens.ends[i - 1] and before.fold in ("و", "ل", "ب"):
                return _Found(i, end, "DATE", str(year))
        return None

    def _season_year(self, season: str, direction: int) -> str:
        """The year of «الصيف الماضي», «الشتاء المقبل»: the nearest that is over, or still to come."""
        if self.reference is None:
            return "XXXX"
        first, past = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season], self.reference.month
        year = self.reference.year
        if direction < 0:
            year -= int(past <= first + 2)
        elif direction > 0:
            year += int(past >= first)
        return str(year)

    def _counts(self, word: Word) -> bool:
        """Whether a number before this word counts it: «في 2000 قرية»."""
        if word.definite or word.conj or word.prep or word.fold in self.known.direction:
            return False
        return (
            not word.tags & _CLOSED
            and word.fold not in self.known.starts
            and not word.readings
            and word.fold not in ("الى",)
        )

    def _year_value(self, i: int, end: int, year: int) -> _Found:
        if year < 1500:
            found = from_hijri(year, 6, 15)
            return _Found(i, end, "DATE", str(found.year) if found else str(year))
        return _Found(i, end, "DATE", str(year))

    def _unit_direction(self, i: int, last: int, key: str) -> _Found | None:
        """«الشهر الجاري», «هذا الأسبوع», «العام الماضي», «الأيام الماضية»."""
        j = i
        direction: int | None = None
        if key in ("هذا", "هذه"):
            j, direction = i + 1, 0
            if j >= last:
                return None
            key = self._key(j)
        if not key.startswith("ال") or key[2:] not in self.known.unit:
            return None
        bare = key[2:]
        unit = self.known.unit[bare]
        end = j + 1
        counted = None
        if direction is None:
            counted = cardinal(self.tokens, end) if end < last and self.tokens.words[end].kind != MARK else None
            if counted is None and end < last:
                as_ordinal = self._definite_cardinal(end)
                counted = as_ordinal
            if counted and counted[1] < last and self._fold(counted[1], last) in self.known.direction:
                end = counted[1]
            direction = self.known.direction.get(self._fold(end, last))
            if direction is None:
                return None
            end += 1
        elif self._fold(end, last) in self.known.direction:
            end += 1
        if bare in self.known.plurals or bare in self.known.duals:
            number = "2" if bare in self.known.duals else str(counted[0]) if counted and counted[1] < end else "X"
            return _Found(i, end, "DURATION", _duration_value(unit, number))
        if unit not in ("Y", "M", "W", "D"):
            return None
        return _Found(i, end, "DATE", self._unit_value(unit, direction))

    def _definite_cardinal(self, i: int) -> tuple[int, int] | None:
        word = self.tokens.words[i]
        if not word.definite:
            return None
        value = UNITS.get(word.fold[2:]) or TENS.get(word.fold[2:])
        return (value, i + 1) if value else None

    def _unit_value(self, unit: str, direction: int) -> str:
        reference = self.reference
        if reference is None:
            return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}[unit]
        if unit == "Y":
            return str(reference.year + direction)
        if unit == "M":
            year, month = add_months(reference.year, reference.month, direction)
            return f"{year}-{month:02}"
        if unit == "W":
            return week_of(reference + timedelta(days=7 * direction))
        return (reference + timedelta(days=direction)).isoformat()

    def _count_unit(self, i: int, last: int) -> tuple[str, str, int] | None:
        """A counted unit: (unit, number, next token). «ثلاث سنوات», «يومين», «بضعة أشهر», «3 أيام»."""
        if i >= last:
            return None
        key = self._key(i)
        if key in self.known.duals:
            return self.known.unit[key], "2", i + 1
        j = i
        number = None
        if key in ("بضعه", "عده", "بضع", "عشرات"):
            j, number = i + 1, "X"
        else:
            counted = cardinal(self.tokens, i)
            if counted:
                number, j = str(counted[0]), counted[1]
        if number is not None and j < last:
            unit = self.known.unit.get(self._fold(j, last))
            return (unit, number, j + 1) if unit else None
        if key in self.known.unit:
            if key in self.known.plurals:
                return self.known.unit[key], "X", i + 1
            return self.known.unit[key], "1", i + 1
        return None

    def _ago(self, i: int, last: int, key: str) -> _Found | None:
        """«قبل يومين», «منذ أربع سنوات»: a date that far back, to the grain of its unit."""
        if key not in ("قبل", "منذ") or i + 1 >= last:
            return None
        j = i + 1
        if self._fold(j, last) in ("نحو", "حوالي", "قرابه"):
            j += 1
        elif self._fold(j, last) in ("اكثر", "اقل", "ازيد") and self._fold(j + 1, last) == "من":
            j += 2
        counted = self._count_unit(j, last)
        if counted is None:
            return None
        unit, number, end = counted
        if unit in ("TH", "TM", "TS", "DE", "CE") and key == "منذ":
            return None
        if number == "1" and key == "منذ" and self._fold(j, last) in ("عام", "سنه") and self._year_number(end, last):
            return None
        if self._fold(end, last) in ("من", "على", "علي") and key == "قبل":
            return None
        if self._fold(end, last) in self.known.direction or self._year_number(end, last):
            return None
        if number == "X":
            return _Found(i, end, "DATE", "PAST_REF") if key == "قبل" else None
        if self.reference is None or unit not in ("Y", "M", "W", "D"):
            return (
                _Found(i, end, "DATE", "XXXX" if unit == "Y" else "XXXX-XX-XX")
                if unit in ("Y", "M", "W", "D")
                else None
            )
        return _Found(i, end, "DATE", self._back(unit, int(number)))

    def _back(self, unit: str, count: int) -> str:
        reference = self.reference
        assert reference is not None
        if unit == "Y":
            return str(max(reference.year - count, 1)).zfill(4)
        if unit == "M":
            year, month = add_months(reference.year, reference.month, -min(count, reference.year * 12 - 12))
            return f"{year:04}-{month:02}"
        days = min(count * (7 if unit == "W" else 1), reference.toordinal() - 1)
        day = reference - timedelta(days=days)
        return week_of(day) if unit == "W" else day.isoformat()

    def _duration(self, i: int, last: int, key: str) -> _Found | None:
        """«ثلاث سنوات», «أكثر من أسبوعين», «عشرة أيام تقريبا», «ساعة ونصف»."""
        j = i
        if key in ("اكثر", "اقل", "ما") and self._fold(i + 1, last) == "من":
            j = i + 2
        elif key in ("نحو", "قرابه", "حوالي"):
            j = i + 1
        if key == "نصف" and self._fold(i + 1, last) in self.known.unit:
            return None
        counted = self._count_unit(j, last)
        if counted is None:
            return None
        unit, number, end = counted
        if number == "1" and j < last and not (self.tokens.words[j].kind == NUMBER or cardinal(self.tokens, j)):
            return None
        if number == "X" and self._key(j) in self.known.plurals and not self._vague(j, end, last):
            return None
        if unit == "Y" and self._fold(end - 1, last) in ("عام", "عاما", "سنه") and self._age(i):
            return None
        value = _duration_value(unit, number)
        if self._fold(end, last) == "ونصف":
            end += 1
            if self._fold(end, last).removeprefix("ال") == "ساعه":
                end += 1
            value = f"{value}30M" if unit == "TH" else value
        elif self._fold(end, last) == "تقريبا" or self._fold(end, last) in self.known.direction:
            end += 1
        return _Found(i, end, "DURATION", value)

    def _vague(self, i: int, end: int, last: int) -> bool:
        """Whether a plural of units alone is a stretch of time: «منذ سنوات», «بعد أيام», not «أيام العيد»."""
        before = self.tokens.words[i - 1] if i > 0 else None
        governed = before is not None and before.base in _GOVERNS_STRETCH
        following = self.tokens.words[end] if end < last else None
        bound = (
            following is not None
            and following.definite
            and not following.conj
            and following.fold not in self.known.direction
        )
        return (governed or self.tokens.words[i].prep == "ل") and not bound

    def _age(self, i: int) -> bool:
        """Ages are no times: «(76 عاما)», «البالغ 30 عاما»."""
        words = self.tokens.words
        if i == 0:
            return False
        before = words[i - 1]
        return before.form in '("' or before.fold.startswith(("البالغ", "عمر", "يبلغ", "تبلغ", "العمر"))

    def _recurring(self, i: int, last: int, key: str) -> _Found | None:
        value = self.known.recurring.get(key)
        if value:
            return _Found(i, i + 1, "SET", value)
        if key == "كل":
            j = i + 1 + (self._fold(i + 1, last) == "يوم")
            weekday = self.known.weekday.get(self._fold(j, last), self.known.weekday.get("ال" + self._fold(j, last)))
            if weekday is not None:
                return _Found(i, j + 1, "SET", f"XXXX-WXX-{weekday + 1}")
        if key == "كل" and self._fold(i + 1, last) in self.known.unit and i + 2 <= last:
            unit = self.known.unit[self._fold(i + 1, last)]
            number = "2" if self._fold(i + 1, last) in self.known.duals else "1"
            return _Found(i, i + 2, "SET", _duration_value(unit, number))
        return None


WORD_KIND = "word"
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?")
_GOVERNS_STRETCH = frozenset({"منذ", "خلال", "بعد", "طوال", "طيله", "مدي", "غضون", "الي"})
_CLOSED = frozenset({"prep", "comp", "rel", "neg", "connective", "pronoun", "demonstrative", "kana", "qad"})


def looks_ahead(word: Word) -> bool:
    """Whether a word form is a future verb: «سيعقد», «ستبدأ», «وسيلتقي»."""
    if word.definite or not word.tags <= {"verb"}:
        return False
    folded = word.fold[1:] if word.fold[:1] in "وف" and len(word.fold) > 5 else word.fold
    return (len(folded) > 4 and folded[:2] in ("ست", "سن")) or (len(folded) > 3 and folded[:2] == "سي")


def _duration_value(unit: str, number: str) -> str:
    if unit in ("TH", "TM", "TS"):
        return f"PT{number}{unit[1]}"
    return f"P{number}{unit}"


def anchor(tokens: Tokens, words: TimeWords, ranges: Iterable[tuple[int, int]], reference: date | None) -> date | None:
    """The page's own «today»: where it ties a weekday to «اليوم» or «أمس», that day, else *reference*.

    Collections often date a page a day or two late; the weekday is the page's own word and is the stronger evidence.
    """
    if reference is None:
        return None
    votes: dict[date, int] = {}
    for first, last in ranges:
        for i in range(first, last - 1):
            offset = words.day.get(tokens.words[i].fold)
            behind = i + 2 if tokens.words[i + 1].form == "(" and i + 2 < last else i + 1
            weekday = words.weekday.get(tokens.words[behind].fold)
            if offset is None or weekday is None or offset > 0:
                continue
            day = last_weekday(reference + timedelta(days=offset), weekday) - timedelta(days=offset)
            votes[day] = votes.get(day, 0) + 1
    if not votes:
        return reference
    best = max(votes, key=lambda d: (votes[d], d))
    return best if (reference - best).days <= 3 else reference


def agreed(unanchored: Sequence[Timex], first: Sequence[Timex], last: Sequence[Timex]) -> list[Timex]:
    """The expressions of a page whose day is one of a set: a value that is the same read from the first day and from the
    last is known («العام المقبل», «الثالث عشر من الشهر الجاري»); others keep what they say without a reference.
    """
    early = {timex.span: timex for timex in first}
    late = {timex.span: timex for timex in last}
    found: list[Timex] = []
    for timex in unanchored:
        one, other = early.get(timex.span), late.get(timex.span)
        found.append(one if one is not None and one == other else timex)
    return found
