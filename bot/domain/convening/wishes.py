"""What people can ask of a convening itself, its sites, its people and its agenda."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import ClassVar

from bot.domain.convening.carried import Carried, Template
from bot.domain.convening.state import Mode
from bot.domain.convening.totals import Totals
from bot.domain.frozen import frozen
from bot.domain.log import (
    ANYONE,
    FACILITATING,
    HOSTING,
    KEEPING_ROSTER,
    LEADING,
    ONLY_THE_CLOCK,
    Intent,
    Role,
    Word,
)


@frozen
class PlanConvening(Intent):
    """Plan a new convening; whoever asks becomes its facilitator."""

    roles: ClassVar = LEADING
    title: str
    sites: tuple[str, ...] = ()
    zone: str = "America/Los_Angeles"
    languages: tuple[str, ...] = ("en",)
    starts_at: datetime | None = None
    facilitator: str = ""
    place: str = ""
    template: Template = field(default_factory=Template)
    carried: Carried | None = None


@frozen
class CarryOn(Intent):
    """Make a convening one of a series."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    carried: Carried


@frozen
class OpenConvening(Intent):
    roles: ClassVar = FACILITATING


@frozen
class BeginBreak(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    minutes: int = 0


@frozen
class Adjourn(Intent):
    """Stop for now, perhaps overnight: every clock waits."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    until: datetime | None = None


@frozen
class Resume(Intent):
    roles: ClassVar = FACILITATING


@frozen
class CloseConvening(Intent):
    """End it for good. Cannot be undone, so it is asked twice: `sure` is set the second time."""

    roles: ClassVar = FACILITATING
    sure: bool = False


@frozen
class SetCall(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    link: str = ""
    dial_in: str = ""


@frozen
class SetContact(Intent):
    """Whom to ring at a site when its line drops; kept apart from the facts."""

    roles: ClassVar = FACILITATING
    site: str = ""
    contact: str = ""


@frozen
class RotateCode(Intent):
    roles: ClassVar = KEEPING_ROSTER


@frozen
class ChangeSetting(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    name: str = ""
    value: str = ""


@frozen
class BindPlace(Intent):
    roles: ClassVar = FACILITATING
    place: str = ""
    site: str = ""


@frozen
class UnbindPlace(Intent):
    roles: ClassVar = FACILITATING
    place: str = ""


@frozen
class AddSite(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    name: str = ""
    planning_only: bool = False


@frozen
class DropSite(Intent):
    """A site's connection is gone: mark it, keep everything of its people."""

    roles: ClassVar = HOSTING
    site: str = ""


@frozen
class ReturnSite(Intent):
    roles: ClassVar = HOSTING
    site: str = ""


@frozen
class RosterRow:
    """One person of a roster, as ids and plain facts. `person` empty: she is new."""

    name: str
    site: str
    mode: Mode
    person: str = ""
    email: str = ""
    role: Role = Role.PARTICIPANT
    device: bool = True
    language: str = "en"
    attributes: tuple[tuple[str, str], ...] = ()


@frozen
class KeepDraft(Intent):
    """Look at a roster before anything is imported: only its text is kept, for its facilitator."""

    roles: ClassVar = KEEPING_ROSTER
    text: str = ""
    readable: int = 0
    problems: int = 0


@frozen
class ImportRoster(Intent):
    roles: ClassVar = KEEPING_ROSTER
    undoable: ClassVar = True
    rows: tuple[RosterRow, ...] = ()
    draft: str = ""


@frozen
class Join(Intent):
    """Come into the convening: as a person of the roster (`person`), or as somebody new (`name`).

    `account` is the account that asks; it is linked to the person, confirmed only if `vouched`. `link` is what stands
    for it already, where it is this person's: it stays, so that what was confirmed elsewhere remains so.
    """

    roles: ClassVar = ANYONE
    name: str = ""
    person: str = ""
    site: str = ""
    mode: Mode | None = None
    account: str = ""
    link: str = ""
    vouched: bool = False
    language: str = ""
    device: bool = True


@frozen
class CheckIn(Intent):
    """Somebody is here: oneself, or people of one's own site who have no device."""

    people: tuple[str, ...] = ()
    site: str = ""
    mode: Mode | None = None


@frozen
class CountIn(Intent):
    """So many more people are in this room without a device or a name on the roster."""

    roles: ClassVar = HOSTING
    site: str = ""
    count: int = 0
    names: tuple[str, ...] = ()


@frozen
class Leave(Intent):
    roles: ClassVar = ANYONE
    person: str = ""


@frozen
class MoveTo(Intent):
    """Switch site, or between room and remote, mid-meeting."""

    person: str = ""
    site: str = ""
    mode: Mode | None = None


@frozen
class GiveRole(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    person: str = ""
    role: Role = Role.PARTICIPANT
    site: str = ""


@frozen
class HandOver(Intent):
    """Give the convening to another facilitator, or take it as a lead."""

    roles: ClassVar = FACILITATING
    to: str = ""


@frozen
class TakeOverIfDropped(Intent):
    roles: ClassVar = ONLY_THE_CLOCK


@frozen
class NotePresence(Intent):
    """A door noticed that a person's last page closed, or that she is back."""

    roles: ClassVar = ANYONE
    person: str = ""
    connected: bool = True


@frozen
class Rename(Intent):
    roles: ClassVar = KEEPING_ROSTER
    person: str = ""
    name: str = ""


@frozen
class Merge(Intent):
    roles: ClassVar = KEEPING_ROSTER
    undoable: ClassVar = True
    person: str = ""
    into: str = ""


@frozen
class Remove(Intent):
    roles: ClassVar = KEEPING_ROSTER
    undoable: ClassVar = True
    person: str = ""


@frozen
class Eject(Intent):
    """Show somebody out: her accounts can no longer act here."""

    roles: ClassVar = KEEPING_ROSTER
    undoable: ClassVar = True
    person: str = ""


@frozen
class LetBack(Intent):
    roles: ClassVar = KEEPING_ROSTER
    undoable: ClassVar = True
    person: str = ""


@frozen
class ConfirmAccount(Intent):
    """Yes, that account is really hers (or no)."""

    roles: ClassVar = HOSTING
    link: str = ""
    yes: bool = True


@frozen
class ChooseLanguage(Intent):
    roles: ClassVar = ANYONE
    language: str = "en"


@frozen
class SetAgenda(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    topics: tuple[tuple[str, int], ...] = ()


@frozen
class OpenTopic(Intent):
    """Go to a topic: the next one, or the one named."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    topic: str = ""


@frozen
class CloseTopic(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class Undo(Intent):
    roles: ClassVar = FACILITATING


@frozen
class TypeIn(Intent):
    """Type in afterwards what happened on paper while the lights were out."""

    roles: ClassVar = FACILITATING
    text: str = ""
    words: tuple[Word, ...] = ()


@frozen
class NoteDelivered(Intent):
    """A post that asked to be reported has reached its place."""

    roles: ClassVar = ONLY_THE_CLOCK
    post: str = ""


@frozen
class Look(Intent):
    """See something without changing it: `show` names the view."""

    roles: ClassVar = ANYONE
    show: str = "me"
    about: str = ""


@frozen
class Summarise(Intent):
    """The retention date came. `words`: what was said in it, by owner and key."""

    roles: ClassVar = ONLY_THE_CLOCK
    totals: Totals
    words: tuple[tuple[str, str], ...] = ()
