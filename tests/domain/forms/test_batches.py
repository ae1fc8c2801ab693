"""Anonymous answers: nobody ever sees fewer than four new ones at once."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.forms.batches import FEWEST, batch_of, batches_shown, key_of, released


@given(st.integers(0, 60))
def test_what_appears_anew_is_nothing_or_at_least_four(total: int) -> None:
    """Watching the page after every answer, and once more when the form is closed, shows no answer arriving alone."""
    texts: dict[str, str] = {}
    seen: set[str] = set()
    for n in range(total + 1):
        shown = set(released(texts, n, closed=False))
        new = shown - seen
        assert not new or len(new) >= FEWEST
        assert seen <= shown
        seen = shown
        if n < total:
            texts[key_of(batch_of(n), f"{random.Random(n).random()}")] = f"answer {n}"
    last = set(released(texts, total, closed=True))
    new = last - seen
    assert not new or len(new) >= FEWEST
    assert last == (set(texts.values()) if total >= FEWEST else set())


@given(st.integers(0, 60))
def test_under_four_nothing_is_ever_shown(total: int) -> None:
    """Three answers would say too much about three people."""
    if total < FEWEST:
        assert batches_shown(total, closed=True) == batches_shown(total, closed=False) == 0


def test_the_order_says_nothing_of_when() -> None:
    """Answers stand in the order of their random keys over everything that is shown, not batch after batch."""
    chance, total = random.Random(1), 40
    texts = {key_of(batch_of(n), f"{chance.getrandbits(40):010x}"): f"{n:02d}" for n in range(total)}
    shown = released(texts, total, closed=True)
    assert sorted(shown) == [f"{n:02d}" for n in range(total)]
    assert list(shown) != sorted(shown)
    assert {int(one) for one in shown[:8]} - set(range(8))
