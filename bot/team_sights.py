"""What is shown after a convening to those who came together, and to whoever supports them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot import views as v
from bot.card_parts import listing
from bot.domain.convening.standing import facilitates, is_vouched_for
from bot.domain.nudges.audience import own_site
from bot.domain.nudges.team import line_word, open_until, team_of, teammates
from bot.speech import Speech
from bot.ui import Button, Buttons, Card, Element, Listing, Text

if TYPE_CHECKING:
    from bot.showing import Showing

FEWEST = 4
"""Totals under four would say who wants what."""
MOST_SHOWN = 30


def team(showing: Showing) -> v.TeamView | None:
    """Her own team's thread; nobody else's, and to nobody whose account is not vouched for."""
    state, me = showing.state, showing.state.one(showing.viewer.person)
    surely = bool(showing.viewer.account) and is_vouched_for(state, showing.viewer.account)
    name = team_of(state, me) if me is not None and surely else ""
    if not name:
        return None
    lines = tuple(
        v.TeamLineView(showing.name(one.person), one.at, text)
        for one in state.followup.team_lines
        if one.team == name and (text := showing.directory.text(one.person, line_word(one.id)))
    )
    people = tuple(sorted(showing.name(who.person) for who in teammates(state, name)))
    is_open = state.opened_at is not None and not state.followup.threads_over
    return v.TeamView(name, people, open_until(state), is_open, lines[-MOST_SHOWN:])


def support(showing: Showing) -> v.SupportView | None:
    """Where people want support: of her own site for who leads one, of all together for who leads them all."""
    state = showing.state
    if not facilitates(state, showing.viewer):
        return None
    site = own_site(state, showing.viewer)
    counts = by_list(showing, site)
    asked = {who for people in counts.values() for who in people}
    enough = tuple(sorted((name, len(people)) for name, people in counts.items() if len(people) >= FEWEST))
    return v.SupportView(showing.site_name(site) if site else "", len(asked) if len(asked) >= FEWEST else 0, enough)


def by_list(showing: Showing, site: str) -> Mapping[str, frozenset[str]]:
    def here(who: str) -> bool:
        found = showing.state.one(who)
        return found is not None and not found.ejected and site in ("", found.site)

    lists = showing.state.followup.interests.items()
    return {name: frozenset(filter(here, people)) for name, people in lists}


def team_card(view: v.TeamView, speech: Speech) -> Card:
    elements: list[Element] = [Text(speech("team-people")), listing(view.people, speech, most=MOST_SHOWN)]
    if view.until is not None:
        day = speech.day(view.until.astimezone(speech.zone).date())
        elements.append(Text(speech("team-until" if view.is_open else "team-was-open-until", day=day)))
    rows = tuple(speech("team-line", name=one.name, text=one.text) for one in view.lines)
    elements.append(listing(rows, speech, most=MOST_SHOWN) if rows else Text(speech("team-nothing-yet"), quiet=True))
    if view.is_open:
        elements.append(Buttons((Button(speech("button-write-to-team"), "nudge", "tell-team", {}, main=True),)))
    return Card(speech("team-title", team=view.team), tuple(elements))


def support_card(view: v.SupportView, speech: Speech) -> Card:
    title = speech("look-support-site", site=view.site) if view.site else speech("look-support")
    if not view.rows:
        return Card(title, (Text(speech("support-few")),))
    rows = tuple(speech("support-row", list=name, count=count) for name, count in view.rows)
    return Card(title, (Text(speech("support-asked", count=view.asked)), Listing(rows)))
