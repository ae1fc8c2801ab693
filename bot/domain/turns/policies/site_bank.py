"""Site bank: every site is owed floor by its share of the people present; the site owed most goes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand
from bot.domain.turns.lanes import by_rank
from bot.domain.turns.least import serve_least
from bot.domain.turns.placed import Placed, Policy, Reason, Reasons
from bot.domain.turns.standing import Standing


class _Bank:
    """An account for each site, in minutes or in turns: what it is owed against what it has used.

    What a site is owed is its share of the people present, of all the floor that was given.
    """

    def __init__(self, hands: Sequence[Hand], standing: Standing, used: dict[str, float], each: float) -> None:
        sites = {hand.site for hand in hands} | set(standing.people_by_site) | set(used)
        people = {site: standing.people_by_site.get(site, 0) for site in sites}
        present = max(1, sum(people.values()))
        self.share = {site: people[site] / present for site in sites}
        self.used = {site: used.get(site, 0.0) for site in sites}
        self.given = sum(self.used.values())
        self.each = each

    def lane(self, hand: Hand) -> str:
        return hand.site

    def had(self, lane: str) -> float:
        """Used less owed, to the thousandth, so that equal accounts are equal."""
        return round(self.used[lane] - self.share[lane] * (self.given + self.each), 3)

    def why(self, lane: str) -> Reasons:
        return (Reason("site-owed-most", {"site": lane}),)

    def served(self, hand: Hand) -> None:
        self.used[hand.site] += self.each
        self.given += self.each


def line_by_minutes(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve the site owed most minutes; a turn to come counts as a usual one."""
    bank = _Bank(hands, standing, dict(standing.minutes_by_site), standing.usual_turn_minutes)
    return serve_least(by_rank(hands), bank)


def line_by_turns(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve the site owed most turns."""
    used = {site: float(turns) for site, turns in standing.turns_by_site.items()}
    return serve_least(by_rank(hands), _Bank(hands, standing, used, 1.0))


SENTENCES = {
    "site-owed-most": {
        "en": "by its share of the people here, {site} is owed the most floor",
        "es": "según las personas presentes, a {site} le toca más que a las demás sedes",
    },
}
POLICIES = (
    Policy(
        id="site-time-bank",
        name={"en": "Site time bank", "es": "Banco de tiempo por sede"},
        explanation={
            "en": "Each site is owed minutes by its share of the people present; the site owed most goes next.",
            "es": "A cada sede le tocan minutos según sus personas presentes; sigue la sede a la que más se le debe.",
        },
        line=line_by_minutes,
        sentences=SENTENCES,
    ),
    Policy(
        id="site-turn-bank",
        name={"en": "Site turn bank", "es": "Banco de turnos por sede"},
        explanation={
            "en": "Each site is owed turns by its share of the people present; the site owed most goes next.",
            "es": "A cada sede le tocan turnos según sus personas presentes; sigue la sede a la que más se le debe.",
        },
        line=line_by_turns,
        sentences=SENTENCES,
    ),
)
