"""Score the gold pages and measure speed: ``make bench``. Writes RESULTS.md and the frozen per-case results.

The scorers are those beside the gold (``--shared``); speed is measured by ``speed.py``, plain and
compiled. Frozen results hold ids, spans and figures, never page text.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import load
import scale
from tawatur import Page, PageError, Record, analyse, read
from tawatur.linking.links import link
from tawatur.linking.rows import link_rows
from tawatur.linking.stance import opposed
from tawatur.output import as_json
from tawatur.process.definition import load_process
from tawatur.process.view import ledger_view, process_view
from tawatur.record.export import export
from tawatur.times.calendar import parse_day

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 1)  # no page of the gold is later


def predict(gold: Path, out: Path) -> None:
    """What the program reads on the pages of a gold file, in the contract's form."""
    with out.open("w", encoding="utf-8") as stream:
        for item in read(gold):
            if isinstance(item, PageError):
                sys.exit(str(item))
            stream.write(json.dumps(as_json(analyse(item)), ensure_ascii=False) + "\n")


def scorer(shared: Path, name: str, *arguments: str | Path) -> str:
    """The output of a scorer."""
    command = [sys.executable, str(shared / "score" / f"{name}.py"), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def freeze(shared: Path, gold: Path, predicted: Path, out: Path) -> None:
    """Each gold statement's fate, and each wrong extra, so that a change shows as a diff of cases."""
    sys.path.insert(0, str(shared / "score"))
    import spans
    import statements

    pages, others = spans.load(str(gold)), spans.load(str(predicted))
    with out.open("w", encoding="utf-8") as stream:
        for id, page in pages.items():
            text = page["text"]
            pairs, missed, extra = statements.pair(page["statements"], others[id]["statements"], text)
            rows: list[tuple[list[int], str, str]] = []
            for mine, other, overlap in pairs:
                right = spans.same_speaker(mine["speaker"], statements.name_of(other))
                fate = "whole" if right and overlap >= 0.8 else "speaker" if not right else "content"
                rows.append((mine["cue"], fate, other["rule"]))
            rows += [(s["cue"], "missed", "") for s in missed]
            rows += [(s["cue"], "extra", s["rule"]) for s in extra]
            for cue, fate, rule in sorted(rows):
                stream.write(f"{id}\t{cue[0]}-{cue[1]}\t{fate}\t{rule}\n")


def by_outlet(shared: Path, gold: Path, predicted: Path) -> list[str]:
    """The figures with each outlet's pages left out in turn."""
    sys.path.insert(0, str(shared / "score"))
    import spans
    import statements

    pages, others = spans.load(str(gold)), spans.load(str(predicted))
    rows = []
    for outlet in sorted({page["outlet"] or "?" for page in pages.values()}):
        rest = {id: page for id, page in pages.items() if (page["outlet"] or "?") != outlet}
        figures = statements.score(rest, others)
        rows.append(f"| {outlet} | {figures['found'][2]:.3f} | {figures['speaker']:.3f} | {figures['whole'][2]:.3f} |")
    return rows


def quotations(shared: Path, gold: Path, predicted: Path) -> str:
    """Precision and recall of direct quotations alone: found, with the right speaker left aside."""
    import spans
    import statements

    pages, others = spans.load(str(gold)), spans.load(str(predicted))
    hits = told = true = 0
    for id, page in pages.items():
        mine = [s for s in page["statements"] if s["quote"] == "direct"]
        pairs, _, _ = statements.pair(page["statements"], others[id]["statements"], page["text"])
        true += len(mine)
        told += sum(s["quote"] == "direct" for s in others[id]["statements"])
        hits += sum(a["quote"] == "direct" == b["quote"] for a, b, _ in pairs)
    return f"Direct quotations alone: precision {hits / max(told, 1):.3f}, recall {hits / max(true, 1):.3f} ({true} in the gold)."


def dating(paths: list[Path]) -> list[str]:
    """How near the days inferred from the words of dated pages come to the day that came with them, which is hidden."""
    sizes = dict.fromkeys(("a day", "a week", "a month", "a year", "longer", "nothing"), 0)
    fit = narrowed = 0
    seen: set[str] = set()
    for path in paths:
        for item in read(path):
            given = parse_day(item.published) if isinstance(item, Page) else None
            if not isinstance(item, Page) or given is None or item.id in seen:
                continue
            seen.add(item.id)
            found = analyse(replace(item, published=None), until=TODAY).published
            days = days_of(found.value) if found.basis == "inferred" else None
            if days is None:
                sizes["nothing"] += 1
                continue
            narrowed += 1
            first, last = days
            span = (last - first).days + 1
            sizes[
                next(
                    (n for n, d in (("a day", 1), ("a week", 7), ("a month", 31), ("a year", 366)) if span <= d),
                    "longer",
                )
            ] += 1
            fit += first <= given and last >= given - timedelta(days=2)
    return [
        f"Of {len(seen)} dated pages whose day is hidden, the words narrow it for {narrowed}; the stretch meets the three days up to the given"
        f" one for {fit / max(narrowed, 1):.3f} of them.",
        "",
        "| narrowed to | pages |",
        "| --- | --- |",
        *(f"| {name} | {count} |" for name, count in sizes.items()),
        "",
    ]


def days_of(edtf: str | None) -> tuple[date, date] | None:
    """The first and last day of a value of ``Published``."""
    if not edtf:
        return None
    first, _, last = edtf.strip("[]").replace(",", "..").partition("..")
    last = last.rpartition("..")[2] if last else ("" if edtf.startswith("[") else first)
    start, end = (parse_day((v + "-01-01")[:10]) if v else None for v in (first, last))
    return (start or date(2000, 1, 1), end or TODAY)


def linked(shared: Path, gold: Path) -> list[str]:
    """What the scorer says of the links of a record of all pages of *gold*, and what they cost beside reading the pages."""
    pages = [
        Page(p["id"], p["text"], outlet=p.get("outlet"), published=p.get("published"))
        for line in gold.read_text(encoding="utf-8").splitlines()
        for p in json.loads(line)["pages"]
    ]
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "talks.db") as record:
        started = time.perf_counter()
        record.add(analyse(page) for page in pages)
        reading = time.perf_counter() - started
        started = time.perf_counter()
        links = link(record)
        linking = time.perf_counter() - started
        export(record, "jsonl", Path(folder) / "out", link_rows(links))
        return [
            scorer(shared, "stories", gold, Path(folder) / "out"),
            f"linking takes {linking / reading:.2f} of the time of reading",
        ]


def stances(shared: Path) -> str:
    """How well reasons tell which pairs of headlines contradict each other."""
    with (shared / "gold" / "stance-dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [(opposed(row["a"], row["b"]) is not None, row["stance"] == "disagree") for row in rows]
    hit, said, true = sum(a and b for a, b in found), sum(a for a, _ in found), sum(b for _, b in found)
    right = sum(
        (row["stance"] == "disagree") == a and row["stance"] != "other" for row, (a, _) in zip(rows, found, strict=True)
    )
    return (
        f"Contradictions found among {len(rows)} pairs: precision {hit / said:.3f}, recall {hit / true:.3f}; "
        f"accuracy of agree and disagree {right / len(rows):.3f} (one class for all: {true / len(rows):.3f})."
    )


def events(shared: Path, folder: Path) -> list[str]:
    """Events of the judged sentences: all, and the half of odd ids that no weight was fitted on."""
    gold = shared / "gold" / "events-dev.jsonl"
    rows = gold.read_text(encoding="utf-8").splitlines(keepends=True)
    odd = folder / "events-odd.jsonl"
    odd.write_text("".join(r for r in rows if int(json.loads(r)["id"][1:], 16) % 2), encoding="utf-8")
    lines = []
    for title, path in (("all sentences", gold), ("the half that no weight was fitted on", odd)):
        predicted = folder / "events.jsonl"
        predict(path, predicted)
        lines += [title, scorer(shared, "events", path, predicted), ""]
    return lines[:-1]


def process(shared: Path) -> list[str]:
    """The process of Yemen on the corpus: what a view costs beside linking, and the ledger against the check by hand."""
    verdicts = {}
    for line in (HERE / "cases" / "yemen-ledger.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            page, start, _, _, _, verdict, _ = line.split("\t")
            verdicts[page, int(start)] = verdict
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "talks.db") as record:
        record.add(analyse(page) for page in read(shared / "corpus") if isinstance(page, Page))
        started = time.perf_counter()
        links = link(record)
        linking = time.perf_counter() - started
        definition = load_process("yemen")
        spent = []
        for _ in range(2):
            started = time.perf_counter()
            process_view(record, definition, links=lambda: links)
            spent.append(time.perf_counter() - started)
        incidents = ledger_view(record, definition, links=lambda: links)["incidents"]
    judged = [
        next((verdicts[key] for t in i["tellings"] if (key := (t["page"], t["trigger"][0])) in verdicts), "not checked")
        for i in incidents[:50]
    ]
    right, wrong, other = (judged.count(word) for word in ("right", "wrong", "not checked"))
    return [
        f"The first view costs {spent[0] / linking:.3f} of linking the same pages, the next {spent[1] / spent[0]:.4f} of the first.",
        f"{len(incidents)} incidents; of the first {len(judged)}: {right} right, {wrong} wrong by benchmarks/cases/yemen-ledger.tsv,"
        f" {other} not checked: precision {right / max(1, right + wrong):.3f}.",
    ]


def merges(records: list[Path]) -> list[str]:
    """The identities of speakers over all gold pages: registry entries under several spellings, for review by eye."""
    written: dict[str, set[str]] = {}
    for path in records:
        for item in read(path):
            if isinstance(item, Page):
                for statement in analyse(item).statements:
                    if statement.speaker.entity:
                        written.setdefault(statement.speaker.entity, set()).add(statement.speaker.name)
    several = {entity: names for entity, names in written.items() if len(names) > 1}
    return [
        f"{len(written)} speakers of the registry, {len(several)} under more than one name:",
        "",
        *(f"- {entity}: {'، '.join(sorted(several[entity]))}" for entity in sorted(several)),
    ]


def growth(shared: Path) -> list[str]:
    """What linking costs as a record of real pages doubles, beside reading the same pages."""
    pages = [page for page in read(shared / "corpus") if isinstance(page, Page)]
    started = time.perf_counter()
    analyses = [analyse(page) for page in pages]
    reading = (time.perf_counter() - started) / len(pages)
    rows = ["| pages | linking, of the time of reading them | of the row above |", "| --- | --- | --- |"]
    before = 0.0
    for size in (250, 500, 1000, 2000):
        with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "talks.db") as record:
            record.add(analyses[:size])
            started = time.perf_counter()
            link(record)
            spent = time.perf_counter() - started
        rows.append(f"| {size} | {spent / (reading * size):.2f} | {f'{spent / before:.2f}' if before else ''} |")
        before = spent
    return rows


def speed(shared: Path) -> list[str]:
    """What reading a page costs beside public tools, as installed and compiled, each in a process of its own."""
    fast = HERE.parent / "build" / "fast"
    rows = []
    for name, where in (("Pure Python", None), ("Compiled (`make fast`)", fast)):
        if where is None or where.is_dir():
            environment = {**os.environ, **({"PYTHONPATH": str(where)} if where else {})}
            command = [sys.executable, str(HERE / "speed.py"), "--shared", str(shared)]
            run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            rows += [f"{name}, the whole analysis of a page: {run.stdout.strip()}.", ""]
    return rows


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    shared: Path = parser.parse_args().shared
    if not shared.is_dir():
        sys.exit(f"{shared}: the gold pages are not here; --shared names their folder")
    lines = ["# Results", "", "Made by `make bench`. Figures are of the scorers beside the gold pages.", ""]
    (HERE / "cases").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("seeds", "train", "dev"):
            gold, predicted = shared / "gold" / f"{name}.jsonl", Path(folder) / f"{name}.jsonl"
            predict(gold, predicted)
            lines += [f"## Statements and article, gold/{name}.jsonl", "", "```"]
            lines += [
                scorer(shared, "statements", gold, predicted),
                scorer(shared, "article", gold, predicted),
                "```",
                "",
            ]
            freeze(shared, gold, predicted, HERE / "cases" / f"{name}.tsv")
            if name == "dev":
                lines += [quotations(shared, gold, predicted), ""]
                lines += [
                    "With each outlet left out in turn:",
                    "",
                    "| without | found F1 | speaker | whole F1 |",
                    "| --- | --- | --- | --- |",
                ]
                lines += [*by_outlet(shared, gold, predicted), ""]
        gold, predicted = shared / "gold" / "times-dev.jsonl", Path(folder) / "times.jsonl"
        predict(gold, predicted)
        lines += ["## Times, gold/times-dev.jsonl", "", "```", scorer(shared, "times", gold, predicted), "```", ""]
        lines += ["## Events, gold/events-dev.jsonl", "", "```", *events(shared, Path(folder)), "```", ""]
    lines += ["## A process, corpus/", "", *process(shared), ""]
    lines += ["## Identities of speakers", ""]
    lines += [*merges([shared / "gold" / f"{name}.jsonl" for name in ("seeds", "train", "dev")]), ""]
    for name in ("stories-dev", "chains-dev"):
        gold = shared / "gold" / f"{name}.jsonl"
        lines += [f"## Across pages, gold/{name}.jsonl", "", "```", *linked(shared, gold), "```", ""]
    dated = [shared / "gold" / f"{name}.jsonl" for name in ("train", "dev", "times-dev", "stories-dev")]
    lines += ["## The day of publication, hidden", "", *dating([path for path in dated if path.exists()])]
    lines += ["## Contradictions, gold/stance-dev.csv", "", stances(shared), ""]
    lines += ["## Linking as a record grows, corpus/", "", *growth(shared), ""]
    lines += ["## Scale, corpus/", "", *scale.figures(shared), ""]
    lines += ["## The reading room under load, corpus/", "", *load.report(shared), ""]
    lines += ["## Speed", "", *speed(shared)]
    for folder in (HERE, HERE.parent / "src" / "tawatur" / "data"):  # the reading room shows them too
        (folder / "RESULTS.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
