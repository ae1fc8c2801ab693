"""What went wrong, for the person at the keyboard."""

from __future__ import annotations

import errno


class Failure(Exception):
    """One plain sentence: what went wrong and what to do."""


def no_port(port: int, error: OSError, instead: str) -> Failure:
    """Why the pages cannot be served there, and what to type instead."""
    taken = error.errno == errno.EADDRINUSE
    why = "is taken by another program" if taken else f"can't be opened ({error.strerror})"
    return Failure(f"Port {port} {why}. Choose another: {instead}.")
