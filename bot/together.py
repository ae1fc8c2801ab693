"""A series in one report: a line for each of its convenings, and all of them together. Totals, never names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.directory import Directory
from bot.domain.convening.carrying import of_series
from bot.domain.convening.state import Convening
from bot.domain.log import Say
from bot.showing import Showing

COUNTED = ("people", "remote", "sites", "hands", "turns", "groups")


def sums(state: Convening, directory: Directory) -> Mapping[str, int]:
    """One convening in numbers, read from its recap; after its retention date from the totals that were kept."""
    seen = Showing.of_record(state, directory).recap()
    kept = state.totals.rounds if state.totals else ()
    groups = sum(len(one.groups) for one in seen.rounds) + sum(one.groups for one in kept)
    counts = (seen.people, seen.remote, seen.sites, seen.hands_raised, seen.hands_served, groups)
    return dict(zip(COUNTED, counts, strict=True))


def together(convenings: Iterable[Convening], series: str, directory: Directory) -> Say:
    """The report of a series. Whoever came more than once is one person in the sum, as long as lists are kept."""
    runs = of_series(convenings, series)
    counted = [sums(state, directory) for state in runs]
    came = Counter(who.person for state in runs for who in state.roster() if who.present or who.present_for)
    in_all = {name: sum(one[name] for one in counted) for name in ("hands", "turns", "groups")}
    people = sum(one["people"] for one in counted) - sum(times - 1 for times in came.values())
    returned = sum(1 for times in came.values() if times > 1)
    lines = [
        Say("report-together-one", {"title": state.title, **one}) for state, one in zip(runs, counted, strict=True)
    ]
    lines.append(Say("report-together-all", {"people": people, "returned": returned, **in_all}))
    return Say("report-together", {"series": series, "count": len(runs)}, tuple(lines))
