"""What reading a page costs beside public tools: ``python benchmarks/speed.py [--shared ../shared]``.

It measures the tawatur that it imports; ``PYTHONPATH=build/fast`` before it measures the compiled build (``make fast``).
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scale import pages_of, seconds
from tawatur import Page, analyse

ROUNDS = 5


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    pages = pages_of(parser.parse_args().shared)
    print(f"{beside_spacy(pages[:650])} {beside_trafilatura(pages[:400])}")


def beside_spacy(pages: Sequence[Page]) -> str:
    """The whole analysis against spaCy's tokeniser, block by block in turn; the first fifty pages only warm up."""
    import spacy

    nlp = spacy.blank("ar")
    tools: tuple[Callable[[Page], Any], ...] = (analyse, lambda page: nlp(page.text))
    for tool in tools:
        clock(tool, pages[:50])
    pages = pages[50:]
    ratios = []
    for _ in range(ROUNDS):
        spent = [0.0, 0.0]
        for block in range(0, len(pages), 20):
            for n, tool in enumerate(tools):
                spent[n] += clock(tool, pages[block : block + 20])
        ratios.append(spent[0] / spent[1])
    letters = sum(len(page.text) for page in pages)
    return (
        f"{ratios[0]:.2f} times spaCy's tokeniser on {len(pages)} pages new to both ({letters:,} characters), "
        f"{statistics.median(ratios[1:]):.2f} times on the same pages again, whose words spaCy then has in its cache;"
    )


def beside_trafilatura(pages: Sequence[Page]) -> str:
    """The whole analysis against trafilatura's extraction from the same pages in bare HTML."""
    import trafilatura

    documents = []
    for page in pages:
        body = "".join(f"<p>{line}</p>" for line in page.text.splitlines() if line.strip())
        documents.append(
            f"<!doctype html><html><head><title>x</title></head><body><article>{body}</article></body></html>"
        )
    trafilatura.extract(documents[0])
    return f"{clock(analyse, pages) / clock(trafilatura.extract, documents):.2f} times `trafilatura.extract` on {len(pages)} pages in bare HTML"


def clock(act: Callable[[Any], Any], items: Sequence[Any]) -> float:
    """Seconds that *act* takes over *items*."""
    return seconds(lambda: [act(item) for item in items])


if __name__ == "__main__":
    main()
