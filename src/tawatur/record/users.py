"""Who may read and review over the network: names, roles, passwords (argon2id, RFC 9106) and tokens, kept in the record."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import delete, insert, select, update

from tawatur.record import schema
from tawatur.record.store import Record, RecordError

READER, REVIEWER = ROLES = ("reader", "reviewer")
SHORTEST = 10  # characters of a password
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex())  # so that an unknown name takes as long as a wrong password


@dataclass(frozen=True, slots=True)
class User:
    """A name and what it may do: a reader reads, a reviewer writes judgements too."""

    name: str
    role: str

    @property
    def reviews(self) -> bool:
        """Whether the user may write to the review log."""
        return self.role == REVIEWER


class Users:
    """The users of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def all(self) -> list[User]:
        """By name."""
        u = schema.users.c
        with self.record.reading() as connection:
            return [User(*row) for row in connection.execute(select(u.name, u.role).order_by(u.name))]

    def add(self, name: str, role: str, password: str) -> None:
        """Add a user, or give a known one another role and password.

        Raises ``RecordError`` for an empty name, an unknown role or a short password.
        """
        if not name.strip() or not name.isprintable():
            raise RecordError("a user needs a name")
        if role not in ROLES:
            raise RecordError(f"no role {role}: {', '.join(ROLES)}")
        if len(password) < SHORTEST:
            raise RecordError(f"a password has at least {SHORTEST} characters")
        row = {"role": role, "password": _HASHER.hash(password)}
        with self.record.writing() as connection:
            if connection.execute(update(schema.users).where(schema.users.c.name == name).values(row)).rowcount == 0:
                connection.execute(insert(schema.users).values(name=name, **row))

    def remove(self, name: str) -> None:
        """Take a user out, with all tokens. Raises ``RecordError`` where there is none of that name."""
        with self.record.writing() as connection:
            connection.execute(delete(schema.tokens).where(schema.tokens.c.user == name))
            if connection.execute(delete(schema.users).where(schema.users.c.name == name)).rowcount == 0:
                raise RecordError(f"no user {name}")

    def token(self, name: str) -> str:
        """A new token for programs; only its hash is kept. Raises ``RecordError`` where there is no such user."""
        token = secrets.token_urlsafe(32)
        if self.named(name) is None:
            raise RecordError(f"no user {name}")
        with self.record.writing() as connection:
            connection.execute(insert(schema.tokens).values(hash=_digest(token), user=name))
        return token

    def by_password(self, name: str, password: str) -> User | None:
        """The user of this name and password, or None."""
        u = schema.users.c
        with self.record.reading() as connection:
            row = connection.execute(select(u.role, u.password).where(u.name == name)).first()
        try:
            _HASHER.verify(row.password if row is not None else _NOBODY, password)
        except (Argon2Error, InvalidHashError):
            return None
        return User(name, row.role) if row is not None else None

    def by_token(self, token: str) -> User | None:
        """The user a token was made for, or None."""
        u, t = schema.users.c, schema.tokens.c
        query = select(u.name, u.role).join(schema.tokens, t.user == u.name).where(t.hash == _digest(token))
        with self.record.reading() as connection:
            row = connection.execute(query).first()
        return User(*row) if row is not None else None

    def named(self, name: str) -> User | None:
        """The user of this name as the record has it now, or None."""
        u = schema.users.c
        with self.record.reading() as connection:
            row = connection.execute(select(u.name, u.role).where(u.name == name)).first()
        return User(*row) if row is not None else None


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
