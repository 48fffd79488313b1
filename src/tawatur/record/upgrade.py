"""Bringing a record of an earlier schema to the one this program writes, step by step, in plain SQL."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text, update

from tawatur.record import schema

# schema → what leads to the next one: table, column, its type. A column that is there already is left alone.
STEPS: dict[int, tuple[tuple[str, str, str], ...]] = {
    1: (
        ("reviews", "at", "VARCHAR NOT NULL DEFAULT ''"),
        ("reviews", "value", "JSON"),
        ("times", "weekday", "INTEGER"),
    ),
}


def upgrade(connection: Connection, found: int) -> None:
    """Change the tables from schema *found* to ``schema.VERSION``, in the transaction of *connection*."""
    schema.metadata.create_all(connection)  # tables that came later
    for version in range(found, schema.VERSION):
        columns = {table: {c["name"] for c in inspect(connection).get_columns(table)} for table, _, _ in STEPS[version]}
        for table, column, kind in STEPS[version]:
            if column not in columns[table]:
                connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} {kind}"))
    connection.execute(update(schema.meta).where(schema.meta.c.key == "schema").values(value=str(schema.VERSION)))
