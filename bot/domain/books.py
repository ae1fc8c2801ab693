"""Every kind of stream and its four pure functions."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.convening import book as convening
from bot.domain.log import Book
from bot.domain.organisation import book as organisation
from bot.domain.person import book as person
from bot.domain.series import book as series

BOOKS: Mapping[str, Book] = {
    "convening": convening.BOOK,
    "organisation": organisation.BOOK,
    "person": person.BOOK,
    "series": series.BOOK,
}
