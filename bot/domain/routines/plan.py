"""A routine made ready for the people who are here: timed steps, groups for each of them, and every cue in text.

`plan_run` is pure and deterministic: the same routine, people in the same order, and the same timing give the same
plan. What a person sees at a moment of it is read by `bot.domain.routines.sight`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.frozen import frozen
from bot.domain.routines.cues import Cue, cues
from bot.domain.routines.lengths import USUAL, TimedStep, Timing, timed
from bot.domain.routines.model import Routine, Size, Step
from bot.domain.routines.refusals import refused_size
from bot.domain.routines.seating import (
    Group,
    Jigsaw,
    Places,
    Seats,
    cut,
    group_sizes,
    halves,
    jigsaw,
    partners,
    places,
    seated,
    seats,
    tables,
    within,
)
from bot.domain.routines.words import Sentence, sentence

PAIRS = Size(2, 2, 3)
MANY_GROUPS = 15
JIGSAW_OF_FOUR = 16


@frozen
class PlannedStep:
    """One step at its place in the run: `start` and `seconds` count from the first step, without pauses.

    `rounds` holds the groups of each round (one entry where nothing rotates; empty for solo and whole-group steps).
    `typed_reports` says that there are too many groups to hear: one typed line each, then five are spoken.
    """

    step: Step
    cycle: int
    start: int
    seconds: int
    rounds: tuple[tuple[Group, ...], ...] = ()
    seats: tuple[Seats, ...] = ()
    typed_reports: bool = False
    cues: tuple[Cue, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in which the step begins."""
        return self.rounds[0] if self.rounds else ()

    def groups_at(self, second: int) -> tuple[Group, ...]:
        """The groups at a second of the step."""
        if not self.rounds:
            return ()
        return self.rounds[min(second * len(self.rounds) // max(1, self.seconds), len(self.rounds) - 1)]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many people are in each group, largest first."""
        return tuple(sorted((len(group.members) for group in self.groups), reverse=True))

    @property
    def end(self) -> int:
        """The second at which the step ends."""
        return self.start + self.seconds


@frozen
class RoutinePlan:
    """A whole run. `circles` are the parallel rooms of a routine whose open talk has a largest size."""

    routine: Routine
    steps: tuple[PlannedStep, ...]
    circles: tuple[Group, ...]
    room: tuple[tuple[str, tuple[str, ...]], ...]
    remote: tuple[str, ...]
    notes: tuple[Sentence, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def seconds(self) -> int:
        """How long the run takes without pauses."""
        return self.steps[-1].end

    @property
    def lengths(self) -> tuple[int, ...]:
        """The seconds of each step, as the clock takes them."""
        return tuple(step.seconds for step in self.steps)

    @property
    def people(self) -> int:
        """How many people take part."""
        return len(self.remote) + sum(len(people) for _, people in self.room)


def plan_run(
    routine: Routine,
    room: Mapping[str, Sequence[str]],
    remote: Sequence[str],
    timing: Timing = USUAL,
    sitting: Sequence[Group] = (),
) -> RoutinePlan | Sentence:
    """Make a routine ready for the people at each site and those online, or say in one sentence why it cannot be run.

    `room` maps each site to its people in the order they sit; `remote` are the others. Both languages are planned
    at once. `sitting` are groups that everybody sits in already: a step that wants groups of such sizes takes them.
    """
    count = len(remote) + sum(len(people) for people in room.values())
    refused = refused_size(routine, count)
    steps = refused or timed(routine, count, len(remote), timing)
    if isinstance(steps, Sentence):
        return steps
    circles = _circles(routine, room, remote, count)
    seating = _Seating(routine, [_of(circle, room, remote) for circle in circles.groups], count, sitting)
    planned = _placed(steps, seating)
    notes = (*circles.notes, *dict.fromkeys(seating.notes))
    kept = tuple((site, tuple(people)) for site, people in sorted(room.items()) if people)
    parts = tuple(part for one in seating.jigsaws for part in one.parts)
    return RoutinePlan(routine, cues(planned), circles.groups, kept, tuple(remote), notes, parts)


def _circles(routine: Routine, room: Mapping[str, Sequence[str]], remote: Sequence[str], count: int) -> Places:
    everyone = Group((*(one for site in sorted(room) for one in room[site]), *remote), "")
    most = routine.circle.max if routine.circle else routine.people.max
    if routine.scales == "groups" or count <= most:
        return Places((everyone,))
    if routine.scales == "two":
        circles = tuple(
            within(everyone, half) for half in cut(everyone.members, group_sizes(count, Size(1, most, most)))
        )
        return Places(circles, (sentence("note-circles", n=len(circles)),))
    size = routine.circle or Size(routine.people.min, most, most)
    found = places(room, remote, size.min)
    circles = tuple(circle for place in found.groups for circle in seated(place, size))
    return Places(circles, (*found.notes, sentence("note-circles", n=len(circles))))


@frozen
class _Here:
    """The people of one circle by where they are; those in `by_device` sit in a room and are with the remote ones."""

    room: Mapping[str, tuple[str, ...]]
    remote: tuple[str, ...]
    by_device: tuple[str, ...] = ()

    def places(self, least: int) -> Places:
        """Where groups of at least so many can be formed; whoever joined the circle by device still does."""
        found = places(self.room, self.remote, least)
        return replace(found, groups=tuple(self._joined(group) for group in found.groups))

    def _joined(self, group: Group) -> Group:
        here = tuple(one for one in group.members if one in self.by_device or one in group.by_device)
        return replace(group, by_device=here)


def _of(circle: Group, room: Mapping[str, Sequence[str]], remote: Sequence[str]) -> _Here:
    members, online = set(circle.members), set(circle.by_device)
    sites = {site: tuple(one for one in room[site] if one in members - online) for site in sorted(room)}
    return _Here(sites, (*(one for one in remote if one in members), *circle.by_device), circle.by_device)


class _Seating:
    """Groups step after step: nobody is moved where a step joins, keeps or splits the groups it finds."""

    def __init__(self, routine: Routine, circles: list[_Here], people: int, sitting: Sequence[Group]) -> None:
        self._routine, self._circles, self._sitting = routine, circles, tuple(sitting)
        self._rounds: tuple[tuple[Group, ...], ...] = ()
        self._turned = 0
        self._joining = any(step.groups == "join" for step in routine.steps)
        self.notes: list[Sentence] = []
        self.jigsaws = self._jigsaws(people) if any(step.groups == "expert" for step in routine.steps) else ()

    def rounds(self, step: Step) -> tuple[tuple[Group, ...], ...]:
        """The groups of each round of a step."""
        match step.groups:
            case "form":
                self._turned, self._rounds = 0, self._formed(step)
            case "rotate":
                self._turned += 1
                self._rounds = (self._partners(self._turned + 1)[-1],)
            case "join":
                self._rounds = (self._fours(),)
            case "split":
                self._rounds = (tuple(pair for group in self._rounds[0] for pair in halves(group)),)
            case "expert":
                self._rounds = (tuple(group for one in self.jigsaws for group in one.experts),)
            case "home":
                self._rounds = (tuple(group for one in self.jigsaws for group in one.homes),)
            case "reuse":
                self._rounds = self._rounds[:1]
            case _:
                return ()
        return self._rounds

    def chairs(self, step: Step) -> tuple[Seats, ...]:
        """The inner circle's chairs, for every circle."""
        if step.seats is None:
            return ()
        counts = [(sum(map(len, here.room.values())), len(here.remote)) for here in self._circles]
        return tuple(seats(step.seats, room + remote, remote) for room, remote in counts)

    def _formed(self, step: Step) -> tuple[tuple[Group, ...], ...]:
        if self._joining and step.mode == "pair":
            return (tuple(pair for four in self._fours() for pair in halves(four)),)
        rounds = step.rounds if isinstance(step.rounds, int) else 1
        if step.rotate == "partners":
            return self._partners(rounds)
        if step.rotate == "tables":
            return _side_by_side([tables(place, self._size(step), rounds) for place in self._places(self._size(step))])
        size = self._size(step)
        fits = all(size.min <= len(group.members) <= size.max for group in self._sitting)
        known = self._sitting if fits else ()
        groups = known or tuple(group for place in self._places(size) for group in seated(place, size))
        return (groups,) * (rounds if step.rotate == "stations" else 1)

    def _size(self, step: Step) -> Size:
        return step.size or self._routine.groups or PAIRS

    def _fours(self) -> tuple[Group, ...]:
        size = self._routine.groups or PAIRS
        return tuple(four for place in self._places(size) for four in seated(place, size))

    def _partners(self, rounds: int) -> tuple[tuple[Group, ...], ...]:
        found = self._places(PAIRS)
        if any(len(place.members) <= rounds for place in found):
            self.notes.append(sentence("note-same-partner"))
        return _side_by_side([partners(place, rounds) for place in found])

    def _places(self, size: Size) -> tuple[Group, ...]:
        found = [here.places(size.min) for here in self._circles]
        self.notes.extend(note for one in found for note in one.notes)
        return tuple(place for one in found for place in one.groups)

    def _jigsaws(self, people: int) -> tuple[Jigsaw, ...]:
        parts = 4 if people >= JIGSAW_OF_FOUR else 3
        found = [here.places(parts) for here in self._circles]
        self.notes.extend(note for one in found for note in one.notes)
        return tuple(jigsaw(one, parts) for one in found)


def _side_by_side(by_place: list[tuple[tuple[Group, ...], ...]]) -> tuple[tuple[Group, ...], ...]:
    return tuple(tuple(group for place in turn for group in place) for turn in zip(*by_place, strict=True))


def _placed(steps: tuple[TimedStep, ...], seating: _Seating) -> tuple[PlannedStep, ...]:
    start, heard, planned = 0, 0, list[PlannedStep]()
    for one in steps:
        rounds = seating.rounds(one.step)
        heard = len(rounds[0]) if rounds else heard
        typed = one.step.reports and heard > MANY_GROUPS
        step = PlannedStep(one.step, one.cycle, start, one.seconds, rounds, seating.chairs(one.step), typed)
        planned.append(step)
        start += one.seconds
    return tuple(planned)


def with_votes(plan: RoutinePlan, index: int, groups: tuple[Group, ...]) -> RoutinePlan:
    """The plan with a vote's groups in their step, once people have chosen (see `seating.by_vote`)."""
    steps = list(plan.steps)
    steps[index] = replace(steps[index], rounds=(groups,))
    return replace(plan, steps=cues(tuple(steps)))
