"""The reading room: pages, JSON and tools for assistants over a record."""
