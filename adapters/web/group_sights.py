"""What the page for making groups shows: the plan that is looked at, the round that runs, and the ways to both."""

from __future__ import annotations

from adapters.web.seats import Seat
from bot import views as v
from bot.domain.breakouts.sentences import sentence
from bot.domain.frozen import frozen
from bot.domain.log import Say
from bot.handouts import beyond, without_email

MOST_COLUMNS = 12


@frozen
class GroupDesk:
    """The groups, and the columns of the roster that they could stay within."""

    view: v.GroupsView | None
    status: str
    columns: tuple[str, ...]
    saved: tuple[str, ...] = ()
    """Plans kept under a name, to be used again."""
    beyond: tuple[Say, ...] = ()
    """What to know of Zoom's and Teams' rooms where there are more groups or people than they take."""
    without_email: tuple[str, ...] = ()
    """Names of those who sit in a group and cannot be put into Zoom's or Teams' list."""

    @property
    def calling(self) -> tuple[v.GroupView, ...]:
        """The groups that have called for help."""
        return tuple(group for group in self.view.groups if group.called_help) if self.view else ()


def columns(seat: Seat) -> tuple[str, ...]:
    found = sorted({name for who in seat.state.roster() for name in who.attributes})
    return tuple(found[:MOST_COLUMNS])


def breakouts(seat: Seat) -> GroupDesk:
    """On the console: the groups in short."""
    return GroupDesk(seat.showing.groups(), seat.state.status.value, columns(seat))


def group_desk(seat: Seat) -> GroupDesk:
    """On the groups' own page: everything that can be changed, and what goes on paper."""
    unwritten = without_email(seat.state, seat.showing.directory)
    names = tuple(sorted((seat.showing.name(who) for who in unwritten), key=str.casefold))
    saved = tuple(sorted(seat.state.breakouts.saved))
    too_many = tuple(map(sentence, beyond(seat.state)))
    return GroupDesk(seat.showing.groups(), seat.state.status.value, columns(seat), saved, too_many, names)
