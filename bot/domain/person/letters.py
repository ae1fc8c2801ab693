"""The messages that a person gets: a nudge, several in one, and the digest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.lateness import STILL_HELPS
from bot.domain.calendar.wallclock import instant_of
from bot.domain.frozen import frozen
from bot.domain.log import Arg, Choice, Post, Ref, RefKind, Say, letter, moment, person, say, wall
from bot.domain.nudges.state import Purpose, words_of
from bot.domain.person.state import Errand, Line, Person, Planned

MOST_LINES = 20
"""Lines of a digest: what is longer is not read."""

ANSWERS = {
    Purpose.NUDGE: ("done", "snooze", "replan", "stop"),
    Purpose.INVITATION: ("coming", "declined", "delegated", "stop"),
    Purpose.RIDE: ("done", "stop"),
    Purpose.TEAM: ("team", "done", "stop"),
    Purpose.CATCH_UP: (),
    Purpose.COMMITMENT: ("did", "snooze", "replan", "stop"),
    Purpose.REPORT: ("did", "partly", "not-yet"),
}
"""What can be tapped under a nudge."""


@frozen
class Sentence:
    """The nudge as it is said at its time and when it comes late."""

    on_time: Say
    late: Say


def gaps(errand: Errand, who: str, day: date) -> dict[str, Arg]:
    """What fills the gaps of the lead's own text: {name}, {site}, {title}, {due}, {day}; or her own words."""
    if errand.mine:
        return own_words(who, errand.mine)
    return {
        "letter": letter("text", words_of(errand.text)),
        "name": person(who),
        "site": errand.site,
        "title": errand.title,
        "due": wall(errand.due or day),
        "day": wall(day),
    }


def own_words(who: str, commitment: str) -> dict[str, Arg]:
    """What she said she would do, in her own words."""
    return {part: Ref(RefKind.WORD, f"commit:{commitment}:{part}", who) for part in ("cue", "will", "partner")}


def sentence(one: Planned, who: str) -> Sentence:
    filled = gaps(one.errand, who, one.day)
    on_time = Say(one.errand.says or "nudge-letter", filled)
    return Sentence(on_time, Say("nudge-letter-late", {"when": moment(one.due)}, (on_time,)))


def choices(one: Planned) -> tuple[Choice, ...]:
    about = {"nudge": f"{one.errand.series}.{one.day.isoformat()}"}
    return tuple(
        Choice(Say(f"choice-{answer}"), "nudge", {"action": answer, **about}) for answer in ANSWERS[one.errand.purpose]
    )


def useless_after(errand: Errand, zone: ZoneInfo) -> datetime | None:
    """A reminder of a day is of no use once that day is over on her wall."""
    if errand.due is None:
        return None
    return instant_of(datetime.combine(errand.due + timedelta(days=1), datetime.min.time()), zone)


def expiry(one: Planned, zone: ZoneInfo) -> datetime:
    """Later than a day it becomes a line in the digest; after its own day it is not sent."""
    ends = useless_after(one.errand, zone)
    stale = one.at + STILL_HELPS
    return min(stale, ends) if ends else stale


def post(one: Planned, who: str, zone: ZoneInfo, late: bool = False) -> Post:
    said = sentence(one, who)
    return Post(
        one.post,
        said.late if late else said.on_time,
        to=who,
        choices=choices(one),
        not_before=one.at,
        expires=expiry(one, zone),
        convening=one.errand.convening,
        late=said.late,
    )


def joined(several: Sequence[Planned], who: str, zone: ZoneInfo, key: str) -> Post:
    """Several reminders of one day in one message, each with its own answers."""
    if len(several) == 1:
        (one,) = several
        return post(Planned(one.key, one.errand, one.day, one.due, one.at, key), who, zone)
    lines = tuple(sentence(one, who).on_time for one in several)
    late = tuple(sentence(one, who).late for one in several)
    return Post(
        key,
        Say("nudge-several", lines=lines),
        to=who,
        choices=tuple(choice for one in several for choice in choices(one)[:1]),
        not_before=min(one.at for one in several),
        expires=min(expiry(one, zone) for one in several),
        convening=several[0].errand.convening,
        late=Say("nudge-several", lines=late),
    )


def digest_line(line: Line, who: str, zone: ZoneInfo) -> Say:
    """One line for a nudge or a whole series: why it stands here, and what it says."""
    newest = line.due[-1]
    filled = gaps(line.errand, who, newest.astimezone(zone).date())
    said = Say(line.errand.says or "nudge-letter", filled)
    if line.why == "quiet":
        return Say("digest-quiet", {}, (said,))
    if line.why != "late":
        return said
    if len(line.due) == 1:
        return Say("digest-missed-one", {"when": moment(newest)}, (said,))
    return Say("digest-missed-many", {"count": len(line.due)}, (said,))


def digest(state: Person, lines: Sequence[Line], key: str, at: datetime, zone: ZoneInfo) -> Post:
    shown = tuple(digest_line(line, state.id, zone) for line in lines[:MOST_LINES])
    rest = len(lines) - MOST_LINES
    said = (*shown, say("and-more", count=rest)) if rest > 0 else shown
    return Post(
        key,
        Say("digest", lines=said),
        to=state.id,
        not_before=at,
        convening=lines[0].errand.convening,
    )
