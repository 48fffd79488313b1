"""Temporal expressions (TIMEX3), calendars and month names, the day of publication."""
