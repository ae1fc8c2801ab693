"""Planning, opening, timing and calling back breakout groups; help and the one line each brings back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from immutables import Map

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.sizes import group_sizes
from bot.domain.breakouts.state import Group, Plan, Round, Unmet
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode, Participant, sites_in_order
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
    person,
    refuse,
    say,
)

WARNINGS = (5, 1)
"""Minutes before the end at which every group is told."""
LONGEST_LINE = 280
LONGEST_ROUND = 240


def group_ref(id: str) -> Ref:
    return Ref(RefKind.GROUP, id)


def place_of_group(round_id: str, group: str) -> str:
    """The place of a running group: wherever each door put it."""
    return f"group:{round_id}:{group}"


def plan_breakout(state: Convening, wish: w.PlanBreakout, context: Context) -> Decision | Refusal:
    if wish.size < 2:
        return refuse("size-too-small", size=wish.size)
    least = wish.least or max(2, wish.size - 1)
    most = wish.most or wish.size + 1
    if wish.by not in ("", "site"):
        return refuse("cannot-group-by", by=wish.by)
    if not 1 <= least <= wish.size <= most:
        return refuse("sizes-contradict", least=least, size=wish.size, most=most)
    people = sorted(state.present(), key=lambda who: who.person)
    if len(people) < 2:
        return refuse("too-few-to-group", present=len(people))
    chance = Random(context.seed)
    groups: list[Group] = []
    unmet: list[Unmet] = []
    for name, home, pool in pools(state, people, wish.by):
        chance.shuffle(pool)
        made = deal(name, home, pool, wish.size, least, most)
        unmet += [Unmet("group-under-minimum", group.id, len(group.members)) for group in made if group.under_minimum]
        groups += made
    asked = (("by", wish.by), ("size", str(wish.size)), ("min", str(least)), ("max", str(most)))
    event = f.PlanMade(context.fresh("b"), tuple(groups), asked, context.seed, tuple(unmet))
    return done(event, say=say("breakout-planned", groups=len(groups), people=len(people)), show="plan")


def pools(state: Convening, people: list[Participant], by: str) -> list[tuple[str, str, list[str]]]:
    """Who may sit together: (name, the site they share, people). Room and remote people are never mixed here."""
    if by == "site":
        return [
            (place.name, place.id, [who.person for who in people if who.site == place.id])
            for place in sites_in_order(state)
            if any(who.site == place.id for who in people)
        ]
    modes = ((Mode.ROOM, "room", ""), (Mode.REMOTE, "remote", REMOTE_SITE))
    chosen = [(name, home, [who.person for who in people if who.mode is mode]) for mode, name, home in modes]
    return [(name, home, pool) for name, home, pool in chosen if pool]


def deal(name: str, home: str, pool: list[str], size: int, least: int, most: int) -> list[Group]:
    sizes = group_sizes(len(pool), size, least, most)
    groups, start = [], 0
    for number, count in enumerate(sizes, 1):
        label = name if len(sizes) == 1 else f"{name} {number}"
        members = tuple(pool[start : start + count])
        groups.append(Group(f"{home or name}-{number}", label, members, home, under_minimum=count < least))
        start += count
    return groups


def open_breakout(state: Convening, wish: w.OpenBreakout, context: Context) -> Decision | Refusal:
    plan = state.breakouts.plan
    if state.breakouts.round is not None:
        return refuse("breakout-already-open")
    if plan is None:
        return refuse("no-plan-yet")
    if not 0 <= wish.minutes <= LONGEST_ROUND:
        return refuse("minutes-out-of-range", most=LONGEST_ROUND)
    ends_at = context.now + timedelta(minutes=wish.minutes) if wish.minutes else None
    opened = f.BreakoutOpened(plan.id, plan.groups, context.now, ends_at, context.actor.person if wish.prompt else "")
    words = (Word(context.actor.person, f"prompt:{plan.id}", wish.prompt),) if wish.prompt else ()
    posts = [
        Post(f"seat:{plan.id}:{who}", say("your-group", group=group.name), to=who, show="group", about=group.id)
        for group in plan.groups
        for who in group.members
    ]
    return done(opened, say=say("breakout-opened", groups=len(plan.groups)), show="groups", words=words, posts=posts)


def extend_breakout(state: Convening, wish: w.ExtendBreakout, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    if running is None:
        return refuse("no-breakout-open")
    if running.ends_at is None:
        return refuse("breakout-has-no-end")
    ends_at = running.ends_at + timedelta(minutes=wish.minutes)
    if ends_at <= context.now or abs(wish.minutes) > LONGEST_ROUND:
        return refuse("minutes-out-of-range", most=LONGEST_ROUND)
    return done(
        f.BreakoutRetimed(running.id, ends_at), say=say("breakout-retimed", until=moment(ends_at)), show="groups"
    )


def move_to_group(state: Convening, wish: w.MoveToGroup, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    who = state.one(wish.person)
    if running is None:
        return refuse("no-breakout-open")
    if who is None:
        return refuse("not-on-the-list")
    group = running.groups.get(wish.group)
    if group is None:
        return refuse("no-such-group", group=wish.group)
    if who.person in group.members:
        return refuse("already-in-group", group=group.name)
    told = Post(
        f"seat:{running.id}:{who.person}:{context.fresh('o')}",
        say("your-group", group=group.name),
        to=who.person,
        show="group",
        about=group.id,
    )
    event = f.PersonSeated(running.id, who.person, group.id)
    return done(
        event, say=say("moved-to-group", person=person(who.person), group=group.name), show="groups", posts=(told,)
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
    word = Word(context.actor.person, f"said:{key}", wish.text)
    text = Ref(RefKind.WORD, word.key, word.person)
    posts = tell_groups(running, "said-to-groups", f"say:{key}", text=text)
    return done(say=say("said-to-all", groups=len(running.groups)), words=(word,), posts=posts)


def mine_or_named(state: Convening, group: str, context: Context) -> Group | Refusal:
    """The group that is meant: one's own, or for a host of its site and a facilitator the one named."""
    running = state.breakouts.round
    if running is None:
        return refuse("no-breakout-open")
    chosen = running.groups.get(group) if group else running.group_of(context.actor.person)
    if chosen is None:
        return refuse("no-such-group", group=group) if group else refuse("no-group-yet")
    me = state.one(context.actor.person)
    own = context.actor.person in chosen.members or (
        me is not None and chosen.site == me.site and me.role == "site_host"
    )
    return chosen if own or facilitates(state, context.actor) else refuse("not-your-group", group=chosen.name)


def give_line(state: Convening, wish: w.GiveLine, context: Context) -> Decision | Refusal:
    group = mine_or_named(state, wish.group, context)
    if isinstance(group, Refusal):
        return group
    if not wish.text.strip() or len(wish.text) > LONGEST_LINE:
        return refuse("text-length", most=LONGEST_LINE)
    running = state.breakouts.round
    assert running is not None
    word = Word(context.actor.person, f"line:{running.id}:{group.id}", wish.text.strip())
    event = f.LineGiven(running.id, group.id, context.actor.person)
    return done(event, say=say("line-kept", group=group.name), show="group", about=group.id, words=(word,))


def call_for_help(state: Convening, wish: w.CallForHelp, context: Context) -> Decision | Refusal:
    group = mine_or_named(state, wish.group, context)
    if isinstance(group, Refusal):
        return group
    running = state.breakouts.round
    assert running is not None
    if group.called_help_at is not None:
        return refuse("help-already-called", group=group.name)
    told = [
        Post(
            f"help:{running.id}:{group.id}:{who.person}:{context.fresh('o')}",
            say("group-needs-help", group=group.name),
            to=who.person,
            urgent=True,
        )
        for who in state.facilitators()
        if who.present
    ]
    return done(f.HelpCalled(running.id, group.id, context.now), say=say("help-is-called"), posts=told)


def claim_help(state: Convening, wish: w.ClaimHelp, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    group = running.groups.get(wish.group) if running else None
    if running is None or group is None or group.called_help_at is None:
        return refuse("no-help-called")
    if group.helper:
        return refuse("help-already-claimed", person=person(group.helper))
    told = Post(
        f"helper:{running.id}:{group.id}:{context.fresh('o')}",
        say("help-is-coming", person=person(context.actor.person)),
        place=place_of_group(running.id, group.id),
        urgent=True,
    )
    event = f.HelpClaimed(running.id, group.id, context.actor.person)
    return done(event, say=say("help-claimed", group=group.name), show="groups", posts=(told,))


def plan_made(state: Convening, event: f.PlanMade, entry: Entry) -> Convening:
    plan = Plan(event.plan, event.groups, Map(dict(event.asked)), event.seed, event.unmet)
    return replace(state, breakouts=replace(state.breakouts, plan=plan))


def plan_dropped(state: Convening, event: f.PlanDropped, entry: Entry) -> Convening:
    return replace(state, breakouts=replace(state.breakouts, plan=None))


def breakout_opened(state: Convening, event: f.BreakoutOpened, entry: Entry) -> Convening:
    groups = Map({group.id: group for group in event.groups})
    running = Round(event.round, groups, event.at, event.ends_at, prompt_by=event.prompt_by)
    return replace(state, breakouts=replace(state.breakouts, plan=None, round=running))


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
    left = (event.ends_at - entry.at).total_seconds() / 60
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
    return replace(state, breakouts=replace(state.breakouts, round=None, past=past))


def person_seated(state: Convening, event: f.PersonSeated, entry: Entry) -> Convening:
    running = the_round(state, event.round)
    if running is None:
        return state
    left = running.group_of(event.person)
    if left is not None:
        running = running.with_group(replace(left, members=tuple(m for m in left.members if m != event.person)))
    group = running.groups[event.group]
    return with_round(state, running.with_group(replace(group, members=(*group.members, event.person))))


def change_group(state: Convening, round_id: str, group_id: str, **changes: object) -> Convening:
    running = the_round(state, round_id)
    group = running.groups.get(group_id) if running else None
    if running is None or group is None:
        return state
    return with_round(state, running.with_group(replace(group, **changes)))  # type: ignore[arg-type]


def line_given(state: Convening, event: f.LineGiven, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, line_by=event.person)


def help_called(state: Convening, event: f.HelpCalled, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, called_help_at=event.at, helper="")


def help_claimed(state: Convening, event: f.HelpClaimed, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, helper=event.helper)


def help_ended(state: Convening, event: f.HelpEnded, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, called_help_at=None, helper="")


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
