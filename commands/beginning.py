"""How a convening begins: by itself, as the next of a series, or from another one as a template."""

from __future__ import annotations

import re
from zoneinfo import available_timezones

from bot.domain.convening import wishes as w
from bot.domain.convening.carried import Template
from bot.domain.convening.carrying import carried_from, of_series, plain, template_of
from bot.domain.convening.state import Convening
from bot.domain.log import LEADING, Refusal, refuse
from bot.router import bound
from bot.spec import Action, Asked, Made, Option, OptionKind

LONGEST_TITLE = 80
MOST_SITES = 100
CALIFORNIA = "America/Los_Angeles"


def sites_from(text: str) -> tuple[str, ...]:
    """Site names as people list them, one of each."""
    names = (name.strip() for name in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(name for name in names if name))


def planned(asked: Asked, template: Template, zone: str, languages: tuple[str, ...]) -> w.PlanConvening | Refusal:
    """A new convening of that title and those sites; in a series it carries on from the last one."""
    zone = asked.text("zone") or zone
    sites, series = sites_from(asked.text("sites")), plain(asked.text("series"))
    if zone not in available_timezones():
        return refuse("no-such-zone", zone=zone[:40])
    if len(sites) > MOST_SITES:
        return refuse("too-many-sites", most=MOST_SITES)
    return w.PlanConvening(
        title=asked.text("title"),
        sites=sites,
        zone=zone,
        languages=tuple(asked.text("language").split("+")) if asked.text("language") else languages,
        facilitator=asked.actor.person,
        place=asked.place if not asked.place.startswith("convening:") else "",
        template=template,
        carried=carried_from(last_of(asked, series), series) if series else None,
    )


def new(asked: Asked) -> Made:
    """By itself, or the next of a series: then with the agenda of the one before."""
    before = last_of(asked, plain(asked.text("series"))) if asked.text("series") else None
    template = Template(agenda=template_of(before).agenda) if before else Template()
    return planned(asked, template, before.zone if before else CALIFORNIA, before.languages if before else ("en",))


def spawn(asked: Asked) -> Made:
    """A new convening set up like this one, with none of its people."""
    source = the_source(asked)
    if isinstance(source, Refusal):
        return source
    return planned(asked, template_of(source), source.zone, source.languages)


def the_source(asked: Asked) -> Convening | Refusal:
    """The convening to begin from: the one named by its code, else the one that this was said in."""
    code = asked.text("from").upper()
    if code:
        named = next((one for one in mine(asked) if one.code == code), None)
        return named or refuse("no-convening-by-code", code=code[:20])
    return bound(asked.convenings, asked.place) or refuse("spawn-from-which")


def series(asked: Asked) -> Made:
    """This convening becomes one of a series."""
    name = plain(asked.text("name"))
    others = [one for one in of_series(mine(asked), name) if one.id != asked.convening.id]
    return w.CarryOn(carried_from(others[-1] if others else None, name))


def last_of(asked: Asked, name: str) -> Convening | None:
    found = of_series(mine(asked), name)
    return found[-1] if found else None


def mine(asked: Asked) -> list[Convening]:
    """The convenings that this person is in, or all for those who lead: nobody learns of any other."""
    leads = bool(asked.actor.grants & LEADING)
    return [one for one in asked.convenings if leads or one.one(asked.actor.person) is not None]


TITLE = Option("title", required=True, rest=True, limit=LONGEST_TITLE, words=("titulo",))
NAME = Option("name", required=True, rest=True, limit=60, words=("nombre",))
OF_ITS_OWN = (
    Option("sites", OptionKind.LONG_TEXT, limit=3000, words=("sedes",)),
    Option("zone", limit=60, words=("zona",)),
    Option("language", OptionKind.CHOICE, choices=("en", "es", "en+es"), words=("idioma",)),
    Option("series", limit=60, words=("serie",)),
)

ACTIONS = (
    Action("new", new, (TITLE, *OF_ITS_OWN), words=("nueva", "nuevo"), begins=True),
    Action(
        "spawn",
        spawn,
        (TITLE, *OF_ITS_OWN, Option("from", limit=20, words=("desde",))),
        words=("derivar",),
        begins=True,
    ),
    Action("series", series, (NAME,), words=("serie",)),
)
