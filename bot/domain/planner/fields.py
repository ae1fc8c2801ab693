"""Finite fields, for plans in which nobody meets twice."""

from __future__ import annotations

from itertools import product


class Field:
    """The field with `order` elements, numbered 0..order-1; `order` is a power of a prime.

    An element is a polynomial over the whole numbers modulo the prime, its digits in base prime its coefficients.
    Raises ValueError when there is no such field.
    """

    def __init__(self, order: int) -> None:
        prime = next((p for p in range(2, order + 1) if order % p == 0), 0)
        degree = 0
        while prime and prime**degree < order:
            degree += 1
        if not prime or prime**degree != order:
            raise ValueError(f"there is no field with {order} elements")
        self.order, self._prime, self._degree = order, prime, degree
        self._modulus = self._irreducible()

    def add(self, a: int, b: int) -> int:
        """The sum of two elements."""
        return self._number([x + y for x, y in zip(self._digits(a), self._digits(b), strict=True)])

    def multiply(self, a: int, b: int) -> int:
        """The product of two elements."""
        if self._degree == 1:
            return a * b % self._prime
        return self._number(_remainder(_product(self._digits(a), self._digits(b)), self._modulus, self._prime))

    def _digits(self, element: int) -> list[int]:
        return [element // self._prime**k % self._prime for k in range(self._degree)]

    def _number(self, digits: list[int]) -> int:
        return sum(digit % self._prime * self._prime**k for k, digit in enumerate(digits[: self._degree]))

    def _irreducible(self) -> list[int]:
        """A monic polynomial of the field's degree that no smaller one divides; lowest coefficient first."""
        for low in product(range(self._prime), repeat=self._degree):
            candidate = [*low, 1]
            if not any(self._divides(divisor, candidate) for divisor in self._monic()):
                return candidate
        raise ValueError("every degree has an irreducible polynomial")

    def _monic(self) -> list[list[int]]:
        degrees = range(1, self._degree // 2 + 1)
        return [[*low, 1] for degree in degrees for low in product(range(self._prime), repeat=degree)]

    def _divides(self, divisor: list[int], polynomial: list[int]) -> bool:
        return not any(_remainder(polynomial, divisor, self._prime))


def _product(a: list[int], b: list[int]) -> list[int]:
    result = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            result[i + j] += x * y
    return result


def _remainder(polynomial: list[int], monic: list[int], prime: int) -> list[int]:
    rest = [digit % prime for digit in polynomial]
    for top in range(len(rest) - 1, len(monic) - 2, -1):
        factor = rest[top]
        for k, digit in enumerate(monic):
            place = top - len(monic) + 1 + k
            rest[place] = (rest[place] - factor * digit) % prime
    return rest
