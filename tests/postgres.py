"""A PostgreSQL server of our own, for the tests: a new cluster in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from tests.conftest import need

_NUMBER = count(1)


def _programs() -> Path | None:
    """The folder of initdb and postgres: Debian keeps them off the path."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """A running server; ``database`` makes a new empty one and gives its URL."""

    def __init__(self, port: int) -> None:
        self.port = port

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://tawatur@127.0.0.1:{self.port}/{name}"

    def database(self) -> str:
        name = f"talks{next(_NUMBER)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            # sorted as a reader of Arabic sorts, so that a test sees whether order depends on it
            arabic = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'ar'"
            connection.execute(f"CREATE DATABASE {name} {arabic}".encode())
        return self.url(name)

    def cut(self) -> None:
        """End every other connection, as a failing network does."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname LIKE 'talks%'"
            )


@contextmanager
def postgres() -> Iterator[Server]:
    """A server on a free port of this machine."""
    programs = _programs()
    need(programs is not None, "a PostgreSQL server (apt-get install postgresql)")
    assert programs is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="tawatur-pg-"))
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    made = [
        *as_user,
        programs / "initdb",
        "-D",
        data,
        "-U",
        "tawatur",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    subprocess.run(made, check=True, capture_output=True)
    options = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", f"unix_socket_directories={folder}"]
    process = subprocess.Popen(
        [*as_user, programs / "postgres", "-D", data, "-p", str(port), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        server = Server(port)
        for _ in range(200):
            try:
                psycopg.connect(server.url()).close()
                break
            except psycopg.OperationalError:
                time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)
