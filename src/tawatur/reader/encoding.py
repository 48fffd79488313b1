"""Encodings of Arabic pages: UTF-8, UTF-16, windows-1256 and ISO-8859-6, declared, marked or found out."""

from __future__ import annotations

import re
from collections import Counter

from tawatur.model import PageError

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF8_ARABIC = re.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSAFE = re.compile("[\ud800-\udfff\x00]")
# Relative frequency of letters in news Arabic; a wrong single-byte decoding puts rare letters in their place.
_COMMON = "اليمنوترةعبدسفحقكهجأط"


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text of *data*. *declared* is the encoding that markup or a header names.

    Raises ``PageError`` naming *source* where the bytes are no text, cut within a character, or of mixed encodings.
    A NUL or a lone surrogate becomes U+FFFD, one for one, so that offsets stay.
    """
    if not data.strip():
        raise PageError(source, "the file is empty")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _safe(_strict(data[len(bom) :], name, source))
    utf16 = _utf16(data)
    if utf16:
        return _safe(_strict(data, utf16, source))
    if len(_CONTROL.findall(data[:65536])) > max(2, len(data[:65536]) // 100):
        raise PageError(source, "binary data, not text")
    try:
        return _safe(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken = error
    if declared:
        try:
            return _safe(data.decode(declared))
        except (UnicodeDecodeError, LookupError):
            pass
    high = sum(byte >= 0x80 for byte in data[:200_000])
    pairs = len(_UTF8_ARABIC.findall(data[:200_000]))
    if high and 2 * pairs / high > 0.5:
        if broken.end >= len(data) and broken.reason == "unexpected end of data":
            raise PageError(source, f"UTF-8 cut off in the middle of a character at byte {broken.start}")
        raise PageError(
            source, f"mixed encodings: UTF-8 with a byte {data[broken.start]:#04x} at {broken.start} that is none"
        )
    best = max(("cp1256", "arabic"), key=lambda name: _likeness(data, name))
    if _likeness(data, best) < 0.55:
        raise PageError(source, "encoding not recognised (tried UTF-8, UTF-16, windows-1256, ISO-8859-6)")
    return _safe(data.decode(best, "replace"))


def _strict(data: bytes, name: str, source: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise PageError(source, f"not valid {name.upper()} at byte {error.start}: {error.reason}") from None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: one of each pair of bytes is nearly always 0x06 (Arabic) or 0x00 (Latin, space)."""
    sample = data[: 4096 - 4096 % 2]
    if len(sample) < 4:
        return None
    for name, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = sample[odd::2]
        if sum(byte in (0x00, 0x06, 0x20) for byte in high) > 0.9 * len(high) and 0x06 in high and b"\x00" in high:
            return name
    return None


def _likeness(data: bytes, name: str) -> float:
    """How much of the decoded letters are common Arabic letters."""
    text = data[:20_000].decode(name, "replace")
    letters = Counter(char for char in text if ord(char) > 127)
    total = sum(letters.values())
    return sum(letters[char] for char in _COMMON) / total if total else 0.0


def _safe(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return _UNSAFE.sub("\ufffd", text) if _UNSAFE.search(text) else text
