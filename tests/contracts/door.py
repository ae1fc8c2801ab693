"""What every door promises, told once: each door's tests inherit `DoorContract` and give a small driver.

Everything can be said, everything can be shown at absurd sizes within the platform's limits with nothing lost in
silence, and nothing that people write can ping, link or format. A new command or view is held to it without a change
here: commands are read from their declarations, views are filled from their fields' types.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import re
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

import pytest

from bot import views
from bot.compose import COMPOSERS, compose
from bot.directory import Directory
from bot.domain.convening.state import Convening
from bot.domain.log import Answer, Choice, Refusal, Say, Word, refuse, say
from bot.router import Invocation
from bot.spec import Action, Command, Form, Option
from bot.speech import LANGUAGES, Speech, say_in
from bot.ui import Button, Buttons, Card, Listing, Text
from commands import COMMANDS

NOW = datetime(2026, 10, 14, 16, 0, tzinfo=UTC)
NOTE = "a long thought about fractions, " * 94
"""About 3,000 characters, as somebody pastes them."""
HOSTILE = (
    "@everyone @here <!channel> <!here> <@U0000000001> <@123456789012345678> <#C0000000001> <!subteam^S1>",
    "[click](https://evil.example) <https://evil.example|safe> https://evil.example",
    "*bold* _italic_ ~struck~ `code` ```block``` # title\n> quote || spoiler ||",
    "&lt;!channel&gt; &amp; <b>x</b> ]]> {{7*7}} %s %n",
)
VIEWS: tuple[type, ...] = typing.get_args(views.View)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a door made of something: every text that people read, the buttons by label, and what the checks found."""

    texts: Sequence[str]
    buttons: Sequence[tuple[str, Invocation]]
    """Each button's label, and what pressing it asks."""
    problems: Sequence[str] = ()
    """Where it breaks the platform's published limits or schemas."""
    alive: Sequence[str] = ()
    """Pings, links or formatting that would work."""

    @property
    def reads(self) -> str:
        return "\n".join(self.texts)


@dataclass(frozen=True, slots=True)
class Asking:
    """A form as it is shown: its fields in order, and what filling it in asks."""

    fields: Sequence[str]
    sent: Invocation
    problems: Sequence[str] = ()


class DoorDriver(Protocol):
    """How the suite drives a door's own rendering and reading."""

    def says(self, command: Command, action: Action, text: str) -> Invocation:
        """Somebody gives the command natively, with the words of one option (`text` may be empty)."""
        ...

    def card(self, card: Card, *, place: bool) -> Shown:
        """A card shown to one person, or (`place`) as a board or post in a channel."""
        ...

    def reply(self, reply: Answer | Refusal, card: Card | None, speech: Speech) -> Shown:
        """The answer to somebody: the sentence, the card under it, the ways on."""
        ...

    def form(self, form: Form, values: dict[str, str], speech: Speech) -> Asking:
        """The form shown, filled in with these values and sent."""
        ...


# --- absurd views ---

WORDS: dict[str, str] = {
    "status": "open",
    "mode": "remote",
    "kind": "reply",
    "stage": "running",
    "role": "participant",
    "policy": "first-come",
    "language": "en",
    "state": "now",
    "command": "hand",
    "note": NOTE,
    "prompt": NOTE,
    "line": NOTE[:280],
    "need": "slower",
    "reason": "raised-first",
    "skipped": "time",
    "zone": "America/Los_Angeles",
    "hands": "open",
    "viewer": "room",
    "answers": "done",
    "totals": "done",
    "called": "by-name",
    "call_link": "https://meet.example/abc",
}
"""Texts that the catalogue looks up by name, and the ones that people make long."""
SIZES = {"hands": 500, "groups": 100, "people": 500, "members": 30, "sites": 100, "topics": 60, "problems": 200}
MOST = 40


def absurd(kind: Any, name: str = "", depth: int = 0) -> Any:
    """A value of that type, as large as it can get."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = next(part for part in parts if part is not type(None))
        return absurd(inner, name, depth)
    if origin is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            size = SIZES.get(name, MOST) if depth < 2 else 12
            return tuple(absurd(parts[0], name, depth + 1) for _ in range(size))
        return tuple(absurd(part, name, depth) for part in parts)
    if kind is Say:
        return Say("nothing-changed")
    if origin is collections.abc.Mapping:
        return {"action": "show"}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{f.name: absurd(hints[f.name], f.name, depth + 1) for f in dataclasses.fields(kind)})
    if kind is datetime:
        return NOW
    if kind is date:
        return NOW.date()
    if kind is bool:
        return True
    if kind in (int, float):
        return kind(500)
    if kind is str:
        return WORDS.get(name, f"Ana María {name} of a very long-named school")
    raise AssertionError(f"the suite does not know how to fill {name}: {kind}")


def draft() -> views.DraftView:
    """Its problems name sentences of the catalogue, so it is filled by hand."""
    problem = (7, "roster-empty", NOTE[:200])
    return views.DraftView("d", 500, tuple((f"Site {n}", n) for n in range(100)), (problem,) * 200)


def view_of(kind: type) -> Any:
    return draft() if kind is views.DraftView else absurd(kind)


def some_speech(language: str = "en") -> Speech:
    directory = Directory()
    directory.apply([Word("ana", "name", "Ana Ruiz")])
    return Speech.about(Convening("c1", "home", title="Fractions"), directory, language, NOW)


def cards() -> Iterator[tuple[str, Card]]:
    for kind in VIEWS:
        yield kind.__name__, compose(view_of(kind), some_speech())


def options() -> Iterator[tuple[Command, Action]]:
    for command in COMMANDS.values():
        for action in command.actions:
            yield command, action


def actions_named() -> list[str]:
    return [f"{command.name} {action.name}" for command, action in options()]


def found(name: str) -> tuple[Command, Action]:
    command, _, action = name.partition(" ")
    chosen = COMMANDS[command].action(action)
    assert chosen is not None
    return COMMANDS[command], chosen


def value_for(option: Option) -> str:
    """Something that a person would fill in."""
    return option.choices[0] if option.choices else "3" if option.kind.value in ("whole", "minutes") else "yes"


COUNTED = re.compile(r"\d+(?:,\d{3})*")


class DoorContract:
    """Inherit, and give a fixture `driver`."""

    @pytest.mark.parametrize("name", actions_named())
    def test_every_command_can_be_said(self, driver: DoorDriver, name: str) -> None:
        """Each action of each command reaches the router under its own name."""
        command, action = found(name)
        asked = driver.says(command, action, "")
        meant = next(c for c in COMMANDS.values() if asked.command in (c.name, c.top_level, *c.words))
        assert meant is command
        first = asked.action or asked.text.split(" ")[0]
        assert meant.action(first) is action

    @pytest.mark.parametrize("kind", [kind.__name__ for kind in VIEWS])
    @pytest.mark.parametrize("place", [True, False])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_view_fits_at_absurd_sizes(self, driver: DoorDriver, kind: str, place: bool, language: str) -> None:
        """Five hundred hands, a hundred groups, notes of three thousand characters: within every limit."""
        card = compose(view_of(getattr(views, kind)), some_speech(language))
        shown = driver.card(card, place=place)
        assert list(shown.problems) == []
        assert card.title[:20] in shown.reads

    @pytest.mark.parametrize("kind", [kind.__name__ for kind in VIEWS])
    def test_nothing_is_left_out_in_silence(self, driver: DoorDriver, kind: str) -> None:
        """Of every list each row is shown, if only its beginning, or counted in words; no button is missing."""
        card = compose(view_of(getattr(views, kind)), some_speech())
        shown = driver.card(card, place=True)
        counts = [int(n.replace(",", "")) for n in COUNTED.findall(shown.reads)]
        for element in card.elements:
            if isinstance(element, Listing):
                seen = sum(any(row[:60] in text for text in shown.texts) for row in element.rows)
                left = len(element.rows) - seen + element.more
                assert not left or any(count >= left for count in counts), f"{left} rows of {kind} are gone"
            if isinstance(element, Text):
                assert element.text[:60] in shown.reads or any(count > 0 for count in counts)
        assert [label for label, _ in shown.buttons] == [button.label[:75] for button in card.buttons()]

    def test_a_button_means_what_it_says(self, driver: DoorDriver) -> None:
        """Pressing asks for the very command, action and arguments that the button was made of."""
        for _, card in cards():
            shown = driver.card(card, place=True)
            for made, (_, asked) in zip(card.buttons(), shown.buttons, strict=True):
                assert (asked.command, asked.action) == (made.command, made.action)
                assert made.arguments.items() <= dict(asked.arguments).items()

    def test_a_button_with_long_arguments_still_works(self, driver: DoorDriver) -> None:
        """What does not fit on a button is kept for it, not cut off."""
        long = Button("Go on", "breakout", "say", {"text": NOTE})
        (pressed,) = driver.card(Card("T", (Buttons((long,)),)), place=False).buttons
        assert pressed[1].arguments["text"] == NOTE

    def test_every_answer_and_refusal_is_shown(self, driver: DoorDriver) -> None:
        """The sentence, the card and every way on, in both languages."""
        choice = Choice(say("button-raise"), "hand", {"action": "up", "kind": "reply"})
        for language in LANGUAGES:
            speech = some_speech(language)
            for reply in (
                Answer(say("hand-raised", others=3), choices=(choice,)),
                refuse("already-queued", choice, place=2),
            ):
                shown = driver.reply(reply, None, speech)
                assert speech.say(reply.say) in shown.reads
                assert list(shown.problems) == []
                ((label, asked),) = shown.buttons
                assert label == say_in(language, "button-raise")
                assert (asked.command, asked.action, asked.arguments["kind"]) == ("hand", "up", "reply")

    def test_many_ways_on_are_all_there(self, driver: DoorDriver) -> None:
        """Twenty meetings to choose from are twenty ways on."""
        ways = tuple(
            Choice(say("choice-convening", title=f"Meeting {n}"), "hand", {"action": "up", "in": f"C{n}"})
            for n in range(20)
        )
        shown = driver.reply(refuse("which-convening", *ways), None, some_speech())
        assert [label for label, _ in shown.buttons] == [f"Meeting {n}" for n in range(20)]
        assert [asked.arguments["in"] for _, asked in shown.buttons] == [f"C{n}" for n in range(20)]
        assert list(shown.problems) == []

    @pytest.mark.parametrize("name", actions_named())
    def test_every_form_can_be_filled_in(self, driver: DoorDriver, name: str) -> None:
        """Whatever an action asks for is a field, and what is sent is that action with what was filled in."""
        command, action = found(name)
        fields = tuple(option for option in action.options if option.required) or action.options[:5]
        if not fields:
            return
        values = {option.name: value_for(option) for option in fields}
        form = Form(command.name, action.name, fields, {}, say("please-fill-in", what=fields[0].name))
        asking = driver.form(form, values, some_speech())
        assert list(asking.problems) == []
        assert list(asking.fields) == [option.name for option in fields]
        assert (asking.sent.command, asking.sent.action) == (command.name, action.name)
        assert values.items() <= dict(asking.sent.arguments).items()

    def test_what_was_said_already_is_kept(self, driver: DoorDriver) -> None:
        """A form opened half-way brings along what was said before it."""
        need = Option("text", required=True)
        form = Form("breakout", "line", (need,), {"group": "g1"}, say("please-fill-in", what="text"))
        sent = driver.form(form, {"text": "we need more time"}, some_speech()).sent
        assert dict(sent.arguments).items() >= {"group": "g1", "text": "we need more time"}.items()

    @pytest.mark.parametrize("text", HOSTILE)
    def test_what_people_write_is_inert(self, driver: DoorDriver, text: str) -> None:
        """No name, note, title or label can ping, link or format anything, for one person or for a channel."""
        card = Card(
            text,
            (
                Text(text, strong=True),
                Text(text, quiet=True),
                Listing((text, text), numbered=True),
                Buttons((Button(text[:70], "hand", "up", {"note": text}),)),
            ),
            as_of=text,
        )
        for place in (True, False):
            shown = driver.card(card, place=place)
            assert list(shown.alive) == []
            assert list(shown.problems) == []
            assert shown.buttons[0][1].arguments["note"] == text

    def test_every_view_is_composed(self) -> None:
        """A view that no composition knows would be dropped by every door."""
        assert set(VIEWS) == set(COMPOSERS)
