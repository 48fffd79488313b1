"""Tawatur (تواتر): from raw Arabic news pages to a cited record of who said what, through whom.

>>> import tawatur
>>> page = tawatur.Page("p1", "قال الوزير سامي حداد إن الهدنة صامدة.", clean=True)
>>> [s.speaker.name for s in tawatur.analyse(page).statements]
['سامي حداد']
"""

from tawatur.model import Analysis, Page, PageError, Span, Statement, TawaturError
from tawatur.pipeline import analyse
from tawatur.reader import read
from tawatur.record import Record, RecordError

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Page",
    "PageError",
    "Record",
    "RecordError",
    "Span",
    "Statement",
    "TawaturError",
    "analyse",
    "read",
]
