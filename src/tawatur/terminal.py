"""Arabic in a terminal: right to left and shaped where the terminal does neither itself.

Terminals that implement the bidirectional algorithm (VTE, Konsole, iTerm2, mlterm, Apple's) get the text as it is, each
line isolated; others get it reordered and shaped (UAX #9 by python-bidi, joining forms by arabic-reshaper).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tawatur.linking.claims import why_one
from tawatur.linking.links import Links, Told
from tawatur.names.latin import latin
from tawatur.record.reviews import Review
from tawatur.record.store import Line

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_RLI, _PDI = "\u2067", "\u2069"
STYLES = {"cue": "bold yellow", "source": "bold cyan", "content": "green", "boilerplate": "dim", "title": "bold"}


def reorders_itself(environment: Mapping[str, str] | None = None) -> bool:
    """Whether the terminal is known to set right-to-left text itself; ``TAWATUR_BIDI=terminal|program`` decides else."""
    env = os.environ if environment is None else environment
    choice = env.get("TAWATUR_BIDI", "")
    if choice in ("terminal", "program"):
        return choice == "terminal"
    return bool(
        env.get("VTE_VERSION")
        or env.get("KONSOLE_VERSION")
        or env.get("TERM_PROGRAM") in ("iTerm.app", "Apple_Terminal")
        or "mlterm" in env.get("TERM", "")
    )


def plain(text: str) -> str:
    """Text from a page without control characters that could steer a terminal, on one line."""
    return " ".join(_CONTROL.sub("", text).split())


def shown(text: str, console: Console) -> str:
    """*text* of a page as this console needs it; into a file or pipe it goes in logical order."""
    clean = plain(text)
    if not console.is_terminal or not _ARABIC.search(clean):
        return clean
    if reorders_itself():
        return f"{_RLI}{clean}{_PDI}"
    import arabic_reshaper
    from bidi import get_display

    return str(get_display(arabic_reshaper.reshape(clean)))


def days_in_words(edtf: str) -> str:
    """A day, or a set of days on two lines: «2017-09-01\n… 2017-09-13», «2015-12-18\nor later»; "?" where nothing is known."""
    if not edtf.startswith("["):
        return edtf or "?"
    first, mark, last = edtf.strip("[]").partition("..")
    if not mark:
        return first.replace(",", " or\n")
    return f"{first}\n… {last}" if last else f"{first}\nor later"


def statement_table(lines: Iterable[Line], console: Console, in_latin: bool = False) -> Table:
    """When, who (*in_latin* letters), through whom, what, where it stands."""
    table = Table(show_lines=True, expand=True, header_style="bold")
    for name, options in (
        ("when", {"no_wrap": True}),
        ("who", {"ratio": 2}),
        ("through", {"ratio": 1}),
        ("what", {"ratio": 5}),
        ("where", {"ratio": 2, "overflow": "fold"}),
    ):
        table.add_column(name, **options)
    for line in lines:
        through = "، ".join([*([line.outlet] if line.outlet else []), *line.via])
        said = f"«{line.said}»" if line.quote == "direct" else line.said
        mark = " (denies)" if line.denies else ""
        start, end = line.content[0].start, line.content[-1].end
        table.add_row(
            days_in_words(line.when),
            _cell(latin(line.speaker, line.entity) if in_latin else line.speaker, console),
            _cell(through, console),
            Text.assemble(_cell(said, console), mark),
            f"{plain(line.id)} [{start}, {end})",
        )
    return table


def claims_table(claims: Iterable[Told], console: Console) -> Table:
    """Who claims what, on how many chains, outlets and pages."""
    table = Table(show_lines=True, expand=True, header_style="bold")
    for name, options in (
        ("chains", {"no_wrap": True, "justify": "right"}),
        ("outlets", {"no_wrap": True, "justify": "right"}),
        ("pages", {"no_wrap": True, "justify": "right"}),
        ("who", {"ratio": 2}),
        ("what", {"ratio": 5}),
        ("id", {"no_wrap": True}),
    ):
        table.add_column(name, **options)
    for told in claims:
        fullest = max(told.claim.tellings, key=lambda t: (len(t.text), t.id))
        counts = (str(len(told.chains)), str(len(told.outlets)), str(len(told.pages)))
        table.add_row(*counts, _cell(told.claim.speaker, console), _cell(fullest.text, console), told.claim.id)
    return table


def claim_tree(told: Told, links: Links, console: Console, reviews: Sequence[Review] | None = None) -> Tree:
    """A claim with its chains; under each the pages that hang together, with their words and, with *reviews*, the reason."""
    tree = Tree(Text.assemble((told.claim.id, "bold"), "  ", shown(told.claim.speaker, console)))
    pages = {page.id: page for page in links.pages}
    for number in range(1, len(told.chains) + 1):
        branch = tree.add(f"chain {number}")
        for telling in told.claim.tellings:
            page = pages[telling.page]
            if told.through(telling) != number - 1:
                continue
            media = "، ".join([*telling.via, *page.credits])
            label = f"{plain(page.id)}  {shown(page.outlet or '?', console)}" + (
                f" ← {shown(media, console)}" if media else ""
            )
            leaf = branch.add(Text(label))
            leaf.add(Text(shown(telling.text, console)))
            if reviews is not None:
                leaf.add(
                    Text(
                        f"{telling.id} {shown(why_one(telling, told.claim, links.stories, reviews), console)}",
                        style="dim",
                    )
                )
    return tree


def _cell(text: str, console: Console) -> Text:
    return Text(shown(text, console))


def page_text(page: Mapping[str, Any], console: Console) -> Iterable[Text]:
    """A page, line by line: article plain, boilerplate dim, cues, sources and contents coloured, ids beside the cues."""
    text: str = page["text"]
    styles = [STYLES["boilerplate"]] * len(text)
    for start, end in page["body"]:
        styles[start:end] = [""] * (end - start)
    if page["title"]:
        start, end = page["title"]
        styles[start:end] = [STYLES["title"]] * (end - start)
    for s in page["statements"]:
        for start, end in s["content"]:
            styles[start:end] = [STYLES["content"]] * (end - start)
    for s in page["statements"]:
        for key in ("source", "cue"):
            if s[key]:
                start, end = s[key]
                styles[start:end] = [STYLES[key]] * (end - start)
    offset = 0
    for line in text.splitlines(keepends=True):
        ids = [f"s{s['n']}" for s in page["statements"] if offset <= s["cue"][0] < offset + len(line)]
        if line.strip():
            out = Text(" ".join(ids), style="magenta").append("  " if ids else "")
            out.append_text(_styled(line, styles[offset : offset + len(line)], console))
            yield out
        offset += len(line)


def _styled(line: str, styles: Sequence[str], console: Console) -> Text:
    """A line in runs of one style. Where the program must reorder, the line is shown in one style, its most telling."""
    if console.is_terminal and not reorders_itself():
        body = next((s for s in ("", STYLES["content"], STYLES["title"]) if s in styles), styles[0])
        return Text(shown(line, console), style=STYLES["boilerplate"] if body == STYLES["boilerplate"] else "")
    out = Text()
    start = 0
    for i in range(1, len(line) + 1):
        if i == len(line) or styles[i] != styles[start]:
            out.append(_CONTROL.sub("", line[start:i].rstrip("\n\r")), style=styles[start])
            start = i
    return out
