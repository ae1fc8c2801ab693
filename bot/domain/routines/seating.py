"""Who sits with whom: pairs, trios, fours and circles that keep room people at their site and remote people together.

Pure and in order: the people come in the order they sit or were planned, and the same order gives the same groups.
Sizes follow one rule: the number of groups is the one nearest to people/target that keeps every group between the
fewest and the most, ties to more groups; sizes differ by at most one.
"""

from collections.abc import Mapping, Sequence

from bot.domain.frozen import frozen
from bot.domain.routines.model import Size
from bot.domain.routines.words import Sentence, sentence

ONLINE = "online"
# Three are company even where a routine would like larger groups.
COMPANY = 3


@frozen
class Group:
    """People who talk together: at a site, or `online`. Those in `by_device` sit in a room and join with a device."""

    members: tuple[str, ...]
    place: str
    by_device: tuple[str, ...] = ()


@frozen
class Places:
    """Where groups can be formed, each place with its people, and what the facilitator should know about it."""

    groups: tuple[Group, ...]
    notes: tuple[Sentence, ...] = ()


def group_sizes(people: int, size: Size) -> tuple[int, ...]:
    """Sizes of the groups, largest first. Too few for one group give one small group; nobody is left out."""
    if people == 0:
        return ()
    fewest, most = -(-people // size.max), people // size.min
    nearest = (2 * people + size.target) // (2 * size.target)
    count = max(1, min(max(nearest, fewest), most))
    return tuple(people // count + (1 if index < people % count else 0) for index in range(count))


def cut(members: Sequence[str], sizes: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """People in their order, cut into groups of the given sizes."""
    ends = [sum(sizes[: index + 1]) for index in range(len(sizes))]
    return tuple(tuple(members[end - size : end]) for end, size in zip(ends, sizes, strict=True))


def places(room: Mapping[str, Sequence[str]], remote: Sequence[str], least: int) -> Places:
    """The places that can form groups of at least so many people.

    A site with fewer people joins online by device. Where too few people are online, the largest site lends some,
    each with a device, so that nobody remote is alone with a room table.
    """
    sites = {site: tuple(people) for site, people in sorted(room.items()) if people}
    small = {site: people for site, people in sites.items() if len(people) < least and (remote or len(sites) > 1)}
    sites = {site: people for site, people in sites.items() if site not in small}
    by_device = tuple(person for people in small.values() for person in people)
    online = (*remote, *by_device)
    notes = [sentence("note-site-online", site=site) for site in small]
    if 0 < len(online) < least and sites:
        lender = max(sites, key=lambda site: (len(sites[site]), site))
        lent = _lent(sites[lender], len(online), least)
        sites[lender] = sites[lender][: len(sites[lender]) - len(lent)]
        online, by_device = (*online, *lent), (*by_device, *lent)
        notes.append(_bridge_note(len(lent), lender))
    found = [Group(people, site) for site, people in sites.items() if people]
    return Places((*found, Group(online, ONLINE, by_device)) if online else tuple(found), tuple(notes))


def _lent(people: tuple[str, ...], online: int, least: int) -> tuple[str, ...]:
    """Who joins those online: enough for a group if the room keeps one, else a trio's worth, else the whole room."""
    spare = len(people) - least
    if online + spare >= min(least, COMPANY):
        return people[len(people) - min(spare, least - online) :]
    return people


def _bridge_note(count: int, site: str) -> Sentence:
    return sentence("note-lone-remote") if count == 1 else sentence("note-bridge", n=count, site=site)


def seated(place: Group, size: Size) -> tuple[Group, ...]:
    """The groups of one place."""
    return tuple(within(place, members) for members in cut(place.members, group_sizes(len(place.members), size)))


def within(place: Group, members: Sequence[str]) -> Group:
    """A group of some people of a place; it remembers who joins by device."""
    return Group(tuple(members), place.place, tuple(one for one in members if one in place.by_device))


def halves(group: Group) -> tuple[Group, ...]:
    """The pairs inside a group of four; three stay three, five make a pair and a three. Joining them moves nobody."""
    return tuple(within(group, pair) for pair in cut(group.members, group_sizes(len(group.members), Size(2, 2, 3))))


def partners(place: Group, rounds: int) -> tuple[tuple[Group, ...], ...]:
    """Pairs for several rounds, no pair twice while the place has enough people; an odd one makes a three.

    The schedule is the round-robin tournament's: one person stays, the others move round one place each time.
    """
    people = list(place.members)
    if len(people) < 4:
        return ((place,),) * rounds
    extra = people.pop() if len(people) % 2 else None
    met: set[frozenset[str]] = set()
    return tuple(_round(place, people, turn, extra, met) for turn in range(rounds))


def _round(
    place: Group, people: list[str], turn: int, extra: str | None, met: set[frozenset[str]]
) -> tuple[Group, ...]:
    shift = turn % (len(people) - 1)
    ring = [people[0], *people[1 + shift :], *people[1 : 1 + shift]]
    pairs = [(ring[index], ring[-1 - index]) for index in range(len(ring) // 2)]
    if extra is not None:
        host = min(range(len(pairs)), key=lambda at: sum(frozenset((extra, one)) in met for one in pairs[at]))
        met.update(frozenset((extra, one)) for one in pairs[host])
        return tuple(within(place, (*pair, extra) if at == host else pair) for at, pair in enumerate(pairs))
    return tuple(within(place, pair) for pair in pairs)


def tables(place: Group, size: Size, rounds: int) -> tuple[tuple[Group, ...], ...]:
    """Tables for several rounds: the first person of each stays as host, the others spread over the next tables."""
    first = seated(place, size)
    return tuple(_tables_at(place, first, turn) for turn in range(rounds))


def _tables_at(place: Group, first: tuple[Group, ...], turn: int) -> tuple[Group, ...]:
    movers: list[list[str]] = [[] for _ in first]
    for at, table in enumerate(first):
        for step, person in enumerate(table.members[1:], start=1):
            movers[(at + step * turn) % len(first)].append(person)
    return tuple(within(place, (table.members[0], *movers[at])) for at, table in enumerate(first))


@frozen
class Jigsaw:
    """Home groups whose members have different parts, and the expert groups in which each part is learned."""

    homes: tuple[Group, ...]
    experts: tuple[Group, ...]
    parts: tuple[tuple[str, int], ...]


def jigsaw(found: Places, parts: int) -> Jigsaw:
    """Homes stay at their place; experts meet at their place where two or more share a part, else online by device.

    Where numbers are uneven a part has two learners in one home; no part is left out.
    """
    sizes = Size(parts, parts, 2 * parts - 1)
    homes = tuple(home for place in found.groups for home in seated(place, sizes))
    part_of = {person: at % parts for home in homes for at, person in enumerate(home.members)}
    experts = tuple(group for part in range(parts) for group in _experts(homes, part_of, part))
    return Jigsaw(homes, experts, tuple(part_of.items()))


def _experts(homes: tuple[Group, ...], part_of: Mapping[str, int], part: int) -> tuple[Group, ...]:
    by_place: dict[str, list[str]] = {}
    for home in homes:
        by_place.setdefault(home.place, []).extend(one for one in home.members if part_of[one] == part)
    alone = [one for place, people in by_place.items() if len(people) == 1 for one in people]
    joining = {one for home in homes for one in home.by_device}
    together = [
        Group(tuple(people), place, tuple(one for one in people if one in joining))
        for place, people in by_place.items()
        if len(people) > 1
    ]
    if len(alone) == 1 and together:
        together.append(_taken_in(together.pop(), alone[0], remote=alone == by_place.get(ONLINE)))
    elif alone:
        together.append(Group(tuple(alone), ONLINE, tuple(alone)))
    return tuple(group for place in together for group in seated(place, Size(2, 4, 6)))


def _taken_in(host: Group, one: str, *, remote: bool) -> Group:
    """A lone expert joins a group by device; to one who is remote the whole group comes online, each with a device."""
    if remote:
        return Group((*host.members, one), ONLINE, host.members)
    return Group((*host.members, one), host.place, (*host.by_device, one))


@frozen
class Seats:
    """The chairs of an inner circle: how many people sit in it, how many of those chairs are kept for remote people.

    One more chair is always open for whoever wants to come in.
    """

    inner: int
    remote: int
    open: int = 1
    hot: bool = False
    """Whether the open chair is given back after one point; else somebody of the circle steps out."""


def seats(wanted: int | str, people: int, remote: int) -> Seats:
    """Chairs for a circle of people; remote people have their share of them, and at least one."""
    inner = min(-(-people // 2) if wanted == "half" else int(wanted), people)
    share = round(inner * remote / people) if people else 0
    return Seats(inner, min(remote, max(1, share)) if remote else 0, hot=wanted == "half")


def by_vote(
    votes: Mapping[str, str],
    answers: Sequence[str],
    room: Mapping[str, Sequence[str]],
    remote: Sequence[str],
    size: Size,
) -> Places:
    """Groups of people who chose the same answer, at their own place; a lone one joins the nearest answer there.

    `answers` are the poll's, in their order: nearest is the one before, or for the first the one after. People who
    did not vote join the largest group of their place.
    """
    found = places(room, remote, min(2, size.min))
    groups = [group for place in found.groups for group in _corners(place, votes, answers, size)]
    return Places(tuple(groups), found.notes)


def _corners(place: Group, votes: Mapping[str, str], answers: Sequence[str], size: Size) -> list[Group]:
    blocks = [[one for one in place.members if votes.get(one) == answer] for answer in answers]
    max(blocks, key=len).extend(one for one in place.members if votes.get(one) not in answers)
    chosen = _joined([block for block in blocks if block])
    return [group for block in chosen for group in seated(within(place, block), size)]


def _joined(blocks: list[list[str]]) -> list[list[str]]:
    """Blocks of at least two where possible: a lone person goes to the block before, or the first to the one after."""
    done: list[list[str]] = []
    for block in blocks:
        if done and (len(block) < 2 or len(done[-1]) < 2):
            done[-1] = [*done[-1], *block]
        else:
            done.append(list(block))
    return done
