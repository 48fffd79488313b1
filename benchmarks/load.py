"""The reading room under load: ten clients at once on a record of real pages, every view and API call beside a static file.

python benchmarks/load.py [--shared ../shared] [--record talks.db]
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote

from tawatur import Record, read
from tawatur.record.build import analyse_all
from tawatur.web.prepare import prepare

CLIENTS, REQUESTS, PROCESS = 10, 80, "yemen"
STATIC = "/static/room.css"
WORDS = (
    "الهدنة",
    "وزير الخارجية",
    "السعودية",
    "اليمن",
    "النفط",
    "الأمم المتحدة",
    "قناة السويس",
    "الملك",
    "الحرب",
    "التعليم",
)


def main() -> None:
    """Serve a record and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--record", type=Path, help="a record made before, else one of corpus/ is made")
    given = parser.parse_args()
    if given.record is not None:
        prepare(str(given.record), [PROCESS])
        print("\n".join(measured(given.record)))
    else:
        print("\n".join(report(given.shared)))


def report(shared: Path) -> list[str]:
    """The lines of a report on the room of a record of corpus/."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "corpus.db"
        with Record(record) as store:
            store.add(analyse_all(read(shared / "corpus"), 2))
        prepare(str(record), [PROCESS])
        return measured(record)


def measured(record: Path) -> list[str]:
    """The lines of a report on the room of *record*."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["from tawatur.cli import main; main()", "serve", str(record), "--process", PROCESS, "--port", str(port)]
    server = subprocess.Popen([sys.executable, "-c", *command], stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        routes = _routes(port)
        _hit(port, [STATIC] * 200)
        for ways in routes.values():  # so that what is kept is there, and memory can only grow by a leak
            _hit(port, ways)
        start = _memory(server.pid)
        static = _p95(_hit(port, [STATIC] * 400)[0])
        lines, total, errors = [], 0, 0
        worst = 0.0
        for name, ways in routes.items():
            times, wrong = _hit(port, ways)
            total, errors = total + len(times), errors + wrong
            ratio = _p95(times) / static
            worst = max(worst, ratio)
            lines.append(f"| {name} | {statistics.median(times) * 1000:.1f} | {_p95(times) * 1000:.1f} | {ratio:.1f} |")
        end = _memory(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)
    with Record(record) as store:
        pages = sum(1 for _ in store.pages())
    return [
        f"{pages} pages, {CLIENTS} clients at once, {total} requests, {errors} errors. A static file: p95 {static * 1000:.1f} ms. "
        f"The slowest is {worst:.1f} times that. Memory {start} MB before, {end} MB after.",
        "",
        "| view or call | median ms | p95 ms | of a static file's p95 |",
        "| --- | --- | --- | --- |",
        *lines,
    ]


def _routes(port: int) -> dict[str, list[str]]:
    """For each view and call the addresses that are asked for: other keys, words and pages each time."""
    dice = random.Random(7)

    def keys(path: str, name: str) -> list[str]:
        items = json.loads(_get(port, path))["items"]
        return [item[name] for item in items]

    def of(pattern: str, values: list[str]) -> list[str]:
        return [pattern.format(quote(dice.choice(values), safe="")) for _ in range(REQUESTS)]

    numbers = [str(n) for n in range(1, 60)]
    pages, claims = keys("/api/pages?size=500", "key"), keys("/api/claims?size=500", "id")
    people, statements = keys("/api/people?size=500", "key"), keys("/api/statements?size=500&page=3", "key")
    said = keys("/api/statements?size=500&page=5", "said")
    views = {
        "home": of("/ar/", [""]),
        "statements": of("/ar/statements?page={}", numbers),
        "statements, searched": of("/en/statements?q={}", list(WORDS)),
        "statements of a speaker": of("/ar/statements?speaker={}", people),
        "statement": of("/ar/statement/{}", statements),
        "claims": of("/ar/claims?page={}", numbers),
        "claim": of("/en/claim/{}", claims),
        "pages": of("/ar/pages?page={}", numbers[:15]),
        "page": of("/ar/page/{}", pages),
        "people": of("/ar/people?page={}", numbers[:30]),
        "person": of("/ar/people/{}", people),
        "process": of("/ar/process/{}", [PROCESS]),
        "conflicts": of("/ar/conflicts?page={}", ["1", "2", "3"]),
        "copies": of("/ar/copies", [""]),
        "about": of("/ar/about", [""]),
        "find a quote": of("/ar/quote?q={}", said),
        "review": of("/ar/review", [""]),
    }
    calls = {
        "/api/record": of("/api/record", [""]),
        "/api/statements": of("/api/statements?page={}", numbers),
        "/api/statements?q=": of("/api/statements?q={}", list(WORDS)),
        "/api/statements/…": of("/api/statements/{}", statements),
        "/api/statements.atom": of("/api/statements.atom?q={}", list(WORDS)),
        "/api/claims": of("/api/claims?page={}", numbers),
        "/api/claims/…": of("/api/claims/{}", claims),
        "/api/pages": of("/api/pages?page={}", numbers[:30]),
        "/api/pages/…": of("/api/pages/{}", pages),
        "/api/people": of("/api/people?page={}", numbers),
        "/api/processes/…": of("/api/processes/{}", [PROCESS]),
        "/api/conflicts": of("/api/conflicts", [""]),
        "/api/copies": of("/api/copies", [""]),
        "/api/quote": of("/api/quote?q={}", said),
        "/api/cite/…": of("/api/cite/{}", claims),
    }
    return views | calls


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    return connection.getresponse().read()


def _hit(port: int, ways: list[str]) -> tuple[list[float], int]:
    """Ask for *ways*, ten at once: the seconds each took, and how many were not answered with 200."""
    waiting, lock = list(ways), threading.Lock()
    times: list[float] = []
    wrong = 0

    def client() -> None:
        nonlocal wrong
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                if not waiting:
                    return
                way = waiting.pop()
            started = time.perf_counter()
            connection.request("GET", way)
            answer = connection.getresponse()
            answer.read()
            spent = time.perf_counter() - started
            with lock:
                times.append(spent)
                wrong += answer.status != 200

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, wrong


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _memory(process: int) -> int:
    """The resident memory of a process, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def _wait(port: int) -> None:
    for _ in range(1200):
        try:
            _get(port, STATIC)
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError("the room did not open")


if __name__ == "__main__":
    main()
