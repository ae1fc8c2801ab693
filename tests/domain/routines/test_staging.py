"""Every place gets a step before any clock runs, and nobody's time is shorter because a place was slow."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routines.staging import Staging, ends_at, serve, staged, starts_at

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FLOOR = timedelta(seconds=10)
MINUTE = timedelta(minutes=1)


def at(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


def served(*seconds: float) -> Staging:
    places = [f"place-{number}" for number in range(len(seconds))]
    staging = staged([*places, "late"], NINE, FLOOR)
    for place, second in zip(places, seconds, strict=True):
        staging = serve(staging, place, at(second))
    return staging


def test_the_clock_starts_when_the_last_place_has_the_step() -> None:
    """Butte has it after one second, the remote threads after four: everyone starts at four."""
    staging = serve(served(1, 2), "late", at(4))
    assert starts_at(staging) == at(4)
    assert staging.spread == timedelta(seconds=3)
    assert ends_at(staging, "place-0", MINUTE) == ends_at(staging, "late", MINUTE) == at(64)


def test_it_does_not_wait_for_ever() -> None:
    """Ten seconds are the platform's best: after twelve the others start."""
    assert served(1, 2).waiting == ("late",)
    assert starts_at(served(1, 2)) == at(12)


def test_a_place_served_late_gets_its_full_time() -> None:
    """The step came at 20 seconds: there the minute ends at 80, elsewhere at 72."""
    staging = serve(served(1, 2), "late", at(20))
    assert starts_at(staging) == at(12)
    assert ends_at(staging, "place-0", MINUTE) == at(72)
    assert ends_at(staging, "late", MINUTE) == at(80)


def test_a_place_counts_once_and_only_if_it_was_asked() -> None:
    """A repeated or unknown receipt changes nothing."""
    staging = served(1, 2)
    assert serve(serve(staging, "place-0", at(9)), "elsewhere", at(3)) == staging


@given(st.lists(st.floats(0, 60), min_size=1, max_size=8))
def test_no_place_gets_less_than_the_whole_step(seconds: list[float]) -> None:
    """Whatever the order and delay, from having the step to its end there is always the full time."""
    staging = served(*seconds)
    for place, had in staging.served:
        assert ends_at(staging, place, MINUTE) - max(had, starts_at(staging)) == MINUTE
