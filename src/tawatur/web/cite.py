"""Citations of statements and claims: text, BibTeX, JSON-LD (schema.org Quotation, Claim, ClaimReview; PROV; Web Annotation)."""

from __future__ import annotations

import re
from typing import Any

from tawatur.web.shelf import ClaimCard, Entry, Leaf, Shelf

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
}


def in_text(entry: Entry, leaf: Leaf) -> str:
    """Two lines, so that each runs in its own direction: outlet and title; day, address, hash, offsets."""
    start, end = entry.extent
    title = "، ".join(part for part in (leaf.outlet or "", f"«{leaf.title}»" if leaf.title else "") if part)
    place = ", ".join(part for part in (leaf.published or "", leaf.url or leaf.id) if part)
    return f"{title}\n{place}, SHA-256 {leaf.hash}, [{start}, {end})".strip()


def bibtex(entry: Entry, leaf: Leaf) -> str:
    """An entry for BibTeX (biblatex's fields)."""
    start, end = entry.extent
    fields = {
        "author": entry.speaker,
        "title": leaf.title or leaf.id,
        "organization": leaf.outlet or "",
        "date": (leaf.published or "").strip("[").split(",")[0].split("..")[0],
        "url": leaf.url or "",
        "note": f"page {leaf.id}, SHA-256 {leaf.hash}, characters [{start}, {end})",
        "langid": "arabic",
    }
    body = ",\n".join(f"  {name} = {{{_braced(value)}}}" for name, value in fields.items() if value)
    return f"@online{{{entry.key},\n{body}\n}}\n"


def _braced(value: str) -> str:
    return re.sub(r"[{}\\]", "", " ".join(value.split()))


def article(leaf: Leaf) -> dict[str, Any]:
    """A page as schema.org and PROV name it."""
    row: dict[str, Any] = {
        "@type": ["NewsArticle", "prov:Entity"],
        "name": leaf.title or leaf.id,
        "identifier": [leaf.id, f"sha256:{leaf.hash}"],
        "inLanguage": "ar",
    }
    if leaf.outlet:
        row["publisher"] = {"@type": ["Organization", "prov:Agent"], "name": leaf.outlet}
    if leaf.published and not leaf.published.startswith("["):
        row["datePublished"] = leaf.published
    if leaf.url and leaf.url.startswith(("http://", "https://")):
        row["url"] = leaf.url
    return row


def quotation(entry: Entry, leaf: Leaf, base: str) -> dict[str, Any]:
    """A statement as JSON-LD: a Quotation derived from the stretches of its page that it rests on."""
    row: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": f"{base}/statement/{entry.key}",
        "@type": ["Quotation", "prov:Entity"],
        "identifier": entry.id,
        "text": entry.said,
        "inLanguage": "ar",
        "spokenByCharacter": {"@type": "Thing", "name": entry.speaker},
        "prov:wasAttributedTo": {"@type": "prov:Agent", "name": entry.speaker},
        "isPartOf": article(leaf),
        "prov:wasDerivedFrom": [
            {
                "@type": "oa:SpecificResource",
                "oa:hasSource": {"identifier": leaf.id, "prov:value": f"sha256:{leaf.hash}"},
                "oa:hasSelector": {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
            }
            for span in entry.content
        ],
    }
    if entry.said_on:
        row["dateCreated"] = entry.said_on
    if entry.via:
        row["prov:wasInformedBy"] = [{"@type": "prov:Activity", "name": name} for name in entry.via]
    return row


def claim(card: ClaimCard, shelf: Shelf, base: str) -> dict[str, Any]:
    """A claim as JSON-LD: who makes it and every page on which it appears."""
    leaves = list(dict.fromkeys(entry.page for entry, _, _ in card.tellings))
    return {
        "@context": CONTEXT,
        "@id": f"{base}/claim/{card.id}",
        "@type": ["Claim", "prov:Entity"],
        "identifier": card.id,
        "text": card.said,
        "inLanguage": "ar",
        "author": {"@type": "Thing", "name": card.speaker},
        "firstAppearance": article(shelf.page_of[card.first.page]),
        "appearance": [article(shelf.page_of[id]) for id in leaves],
        "prov:wasDerivedFrom": [{"@id": f"{base}/statement/{entry.key}"} for entry, _, _ in card.tellings],
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "name": "independent chains",
            "userInteractionCount": len(card.chains),
        },
    }


def claim_review(card: ClaimCard, shelf: Shelf, base: str) -> dict[str, Any]:
    """A ClaimReview to be filled in: what is claimed, by whom, where. It rates nothing; only a person can."""
    first = shelf.page_of[card.first.page]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{base}/claim/{card.id}",
        "claimReviewed": card.said,
        "inLanguage": "ar",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Thing", "name": card.speaker},
            **({"datePublished": card.first.day} if card.first.day else {}),
            "firstAppearance": article(first),
            "appearance": [
                {**article(shelf.page_of[entry.page]), "position": f"[{entry.extent[0]}, {entry.extent[1]})"}
                for entry, _, _ in card.tellings
            ],
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": f"told on {len(card.chains)} independent chains; not rated",
        },
    }
