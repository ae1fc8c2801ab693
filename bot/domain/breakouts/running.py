"""Running a round: opened everywhere at once, timed, spoken to, and called back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

from immutables import Map

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.forming import formed
from bot.domain.breakouts.problems import may_be_seated, roster
from bot.domain.breakouts.state import Group, Plan, Round
from bot.domain.convening.state import Convening
from bot.domain.log import (
    Context,
    Deadline,
    Decision,
    Entry,
    Post,
    Ref,
    RefKind,
    Refusal,
    Word,
    done,
    moment,
    refuse,
    say,
)

WARNINGS = (5, 1)
"""Minutes before the end at which every group is told."""
NOTHING_ASKED: dict[str, Any] = {"seating": None, "balancing": None, "proposal": None}
SEAT_POST = "seat"
"""What the keys of the private messages with somebody's group begin with; the round's id follows."""
LONGEST_LINE = 280
LONGEST_ROUND = 240


def place_of_group(round_id: str, group: str) -> str:
    """The place of a running group: wherever each door put it."""
    return f"group:{round_id}:{group}"


def open_breakout(state: Convening, wish: w.OpenBreakout, context: Context) -> Decision | Refusal:
    plan = state.breakouts.plan
    if state.breakouts.round is not None:
        return refuse("breakout-already-open")
    if plan is None:
        return refuse("plan-not-ready" if state.breakouts.request else "no-plan-yet")
    if plan.is_used_up:
        return refuse("plan-used-up")
    if not 0 <= wish.minutes <= LONGEST_ROUND:
        return refuse("minutes-out-of-range", most=LONGEST_ROUND)
    groups = those_here(state, plan, context)
    seated = {who for group in groups for who in group.members}
    late = tuple(who for who in roster(state, plan.wanted) if who not in seated)
    ends_at = context.now + timedelta(minutes=wish.minutes) if wish.minutes else None
    id = context.fresh("r")
    opened = f.BreakoutOpened(
        id, groups, context.now, ends_at, context.actor.person if wish.prompt else "", plan.id, plan.next, late
    )
    words = (Word(context.actor.person, f"prompt:{id}", wish.prompt),) if wish.prompt else ()
    posts = [seat_post(f"{SEAT_POST}:{id}:{who}", who, group) for group in groups for who in group.members]
    return done(opened, say=say("breakout-opened", groups=len(groups)), show="groups", words=words, posts=posts)


def seat_post(key: str, who: str, group: Group) -> Post:
    """Privately to one person: her group, its people, place, prompt and time."""
    return Post(key, say("your-group", group=group.name), to=who, show="group", about=group.id)


def those_here(state: Convening, plan: Plan, context: Context) -> tuple[Group, ...]:
    """The plan's next groups with the people who are still here, each with somebody to bring its line back."""
    turns = Counter(group.reporter for past in state.breakouts.past for group in past.groups.values())
    found = []
    for group in plan.groups:
        here = tuple(who for who in group.members if (one := state.one(who)) is not None and may_be_seated(one))
        if here:
            group = formed(state, replace(group, members=here)) if here != group.members else group
            found.append(replace(group, reporter=next_reporter(here, turns, context)))
    return tuple(found)


def next_reporter(people: tuple[str, ...], turns: Counter[str], context: Context) -> str:
    """Whoever has reported least, and by lot among those."""
    return min(people, key=lambda who: (turns[who], context.lot(f"reporter {who}"), who))


def extend_breakout(state: Convening, wish: w.ExtendBreakout, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    if running is None:
        return refuse("no-breakout-open")
    if running.ends_at is None:
        return refuse("breakout-has-no-end")
    ends_at = running.ends_at + timedelta(minutes=wish.minutes)
    if ends_at <= (state.paused_at or context.now) or abs(wish.minutes) > LONGEST_ROUND:
        return refuse("minutes-out-of-range", most=LONGEST_ROUND)
    return done(
        f.BreakoutRetimed(running.id, ends_at), say=say("breakout-retimed", until=moment(ends_at)), show="groups"
    )


def recall_breakout(state: Convening, wish: w.RecallBreakout, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    if running is None:
        return refuse("no-breakout-open")
    return recall(running, context)


def recall(running: Round, context: Context) -> Decision:
    posts = tell_groups(running, "breakout-come-back", f"recall:{running.id}")
    event = f.BreakoutRecalled(running.id, context.now)
    return done(event, say=say("breakout-recalled", groups=len(running.groups)), show="digest", posts=posts)


def tell_groups(running: Round, sentence: str, key: str, **args: int | Ref) -> list[Post]:
    return [
        Post(f"{key}:{id}", say(sentence, **args), place=place_of_group(running.id, id), urgent=True)
        for id in sorted(running.groups)
    ]


def end_round(state: Convening, wish: w.EndRound, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    if running is None or running.id != wish.round or running.ends_at is None or running.ends_at > context.now:
        return refuse("nothing-changed")
    return recall(running, context)


def warn_groups(state: Convening, wish: w.WarnGroups, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    if running is None or running.id != wish.round or wish.minutes in running.warned:
        return refuse("nothing-changed")
    key = f"warn:{running.id}:{wish.minutes}:{context.fresh('w')}"
    posts = tell_groups(running, "breakout-minutes-left", key, minutes=wish.minutes)
    return done(f.BreakoutWarned(running.id, wish.minutes), say=say("nothing-changed"), posts=posts)


def say_to_groups(state: Convening, wish: w.SayToGroups, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    if running is None:
        return refuse("no-breakout-open")
    if not wish.text.strip() or len(wish.text) > LONGEST_LINE:
        return refuse("text-length", most=LONGEST_LINE)
    key = context.fresh("s")
    word = Word(context.actor.person, f"said:{running.id}:{key}", wish.text)
    text = Ref(RefKind.WORD, word.key, word.person)
    posts = tell_groups(running, "said-to-groups", f"say:{key}", text=text)
    return done(say=say("said-to-all", groups=len(running.groups)), words=(word,), posts=posts)


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """The warnings and the end of the running round; none while the convening is paused."""
    running = state.breakouts.round
    if running is None or running.ends_at is None or state.is_paused:
        return ()
    ends_at, opened_at = running.ends_at, running.opened_at
    due = [
        Deadline(
            f"breakout:{running.id}:{minutes}", ends_at - timedelta(minutes=minutes), w.WarnGroups(running.id, minutes)
        )
        for minutes in WARNINGS
        if minutes not in running.warned and ends_at - timedelta(minutes=minutes) > opened_at
    ]
    return (*due, Deadline(f"breakout:{running.id}:end", ends_at, w.EndRound(running.id)))


def breakout_opened(state: Convening, event: f.BreakoutOpened, entry: Entry) -> Convening:
    plan = state.breakouts.plan
    plan = plan if plan is not None and plan.id == event.plan else None
    groups = Map({group.id: group for group in event.groups})
    running = Round(
        event.round, groups, event.at, event.ends_at, prompt_by=event.prompt_by, plan=plan, number=event.number
    )
    late = Map(dict.fromkeys(event.late, event.at))
    following = replace(plan, next=event.number + 1, held=frozenset()) if plan else state.breakouts.plan
    if following is not None and following.is_used_up:
        following = None
    return replace(state, breakouts=replace(state.breakouts, plan=following, round=running, late=late, **NOTHING_ASKED))


def with_round(state: Convening, running: Round) -> Convening:
    return replace(state, breakouts=replace(state.breakouts, round=running))


def the_round(state: Convening, id: str) -> Round | None:
    running = state.breakouts.round
    return running if running is not None and running.id == id else None


def breakout_retimed(state: Convening, event: f.BreakoutRetimed, entry: Entry) -> Convening:
    """Warnings that lie ahead again are given again."""
    running = the_round(state, event.round)
    if running is None:
        return state
    left = (event.ends_at - (state.paused_at or entry.at)).total_seconds() / 60
    return with_round(
        state, replace(running, ends_at=event.ends_at, warned=frozenset(m for m in running.warned if m >= left))
    )


def breakout_warned(state: Convening, event: f.BreakoutWarned, entry: Entry) -> Convening:
    running = the_round(state, event.round)
    return with_round(state, replace(running, warned=running.warned | {event.minutes})) if running else state


def breakout_recalled(state: Convening, event: f.BreakoutRecalled, entry: Entry) -> Convening:
    running = the_round(state, event.round)
    if running is None:
        return state
    past = (*state.breakouts.past, replace(running, recalled_at=event.at))
    return replace(state, breakouts=replace(state.breakouts, round=None, past=past, late=Map(), **NOTHING_ASKED))


def note_unreached(state: Convening, wish: w.NoteUnreached, context: Context) -> Decision | Refusal:
    """Only news: people of this round who were not known to be unreached."""
    running = state.breakouts.round
    if running is None or running.id != wish.round:
        return refuse("nothing-changed")
    people = tuple(sorted((set(wish.people) & running.seated()) - running.unreached))
    if not people:
        return refuse("nothing-changed")
    return done(f.PeopleUnreached(running.id, people), say=say("nothing-changed"))


def people_unreached(state: Convening, event: f.PeopleUnreached, entry: Entry) -> Convening:
    running = the_round(state, event.round)
    if running is None:
        return state
    return with_round(state, replace(running, unreached=running.unreached | set(event.people)))
