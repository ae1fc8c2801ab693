"""`/nudge`: what is to be said to whom after the meeting, and what a person answers to it."""

from __future__ import annotations

from dataclasses import replace

from bot.directory import folded
from bot.domain.convening.wishes import Look
from bot.domain.log import Refusal
from bot.domain.nudges import wishes as w
from bot.domain.nudges.names import list_name
from bot.domain.nudges.state import Purpose, Reply
from bot.domain.nudges.wishes import Interested
from bot.spec import Action, Asked, Command, Made, Option, OptionKind
from commands.commitment import (
    COLLEAGUES,
    LINE,
    MINE,
    WILL,
    agree,
    ask_buddy,
    ask_help,
    buddy_answer,
    commit,
    decline,
    drop,
    new_plan,
    reporting,
    totals,
)
from commands.nudge_answers import answering, reply, rsvp, stop
from commands.nudge_people import EVERYBODY, TO, audience_of, count_zones, wall_of, zones_of
from commands.nudge_places import ACTIONS as PLACES
from commands.nudge_times import timing_of


def schedule(asked: Asked) -> Made:
    """A draft of what was asked: nothing is saved before it was looked at."""
    audience = audience_of(asked)
    if isinstance(audience, Refusal):
        return audience
    zone = wall_of(asked)
    timing = timing_of(asked, zone)
    if isinstance(timing, Refusal):
        return timing
    return w.DraftNudge(
        text=asked.text("text"),
        audience=audience,
        zone=zone.key,
        schedule=timing.schedule,
        asks=timing.asks,
        choices=timing.choices,
        zones=zones_of(asked, audience) if audience else (),
        purpose=Purpose.INVITATION if asked.flag("rsvp") else Purpose.NUDGE,
        draft=asked.text("draft"),
        change=asked.text("nudge"),
    )


def save(asked: Asked) -> Made:
    return w.SaveNudge(asked.text("draft"))


def try_it(asked: Asked) -> Made:
    return w.TryNudge(asked.text("draft"))


def list_(asked: Asked) -> Made:
    return Look("nudges")


def cancel(asked: Asked) -> Made:
    wanted = folded(asked.text("nudge"))
    if wanted in EVERYBODY:
        return w.CancelNudge(every=True)
    return w.CancelNudge(numbered(asked, wanted))


def numbered(asked: Asked, wanted: str) -> str:
    """A nudge by its number in the list, or by its id."""
    live = asked.convening.followup.live()
    if wanted.isdigit() and 1 <= int(wanted) <= len(live):
        return live[int(wanted) - 1].id
    return wanted


def edit(asked: Asked) -> Made:
    values = {**asked.values, "nudge": numbered(asked, asked.text("number"))}
    return schedule(replace(asked, values=values))


def invite(asked: Asked) -> Made:
    """Those who asked to hear of something, in whatever convening of the last year they said so."""
    wanted = list_name(asked.text("list"))
    people: dict[str, Interested] = {}
    for convening in asked.convenings:
        for who in sorted(convening.followup.interests.get(wanted, ())):
            found = convening.one(who)
            if found is not None:
                people.setdefault(found.person, Interested(found.person, found.site))
    zone = wall_of(asked)
    timing = timing_of(asked, zone)
    if isinstance(timing, Refusal):
        return timing
    draft = w.DraftNudge(
        text=asked.text("text"),
        zone=zone.key,
        schedule=timing.schedule,
        asks=timing.asks,
        choices=timing.choices,
        zones=count_zones(asked, tuple(people)),
        purpose=Purpose.INVITATION,
    )
    return w.InviteInterested(wanted, tuple(people.values()), draft)


def interested(asked: Asked) -> Made:
    return w.ShowInterest(asked.text("list"))


def team(asked: Asked) -> Made:
    return Look("team")


def tell_team(asked: Asked) -> Made:
    return w.WriteToTeam(asked.text("text"))


def support(asked: Asked) -> Made:
    return Look("support")


WHEN = Option("when", limit=80, words=("cuando",))
PEOPLE = (
    TO,
    Option("person", OptionKind.PERSON, words=("persona",)),
    Option("site", OptionKind.SITE, words=("sede",)),
    Option("group", limit=60, words=("grupo",)),
    Option("cohort", limit=60, words=("cohorte",)),
    Option("interest", limit=60, words=("interes",)),
)
TIMES = (
    WHEN,
    Option("due", limit=80, words=("vence", "fecha")),
    Option("remind", limit=40, words=("recordar",)),
    Option("at", limit=20),
)
TEXT = Option("text", OptionKind.LONG_TEXT, rest=True, limit=1500, words=("texto",))
DRAFT = Option("draft", required=True, limit=40)
NUMBER = Option("number", OptionKind.WHOLE, required=True, words=("numero",))
ABOUT = Option("nudge", limit=60, words=("recordatorio",))
# What stands first is what a menu of 25 shows; what only buttons ask for stands last.
COMMAND = Command(
    "nudge",
    (
        Action(
            "schedule",
            schedule,
            (*PEOPLE, *TIMES, Option("rsvp", OptionKind.YES, words=("invitacion",)), TEXT),
            words=("programar", "new"),
        ),
        Action("list", list_, words=("lista", "ver")),
        Action("edit", edit, (NUMBER, *PEOPLE, *TIMES, TEXT), words=("editar",)),
        Action("cancel", cancel, (replace(ABOUT, required=True, rest=True),), words=("cancelar",)),
        Action("done", answering("done"), (ABOUT,), words=("listo", "hecho"), needs_convening=False),
        Action(
            "snooze",
            answering("snooze"),
            (ABOUT, Option("until", rest=True, limit=80, words=("hasta",))),
            words=("luego", "later"),
            needs_convening=False,
        ),
        Action(
            "replan",
            new_plan,
            (ABOUT, MINE, WILL, Option("until", required=True, rest=True, limit=80, words=("hasta",))),
            words=("otro-dia",),
            needs_convening=False,
        ),
        Action("stop", stop, (replace(ABOUT, rest=True),), words=("basta",), needs_convening=False),
        Action(
            "commit",
            commit,
            (
                Option("cue", required=True, limit=200, words=("cuando",)),
                Option("will", required=True, rest=True, limit=200, words=("voy-a", "hare")),
                Option("partner", limit=200, words=("con", "with")),
                Option("by", required=True, limit=60, words=("dia", "fecha")),
            ),
            words=("compromiso",),
        ),
        Action(
            "not-now",
            decline,
            (MINE,),
            words=("ahora-no",),
        ),
        Action("did", reporting("done"), (ABOUT, MINE, COLLEAGUES, LINE), words=("cumpli",), needs_convening=False),
        Action(
            "partly", reporting("partly"), (ABOUT, MINE, COLLEAGUES, LINE), words=("en-parte",), needs_convening=False
        ),
        Action("not-yet", reporting("not-yet"), (ABOUT, MINE, LINE), words=("todavia-no",), needs_convening=False),
        Action(
            "drop",
            drop,
            (MINE,),
            words=("dejarlo",),
            needs_convening=False,
        ),
        Action("help", ask_help, (MINE,), words=("ayuda",), needs_convening=False),
        Action(
            "buddy",
            ask_buddy,
            (MINE, Option("person", OptionKind.PERSON, required=True, rest=True, words=("persona",))),
            words=("companera", "companero"),
        ),
        Action("coming", rsvp(Reply.COMING), (ABOUT,), words=("voy",)),
        Action("declined", rsvp(Reply.DECLINED), (ABOUT,), words=("no-voy",)),
        Action(
            "delegated",
            rsvp(Reply.DELEGATED),
            (ABOUT, Option("delegate", required=True, rest=True, limit=80, words=("delegado",))),
            words=("delegar",),
        ),
        Action(
            "interested",
            interested,
            (Option("list", required=True, rest=True, limit=60, words=("tema",)),),
            words=("interesa",),
        ),
        Action("team", team, (ABOUT,), words=("equipo",)),
        Action("tell-team", tell_team, (replace(TEXT, limit=500, required=True),), words=("al-equipo",)),
        Action(
            "invite",
            invite,
            (Option("list", required=True, limit=60, words=("tema",)), *TIMES, TEXT),
            words=("invitar",),
        ),
        Action("commitments", totals, words=("compromisos",)),
        Action("support", support, words=("apoyo",)),
        *PLACES,
        Action("reply", reply, (ABOUT, TEXT), words=("responder",), needs_convening=False),
        Action("when", schedule, (DRAFT, *PEOPLE, *TIMES, TEXT), words=("cuando",)),
        Action("save", save, (DRAFT,), words=("guardar",)),
        Action("try", try_it, (DRAFT,), words=("probar",)),
        Action(
            "agree",
            agree,
            (MINE,),
            words=("acepto",),
            needs_convening=False,
        ),
        Action(
            "be-buddy",
            buddy_answer,
            (Option("asker", required=True, limit=40), replace(MINE, required=True), Option("yes", OptionKind.YES)),
            needs_convening=False,
        ),
    ),
    default="list",
    words=("recordatorio", "recordar"),
)
