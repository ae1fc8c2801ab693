"""What went wrong, for the person at the keyboard."""

from __future__ import annotations


class Failure(Exception):
    """One plain sentence: what went wrong and what to do."""
