"""Every verb of the program; each a thin cover of a Python method."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from tawatur import __version__
from tawatur.linking.links import Told, link
from tawatur.linking.rows import link_rows
from tawatur.lint import lint_lexicon, lint_triggers
from tawatur.model import Analysis, Page, PageError, TawaturError
from tawatur.names.check import check_registry
from tawatur.names.registry import load_registry
from tawatur.output import as_json
from tawatur.process.brief import write_brief
from tawatur.process.coding import coded
from tawatur.process.definition import load_process
from tawatur.process.view import ledger_view, process_view
from tawatur.reader import MAX_PAGE, read
from tawatur.record import Record
from tawatur.record.build import analyse_all
from tawatur.record.export import export as write_export
from tawatur.record.gold import gold as judged_pages
from tawatur.record.reviews import NOT_A_CONFLICT, UNDO, Review, standing
from tawatur.record.rows import PageRows
from tawatur.record.search import index_terms, query_terms
from tawatur.record.store import Added
from tawatur.record.users import Users
from tawatur.record.who import who as find_who
from tawatur.terminal import claim_tree, claims_table, page_text, plain, shown, statement_table
from tawatur.terminal_views import ledger_table, process_parts
from tawatur.times.calendar import parse_day

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="From raw Arabic news pages to a cited record of who said what, through whom.",
)
messages = Console(stderr=True, highlight=False)

Inputs = Annotated[
    list[Path], typer.Argument(help="Files and folders: .txt, .html, .jsonl, .warc[.gz], .wet[.gz]", show_default=False)
]
Stored = Annotated[
    str, typer.Argument(help="A record made by `tawatur build`: a file, or a database URL", show_default=False)
]
Jobs = Annotated[int, typer.Option(min=1, help="How many processes read pages")]
MaxPage = Annotated[int, typer.Option(min=1, help="Pages of more bytes are skipped")]


class Format(StrEnum):
    """The formats of an export."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    acled = "acled"
    plover = "plover"


class Role(StrEnum):
    """What a user may do."""

    reader = "reader"
    reviewer = "reviewer"


def _console() -> Console:
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", 160))
    return Console(highlight=False, width=width)


def _report(error: PageError) -> None:
    messages.print(f"skipped {plain(str(error))}", style="yellow", markup=False, soft_wrap=True)


@app.command("read", epilog="Example: `tawatur read page.txt pages/ more.jsonl --jobs 2 > said.jsonl`")
def read_pages(
    inputs: Inputs,
    why: Annotated[bool, typer.Option("--why", help="Explain each statement: rule, evidence, candidates")] = False,
    ignore_published: Annotated[
        bool,
        typer.Option("--ignore-published", help="Leave out the day given with a page, and infer it from its words"),
    ] = False,
    jobs: Jobs = 1,
    max_page: MaxPage = MAX_PAGE,
) -> None:
    """Print what each page says, one JSON object a page, in input order."""
    skipped = 0
    pages = read(*inputs, max_page=max_page)
    if ignore_published:
        pages = (replace(item, published=None) if isinstance(item, Page) else item for item in pages)
    for item in analyse_all(pages, jobs):
        if isinstance(item, PageError):
            skipped += 1
            _report(item)
        else:
            print(json.dumps(as_json(item, why), ensure_ascii=False))
    if skipped:
        raise typer.Exit(1)


@app.command(epilog="Example: `tawatur build pages/ more.jsonl --record talks.db`")
def build(
    inputs: Inputs,
    record: Annotated[str, typer.Option(help="The record: an SQLite file, or a database URL", show_default=False)],
    jobs: Jobs = 1,
    max_page: MaxPage = MAX_PAGE,
) -> None:
    """Add pages to a record. Run again, nothing doubles; an edited page becomes a new version."""
    with Record(record) as store:
        done = _add(store, analyse_all(read(*inputs, max_page=max_page), jobs))
    if done.skipped:
        raise typer.Exit(1)


def _add(store: Record, pages: Iterable[Analysis | PageRows | PageError]) -> Added:
    """Add *pages* as they come, with progress, and say what was done."""
    with _progress() as progress:
        task = progress.add_task("reading", total=None)

        def watched() -> Iterator[Analysis | PageRows | PageError]:
            for item in pages:
                if isinstance(item, PageError):
                    _report(item)
                progress.advance(task)
                yield item

        try:
            done = store.add(watched())
        except KeyboardInterrupt:
            progress.stop()
            messages.print(
                f"{store.path}: stopped; what was written stands, the same command goes on from there", soft_wrap=True
            )
            raise typer.Exit(130) from None
    messages.print(
        f"{store.path}: {done.added} pages added, {done.changed} new versions, {done.known} known already, {done.statements} statements, {done.skipped} skipped"
        + (f", {done.removed} left out as removed" if done.removed else ""),
        soft_wrap=True,
    )
    return done


@app.command(epilog="Example: `tawatur fetch feeds.toml --record talks.db`")
def fetch(
    feeds: Annotated[Path, typer.Argument(help="A file of feeds: [[feed]] with url and outlet", show_default=False)],
    record: Annotated[str, typer.Option(help="The record: an SQLite file, or a database URL", show_default=False)],
    jobs: Jobs = 1,
    max_page: MaxPage = MAX_PAGE,
) -> None:
    """Add the new pages of news feeds (RSS, Atom) to a record; run again, only what is new is asked for.

    It asks what robots.txt allows, one request of a host at a time with a delay, and tries again where a server may do better later.
    """
    from tawatur.reader.feeds import Fetcher, Mark, load_feeds

    settings = load_feeds(feeds)
    with Record(record) as store:
        marks = {url: Mark(*mark) for url, mark in store.marks().items()}
        fetcher = Fetcher(settings, store.addresses().__contains__, marks, max_page)
        done = _add(store, analyse_all(fetcher.pages(), jobs))
        store.keep_marks({url: (mark.etag, mark.modified) for url, mark in fetcher.marks.items()})
    if done.skipped:
        raise typer.Exit(1)


class _Rate(ProgressColumn):
    """Pages a second."""

    def render(self, task: Task) -> Text:
        """The rate of the last pages."""
        return Text(f"{task.finished_speed or task.speed or 0:.1f} pages/s")


def _progress() -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        _Rate(),
    )
    return Progress(*columns, console=messages, transient=True, disable=not sys.stderr.isatty())


@app.command(epilog="Example: `tawatur show talks.db --speaker لافروف --about إدلب --since 2017-09-01`")
def show(
    record: Stored,
    speaker: Annotated[str | None, typer.Option(help="Words of the speaker's name")] = None,
    about: Annotated[str | None, typer.Option(help="Words of what was said")] = None,
    since: Annotated[str | None, typer.Option(help="First day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, typer.Option(help="Last day, YYYY-MM-DD")] = None,
    outlet: Annotated[str | None, typer.Option(help="Part of the outlet's name")] = None,
    new: Annotated[bool, typer.Option("--new", help="Only what the last build added")] = False,
    changes: Annotated[bool, typer.Option("--changes", help="What edited pages say otherwise than before")] = False,
    in_latin: Annotated[bool, typer.Option("--latin", help="Names of speakers in Latin letters")] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many lines")] = 200,
) -> None:
    """Show statements: when, who, through whom, what, and where it stands."""
    console = _console()
    with Record(record, must_exist=True) as store:
        if changes:
            _show_changes(store, console)
            return
        lines = list(store.statements(speaker, about, since, until, outlet, new=new))
    if not lines:
        messages.print("no statement matches")
        return
    console.print(statement_table(lines[:limit], console, in_latin))
    if len(lines) > limit:
        messages.print(f"{len(lines) - limit} more: --limit {len(lines)}")


def _show_changes(store: Record, console: Console) -> None:
    none = True
    for change in store.changes():
        none = False
        console.print(f"{plain(change.page)}: version {change.version}", style="bold", markup=False)
        for sign, pairs, style in (("+", change.came, "green"), ("-", change.went, "red")):
            for speaker, said in pairs:
                console.print(f"  {sign} {shown(f'{speaker}: {said}', console)}", style=style, markup=False)
        for line in change.lines:
            console.print(f"    {line[:1]} {shown(line[2:], console)}", style="dim", markup=False)
    if none:
        messages.print("no page has changed")


@app.command(epilog="Example: `tawatur page talks.db examples/pages/astana-05.txt`")
def page(
    record: Stored,
    id: Annotated[str, typer.Argument(metavar="PAGE", help="Its id, or an ending of it", show_default=False)],
) -> None:
    """Show one page: article plain, boilerplate dim, cues, sources and contents coloured, ids beside them."""
    console = _console()
    with Record(record, must_exist=True) as store:
        found = store.page(id)
    console.print(
        f"{plain(found['page'])}  {plain(found['outlet'] or '?')}  {found['published'] or '?'}  {found['hash'][:12]}",
        style="bold",
        markup=False,
    )
    for line in page_text(found, console):
        console.print(line)


@app.command(epilog="Example: `tawatur export talks.db --format csv --to out/`")
def export(
    record: Stored,
    to: Annotated[Path, typer.Option(help="The folder to write to", show_default=False)],
    format: Annotated[Format, typer.Option(help="The format")] = Format.jsonl,
) -> None:
    """Write the record as tables, a file a kind, sorted by id; acled and plover write its events as users of those know them."""
    with Record(record, must_exist=True) as store:
        if format in (Format.acled, Format.plover):
            messages.print(str(coded(store, format.value, to)), markup=False)
            return
        for path in write_export(store, format.value, to, link_rows(link(store))):
            messages.print(str(path), markup=False)


@app.command(epilog="Example: `tawatur remove talks.db page-7 --reason 'withdrawn by the outlet'`")
def remove(
    record: Stored,
    id: Annotated[str, typer.Argument(metavar="PAGE", help="Its id", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why; it stays in the record", show_default=False)],
) -> None:
    """Take a page out of a record; the fact and the reason stay."""
    with Record(record, must_exist=True) as store:
        store.remove(id, reason)
    messages.print(f"{id} removed: {reason}", markup=False)


@app.command(epilog="Example: `tawatur about talks.db`")
def about(record: Stored) -> None:
    """Say what a record rests on: outlets, days, pages skipped and removed, and why."""
    console = _console()
    with Record(record, must_exist=True) as store:
        facts = store.about()
    console.print(
        f"{facts['pages']} pages ({facts['versions']} versions), {facts['statements']} statements, {facts['builds']} builds"
    )
    console.print(
        f"published {facts['first'] or '?'} to {facts['last'] or '?'}, {facts['undated']} versions without a day"
    )
    for name, count in facts["outlets"]:
        console.print(f"  {count:5}  {shown(name or 'outlet unknown', console)}", markup=False)
    for title, rows in (("skipped", facts["skipped"]), ("removed", facts["removed"])):
        for source, reason in rows:
            console.print(f"{title}: {plain(source)}: {plain(reason)}", markup=False)


@app.command(epilog="Example: `tawatur claims talks.db --speaker لافروف`")
def claims(
    record: Stored,
    speaker: Annotated[str | None, typer.Option(help="Words of the speaker's name")] = None,
    outlet: Annotated[str | None, typer.Option(help="Part of an outlet's name")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many claims")] = 40,
) -> None:
    """Show claims, those on most independent chains first: who claims what, on how many pages, outlets and chains."""
    console = _console()
    with Record(record, must_exist=True) as store:
        found = [told for told in link(store).claims if _wanted(told, speaker, outlet)]
    if not found:
        messages.print("no claim matches")
        return
    console.print(claims_table(found[:limit], console))
    if len(found) > limit:
        messages.print(f"{len(found) - limit} more: --limit {len(found)}")


def _wanted(told: Told, speaker: str | None, outlet: str | None) -> bool:
    wanted = set(query_terms(speaker or ""))
    if outlet and not any(outlet in name for name in told.outlets):
        return False
    return not wanted or any(wanted <= index_terms(t.speaker) for t in told.claim.tellings)


@app.command(epilog="Example: `tawatur claim talks.db c3f1`")
def claim(
    record: Stored,
    id: Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, or a beginning of it", show_default=False)],
    why: Annotated[bool, typer.Option("--why", help="Say why each statement is in the claim")] = False,
) -> None:
    """Show one claim: its chains, each with the pages that hang together and their words."""
    console = _console()
    with Record(record, must_exist=True) as store:
        links, reviews = link(store), store.reviews()
    found = [told for told in links.claims if told.claim.id.startswith(id)]
    if len(found) != 1:
        raise TawaturError(f"{record}: {len(found) or 'no'} claim{'s' if len(found) != 1 else ''} named {id}")
    console.print(claim_tree(found[0], links, console, reviews if why else None))


@app.command(epilog="Example: `tawatur conflicts talks.db`")
def conflicts(record: Stored) -> None:
    """Show where pages part ways: denials, other numbers and days, dropped negations; and the points that pages leave open."""
    console = _console()
    with Record(record, must_exist=True) as store:
        links = link(store)
    for conflict in links.conflicts:
        differ = " / ".join(shown(side, console) for side in conflict.differ if side)
        console.print(f"{conflict.id}  {conflict.kind}  {differ}".rstrip(), style="bold", markup=False)
        for side in (conflict.a, conflict.b):
            who_says = f"{shown(side.speaker, console)}: " if side.speaker else ""
            console.print(
                f"  {plain(side.page)} [{side.span.start}, {side.span.end})  {who_says}{shown(side.text, console)}",
                markup=False,
            )
    for point in links.open_points:
        console.print(
            f"open  {plain(point.page)} [{point.span.start}, {point.span.end})  {shown(point.text, console)}",
            markup=False,
        )
    if not links.conflicts and not links.open_points:
        messages.print("no conflict and no open point")


@app.command(
    epilog="Example: `tawatur process talks.db astana --at 2017-09-10`; `tawatur process check yemen.toml` checks a definition"
)
def process(
    record: Annotated[str, typer.Argument(help="A record made by `tawatur build`, or `check`", show_default=False)],
    name: Annotated[
        str, typer.Argument(metavar="PROCESS", help="A process that comes with the program, or a .toml file")
    ],
    at: Annotated[str, typer.Option(help="As of this day, YYYY-MM-DD; the last day of a page if not given")] = "",
    as_json_too: Annotated[bool, typer.Option("--json", help="The whole view as JSON, with all evidence")] = False,
) -> None:
    """Show a process as the record tells it: rounds, positions, commitments, meetings, documents, proposals; or check a definition."""
    if record == "check":
        found = load_process(name)
        messages.print(
            f"{name}: {len(found.parties)} parties, {len(found.rounds)} rounds, {len(found.issues)} issues, {len(found.zones)} zones: in order"
        )
        return
    console = _console()
    with Record(record, must_exist=True) as store:
        view = process_view(store, load_process(name), _day(at))
    if as_json_too:
        print(json.dumps(view, ensure_ascii=False))
        return
    for part in process_parts(view, console):
        console.print(part)


@app.command(epilog="Example: `tawatur ledger talks.db astana --since 2016-12-30`")
def ledger(
    record: Stored,
    name: Annotated[
        str, typer.Argument(metavar="PROCESS", help="A process that comes with the program, or a .toml file")
    ],
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD; the start of the ceasefire if not given")] = "",
    zone: Annotated[str, typer.Option(help="Only this zone")] = "",
    as_json_too: Annotated[bool, typer.Option("--json", help="The ledger as JSON, with all evidence")] = False,
) -> None:
    """Show incidents by day and zone: who reports, who is blamed, who denies, on how many independent chains."""
    console = _console()
    with Record(record, must_exist=True) as store:
        found = ledger_view(store, load_process(name), _day(since))
    if zone:
        found = {**found, "incidents": [i for i in found["incidents"] if i["zone"] == zone]}
    if as_json_too:
        print(json.dumps(found, ensure_ascii=False))
        return
    if not found["incidents"]:
        messages.print("no incident")
        return
    console.print(ledger_table(found, console))
    for key in ("by_zone", "by_day"):
        for name_of, row in found[key].items():
            dead = row["dead"][0] if row["dead"][0] == row["dead"][1] else f"{row['dead'][0]} to {row['dead'][1]}"
            console.print(f"{name_of:16} {row['incidents']:4} incidents, {dead} dead", markup=False)


@app.command(epilog="Example: `tawatur brief talks.db astana --since 2017-09-01 --to brief.html`")
def brief(
    record: Stored,
    name: Annotated[
        str, typer.Argument(metavar="PROCESS", help="A process that comes with the program, or a .toml file")
    ],
    to: Annotated[Path, typer.Option(help="The file to write: .html or .docx", show_default=False)],
    since: Annotated[str, typer.Option(help="What is new since this day, YYYY-MM-DD")] = "",
    at: Annotated[str, typer.Option(help="As of this day, YYYY-MM-DD; the last day of a page if not given")] = "",
    language: Annotated[str, typer.Option(help="ar or en")] = "en",
) -> None:
    """Write two printable pages: what is new, who moved, what is contested; each line footnoted."""
    definition = load_process(name)
    with Record(record, must_exist=True) as store:
        links = link(store)
        view = process_view(store, definition, _day(at), lambda: links)
        incidents = ledger_view(store, definition, links=lambda: links)
    write_brief(view, incidents, links.open_points, to, _day(since), language)
    messages.print(str(to), markup=False)


def _day(text: str) -> str:
    if text and parse_day(text) is None:
        raise TawaturError(f"{text}: no day, write it YYYY-MM-DD")
    return text


@app.command(
    epilog="Example: `tawatur review talks.db not-same page-1#s2 page-7#s1 --by Samira --note 'another round'`"
)
def review(
    record: Stored,
    verdict: Annotated[
        str | None,
        typer.Argument(help="accept, reject, correct; same, not-same, not-a-conflict; or undo", show_default=False),
    ] = None,
    a: Annotated[
        str,
        typer.Argument(metavar="ID", help="A statement's id, a conflict's, or the line to undo", show_default=False),
    ] = "",
    b: Annotated[str, typer.Argument(metavar="ID", help="The other statement's id", show_default=False)] = "",
    speaker: Annotated[str, typer.Option(help="With correct: who speaks")] = "",
    said_on: Annotated[str, typer.Option(help="With correct: the day of saying, YYYY-MM-DD")] = "",
    by: Annotated[str, typer.Option(help="Who says so")] = "",
    note: Annotated[str, typer.Option(help="Why")] = "",
) -> None:
    """Judge a statement, say that two are one claim or are not, that a conflict is none; without a verdict, show the log.

    The log is only ever added to; a line is taken back by another (undo N), the last standing word on a thing holds,
    and claims, chains and conflicts respect it.
    """
    console = _console()
    with Record(record, must_exist=True) as store:
        if verdict is not None:
            if verdict == NOT_A_CONFLICT and a not in {c.id for c in link(store).conflicts}:
                raise TawaturError(f"{record}: no conflict {a}")
            right = {"speaker": speaker, "said_on": _day(said_on)}
            store.review(Review(verdict, a, b, by, note, value={key: value for key, value in right.items() if value}))
            return
        said = store.reviews()
    in_force = {word.n for word in standing(said)}
    for word in said:
        instead = " ".join(f"{key}={value}" for key, value in word.value.items())
        parts = (
            str(word.n), word.at, word.verdict, plain(word.a), plain(word.b), shown(instead, console), plain(word.by),
            shown(word.note, console), "" if word.n in in_force or word.verdict == UNDO else "(undone)",
        )  # fmt: skip
        console.print("  ".join(part for part in parts if part), markup=False)
    if not said:
        messages.print("nothing reviewed yet")


@app.command(epilog="Example: `tawatur gold talks.db > judged.jsonl`")
def gold(
    record: Stored,
    unfinished: Annotated[bool, typer.Option("--unfinished", help="Pages of which only some are judged, too")] = False,
) -> None:
    """Print the pages whose every statement was judged as annotated pages, in the form of the scorers."""
    with Record(record, must_exist=True) as store:
        for row in judged_pages(store, unfinished):
            print(json.dumps(row, ensure_ascii=False))


@app.command(epilog="Example: `tawatur copies talks.db`")
def copies(record: Stored) -> None:
    """Show pages that share text: the share of the shorter page, the words in common, the longest passage."""
    console = _console()
    with Record(record, must_exist=True) as store:
        found = link(store).copies
    for copy in sorted(found, key=lambda c: (-c.share, c.a, c.b)):
        console.print(
            f"{copy.share:5.0%}  {copy.words:5} words, {copy.longest} in one passage  {plain(copy.a)}  {plain(copy.b)}",
            markup=False,
        )
    if not found:
        messages.print("no two pages share text")


@app.command(epilog="Example: `tawatur who talks.db لافروف`")
def who(
    record: Stored,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Words of the name", show_default=False)],
    limit: Annotated[int, typer.Option(min=0, help="At most so many statements of each")] = 20,
) -> None:
    """Say who somebody is in a record: spellings, offices, statements by month and outlet, what was said."""
    console = _console()
    with Record(record, must_exist=True) as store:
        found = find_who(store, name)
    if not found:
        messages.print("nobody of that name speaks in the record")
        return
    for identity in found:
        console.print(
            f"{shown(identity.name, console)}  {identity.latin}  {identity.entity or ''}".rstrip(),
            style="bold",
            markup=False,
        )
        for role in identity.roles:
            console.print(
                f"  {shown(role.office, console)} @ {role.of}: {role.start or '?'} – {role.end or ''}", markup=False
            )
        for title, counted in (
            ("written", identity.written),
            ("called", identity.sources),
            ("month", identity.months),
            ("outlet", identity.outlets),
        ):
            rows = sorted(counted.items()) if title == "month" else counted.most_common(8)
            console.print(
                f"  {title}: " + ", ".join(f"{shown(value, console)} ({count})" for value, count in rows), markup=False
            )
        if identity.lines[:limit]:
            console.print(statement_table(identity.lines[:limit], console))
        if len(identity.lines) > limit:
            messages.print(f"{len(identity.lines) - limit} more: --limit {len(identity.lines)}")


@app.command(
    epilog="Example: `tawatur spark archives/ --to analysed/ --master 'local[4]'`, then `tawatur record import analysed/ --record talks.db`"
)
def spark(
    inputs: Inputs,
    to: Annotated[
        Path, typer.Option(help="The Parquet folder to write; what is in it is replaced", show_default=False)
    ],
    master: Annotated[str, typer.Option(help="Where Spark runs: local[N], or the address of a cluster")] = "local[*]",
    max_page: MaxPage = MAX_PAGE,
) -> None:
    """Analyse and link pages on Apache Spark, to Parquet; `tawatur record import` makes the record that a build would make."""
    from tawatur.linking.spark import link_on_spark
    from tawatur.record.spark import analyse_on_spark, spark_session

    with spark_session(master) as session:
        analyse_on_spark(session, inputs, to, max_page)
        link_on_spark(session, to)
    messages.print(f"{to}: written", markup=False, soft_wrap=True)


record_app = typer.Typer(no_args_is_help=True, help="The record as a database.")
app.add_typer(record_app, name="record")


@record_app.command("upgrade", epilog="Example: `tawatur record upgrade talks.db`")
def record_upgrade(record: Stored) -> None:
    """Bring a record of an earlier version of the program to this one; nothing in it is lost, and all of it happens or nothing."""
    found, now = Record.upgrade(record)
    came = f"schema {found}, now {now}" if found != now else f"schema {now} already"
    messages.print(f"{record}: {came}", markup=False, soft_wrap=True)


Processes = Annotated[
    list[str] | None,
    typer.Option(
        "--process",
        help="A process to follow, or a .toml file; may be given again; all that come with the program if none is",
    ),
]


@app.command(epilog="Example: `tawatur serve talks.db --process astana`")
def serve(
    record: Stored,
    process: Processes = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; other than this machine's own needs users")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port")] = 8400,
) -> None:
    """Open the reading room of a record in the browser: pages in Arabic and English, a JSON API, review.

    On this machine reading is open; reviewing, and any reading from elsewhere, needs a user (`tawatur user add`).
    """
    import uvicorn

    from tawatur.web.app import create_app

    with Record(record, must_exist=True) as store:
        messages.print(f"{record}: putting the record in order…", markup=False, soft_wrap=True)
        room = create_app(store, process or (), host)
        shown_host = f"[{host}]" if ":" in host else host
        messages.print(f"{record}: http://{shown_host}:{port}  (Ctrl-C ends)", markup=False, soft_wrap=True)
        uvicorn.run(room, host=host, port=port, log_level="warning", access_log=False)


@app.command(epilog="Example: `tawatur mcp talks.db`")
def mcp(record: Stored, process: Processes = None) -> None:
    """Serve a record to an assistant over the Model Context Protocol (stdio): search, claims with chains, conflicts, passages."""
    from tawatur.web.mcp import create_server

    with Record(record, must_exist=True) as store:
        create_server(store, process or ()).run("stdio")


user_app = typer.Typer(no_args_is_help=True, help="Who may read and review a record over the network.")
app.add_typer(user_app, name="user")
UserName = Annotated[str, typer.Argument(metavar="NAME", help="The user's name", show_default=False)]


@user_app.command("add", epilog="Example: `tawatur user add talks.db Samira --role reviewer`")
def user_add(
    record: Stored,
    name: UserName,
    role: Annotated[Role, typer.Option(help="reader or reviewer")] = Role.reader,
    password: Annotated[
        str,
        typer.Option(
            envvar="TAWATUR_PASSWORD",
            prompt=True,
            hide_input=True,
            confirmation_prompt=True,
            help="Asked for if not given",
        ),
    ] = "",
) -> None:
    """Add a user, or give one another role and password."""
    with Record(record, must_exist=True) as store:
        Users(store).add(name, role.value, password)
    messages.print(f"{name}: {role.value}", markup=False)


@user_app.command("list", epilog="Example: `tawatur user list talks.db`")
def user_list(record: Stored) -> None:
    """Show the users of a record."""
    with Record(record, must_exist=True) as store:
        for user in Users(store).all():
            print(f"{plain(user.name)}  {user.role}")


@user_app.command("remove", epilog="Example: `tawatur user remove talks.db Samira`")
def user_remove(record: Stored, name: UserName) -> None:
    """Take a user out, with all tokens; what was reviewed stays."""
    with Record(record, must_exist=True) as store:
        Users(store).remove(name)


@user_app.command("token", epilog="Example: `tawatur user token talks.db Samira`")
def user_token(record: Stored, name: UserName) -> None:
    """Print a new token with which a program reads and reviews as this user; it is shown this once."""
    with Record(record, must_exist=True) as store:
        print(Users(store).token(name))


@record_app.command("import", epilog="Example: `tawatur record import analysed/ --record talks.db`")
def record_import(
    folder: Annotated[Path, typer.Argument(help="A Parquet folder made by `tawatur spark`", show_default=False)],
    record: Annotated[str, typer.Option(help="The record: an SQLite file, or a database URL", show_default=False)],
) -> None:
    """Add the pages that were analysed on Spark to a record, as `tawatur build` would have, and how they are linked.

    A record that has other pages too is linked anew when it is first asked for claims.
    """
    from tawatur.linking.spark import keep_links
    from tawatur.record.spark import read_parquet

    with Record(record) as store:
        done = _add(store, read_parquet(folder))
        if not keep_links(store, folder):
            messages.print(f"{record}: to be linked when it is first asked for claims", markup=False, soft_wrap=True)
    if done.skipped:
        raise typer.Exit(1)


registry_app = typer.Typer(no_args_is_help=True, help="The registry of persons, bodies, media and places.")
app.add_typer(registry_app, name="registry")


@registry_app.command("check", epilog="Example: `tawatur registry check`")
def registry_check() -> None:
    """Check the registry: names that two entries share, offices held backwards or by two at once, unknown owners."""
    registry = load_registry()
    faults = list(check_registry(registry))
    for fault in faults:
        print(fault)
    messages.print(f"{len(registry.entities)} entries, {len(faults)} faults")
    if faults:
        raise typer.Exit(1)


@app.command("lint-lexicon", epilog="Example: `tawatur lint-lexicon`")
def lint() -> None:
    """Check the cue lexicon: each entry's example is read as it says."""
    faults = [*lint_lexicon(), *lint_triggers()]
    for fault in faults:
        print(fault)
    messages.print(
        f"{len(faults)} entries are not read as their example says"
        if faults
        else "every entry is read as its example says"
    )
    if faults:
        raise typer.Exit(1)


@app.callback(invoke_without_command=True)
def version(show_version: Annotated[bool, typer.Option("--version", help="Show the version and end")] = False) -> None:
    """The program as a whole."""
    if show_version:
        print(f"tawatur {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line: 0 done, 1 something was skipped or failed, 2 wrong usage."""
    try:
        app()
    except TawaturError as error:
        messages.print(f"tawatur: {plain(str(error))}", style="red", markup=False, soft_wrap=True)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


__all__ = ["Page", "app", "main"]
