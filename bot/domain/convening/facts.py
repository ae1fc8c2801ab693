"""What can happen to a convening itself, its sites, its people and its agenda."""

from __future__ import annotations

from datetime import datetime

from bot.domain.convening.carried import Carried
from bot.domain.convening.state import Mode
from bot.domain.convening.totals import Totals
from bot.domain.frozen import frozen
from bot.domain.log import Event, Role


@frozen
class ConveningPlanned(Event):
    title: str
    zone: str
    languages: tuple[str, ...]
    code: str
    starts_at: datetime | None = None


@frozen
class CarriedOn(Event):
    """It is one of a series, and brings this along from the one before."""

    carried: Carried


@frozen
class ConveningOpened(Event):
    at: datetime


@frozen
class BreakBegan(Event):
    at: datetime
    until: datetime | None = None


@frozen
class ConveningAdjourned(Event):
    at: datetime
    until: datetime | None = None


@frozen
class ConveningResumed(Event):
    at: datetime


@frozen
class ConveningClosed(Event):
    at: datetime


@frozen
class CallSet(Event):
    link: str
    dial_in: str


@frozen
class CodeRotated(Event):
    code: str


@frozen
class SettingChanged(Event):
    name: str
    value: str


@frozen
class PlaceBound(Event):
    """A channel now shows this convening: `place` is `door:id`, `site` empty for the main place."""

    place: str
    site: str


@frozen
class PlaceUnbound(Event):
    place: str


@frozen
class SiteAdded(Event):
    site: str
    name: str
    planning_only: bool = False


@frozen
class SiteDropped(Event):
    site: str
    at: datetime


@frozen
class SiteReturned(Event):
    site: str


@frozen
class PersonListed(Event):
    """A person is on the roster; listed again, her facts are replaced and her place kept."""

    person: str
    site: str
    mode: Mode
    role: Role
    device: bool = True
    language: str = "en"
    attributes: tuple[tuple[str, str], ...] = ()
    walk_in: bool = False


@frozen
class PersonArrived(Event):
    person: str
    at: datetime
    site: str
    mode: Mode
    by: str = ""
    """Who checked her in, where it was somebody else."""


@frozen
class PersonLeft(Event):
    person: str
    at: datetime


@frozen
class PersonLost(Event):
    """All her pages and accounts fell silent; nothing of hers is touched."""

    person: str
    at: datetime


@frozen
class PersonBack(Event):
    person: str


@frozen
class PersonMoved(Event):
    """From one site or mode to another, mid-meeting; hands and groups stay."""

    person: str
    site: str
    mode: Mode


@frozen
class RoleGiven(Event):
    person: str
    role: Role
    site: str = ""


@frozen
class TookOver(Event):
    """This facilitator runs the convening now."""

    person: str
    unasked: bool = False


@frozen
class PersonRenamed(Event):
    person: str


@frozen
class PeopleMerged(Event):
    """Two entries were one person: hers is `into`; the other's hands and turns become hers."""

    person: str
    into: str


@frozen
class PersonRemoved(Event):
    person: str


@frozen
class PersonEjected(Event):
    person: str


@frozen
class PersonLetBack(Event):
    """Somebody who was shown out may come in again."""

    person: str


@frozen
class AccountJoined(Event):
    """An account came in for this person; `link` is a random id that stands for it."""

    person: str
    link: str
    door: str
    confirmed: bool


@frozen
class AccountConfirmed(Event):
    link: str
    by: str


@frozen
class AccountDenied(Event):
    link: str
    by: str


@frozen
class LanguageChosen(Event):
    person: str
    language: str


@frozen
class AgendaSet(Event):
    """Topics as (id, title, minutes), in order; a topic that keeps its id keeps its times."""

    topics: tuple[tuple[str, str, int], ...]


@frozen
class TopicOpened(Event):
    topic: str
    at: datetime


@frozen
class TopicClosed(Event):
    topic: str
    at: datetime


@frozen
class ActionUndone(Event):
    """The facilitators' newest action, whose first line was `action`, is taken back."""

    action: int
    name: str


@frozen
class NoteTaken(Event):
    """Something that happened on paper was typed in afterwards; its words are kept apart under `paper:<id>`."""

    note: str
    at: datetime


@frozen
class ConveningSummarised(Event):
    """Its retention date came: the totals are all that is kept of it."""

    at: datetime
    totals: Totals
