"""Anonymous answers come out in batches of at least four, so that nobody can watch one answer arrive.

An answer is kept under its batch and a random key: no person, no place in a row, no account, no time. A batch is shown
when the next one is full, or when the form is closed; so the last answers never come out as one, two or three.
"""

from __future__ import annotations

from collections.abc import Mapping

FEWEST = 4


def batch_of(answers_before: int) -> int:
    """The batch of the next answer, when so many were given before it."""
    return answers_before // FEWEST


def batches_shown(answers: int, *, closed: bool) -> int:
    """How many batches may be seen. Those still held back are four answers or more, or all of them if under four."""
    if closed:
        return -(-answers // FEWEST) if answers >= FEWEST else 0
    return max(0, answers // FEWEST - 1)


def key_of(batch: int, random: str) -> str:
    return f"{batch:06d}:{random}"


def released(texts: Mapping[str, str], answers: int, *, closed: bool) -> tuple[str, ...]:
    """The answers that may be seen, in the order of their random keys within everything that is shown."""
    shown = batches_shown(answers, closed=closed)
    open_ = [(key.partition(":")[2], text) for key, text in texts.items() if int(key.partition(":")[0]) < shown]
    return tuple(text for _, text in sorted(open_))
