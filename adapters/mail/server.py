"""The mail server that the installation was given, as one address: smtps://user:password@host."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from bot.domain.frozen import frozen

PORTS = {"smtp": 587, "smtps": 465}
"""Submission with STARTTLS, and submission over TLS (RFC 8314)."""


@frozen
class Server:
    """Where mail is handed in. `plain` is for a server on this machine alone."""

    host: str
    port: int
    tls: bool
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port})"

    @property
    def local(self) -> bool:
        return self.host in ("localhost", "127.0.0.1", "::1")


def read_server(url: str) -> Server:
    """The server of an address. Raises ValueError with a plain sentence where it is none."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("CONVENOR_SMTP_URL must look like smtps://user:password@host.")
    return Server(
        parts.hostname,
        parts.port or PORTS[parts.scheme],
        parts.scheme == "smtps",
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )
