"""Chance that is the same on every machine: the same seed deals the same groups anywhere.

Only two things of NumPy's random module are promised never to change: how a seed becomes a state and the raw
64-bit words that come out. Distributions and floating logarithms are not, so both are replaced here: bits are used
as they come, and Gumbel and exponential noise are looked up in tables of whole numbers.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

UNIT = 256
"""One unit of noise, so that tables hold noise rounded to 1/256."""

_BITS = 16


@cache
def gumbel_table() -> NDArray[np.float32]:
    """65,536 equally likely values of a Gumbel variable, in 1/256.

    Logarithms differ between machines in the last place only, about 1e-16. No entry lies nearer than 1e-9 to the
    middle between two whole numbers (a test counts), so rounding gives the same table everywhere.
    """
    return np.rint(gumbel_values()).astype(np.float32)


@cache
def exponential_table() -> NDArray[np.int32]:
    """65,536 equally likely values of an exponential variable, in 1/256; rounded as safely as the Gumbel table."""
    return np.rint(exponential_values()).astype(np.int32)


def gumbel_values() -> NDArray[np.float64]:
    """The Gumbel quantiles at the middle of each of the 65,536 steps, before rounding."""
    values: NDArray[np.float64] = -np.log(-np.log(_middles())) * UNIT
    return values


def exponential_values() -> NDArray[np.float64]:
    """The exponential quantiles at the middle of each of the 65,536 steps, before rounding."""
    values: NDArray[np.float64] = -np.log(_middles()) * UNIT
    return values


def _middles() -> NDArray[np.float64]:
    middles: NDArray[np.float64] = (np.arange(2**_BITS) + 0.5) / 2**_BITS
    return middles


class Dice:
    """A stream of chance that starts at `seed` and gives the same throws on every machine and NumPy version."""

    __slots__ = ("_bits",)

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def words(self, count: int) -> NDArray[np.uint64]:
        """`count` raw 64-bit words."""
        return self._bits.random_raw(count)

    def shorts(self, count: int) -> NDArray[np.uint16]:
        """`count` numbers from 0 to 65,535, four to a word, in the same order on any byte order."""
        words = self._bits.random_raw((count + 3) // 4).astype("<u8", copy=False)
        return words.view("<u2")[:count]

    def order(self, rows: int, count: int) -> NDArray[np.intp]:
        """`rows` independent random orders of `count` things, one a row."""
        return self.words(rows * count).reshape(rows, count).argsort(axis=1, kind="stable")

    def gumbel(self, count: int) -> NDArray[np.float32]:
        """`count` throws of Gumbel noise in 1/256: the largest of several such throws picks by weight."""
        return gumbel_table().take(self.shorts(count))

    def exponential(self, count: int) -> NDArray[np.int32]:
        """`count` throws of exponential noise in 1/256: what an exchange of replicas must beat."""
        return exponential_table().take(self.shorts(count))
