"""People for the routines' tests: some in rooms at several sites, some remote."""

from collections.abc import Callable, Mapping

import pytest

from bot.domain.routines.model import Routine
from bot.routines import shipped

People = tuple[dict[str, list[str]], list[str]]


@pytest.fixture(scope="session")
def routines() -> Mapping[str, Routine]:
    """The routines that come with Convenor."""
    return shipped()


@pytest.fixture(scope="session")
def people() -> Callable[..., People]:
    """Room people spread evenly over some sites, and remote people: `people(31, 5, sites=8)`."""

    def crowd(room: int, remote: int, sites: int = 1) -> People:
        names = [f"room-{number}" for number in range(room)]
        seated = {f"site-{at}": names[at::sites] for at in range(sites)}
        return seated, [f"remote-{number}" for number in range(remote)]

    return crowd
