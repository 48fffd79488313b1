"""Fit how much each fact about a trigger counts (data/events/weights.toml): python benchmarks/fit_events.py --shared ../shared

Logistic regression with an L2 penalty over the facts of ``tawatur.events.realis.features`` (no words of the gold text), on the
sentences of gold/events-dev.jsonl whose id is even, the strongest trigger standing for its sentence; the odd half is only
scored. Weights and threshold are rounded to tenths of a logit and stored as whole numbers.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from tawatur.events import reader as event_reader
from tawatur.events import realis
from tawatur.model import Page
from tawatur.pipeline import analyse

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "tawatur" / "data" / "events" / "weights.toml"
STEPS, RATE, PENALTY, THRESHOLD = 800, 0.02, 0.7, -0.75

Case = tuple[str, bool, list[list[str]]]


def cases(path: Path, odd: int) -> list[Case]:
    """(type, whether it is one, the facts of each trigger) of the sentences with an even (0) or odd (1) id."""
    seen: list[tuple[str, list[str]]] = []
    weigh = realis.features

    def watched(*args: object) -> list[str]:
        found = weigh(*args)  # type: ignore[arg-type]
        seen.append((args[2].type, found))  # type: ignore[attr-defined]
        return found

    realis.features = watched  # type: ignore[assignment]
    found: list[Case] = []
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["label"] == "difficult no" or int(row["id"][1:], 16) % 2 != odd:
                continue
            seen.clear()
            analyse(Page(row["id"], row["text"], clean=True))
            kind = row["event_type"]
            found.append((kind, row["label"] == "yes", [facts for type, facts in seen if type == kind]))
    finally:
        realis.features = weigh
    return found


def fit(found: list[Case], kind: str) -> tuple[dict[str, float], float]:
    """Weights of the facts and the intercept."""
    names = sorted({name for type, _, triggers in found if type == kind for facts in triggers for name in facts})
    weights, intercept = dict.fromkeys(names, 0.0), -1.0
    data = [(yes, triggers) for type, yes, triggers in found if type == kind and triggers]
    for _ in range(STEPS):
        slope, rise = {name: -PENALTY * weights[name] for name in names}, 0.0
        for yes, triggers in data:
            scores = [sum(weights[name] for name in facts) + intercept for facts in triggers]
            best = max(range(len(scores)), key=lambda k: scores[k])
            error = yes - 1 / (1 + math.exp(-scores[best]))
            rise += error
            for name in triggers[best]:
                slope[name] += error
        intercept += RATE * rise
        for name in names:
            weights[name] += RATE * slope[name]
    return weights, intercept


def f1(found: list[Case], kind: str, weights: dict[str, int], needed: int) -> float:
    """F1 of yes against easy no."""
    hits = got = true = 0
    for type, yes, triggers in found:
        if type == kind:
            coded = any(sum(weights.get(name, 0) for name in facts) >= needed for facts in triggers)
            hits, got, true = hits + (coded and yes), got + coded, true + yes
    return 2 * hits / (got + true) if got + true else 0.0


def main() -> None:
    """Fit, print both halves' F1 and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    gold = parser.parse_args().shared / "gold" / "events-dev.jsonl"
    even, odd = cases(gold, 0), cases(gold, 1)
    lines = [
        "# How much each fact about a trigger counts, in tenths of a logit, and from how much on an event is coded.",
        "# Written by `python benchmarks/fit_events.py`, from the even half of gold/events-dev.jsonl; not to be edited by hand.",
    ]
    for kind in ("ASSAULT", "PROTEST"):
        fitted, intercept = fit(even, kind)
        weights = {name: round(10 * value) for name, value in fitted.items()}
        needed = round(10 * (THRESHOLD - intercept))
        print(
            f"{kind}: F1 {f1(even, kind, weights, needed):.3f} on the half fitted on, {f1(odd, kind, weights, needed):.3f} on the other"
        )
        lines += [
            "",
            f"[{kind}]",
            *(f"{name} = {value}" for name, value in sorted(weights.items())),
            f"needed = {needed}",
        ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


assert event_reader  # the reader calls realis.features through weigh
if __name__ == "__main__":
    main()
