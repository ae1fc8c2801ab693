"""Cards of the queue and the floor: the board, one's own place, why somebody is next."""

from __future__ import annotations

from datetime import datetime

from bot import views as v
from bot.card_parts import button, listing, person
from bot.speech import Speech, rules
from bot.ui import Button, Buttons, Card, Element, Listing, Text, Timer


def hand(line: v.HandLine, speech: Speech) -> str:
    said = speech("hand-line", who=person(line.who, speech), kind=speech(f"kind-{line.kind}"))
    if line.written:
        said = speech("hand-in-writing", hand=said)
    return f"{said} “{line.note}”" if line.note else said


def queue(view: v.QueueView, speech: Speech) -> Card:
    elements: list[Element] = [*floor(view.floor, speech), *check(view.check, speech)]
    if view.count:
        elements.append(Text(speech("waiting", count=view.count, room=view.room_waiting, remote=view.remote_waiting)))
        elements.append(line_up(view, speech))
    else:
        elements.append(Text(speech("nobody-waits"), quiet=True))
    if view.held:
        elements += (
            Text(speech("keeping-place"), quiet=True),
            listing([hand(line, speech) for line in view.held], speech),
        )
    if not view.is_open:
        elements.append(Text(speech("queue-closed"), quiet=True))
    if view.thinking:
        elements.append(thinking(view.opens_at, speech))
    elements.append(Text(speech("ordered-by", policy=speech(f"policy-{view.policy}")), quiet=True))
    elements.append(Buttons(queue_buttons(view, speech)))
    return Card(speech("look-queue"), tuple(elements), speech("as-of", time=speech.clock(view.as_of)))


def floor(line: v.FloorLine | None, speech: Speech) -> list[Element]:
    """Who speaks, how, and until when."""
    if line is None:
        return [Text(speech("nobody-speaks"), strong=True)]
    elements: list[Element] = [Text(speech("speaking-now", who=person(line.who, speech)), strong=True)]
    if line.reader:
        elements.append(Text(speech("read-by", reader=line.reader)))
    if line.text:
        elements.append(Text(f"“{line.text}”"))
    if line.over:
        elements.append(Text(speech("time-is-over", person=line.who.name)))
    if line.stopped:
        elements.append(Text(speech("clock-stopped"), quiet=True))
    if line.ends_at:
        elements.append(Timer(line.ends_at, speech("until", time=speech.clock(line.ends_at))))
    if line.waits:
        elements.append(Text(speech("goes-on-after", who=line.waits), quiet=True))
    if line.agree:
        elements.append(Text(speech("so-many-agree", count=line.agree), quiet=True))
    return elements


def line_up(view: v.QueueView, speech: Speech) -> Listing:
    """The page's rows, each with its own place, and how many wait beyond it."""
    beyond = max(0, view.count - len(view.held) - (view.hands[-1].place if view.hands else 0))
    rows = tuple(hand(line, speech) for line in view.hands)
    if view.page > 1:
        rows = tuple(f"{line.place}. {row}" for line, row in zip(view.hands, rows, strict=True))
    return Listing(rows, view.page == 1, beyond, speech("and-more", count=beyond) if beyond else "")


def queue_buttons(view: v.QueueView, speech: Speech) -> tuple[Button, ...]:
    """Everybody sees the same buttons; who may press one is checked when it is pressed."""
    up = button(speech, "raise", "hand", "up", main=True)
    down = button(speech, "lower", "hand", "down")
    mine = button(speech, "my-place", "queue", "me")
    following = button(speech, "next", "queue", "next", replaces=view.turn or "nobody", seen=view.first)
    buttons = (up, down, mine, following) if view.is_open else (down, mine, following)
    if view.count:
        buttons = (*buttons, button(speech, "why", "queue", "why"))
    if view.check:
        skip = button(speech, "skip-check", "convening", "remote", do="skip")
        buttons = (*buttons, button(speech, "more-time", "convening", "remote", do="extend"), skip)
    return buttons


def check(line: v.CheckLine | None, speech: Speech) -> list[Element]:
    """The pause before a topic closes, in counts and with the names of those who wished to be named."""
    if line is None:
        return []
    asked = speech("check-on-board", topic=line.topic, asked=line.asked, raised=line.raised, passed=line.passed)
    elements: list[Element] = [Text(asked)]
    if line.named:
        elements.append(Text(speech("check-names", people=speech.several(list(line.named))), strong=True))
    return [*elements, Timer(line.closes_at, speech("until", time=speech.clock(line.closes_at)))]


def invitation(line: v.CheckLine | None, speech: Speech) -> tuple[Element, ...]:
    """What she who was asked sees on her own page: every way to answer."""
    if line is None or not line.asks_me:
        return ()
    return (
        Text(speech("check-asks-you", topic=line.topic), strong=True),
        Timer(line.closes_at, speech("until", time=speech.clock(line.closes_at))),
        Buttons(
            (
                button(speech, "raise", "hand", "up", main=True),
                button(speech, "write", "hand", "read"),
                button(speech, "pass", "hand", "pass"),
                button(speech, "invite-me", "hand", "invite-me"),
                button(speech, "not-today", "hand", "not-today"),
            )
        ),
    )


def thinking(opens_at: datetime | None, speech: Speech) -> Element:
    if opens_at is None:
        return Text(speech("think-time"))
    return Timer(opens_at, speech("think-time-until", until=speech.clock(opens_at)))


def place(view: v.PlaceView, speech: Speech) -> Card:
    if view.on_floor:
        elements: tuple[Element, ...] = (
            Text(speech("you-speak"), strong=True),
            Buttons((button(speech, "done", "queue", "done", main=True, turn=view.turn),)),
        )
    elif view.hands:
        elements = waiting(view, speech)
    elif view.check and view.check.asks_me:
        elements = invitation(view.check, speech)
    elif view.thinking:
        written = (Text(f"{speech('your-draft')} “{view.drafted}”", quiet=True),) if view.drafted else ()
        elements = (thinking(view.opens_at, speech), *written, Buttons((button(speech, "write", "hand", "read"),)))
    elif view.is_open:
        elements = (Text(speech("no-hand-yet")), Buttons((button(speech, "raise", "hand", "up", main=True),)))
    else:
        elements = (Text(speech("queue-closed")),)
    return Card(speech("look-my-place"), elements)


def waiting(view: v.PlaceView, speech: Speech) -> tuple[Element, ...]:
    """Her hands are up: where she stands, and what she can do about it."""
    holds = all(line.holding for line in view.hands)
    place = Text(speech("place-held") if holds else speech("your-place", ahead=view.ahead), strong=True)
    kinds = listing([speech(f"kind-{line.kind}") for line in view.hands], speech)
    down, later = button(speech, "lower", "hand", "down"), button(speech, "later", "hand", "later")
    ready = button(speech, "ready", "hand", "ready", main=True)
    if holds:
        return (place, kinds, Buttons((ready, down)))
    if not view.soon:
        return (place, kinds, Buttons((down, later)))
    soon = (ready, button(speech, "hold", "hand", "hold"), button(speech, "read-for-me", "hand", "read"))
    return (place, Text(speech("you-speak-soon")), kinds, Buttons((*soon, button(speech, "pass", "hand", "pass"))))


def why(view: v.WhyView, speech: Speech) -> Card:
    policy = speech("ordered-by", policy=speech(f"policy-{view.policy}"))
    return Card(
        speech("look-why"),
        (Text(rules.why(speech, view.name, view.number, view.reasons), strong=True), Text(policy, quiet=True)),
    )


def order_log(view: v.OrderView, speech: Speech) -> Card:
    """The latest turns and how many came before, each with the rules that gave it."""
    rows = [order_row(line, speech) for line in reversed(view.turns)]
    shown = listing(rows, speech) if rows else Text(speech("no-turns-yet"), quiet=True)
    return Card(speech("look-order-log"), (shown,))


def order_row(line: v.OrderLine, speech: Speech) -> str:
    where = speech("remote-site") if line.mode == "remote" else line.site
    rules = "; ".join(rules_of(line, speech)) or speech(f"policy-{line.policy}")
    return f"{speech.clock(line.at)}, {where}, {speech(f'kind-{line.kind}')}: {rules}"


def rules_of(line: v.OrderLine, speech: Speech) -> list[str]:
    said = [rules.clause(speech, reason) for reason in line.reasons]
    return [speech(f"called-{line.called}"), *said] if line.called else said
