"""What the places and the facilitator are told of a run, as posts. The words are looked up when they are said."""

from __future__ import annotations

from bot.domain.convening.state import REMOTE_SITE, Convening
from bot.domain.log import Post, Ref, RefKind, Say, duration, say
from bot.domain.routines.model import Text
from bot.domain.routines.seating import ONLINE
from bot.domain.routines.state import Run
from bot.domain.routines.words import Sentence


def said(sentence: Sentence) -> Say:
    """A sentence of the routines' book, to be said in the reader's language."""
    return say("routine-said", text=both(sentence.text()))


def both(text: Text) -> Ref:
    """Words that are at hand in both languages."""
    return Ref(RefKind.TEXT, text.en, text.es)


def line_of(run: Run, step: int, what: str) -> Ref:
    """A line of a step: `title`, `room`, `remote`, `host`, `warning`, or `cue/<second>`."""
    return Ref(RefKind.ROUTINE, f"{run.id}/{step}/{what}")


def name_of(run: Run) -> Ref:
    return Ref(RefKind.ROUTINE, f"{run.id}/0/name")


def viewer_at(state: Convening, place: str) -> str:
    """Whose line a place shows: the room's, or that of the people online in the main place and theirs."""
    site = state.places.get(place, "")
    return "room" if site and site != REMOTE_SITE else "remote"


def places_of(state: Convening) -> tuple[str, ...]:
    """Every channel that shows this convening."""
    return tuple(sorted(state.places))


def to_place(key: str, sentence: Say, place: str, *, show: str = "", about: str = "", reports: bool = False) -> Post:
    door = place.partition(":")[0]
    return Post(key, sentence, place=place, door=door, show=show, about=about, urgent=True, reports=reports)


def step_posts(state: Convening, run: Run, step: int, take: int) -> list[Post]:
    """The step for every place, each with its own line; for the facilitator; and for people who have a new partner."""
    posts = [step_post(state, run, step, take, place) for place in places_of(state)]
    if state.acting:
        posts.append(Post(f"{key_of(run, take)}:host", step_line(run, step, "host"), to=state.acting, show="routine"))
    return posts + partner_posts(run, step, take)


def step_post(state: Convening, run: Run, step: int, take: int, place: str) -> Post:
    viewer = viewer_at(state, place)
    key = f"{key_of(run, take)}:{place}"
    return to_place(key, step_line(run, step, viewer), place, show="step", about=viewer, reports=True)


def step_line(run: Run, step: int, viewer: str) -> Say:
    """The step in one line for this viewer, with its length."""
    time = duration(run.clock.lengths[step].total_seconds())
    return say("routine-step", title=line_of(run, step, "title"), line=line_of(run, step, viewer), time=time)


def partner_posts(run: Run, step: int, take: int) -> list[Post]:
    """People online learn at once with whom they talk; room people turn to whoever sits there, or see the board."""
    before = {one: group.members for group in (run.steps[step - 1].groups if step else ()) for one in group.members}
    return [
        Post(
            f"{key_of(run, take)}:{one}",
            step_line(run, step, "remote"),
            to=one,
            show="my-step",
            urgent=True,
        )
        for group in run.steps[step].groups
        if group.place == ONLINE
        for one in group.members
        if before.get(one) != group.members
    ]


def key_of(run: Run, take: int) -> str:
    return f"step:{run.id}:{take}"


def cue_posts(state: Convening, key: str, sentence: Say) -> list[Post]:
    return [to_place(f"{key}:{place}", sentence, place) for place in places_of(state)]
