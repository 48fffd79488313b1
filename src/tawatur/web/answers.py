"""Answers: bodies with their ETag, JSON, problems in one form (RFC 9457), and the headers that keep hostile text harmless."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class SecureHeaders:
    """Adds the security headers to every answer of an ASGI application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


def answer(
    request: Request, body: str, kind: str, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A body with its ETag; 304 without it where the one who asks has it already. Lone surrogates become «?»."""
    data = body.encode("utf-8", "replace")
    tag = f'"{sha256(data).hexdigest()[:32]}"'
    about = {
        "etag": tag,
        "cache-control": "private, no-cache",
        "vary": "cookie, accept, authorization",
        **(headers or {}),
    }
    asked = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if status == 200 and request.method in ("GET", "HEAD") and asked & {tag, "*"}:
        return Response(status_code=304, headers=about)
    return Response(data, status, media_type=kind, headers=about)


def as_json(
    request: Request,
    value: Any,
    kind: str = "application/json",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A value as JSON."""
    return answer(request, json.dumps(value, ensure_ascii=False, separators=(",", ":")), kind, status, headers)


def problem(request: Request, status: int, title: str, detail: str, **more: Any) -> Response:
    """An error as the API tells every error: application/problem+json."""
    value = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    headers = {"www-authenticate": "Bearer"} if status == 401 else {}
    return Response(
        json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), status,
        media_type="application/problem+json", headers={"cache-control": "no-store", **headers},
    )  # fmt: skip
