"""Bytes → Page: text dumps, HTML, JSON Lines, WARC and WET; encodings found out where nobody declares them."""

from tawatur.reader.inputs import MAX_PAGE, read

__all__ = ["MAX_PAGE", "read"]
