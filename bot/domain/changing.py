"""The next state from the one before, for the few large states that change with every line of a log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def parts_of(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, int]]:
    """How to read all the fields of such a state at once, and where each stands among them."""
    names = [field.name for field in fields(kind)]
    return attrgetter(*names), {name: at for at, name in enumerate(names)}


def changed(state: T, **changes: Any) -> T:
    """The state with these parts changed: `dataclasses.replace` at a third of its price.

    For frozen dataclasses of two fields or more that are made of their fields alone. Raises KeyError for a part that
    the state has not got.
    """
    kind: Any = type(state)
    read, places = parts_of(kind)
    values = list(read(state))
    for name, value in changes.items():
        values[places[name]] = value
    made: T = kind(*values)
    return made
