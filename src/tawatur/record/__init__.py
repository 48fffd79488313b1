"""The record: the store, its schema, search, exports."""

from tawatur.record.store import Record, RecordError

__all__ = ["Record", "RecordError"]
