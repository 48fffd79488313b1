"""Geometry of the charts, made on the server: a timeline of a record and a map of a process's zones. Units are of the SVG."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tawatur.times.calendar import parse_day
from tawatur.web.shelf import Story

WIDTH, HEIGHT, FLOOR = 960, 190, 140
_MOST_BARS = 130


@dataclass(frozen=True, slots=True)
class Bar:
    """Statements of some days: where, how high, how many, of which days."""

    x: float
    width: float
    height: float
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in time: a round, or incidents of a day."""

    x: float
    label: str
    title: str
    kind: str
    level: int = 0


@dataclass(slots=True)
class Timeline:
    """Bars over marks; ``rtl`` runs time from the right, as an Arabic reader expects."""

    bars: list[Bar] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    ticks: list[tuple[float, str]] = field(default_factory=list)
    days_a_bar: int = 1
    highest: int = 0
    undated: int = 0
    outside: int = 0


def timeline(days: Sequence[str], stories: Iterable[Story], rtl: bool) -> Timeline:
    """The statements a day, in bars of days, weeks or longer, and the rounds and incidents of processes among them.

    The few statements far from all others (an archive page of another decade) are counted, not drawn.
    """
    known = sorted(day for text in days if len(text) == 10 and (day := parse_day(text)) is not None)
    chart = Timeline(undated=len(days) - len(known))
    if not known:
        return chart
    first, last = known[len(known) // 100], known[-1 - len(known) // 100]
    inside = [day for day in known if first <= day <= last]
    chart.outside = len(known) - len(inside)
    total = (last - first).days + 1
    chart.days_a_bar = size = max(1, math.ceil(total / _MOST_BARS))
    counts = Counter((day - first).days // size for day in inside)
    chart.highest = max(counts.values())
    number = math.ceil(total / size)
    step = WIDTH / number

    def x(at: float) -> float:
        return round(WIDTH - at if rtl else at, 1)

    for n in sorted(counts):
        height = round(max(2.0, (FLOOR - 20) * counts[n] / chart.highest), 1)
        start, end = first + timedelta(days=n * size), first + timedelta(days=min(total, (n + 1) * size) - 1)
        left = min(x(n * step), x((n + 1) * step))
        chart.bars.append(Bar(left, round(max(1.0, step - 1), 1), height, counts[n], str(start), str(end)))

    def place(day: date) -> float:
        return x(((day - first).days + 0.5) / total * WIDTH)

    for story in stories:
        chart.marks += _marks(story, first, last, place)
    for n in range(6):
        day = first + timedelta(days=round((total - 1) * n / 5))
        chart.ticks.append((place(day), str(day)))
    return chart


def _marks(story: Story, first: date, last: date, place: Any) -> Iterable[Mark]:
    for entry in story.view["rounds"]["table"]:
        day = parse_day(entry["known"].split("/")[0])
        if day is not None and first <= day <= last:
            label = f"{entry['track']} {entry['number']}"
            yield Mark(place(day), str(entry["number"]), f"{label}: {entry['known']}", "round")
    by_day = Counter(incident["day"] for incident in story.ledger["incidents"])
    for text, count in sorted(by_day.items()):
        day = parse_day(text)
        if day is not None and first <= day <= last:
            yield Mark(place(day), "", f"{text}: {count}", "incident", min(count, 6))


@dataclass(frozen=True, slots=True)
class Area:
    """A zone on the map: its outline as points of a polygon, its middle, its incidents and dead (from, to)."""

    id: str
    points: str
    x: float
    y: float
    radius: float
    incidents: int
    dead: tuple[int, int]


def zone_map(story: Story, width: int = 520) -> tuple[list[Area], int]:
    """The zones of a process, projected (equirectangular at their mean latitude), and the height of the drawing."""
    zones = [zone for zone in story.process.zones if zone.polygon]
    if not zones:
        return [], 0
    lons = [x for zone in zones for x, _ in zone.polygon]
    lats = [y for zone in zones for _, y in zone.polygon]
    shrink = math.cos(math.radians(sum(lats) / len(lats)))
    spread = max((max(lons) - min(lons)) * shrink, 0.2)
    tall = max(max(lats) - min(lats), 0.2)
    margin = 50
    scale = min((width - 2 * margin) / spread, 420 / tall)
    height = round(tall * scale + 2 * margin)
    offset = (width - spread * scale) / 2

    def project(point: tuple[float, float]) -> tuple[float, float]:
        lon, lat = point
        return round(offset + (lon - min(lons)) * shrink * scale, 1), round(margin + (max(lats) - lat) * scale, 1)

    totals: Mapping[str, Any] = story.ledger["by_zone"]
    areas = []
    for zone in zones:
        x, y = project(zone.center or (0.0, 0.0))
        row = totals.get(zone.id, {"incidents": 0, "dead": [0, 0]})
        points = " ".join(f"{px},{py}" for px, py in map(project, zone.polygon))
        radius = round(4 + 5 * math.sqrt(row["incidents"]), 1) if row["incidents"] else 0.0
        areas.append(Area(zone.id, points, x, y, min(radius, 45), row["incidents"], tuple(row["dead"])))
    return areas, height
