"""The cards of a convening's follow-up, in the reader's language."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot import views as v
from bot.domain.calendar.speak import say_moment, say_zone
from bot.speech import Speech, known
from bot.ui import Button, Buttons, Card, Element, Listing, Text

MOST_NAMES = 12
MOST_REPLIES = 40


def audience(among: str, value: str, speech: Speech) -> str:
    if among in ("everyone", "unanswered") and not value:
        return speech(f"audience-{among}")
    if among == "role":
        return speech("audience-role", value=role(value, speech))
    return speech("audience-named", value=value)


def role(value: str, speech: Speech) -> str:
    return speech(f"role-{value}") if known(speech.language, f"role-{value}") else value


def moments(one: v.ZoneMoments, speech: Speech) -> str:
    zone = ZoneInfo(one.zone)
    assert speech.now is not None
    said = [say_moment(at, zone, speech.language, now=speech.now) for at in one.moments]
    return speech("zone-moments", zone=say_zone(zone, speech.language), people=one.people, moments="; ".join(said))


def draft(view: v.NudgeDraftView, speech: Speech) -> Card:
    shown = list(view.names[:MOST_NAMES])
    more = len(view.names) - len(shown)
    who = speech("draft-people", people=view.people, audience=audience(view.audience, view.value, speech))
    elements: list[Element] = [
        Text(view.text, strong=True),
        Text(who),
        Listing(tuple(shown), more=more, rest=speech("and-more", count=more) if more else ""),
    ]
    if view.after_meetings:
        elements.append(Text(speech("draft-after-meetings")))
    elif view.zones:
        elements.append(Listing(tuple(moments(one, speech) for one in view.zones if one.moments)))
    elements.append(Buttons(draft_buttons(view, speech)))
    return Card(speech("look-nudge-draft"), tuple(elements))


def draft_buttons(view: v.NudgeDraftView, speech: Speech) -> tuple[Button, ...]:
    about = {"draft": view.id}
    return (
        Button(speech("button-save-nudge"), "nudge", "save", about, main=True),
        Button(speech("button-try-nudge"), "nudge", "try", about),
    )


def nudges(view: v.NudgesView, speech: Speech) -> Card:
    if not view.lines:
        empty: tuple[Element, ...] = (Text(speech("no-nudges")),)
        return Card(speech("look-nudges"), (*empty, *replies(view, speech)))
    elements: list[Element] = [Listing(tuple(row(one, view, speech) for one in view.lines), numbered=False)]
    elements += replies(view, speech)
    if view.leading:
        buttons = tuple(
            Button(speech("button-cancel-nudge", number=one.number), "nudge", "cancel", {"nudge": one.id}, final=True)
            for one in view.lines[:4]
        )
        every = Button(speech("button-cancel-all"), "nudge", "cancel", {"nudge": "all"}, final=True)
        elements.append(Buttons((*buttons, every) if len(view.lines) > 1 else buttons))
    return Card(speech("look-nudges"), tuple(elements))


def row(one: v.NudgeLine, view: v.NudgesView, speech: Speech) -> str:
    """One nudge in one line: its number, when it comes next, to whom, and what it says."""
    assert speech.now is not None
    said = speech("nudge-next-meeting")
    if one.next is not None:
        said = say_moment(one.next, ZoneInfo(view.zone), speech.language, now=speech.now)
    text = " ".join(one.text.split())
    short = text if len(text) <= 60 else text[:59] + "…"
    if not view.leading:
        return speech("nudge-row-mine", when=said, text=short)
    line = speech(
        "nudge-row",
        number=one.number,
        when=said,
        audience=audience(one.audience, one.value, speech),
        people=one.people,
        times=one.times,
        text=short,
    )
    if one.answers:
        counts = [speech("answer-count", answer=speech(f"answered-{name}"), count=count) for name, count in one.answers]
        line = f"{line} {speech.several(counts)}."
    if one.unreached:
        line = f"{line} {speech('nudge-row-unreached', people=speech.several(list(one.unreached[:MOST_NAMES])))}"
    return line


def replies(view: v.NudgesView, speech: Speech) -> tuple[Element, ...]:
    rows = tuple(
        speech(
            "replies-row",
            role=role(one.role, speech),
            invited=one.invited,
            coming=one.coming,
            declined=one.declined,
            delegated=one.delegated,
        )
        for one in view.replies
    )
    if not rows:
        return ()
    said = tuple(replied(one, speech) for one in view.named)
    shown, more = said[:MOST_REPLIES], max(0, len(said) - MOST_REPLIES)
    names = (Listing(shown, more=more, rest=speech("and-more", count=more) if more else ""),) if said else ()
    return (Text(speech("replies-title"), strong=True), Listing(rows), *names)


def replied(one: v.ReplyLine, speech: Speech) -> str:
    if one.delegate:
        return speech("replied-with-delegate", name=one.name, delegate=one.delegate)
    return speech(f"replied-{one.reply}", name=one.name)


def my_data(view: v.MyDataView, speech: Speech) -> Card:
    rows = tuple(speech("my-data-row", what=what, text=text) for what, text in view.rows)
    shown: Element = Listing(rows) if rows else Text(speech("no-data"))
    return Card(speech("look-my-data"), (shown,))


def commitments(view: v.CommitmentsView, speech: Speech) -> Card:
    if not view.totals:
        return Card(speech("look-commitments"), (Text(speech("commitments-few")),))
    rows = tuple(speech(f"commitments-{kind}", count=count) for kind, count in view.totals if count)
    elements: list[Element] = [Text(speech("commitments-present", count=view.present)), Listing(rows)]
    if view.reached:
        sites = tuple(
            speech("commitments-reached", site=site or speech("commitments-other-sites"), count=count)
            for site, count in view.reached
        )
        elements.append(Listing(sites))
    return Card(speech("look-commitments"), tuple(elements))
