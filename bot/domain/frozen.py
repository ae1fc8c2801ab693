"""Values: made once, never changed, compared by what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """A dataclass with slots whose fields nobody changes: strict types refuse it where it is written.

    The library's own `frozen=True` refuses it when it runs, at a price: making a value of eight fields takes 0.95 µs
    instead of 0.12, and each of our hundreds of classes twice the time when they are imported (measured, Python 3.11).
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
