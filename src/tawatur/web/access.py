"""Who may read and who may write: sessions, tokens, CSRF, a limit on attempts to log in.

A session is a random cookie (HttpOnly, SameSite=Strict) that means something only while the server runs. Writing with a cookie
needs the session's CSRF token besides (OWASP, synchronizer token pattern); writing with a bearer token does not, since no
browser sends one by itself.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address

from fastapi import Request

from tawatur.model import TawaturError
from tawatur.record.users import User, Users

COOKIE, BEFORE = "tawatur_session", "tawatur_before"
LASTING = 12 * 3600  # seconds a session lasts
_ATTEMPTS, _WITHIN = 5, 60.0  # failed logins of one address or name, seconds
_MOST = 10_000  # sessions and counters kept


class Refused(TawaturError):
    """What somebody may not do. ``status`` is of HTTP."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(slots=True)
class Session:
    """One who has logged in."""

    name: str
    csrf: str
    until: float


@dataclass(slots=True)
class Attempts:
    """Failed logins, by address and by name, of the last minute."""

    failed: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def too_many(self, *keys: str) -> bool:
        """Whether one of *keys* has failed too often."""
        now = time.monotonic()
        for key in keys:
            times = self.failed.get(key)
            while times and now - times[0] > _WITHIN:
                times.popleft()
            if times and len(times) >= _ATTEMPTS:
                return True
        return False

    def count(self, *keys: str) -> None:
        """Another failure of each of *keys*."""
        for key in keys:
            self.failed.setdefault(key, deque(maxlen=_ATTEMPTS)).append(time.monotonic())
            self.failed.move_to_end(key)
        while len(self.failed) > _MOST:
            self.failed.popitem(last=False)


class Access:
    """The doorkeeper of a room. With *open_to_read* anybody who reaches the server may read."""

    def __init__(self, users: Users, open_to_read: bool) -> None:
        self.users = users
        self.open_to_read = open_to_read
        self.sessions: OrderedDict[str, Session] = OrderedDict()
        self.attempts = Attempts()
        self._secret = secrets.token_bytes(32)

    # -- who asks -----------------------------------------------------------------------------------------------------

    def session(self, request: Request) -> Session | None:
        """The session of a request that is still good."""
        session = self.sessions.get(request.cookies.get(COOKIE, ""))
        return session if session is not None and session.until > time.monotonic() else None

    def user(self, request: Request) -> User | None:
        """The user behind a request, by token or session, as the record knows it now."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self.users.by_token(token.strip())
        session = self.session(request)
        return self.users.named(session.name) if session is not None else None

    def may_read(self, request: Request) -> None:
        """Raises ``Refused`` (401) unless the one who asks may read."""
        if not self.open_to_read and self.user(request) is None:
            raise Refused(401, "log in to read this record")

    def may_write(self, request: Request, csrf: str | None) -> User:
        """The reviewer behind a request. Raises ``Refused``: 401 for nobody, 403 for a reader or without the CSRF token."""
        user = self.user(request)
        if user is None:
            raise Refused(401, "log in to review")
        if not user.reviews:
            raise Refused(403, f"{user.name} may read, not review")
        if not request.headers.get("authorization"):
            session = self.session(request)
            if session is None or not hmac.compare_digest(session.csrf.encode(), (csrf or "").encode()):
                raise Refused(403, "the form is out of date: load the page again")
        return user

    # -- coming and going ---------------------------------------------------------------------------------------------

    def before(self) -> tuple[str, str]:
        """For a login form: the value of its cookie and of its hidden field."""
        nonce = secrets.token_urlsafe(16)
        return nonce, self._sign(nonce)

    def log_in(self, request: Request, name: str, password: str, csrf: str) -> str:
        """A new session's cookie. Raises ``Refused``: 403 for a form from elsewhere, 429 too often, 401 wrong."""
        nonce = request.cookies.get(BEFORE, "")
        if not nonce or not hmac.compare_digest(self._sign(nonce).encode(), csrf.encode()):
            raise Refused(403, "the form is out of date: load the page again")
        keys = f"from {request.client.host if request.client else '?'}", f"as {name}"
        if self.attempts.too_many(*keys):
            raise Refused(429, "too many attempts; wait a minute")
        user = self.users.by_password(name, password)
        if user is None:
            self.attempts.count(*keys)
            raise Refused(401, "no such name and password")
        cookie = secrets.token_urlsafe(32)
        self.sessions[cookie] = Session(user.name, secrets.token_urlsafe(32), time.monotonic() + LASTING)
        while len(self.sessions) > _MOST:
            self.sessions.popitem(last=False)
        return cookie

    def log_out(self, request: Request, csrf: str) -> None:
        """End the session of a request. Raises ``Refused`` (403) without its CSRF token."""
        session = self.session(request)
        if session is not None:
            if not hmac.compare_digest(session.csrf.encode(), csrf.encode()):
                raise Refused(403, "the form is out of date: load the page again")
            self.sessions.pop(request.cookies.get(COOKIE, ""), None)

    def _sign(self, nonce: str) -> str:
        return hmac.new(self._secret, nonce.encode("utf-8", "replace"), sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether *host* is this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
