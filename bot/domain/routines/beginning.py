"""From a routine on the shelf to a run: the people who are here, grouped in an order that chance drew."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from bot.domain.breakouts.state import Group as Breakout
from bot.domain.convening.state import Convening, Mode, Participant
from bot.domain.log import Context, Decision, Refusal, Word, done, refuse, say
from bot.domain.routines import facts as f
from bot.domain.routines import wishes as w
from bot.domain.routines.evolving import run_of
from bot.domain.routines.going import sent_out
from bot.domain.routines.latecomers import taking_part
from bot.domain.routines.model import Product, Size, Text
from bot.domain.routines.plan import PlannedStep, plan_run
from bot.domain.routines.seating import ONLINE, Group
from bot.domain.routines.state import Makes, Note, RunStep
from bot.domain.routines.telling import both, said
from bot.domain.routines.words import Sentence

KEPT_CUES = ("cue-start", "cue-warning", "cue-end")
"""Cues that every step has and the clock gives; the others are switches."""


def lanes(people: list[Participant], seed: int) -> tuple[dict[str, list[str]], list[str]]:
    """The people of each room, and those online, each in an order drawn by lot."""
    chance = Random(seed)
    room: dict[str, list[str]] = {}
    for who in people:
        if who.mode is Mode.ROOM:
            room.setdefault(who.site, []).append(who.person)
    remote = [who.person for who in people if who.mode is Mode.REMOTE]
    for lane in (*room.values(), remote):
        chance.shuffle(lane)
    return room, remote


def sitting(state: Convening, people: list[Participant]) -> tuple[Group, ...]:
    """The breakout groups that talk now, where everybody sits in one: a routine leaves people there."""
    running = state.breakouts.round
    if running is None or any(running.group_of(who.person) is None for who in people):
        return ()
    lanes_of = {who.person: who.mode for who in people}
    here = ((group, tuple(who for who in group.members if who in lanes_of)) for group in running.in_order())
    return tuple(at_table(group, members, lanes_of) for group, members in here if members)


def at_table(group: Breakout, members: tuple[str, ...], modes: Mapping[str, Mode]) -> Group:
    """At its site; a group with somebody remote meets online, its room people by device."""
    if all(modes[who] is Mode.ROOM for who in members):
        return Group(members, group.site)
    return Group(members, ONLINE, tuple(who for who in members if modes[who] is Mode.ROOM))


def run_routine(state: Convening, wish: w.RunRoutine, context: Context) -> Decision | Refusal:
    if state.routines.run is not None:
        return refuse("routine-runs-already")
    seed = context.lot("seats")
    people = taking_part(state)
    room, remote = lanes(people, seed)
    plan = plan_run(wish.routine, room, remote, wish.timing, sitting(state, people))
    if isinstance(plan, Sentence):
        return Refusal(said(plan))
    if wish.presenter and state.one(wish.presenter) is None:
        return refuse("not-on-the-list")
    started = f.RoutineStarted(
        context.fresh("r"),
        wish.routine.id,
        wish.routine.digest,
        context.now,
        seed,
        tuple(run_step(step, wish.routine.groups) for step in plan.steps),
        plan.circles,
        plan.room,
        plan.remote,
        wish.timing.minutes,
        wish.timing.each,
        plan.parts,
        tuple(note(one) for one in plan.notes),
        (("presenter", wish.presenter),) if wish.presenter else (),
    )
    return sent_out(state, context, started, run_of(started, state))


def run_step(planned: PlannedStep, usual: Size | None) -> RunStep:
    """A planned step without its words."""
    step = planned.step
    size = (step.size or usual) if step.groups == "vote" else None
    switches = sorted({cue.at for cue in planned.cues if cue.kind not in KEPT_CUES and 0 < cue.at < planned.seconds})
    return RunStep(
        step.id,
        planned.cycle,
        planned.seconds,
        step.hands,
        step.queue,
        step.groups,
        planned.rounds,
        planned.seats,
        planned.typed_reports,
        tuple(switches),
        step.quiet,
        step.mode in ("solo", "text"),
        makes(step.makes),
        size,
    )


def makes(product: Product) -> Makes:
    return Makes(product.kind, tuple(one.id for one in product.choices), product.hidden, product.anonymous)


def note(one: Sentence) -> Note:
    """A note on the plan; names of sites and numbers fill its gaps."""
    return Note(one.id, tuple((name, arg.en if isinstance(arg, Text) else arg) for name, arg in one.args))


def import_routine(state: Convening, wish: w.ImportRoutine, context: Context) -> Decision | Refusal:
    word = Word(f"shelf:{state.id}", f"routine:{wish.routine.id}", wish.text)
    event = f.RoutineImported(wish.routine.id, wish.routine.digest)
    name = both(wish.routine.names)
    return done(
        event, say=say("routine-imported", routine=name), words=(word,), show="routine-card", about=wish.routine.id
    )
