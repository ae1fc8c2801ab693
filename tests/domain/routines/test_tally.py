"""No one sees who was quick, and no one is found out by a small number."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routines.model import Routine
from bot.domain.routines.tally import LEAST_SHOWN, counts, shown
from bot.routines import shipped

CORNERS = ("strongly-agree", "agree", "disagree", "strongly-disagree")


def votes(*numbers: int) -> dict[str, str]:
    taken = [choice for choice, number in zip(CORNERS, numbers, strict=True) for _ in range(number)]
    return {f"person-{number}": choice for number, choice in enumerate(taken)}


def seen(routines: Mapping[str, Routine], *numbers: int) -> list[int | None]:
    return [count.people for count in shown(votes(*numbers), routines["four-corners"].steps[0].makes)]


def test_large_corners_are_shown_as_they_are(routines: Mapping[str, Routine]) -> None:
    """Ten, eight, six and four: nobody stands out."""
    assert seen(routines, 10, 8, 6, 4) == [10, 8, 6, 4]


def test_a_corner_of_one_is_not_shown_and_cannot_be_worked_out(routines: Mapping[str, Routine]) -> None:
    """The one who strongly disagrees stays unseen; a second number goes with it."""
    assert seen(routines, 10, 8, 6, 1) == [10, 8, None, None]
    assert seen(routines, 10, 2, 6, 1) == [10, None, 6, None]


def test_the_order_of_answers_is_the_poll_s_not_the_people_s(routines: Mapping[str, Routine]) -> None:
    """However the votes came in, the counts are the same value."""
    poll = routines["four-corners"].steps[0].makes
    cast = votes(3, 4, 5, 6)
    assert counts(cast, poll) == counts(dict(reversed(cast.items())), poll)


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_no_count_from_one_to_three_is_ever_shown(numbers: list[int]) -> None:
    """Nor is exactly one number missing, which the total would give away."""
    found = seen(shipped(), *numbers)
    assert not {1, 2, 3} & set(found)
    assert found.count(None) != 1
    assert LEAST_SHOWN == 4
