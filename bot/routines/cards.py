"""A run, a choice of routines and a plan card as neutral cards."""

from __future__ import annotations

from bot import views as v
from bot.domain.routines.card import PlanCard
from bot.speech import Speech
from bot.ui import Button, Buttons, Card, Divider, Element, Facts, Listing, Text, Timer

MOST_LINES = 60


def step(view: v.StepView, speech: Speech) -> Card:
    """One viewer's step: what to do, with whom, until when, and what was said last."""
    elements: list[Element] = [*head(view, speech), *lines(view, speech)]
    if view.group:
        names = speech.several([who.name for who in view.group])
        elements.append(Text(speech("routine-with", people=names), strong=True))
    elements += [Text(speech("routine-job", role=speech.words(role), person=who)) for role, who in view.jobs]
    if view.station is not None:
        elements.append(Text(speech("routine-station", number=view.station), strong=True))
    if view.seatless:
        elements.append(Text(speech("routine-seatless")))
        elements.append(Buttons((button(speech, "find-seat", "seat", main=True),)))
    if view.asks is not None:
        elements += ask(view.asks, speech)
    elements += circle(view, speech)
    if view.may_pass:
        elements.append(Buttons((Button(speech("button-pass"), "hand", "pass"),)))
    if view.viewer != "host":
        elements.append(Text(speech(f"routine-hands-{view.hands}"), quiet=True))
    return Card(speech.words(view.routine), tuple(elements))


def circle(view: v.StepView, speech: Speech) -> list[Element]:
    """Who sits in the inner circle, and the open chair."""
    if not view.circle:
        return []
    names = Text(speech("circle-is", people=speech.several([who.name for who in view.circle])))
    if view.viewer == "host" or view.stage == "over":
        return [names]
    way = button(speech, "leave-chair", "leave") if view.inside else button(speech, "take-chair", "chair")
    return [names, Buttons((way,))]


def ask(view: v.AskView, speech: Speech) -> list[Element]:
    """A poll's buttons, a board's columns or a form's fields, and what may be seen of the answers."""
    elements: list[Element] = [Text(speech.words(view.title), strong=True)]
    if view.anonymous:
        elements.append(Text(speech("ask-anonymous"), quiet=True))
    if view.kind == "poll":
        elements.append(Listing(tuple(count(one, view.hidden, speech) for one in view.choices)))
        elements.append(Text(speech("ask-answered", people=view.answered), quiet=True))
    elements += [Text(line(one, speech)) for one in view.lines[:MOST_LINES]]
    if len(view.lines) > MOST_LINES:
        elements.append(Text(speech("and-more", count=len(view.lines) - MOST_LINES), quiet=True))
    if not view.over:
        elements.append(Buttons(tuple(answer(view, one, speech) for one in view.choices)))
    return elements


def count(one: v.AskChoice, hidden: bool, speech: Speech) -> str:
    """A choice with its count in words; too few to show says so."""
    label = speech.words(one.label)
    label = speech("ask-mine", choice=label) if one.mine else label
    if hidden:
        return label
    if one.people is None:
        return speech("ask-few", choice=label)
    return speech("ask-count", choice=label, people=one.people)


def line(one: v.AskLine, speech: Speech) -> str:
    label = speech.words(one.label)
    if not one.site:
        return speech("ask-line", label=label, text=one.text)
    return speech("ask-line-from", label=label, text=one.text, site=speech.site_name(one.site))


def answer(view: v.AskView, one: v.AskChoice, speech: Speech) -> Button:
    label = speech.words(one.label)
    if view.kind == "poll":
        return Button(label, "routine", "choose", {"choice": one.id})
    return Button(label, "routine", "write", {"column": one.id})


def head(view: v.StepView, speech: Speech) -> list[Element]:
    title = speech("routine-step-title", number=view.number, of=view.of, title=speech.words(view.title))
    elements: list[Element] = [Text(title, strong=True)]
    if view.stage == "running" and view.ends_at is not None:
        elements.append(Timer(view.ends_at, speech("until", time=speech.clock(view.ends_at))))
    elif view.stage == "paused":
        elements.append(Text(speech("routine-stands-still", time=speech.words(view.left))))
    elif view.stage != "running":
        elements.append(Text(speech(f"routine-is-{view.stage}")))
    if view.stage in ("running", "paused") and view.said.en:
        elements.append(Text(speech.words(view.said)))
    return elements


def lines(view: v.StepView, speech: Speech) -> list[Element]:
    elements: list[Element] = [Text(speech.words(view.line), strong=True)]
    elements += [Text(speech.words(line)) for line in view.more]
    elements += [Text(speech("routine-ask", prompt=speech.words(prompt))) for prompt in view.prompts]
    if view.stems:
        elements.append(Listing(tuple(speech.words(stem) for stem in view.stems)))
    return elements


def board(view: v.RoutineView, speech: Speech) -> Card:
    """The step board: both lines side by side, then what comes; for the facilitator her own line and the clock."""
    now = view.now
    if now is None:
        return Card(speech.words(view.routine))
    elements: list[Element] = head(now, speech)
    if view.host is not None:
        elements += lines(view.host, speech)
    pairs = [(speech(f"routine-line-{one.viewer}"), speech.words(one.line)) for one in (view.room, view.remote) if one]
    elements.append(Facts(tuple(pairs)))
    if view.host is None:
        elements += lines(now, speech)[1:]
    elements += [Text(speech.words(note), quiet=True) for note in view.notes]
    for one in (*view.results, *((now.asks,) if now.asks else ())):
        elements += ask(one, speech)
    elements += [Divider(), Listing(tuple(row(one, speech) for one in view.steps), numbered=True)]
    if view.host is not None and now.stage != "over":
        elements.append(Buttons(clock_buttons(now, speech)))
    return Card(speech.words(view.routine), tuple(elements))


def row(one: v.StepRow, speech: Speech) -> str:
    said = speech("routine-row", title=speech.words(one.title), time=speech.words(one.lasts))
    return said if one.state == "later" else speech(f"routine-row-{one.state}", row=said)


def button(speech: Speech, label: str, action: str, main: bool = False, **args: str) -> Button:
    return Button(speech(f"button-{label}"), "routine", action, args, main)


def clock_buttons(view: v.StepView, speech: Speech) -> tuple[Button, ...]:
    stand = button(speech, "go-on", "go", main=True) if view.stage == "paused" else button(speech, "pause", "pause")
    return (
        stand,
        button(speech, "two-more-minutes", "extend", minutes="2"),
        button(speech, "next-step", "next"),
        button(speech, "step-back", "back"),
        button(speech, "stop-routine", "stop"),
    )


def picks(view: v.PicksView, speech: Speech) -> Card:
    elements: list[Element] = []
    for number, pick in enumerate(view.picks, 1):
        name = speech.words(pick.name)
        elements.append(Text(speech("routine-pick", number=number, routine=name, minutes=pick.minutes), strong=True))
        elements.append(Text(speech.words(pick.reason)))
        elements.append(Text(speech("routine-ask", prompt=speech.words(pick.opening))))
        elements.append(
            Buttons(
                (
                    button(speech, "run-routine", "run", main=number == 1, routine=pick.routine),
                    button(speech, "routine-card", "card", routine=pick.routine),
                )
            )
        )
    if not view.picks:
        elements.append(Text(speech("routine-nothing-fits")))
    return Card(speech("look-picks"), tuple(elements))


def plan_card(view: v.RoutineCardView, speech: Speech) -> Card:
    chosen: PlanCard = view.spanish if speech.language == "es" else view.english
    elements: list[Element] = [Text(chosen.purpose, strong=True), Facts(chosen.facts)]
    for one in chosen.steps:
        elements += [Divider(), Text(one.heading, strong=True), Facts(one.lines)]
    elements += [Divider(), Facts(chosen.foot)]
    elements.append(Buttons((button(speech, "run-routine", "run", main=True, routine=view.routine),)))
    return Card(chosen.title, tuple(elements))


def agenda_check(view: v.AgendaCheckView, speech: Speech) -> Card:
    """What the plan takes, whether it fits, and what to cut."""
    pairs = (
        (speech("agenda-items", count=view.count), speech("agenda-minutes", minutes=view.items)),
        (speech("agenda-transitions"), speech("agenda-minutes", minutes=view.transitions)),
        (speech("agenda-regrouping"), speech("agenda-minutes", minutes=view.regrouping)),
        (speech("agenda-slot"), speech("agenda-minutes", minutes=view.slot)),
    )
    elements: list[Element] = [Text(speech.words(finding), strong=True) for finding in view.findings]
    elements.append(Facts(pairs))
    if view.cuts:
        elements.append(Listing(tuple(speech.words(cut) for cut in view.cuts)))
    return Card(speech("look-agenda-check"), tuple(elements))


LONGEST_PIECE = 2000
"""A message on the strictest door: a longer text is shown in pieces that end with a line."""


def own_text(view: v.RoutineTextView, speech: Speech) -> Card:
    return Card(speech.words(view.name), tuple(Text(piece) for piece in pieces(view.text)))


def pieces(text: str) -> list[str]:
    """The text cut at line ends, each piece as long as a message may be."""
    found = [""]
    for one in text.splitlines(keepends=True):
        if len(found[-1]) + len(one) > LONGEST_PIECE:
            found.append("")
        found[-1] += one
    return found
