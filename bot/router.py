"""From what was said to what is wanted: which person, which convening, which intent. Pure lookups, no waiting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime

from bot import reading
from bot.directory import Directory, Known, folded
from bot.domain.convening.state import REMOTE_SITE, Convening, Status
from bot.domain.frozen import frozen
from bot.domain.log import Actor, Answer, Choice, Intent, Refusal, Role, Stream, refuse, say
from bot.domain.person.state import Person
from bot.spec import Action, Asked, Command, Elsewhere, Form, Option, OptionKind, a_stranger


@frozen
class Invocation:
    """What reached a door, whatever the platform: the command, its words, whose account, where, under which key.

    `arguments` holds an option's value by its name; `action` and `text` are read where they are given. `account` is
    `door:…`; `place` is `door:…` or empty. `key` is the delivery's own id: a copy has the same.
    """

    organisation: str
    command: str
    account: str
    key: str
    action: str = ""
    text: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    door: str = ""
    language: str = ""
    profile: str = ""
    email: str = ""
    """An address that the platform itself vouches for."""


@frozen
class Routed:
    """An intent on its way to the stream it is decided on."""

    stream: Stream
    intent: Intent
    actor: Actor


HELP = ("help", "ayuda", "?")
MOST_LISTED = 8
"""More things to do than this are a help page, not a sentence."""

Route = Routed | Answer | Refusal | Form


@frozen
class World:
    """What the router may look at: everything in memory, of one organisation."""

    organisation: str
    now: datetime
    directory: Directory
    convenings: Sequence[Convening]
    grants: Callable[[str], frozenset[Role]]
    """What a person holds organisation-wide."""
    fresh: Callable[[], str]
    """An id for a stream that does not exist yet."""
    person: Callable[[str], Person] = a_stranger
    """A person's own state, as far as it is in memory."""

    def new_convening(self) -> Convening:
        """A convening of which nothing is known yet."""
        return Convening(self.fresh(), self.organisation)


def stream_of(convening: Convening) -> Stream:
    return Stream(convening.organisation, "convening", convening.id)


class Router:
    """Finds the command, the person and the convening, and has the command make its intent."""

    def __init__(self, commands: Mapping[str, Command]) -> None:
        self.commands = commands
        self._names = {word: command for command in commands.values() for word in (command.name, *command.words)}

    def route(self, asked: Invocation, world: World) -> Route:
        command = self._named(asked.command)
        if command is None:
            return refuse("unknown-command", command=reading.one_line(asked.command)[:40])
        if len(asked.text) > reading.LONGEST_TEXT:
            return refuse("text-too-long", option="text", most=reading.LONGEST_TEXT, length=len(asked.text))
        if not asked.action and folded(asked.text) in HELP and command.action(folded(asked.text)) is None:
            known = ", ".join(action.name for action in command.actions)
            return Answer(say("command-can", command=command.name, known=known), "help", command.name)
        said = self._read(command, asked)
        if said.action is None:
            return self._no_such_action(command, said.unknown)
        if said.unknown:
            return refuse("unknown-word", command=command.name, action=said.action.name, word=said.unknown[:40])
        return self._with_convening(command, said.action, dict(said.values), asked, world)

    def _named(self, word: str) -> Command | None:
        return self._names.get(word) or self._names.get(folded(word))

    def _read(self, command: Command, asked: Invocation) -> reading.Said:
        if asked.action:
            action = command.action(asked.action)
            if action is None:
                return reading.Said(None, {}, asked.action)
            typed = (
                reading.read_options(action, reading.cleaned(asked.text)) if asked.text else reading.Said(action, {})
            )
        else:
            typed = reading.read(command, asked.text)
        if not asked.arguments:
            return typed
        values = {**typed.values, **{name: reading.cleaned(text) for name, text in asked.arguments.items()}}
        return reading.Said(typed.action, values, typed.unknown)

    def _no_such_action(self, command: Command, word: str) -> Refusal:
        if len(command.actions) > MOST_LISTED:
            return refuse("unknown-action-of-many", command=command.name, word=word[:40])
        known = ", ".join(action.name for action in command.actions)
        return refuse("unknown-action", command=command.name, word=word[:40], known=known)

    def subject(self, asked: Invocation, world: World) -> Convening | None:
        """The convening that an invocation is about, for whoever shows its answer; None where it is about none."""
        command = self._named(asked.command)
        said = self._read(command, asked) if command is not None else None
        if command is None or said is None or said.action is None:
            return None
        if said.action.begins:
            return world.convenings[-1] if world.convenings else None
        found = which(world, asked, said.values, whose(asked, world), command, said.action)
        return found if isinstance(found, Convening) and found.code else None

    def _with_convening(
        self, command: Command, action: Action, values: dict[str, str], asked: Invocation, world: World
    ) -> Route:
        known = whose(asked, world)
        convening = which(world, asked, values, known, command, action)
        if isinstance(convening, Refusal):
            return convening
        actor = self._actor(asked, known, convening, world)
        values.pop(reading.WHICH, None)
        resolved = resolve(action, values, convening, world.directory, actor)
        if isinstance(resolved, Refusal | Form):
            return resolved if isinstance(resolved, Refusal) else name_form(resolved, command)
        unlinked = asked.account if known is not None and not known.link else ""
        said = Asked(
            actor,
            world.now,
            asked.place,
            convening,
            world.directory,
            resolved,
            asked.profile,
            unlinked,
            world.person,
            world.convenings,
        )
        made = action.make(said)
        if isinstance(made, Answer | Refusal):
            return made
        if isinstance(made, Elsewhere):
            return Routed(Stream(world.organisation, made.kind, made.id), made.intent, actor)
        return Routed(stream_of(convening), made, actor)

    def _actor(self, asked: Invocation, known: Known | None, convening: Convening, world: World) -> Actor:
        language = asked.language or "en"
        if known is None:
            return Actor("", frozenset(), asked.door, asked.account, language)
        me = convening.one(known.person)
        person = me.person if me else known.person
        spoken = me.language if me and convening.status is not Status.UNKNOWN else language
        return Actor(person, world.grants(known.person), asked.door, known.link, spoken)


def whose(asked: Invocation, world: World) -> Known | None:
    """Who asks: the person of the account, else the one with the address that the platform vouches for."""
    known = world.directory.whose(asked.account)
    if known is None and asked.email:
        person = world.directory.by_email(asked.email)
        known = Known(person, "") if person else None
    return known


def name_form(form: Form, command: Command) -> Form:
    return Form(command.name, form.action, form.fields, form.filled, form.asks)


def which(
    world: World, asked: Invocation, values: Mapping[str, str], known: Known | None, command: Command, action: Action
) -> Convening | Refusal:
    """The convening that a command means: the place it was said in, else the one its person is in, else a question."""
    convenings = world.convenings
    if action.begins:
        return world.new_convening()
    if not action.needs_convening:
        return bound(convenings, asked.place) or world.new_convening()
    named = values.get(reading.WHICH)
    if named:
        code = named.upper()
        chosen = [c for c in convenings if c.code == code or c.id == named]
        return chosen[0] if chosen else refuse("no-convening-by-code", code=reading.one_line(named)[:20])
    here = bound(convenings, asked.place)
    if here is not None:
        return here
    person = known.person if known else ""
    mine = [c for c in convenings if c.one(person) is not None]
    running = [c for c in mine if c.is_running] or mine
    if len(running) == 1:
        return running[0]
    if not running:
        return refuse("no-convening-here")
    choices = tuple(
        Choice(
            say("choice-convening", title=c.title),
            command.name,
            {"action": action.name, **values, reading.WHICH: c.code},
        )
        for c in sorted(running, key=lambda c: c.title)
    )
    return refuse("which-convening", *choices)


def bound(convenings: Sequence[Convening], place: str) -> Convening | None:
    """The convening that this place shows, the running one before others."""
    if not place:
        return None
    id = place.removeprefix("convening:") if place.startswith("convening:") else None
    here = [c for c in convenings if place in c.places or c.id == id]
    return next((c for c in here if c.is_running), here[-1] if here else None)


def resolve(
    action: Action, values: Mapping[str, str], convening: Convening, directory: Directory, actor: Actor
) -> dict[str, str] | Refusal | Form:
    """Every option looked up: people, sites, groups and topics by id. The first that cannot be is said plainly."""
    resolved: dict[str, str] = {}
    for name, raw in values.items():
        option = action.option(name)
        if option is None:
            return refuse("unknown-option", option=name[:40], action=action.name)
        if not raw:
            continue
        value = look_up(option, raw, convening, directory, actor)
        if isinstance(value, Refusal):
            return value
        resolved[option.name] = value
    missing = tuple(option for option in action.options if option.required and not resolved.get(option.name))
    if missing:
        return Form("", action.name, missing, resolved, say("please-fill-in", what=missing[0].name))
    return resolved


def look_up(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    finder = FINDERS.get(option.kind)
    if finder is not None:
        return finder(option, raw, convening, directory, actor)
    text = raw if option.kind is OptionKind.LONG_TEXT else reading.one_line(raw)
    if len(text) > option.limit:
        return refuse("text-too-long", option=option.name, most=option.limit, length=len(text))
    return text


def find_choice(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    return reading.choice(option, raw) or refuse(
        "not-a-choice", option=option.name, word=reading.one_line(raw)[:40], known=", ".join(option.choices)
    )


def find_whole(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    if reading.NUMBER.fullmatch(raw.strip()) and len(raw) < 8:
        return str(int(raw))
    return refuse("not-a-number", option=option.name, word=reading.one_line(raw)[:40])


def find_minutes(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    minutes = reading.minutes(raw)
    if minutes is None:
        return refuse("not-a-length-of-time", option=option.name, word=reading.one_line(raw)[:40])
    return str(minutes)


def find_yes(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    word = folded(raw)
    if word in reading.YES:
        return "yes"
    return "no" if word in reading.NO else refuse("yes-or-no", option=option.name)


def find_site(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    if raw in convening.sites:
        return raw
    wanted = folded(raw)
    names = {site.id: folded(site.name) for site in convening.sites.values()}
    names[REMOTE_SITE] = REMOTE_SITE
    exact = [id for id, name in names.items() if name == wanted]
    begins = exact or [id for id, name in names.items() if name.startswith(wanted)]
    if len(begins) == 1:
        return begins[0]
    known = ", ".join(sorted(site.name for site in convening.sites.values()))
    return refuse("which-site", site=reading.one_line(raw)[:40], known=known[:300])


def find_person(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    word = raw.strip()
    if word in convening.people:
        one = convening.one(word)
        return one.person if one else refuse("person-gone")
    if word.startswith("account:"):
        known = directory.whose(word.removeprefix("account:"))
        one = convening.one(known.person) if known else None
        return one.person if one else refuse("account-unknown")
    found = directory.named(word, (who.person for who in convening.roster()))
    if len(found) == 1:
        return found[0]
    shown = reading.one_line(word)[:40]
    if not found:
        return refuse("nobody-called", name=shown)
    few = ", ".join(f"{directory.name(who)} ({site_name(convening, who)})" for who in found[:4])
    return refuse("several-called", name=shown, few=few, more=max(0, len(found) - 4))


def site_name(convening: Convening, person: str) -> str:
    who = convening.one(person)
    place = convening.sites.get(who.site) if who else None
    return place.name if place else ""


def find_people(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    people: list[str] = []
    for part in raw.replace(";", ",").split(","):
        if not part.strip():
            continue
        found = find_person(option, part, convening, directory, actor)
        if isinstance(found, Refusal):
            return found
        if found not in people:
            people.append(found)
    return ",".join(people)


def find_group(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    shown = convening.breakouts.shown()
    if not shown:
        return refuse("no-breakout-open")
    if any(raw == group.id for group in shown):
        return raw
    wanted = folded(raw)
    found = [group.id for group in shown if folded(group.name) == wanted]
    return found[0] if len(found) == 1 else refuse("no-such-group", group=reading.one_line(raw)[:40])


def find_topic(option: Option, raw: str, convening: Convening, directory: Directory, actor: Actor) -> str | Refusal:
    word = folded(raw)
    if word.isdigit() and 1 <= int(word) <= len(convening.agenda):
        return convening.agenda[int(word) - 1].id
    found = [t.id for t in convening.agenda if t.id == raw or folded(t.title).startswith(word)]
    return found[0] if len(found) == 1 else refuse("which-topic", topic=reading.one_line(raw)[:40])


Finder = Callable[[Option, str, Convening, Directory, Actor], "str | Refusal"]
FINDERS: Mapping[OptionKind, Finder] = {
    OptionKind.CHOICE: find_choice,
    OptionKind.WHOLE: find_whole,
    OptionKind.MINUTES: find_minutes,
    OptionKind.YES: find_yes,
    OptionKind.SITE: find_site,
    OptionKind.PERSON: find_person,
    OptionKind.PEOPLE: find_people,
    OptionKind.GROUP: find_group,
    OptionKind.TOPIC: find_topic,
}
