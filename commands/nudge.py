"""`/nudge`: what is to be said to whom after the meeting, and what a person answers to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.directory import folded
from bot.domain.calendar.moments import Moment, Question, Understood
from bot.domain.calendar.phrases import complete, understand
from bot.domain.calendar.recurrence import MORNING, BeforeDue, Once, Series
from bot.domain.calendar.series_words import Repeated, understand_series
from bot.domain.calendar.wallclock import instant_of, local_time, zone_named
from bot.domain.convening.wishes import Look
from bot.domain.log import Choice, Refusal, Role, Say, refuse, say, wall
from bot.domain.nudges import wishes as w
from bot.domain.nudges.audience import people_of
from bot.domain.nudges.names import list_name
from bot.domain.nudges.replies import Answered, understand_reply
from bot.domain.nudges.schedule import Schedule, written
from bot.domain.nudges.state import Among, Audience, Purpose, Reply, ZoneCount
from bot.domain.nudges.wishes import Interested
from bot.domain.person.wishes import AnswerNudge, PauseNudges
from bot.router import find_person, find_site
from bot.spec import Action, Asked, Command, Elsewhere, Made, Make, Option, OptionKind

EVERYBODY = frozenset({"everyone", "everybody", "all", "todos", "todas", "todo el mundo"})
SILENT = frozenset({"unanswered", "no answer", "sin respuesta", "not answered"})
ROLES = {
    "participants": Role.PARTICIPANT,
    "participantes": Role.PARTICIPANT,
    "hosts": Role.SITE_HOST,
    "site hosts": Role.SITE_HOST,
    "anfitriones": Role.SITE_HOST,
    "facilitators": Role.FACILITATOR,
    "facilitadores": Role.FACILITATOR,
    "observers": Role.OBSERVER,
    "observadores": Role.OBSERVER,
}
DAYS_BEFORE = re.compile(r"-?(\d{1,3})\s*(?:d|days?|dias?)?")
MORNINGS = frozenset({"morning", "the morning of", "that morning", "manana", "esa manana"})
USUAL_REMINDERS = (7, 1, 0)


@dataclass(frozen=True, slots=True)
class Timing:
    """When it is to come: a schedule, or the question about it with its answers."""

    schedule: Schedule | None = None
    asks: Say | None = None
    choices: tuple[Choice, ...] = ()


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


def wall_of(asked: Asked) -> ZoneInfo:
    """The zone in which a lead means what she says."""
    return zone_named(asked.person(asked.actor.person).zone or asked.convening.zone)


def audience_of(asked: Asked) -> Audience | Refusal | None:
    """Whom it is for: what was named last by an option of its own, else the words after `to`."""
    if asked.text("person"):
        return Audience(Among.PERSON, asked.text("person"))
    if asked.text("site"):
        return Audience(Among.SITE, asked.text("site"))
    if asked.text("group"):
        return named_group(asked, asked.text("group"))
    if asked.text("cohort"):
        return Audience(Among.COHORT, asked.text("cohort"))
    if asked.text("interest"):
        return Audience(Among.INTERESTED, " ".join(asked.text("interest").casefold().split()))
    return said_to(asked, asked.text("to")) if asked.text("to") else None


def said_to(asked: Asked, words: str) -> Audience | Refusal:
    """ "everyone", "unanswered", "hosts", a site, a cohort, or a person."""
    wanted = folded(words)
    if wanted in EVERYBODY:
        return Audience(Among.EVERYONE)
    if wanted in SILENT:
        return Audience(Among.UNANSWERED)
    if wanted in ROLES:
        return Audience(Among.ROLE, ROLES[wanted].value)
    cohort = Audience(Among.COHORT, words.strip())
    if people_of(asked.convening, cohort):
        return cohort
    if wanted in ("cohort", "cohorte"):
        return Audience(Among.EVERYONE)
    site = find_site(TO, words, asked.convening, asked.directory, asked.actor)
    if not isinstance(site, Refusal):
        return Audience(Among.SITE, site)
    found = find_person(TO, words, asked.convening, asked.directory, asked.actor)
    return found if isinstance(found, Refusal) else Audience(Among.PERSON, found)


def named_group(asked: Asked, words: str) -> Audience | Refusal:
    breakouts = asked.convening.breakouts
    rounds = (*breakouts.past, *((breakouts.round,) if breakouts.round else ()))
    for one in reversed(rounds):
        for group in one.groups.values():
            if folded(group.name) == folded(words):
                return Audience(Among.GROUP, group.id)
    return refuse("no-such-group", group=words[:40])


def zones_of(asked: Asked, audience: Audience) -> tuple[ZoneCount, ...]:
    """How many of the people have which wall: the preview shows the moments on each."""
    return count_zones(asked, people_of(asked.convening, audience))


def count_zones(asked: Asked, people: tuple[str, ...]) -> tuple[ZoneCount, ...]:
    counts: dict[str, int] = {}
    for who in people:
        zone = asked.person(who).zone or asked.convening.zone
        counts[zone] = counts.get(zone, 0) + 1
    return tuple(ZoneCount(zone, counts[zone]) for zone in sorted(counts, key=lambda zone: (-counts[zone], zone)))


def timing_of(asked: Asked, zone: ZoneInfo) -> Timing | Refusal:
    if asked.text("due"):
        return before_due(asked, zone)
    if asked.text("when"):
        return at_moment(asked, zone)
    if asked.text("nudge") or asked.text("draft"):
        return Timing()
    return refuse("nudge-when")


def before_due(asked: Asked, zone: ZoneInfo) -> Timing | Refusal:
    reminders = days_before(asked.text("remind"))
    if reminders is None:
        return refuse("nudge-remind", said=asked.text("remind")[:40])
    said = understand(asked.text("due"), asked.now, zone, asked.actor.language, time_needed=False)
    if isinstance(said, Moment):
        today = local_time(asked.now, zone).date()
        return Timing(written(Series(BeforeDue(said.day, reminders), said.at or MORNING, today)))
    return question(said, "due", {"remind": asked.text("remind")})


def days_before(words: str) -> tuple[int, ...] | None:
    """ "-7d,-1d", "7, 1, 0" or "morning" as days before the due date; None where it is neither."""
    if not words:
        return USUAL_REMINDERS
    days: list[int] = []
    for part in re.split(r"[,;]", folded(words)):
        match = DAYS_BEFORE.fullmatch(part.strip())
        if match is None and part.strip() not in MORNINGS:
            return None
        days.append(int(match[1]) if match else 0)
    return tuple(dict.fromkeys(days))


def at_moment(asked: Asked, zone: ZoneInfo) -> Timing | Refusal:
    words = asked.text("when")
    series = understand_series(words, asked.now, zone, asked.actor.language)
    if isinstance(series, Repeated):
        return repeated(asked, zone, series)
    said = understand(words, asked.now, zone, asked.actor.language)
    if isinstance(said, Moment) and said.at is not None:
        return Timing(written(Series(Once(), said.at, said.day)))
    return question(said, "when", {})


def repeated(asked: Asked, zone: ZoneInfo, series: Repeated) -> Timing | Refusal:
    first = chosen(asked.text("at"), asked, zone) or series.first
    if isinstance(first, Moment) and first.at is not None:
        return Timing(written(Series(series.rule, first.at, first.day, series.until, series.count)))
    return question(first, "at", {"when": asked.text("when")})


def chosen(words: str, asked: Asked, zone: ZoneInfo) -> Moment | Question | None:
    """The answer to an earlier question, as its button carries it."""
    try:
        local = datetime.fromisoformat(words) if words else None
    except ValueError:
        return None
    if local is None:
        return None
    bare = len(words) == len("2027-01-14")
    return complete(Moment(local.date(), None if bare else local.time()), asked.now, zone)


def question(said: Understood, option: str, also: dict[str, str]) -> Timing | Refusal:
    """What is unclear is asked, with the answers as buttons; what is unknown is said plainly."""
    if not isinstance(said, Question):
        return refuse("when-unknown")
    choices = tuple(
        Choice(say("choice-when", when=wall(local_of(one))), "nudge", {"action": "when", **also, option: iso(one)})
        for one in said.answers
    )
    return Timing(None, Say(f"when-{said.about.value}"), choices)


def local_of(moment: Moment) -> date:
    return moment.day if moment.at is None else moment.local


def iso(moment: Moment) -> str:
    """As the grammar of dates reads it back."""
    return moment.day.isoformat() if moment.at is None else moment.local.isoformat(" ", "minutes")


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
    values = {**asked.values, "nudge": numbered(asked, folded(asked.text("nudge")))}
    return schedule(replace(asked, values=values))


def answering(answer: str) -> Make:
    """The action that gives one answer to a nudge: the one under whose button it stood, else the newest."""

    def act(asked: Asked) -> Made:
        return answered(asked, answer)

    return act


def answered(asked: Asked, answer: str) -> Made:
    if not asked.actor.person:
        return refuse("join-first")
    series, _, day = asked.text("nudge").partition(".")
    until = None
    if asked.text("until"):
        mine = zone_named(asked.person(asked.actor.person).zone or asked.convening.zone)
        said = understand(asked.text("until"), asked.now, mine, asked.actor.language)
        if isinstance(said, Question):
            return ask_until(said, answer, asked.text("nudge"))
        if not isinstance(said, Moment) or said.at is None:
            return refuse("when-unknown")
        until = instant_of(said.local, mine)
    return Elsewhere("person", asked.actor.person, AnswerNudge(answer, series, day, until))


def ask_until(said: Question, answer: str, nudge: str) -> Refusal:
    choices = tuple(
        Choice(
            say("choice-when", when=wall(local_of(one))),
            "nudge",
            {"action": answer, "until": iso(one), **({"nudge": nudge} if nudge else {})},
        )
        for one in said.answers
    )
    return Refusal(Say(f"when-{said.about.value}"), choices)


def stop(asked: Asked) -> Made:
    if folded(asked.text("nudge")) in EVERYBODY:
        return Elsewhere("person", asked.actor.person, PauseNudges()) if asked.actor.person else refuse("join-first")
    return answered(asked, "stop")


def reply(asked: Asked) -> Made:
    """A free text sent back to a nudge, as people write them."""
    meant = understand_reply(asked.text("text"))
    if meant is Answered.UNCLEAR:
        about = asked.text("nudge")
        buttons = ("done", "snooze", "stop")
        choices = tuple(
            Choice(Say(f"choice-{one}"), "nudge", {"action": one, **({"nudge": about} if about else {})})
            for one in buttons
        )
        return Refusal(say("reply-unclear"), choices)
    return answered(asked, meant.value)


def rsvp(said: Reply) -> Make:
    """The action that gives one answer to an invitation."""

    def act(asked: Asked) -> Made:
        return w.AnswerInvitation(said, asked.text("delegate"))

    return act


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


TO = Option("to", limit=80, words=("a", "para"))
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
ABOUT = Option("nudge", limit=60, words=("recordatorio",))

COMMAND = Command(
    "nudge",
    (
        Action(
            "schedule",
            schedule,
            (*PEOPLE, *TIMES, Option("rsvp", OptionKind.YES, words=("invitacion",)), TEXT),
            words=("programar", "new"),
        ),
        Action("when", schedule, (*TIMES, DRAFT), words=("cuando",)),
        Action("save", save, (DRAFT,), words=("guardar",)),
        Action("try", try_it, (DRAFT,), words=("probar",)),
        Action("list", list_, words=("lista", "ver")),
        Action("edit", edit, (replace(ABOUT, required=True), *PEOPLE, *TIMES, TEXT), words=("editar",)),
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
            answering("replan"),
            (ABOUT, Option("until", required=True, rest=True, limit=80, words=("hasta",))),
            words=("otro-dia",),
            needs_convening=False,
        ),
        Action("stop", stop, (replace(ABOUT, rest=True),), words=("basta",), needs_convening=False),
        Action("reply", reply, (ABOUT, TEXT), words=("responder",), needs_convening=False),
        Action("coming", rsvp(Reply.COMING), (ABOUT,), words=("voy",)),
        Action("declined", rsvp(Reply.DECLINED), (ABOUT,), words=("no-voy",)),
        Action(
            "delegated",
            rsvp(Reply.DELEGATED),
            (ABOUT, Option("delegate", required=True, rest=True, limit=80, words=("delegado",))),
            words=("delegar",),
        ),
        Action(
            "invite",
            invite,
            (Option("list", required=True, limit=60, words=("tema",)), *TIMES, TEXT),
            words=("invitar",),
        ),
        Action(
            "interested",
            interested,
            (Option("list", required=True, rest=True, limit=60, words=("tema",)),),
            words=("interesa",),
        ),
    ),
    default="list",
    words=("recordatorio", "recordar"),
)
