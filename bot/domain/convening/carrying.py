"""A series of convenings: each brings along from the one before what it may know, and no more.

Ids of who has met whom, names of themes, the agenda as a template; never a hand, a text or a list of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.breakouts.facts import PlanKnown
from bot.domain.breakouts.problems import meetings
from bot.domain.breakouts.wanted import Wanted
from bot.domain.convening import facts as f
from bot.domain.convening import wishes as w
from bot.domain.convening.carried import Carried, Template
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Event, Refusal, done, refuse, say

LONGEST_NAME = 60
MOST_THEMES = 12


def plain(name: str) -> str:
    return " ".join(name.split())


def is_called(state: Convening, series: str) -> bool:
    return state.carried is not None and state.carried.series.casefold() == plain(series).casefold()


def of_series(convenings: Iterable[Convening], series: str) -> list[Convening]:
    """The convenings of a series, each after the one that it carries on from."""
    mine = [one for one in convenings if is_called(one, series)]
    before = {one.id: one.carried.of for one in mine if one.carried is not None}

    def depth(id: str) -> int:
        return 1 + depth(before[id]) if before.get(id) in before else 0

    return sorted(mine, key=lambda one: (depth(one.id), one.id))


def carried_from(before: Convening | None, series: str) -> Carried:
    """What the next convening of the series is handed by the one before; nothing where it is the first."""
    if before is None:
        return Carried(plain(series))
    return Carried(plain(series), before.id, before.title, themes_of(before), met_in(before))


def themes_of(state: Convening) -> tuple[tuple[str, int], ...]:
    """What people asked to hear more about, the most wanted first."""
    asked = ((name, len(people)) for name, people in state.followup.interests.items() if people)
    return tuple(sorted(asked, key=lambda theme: (-theme[1], theme[0]))[:MOST_THEMES])


def met_in(state: Convening) -> tuple[tuple[str, str, int], ...]:
    """Who has shared a group with whom, here and in the convenings before; also once only the totals are kept."""
    here = {(one, other): times for one, other, times in state.totals.met} if state.totals else {}
    before = {(one, other): times for one, other, times in state.carried.met} if state.carried else {}
    all_ = Counter(meetings(state.breakouts.past)) + Counter(here) + Counter(before)
    return tuple((one, other, times) for (one, other), times in sorted(all_.items()))


def template_of(state: Convening) -> Template:
    """Its agenda, its settings and what its saved plans ask for; whoever is named in a plan is left out."""
    return Template(
        tuple((topic.title, topic.minutes) for topic in state.agenda),
        tuple(sorted(state.settings.items())),
        tuple((name, without_people(plan.wanted)) for name, plan in sorted(state.breakouts.saved.items())),
    )


def without_people(wanted: Wanted) -> Wanted:
    return replace(wanted, together=(), keep_apart=(), seats=(), without=())


def brought_along(wish: w.PlanConvening, context: Context) -> Iterator[Event]:
    """What a new convening begins with besides its sites and its facilitator."""
    template = wish.template
    if template.agenda:
        yield f.AgendaSet(tuple((context.fresh("t", nth), *topic) for nth, topic in enumerate(template.agenda)))
    yield from (f.SettingChanged(name, value) for name, value in template.settings)
    yield from (PlanKnown(name, wanted) for name, wanted in template.plans)
    if wish.carried is not None:
        yield f.CarriedOn(wish.carried)


def carry_on(state: Convening, wish: w.CarryOn, context: Context) -> Decision | Refusal:
    """A convening that was planned by itself joins a series."""
    carried = wish.carried
    if not carried.series or len(carried.series) > LONGEST_NAME:
        return refuse("series-name-length", most=LONGEST_NAME)
    if is_called(state, carried.series):
        return refuse("in-that-series-already", series=carried.series)
    sentence = say("carries-on", title=carried.title) if carried.of else say("series-begun", series=carried.series)
    return done(f.CarriedOn(carried), say=sentence, show="convening")


def carried_on(state: Convening, event: f.CarriedOn, entry: Entry) -> Convening:
    return replace(state, carried=event.carried)
