"""What can happen to a convening itself, its sites, its people and its agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.convening.carried import Carried
from bot.domain.convening.state import Mode
from bot.domain.convening.totals import Totals
from bot.domain.log import Event, Role


@dataclass(frozen=True, slots=True)
class ConveningPlanned(Event):
    title: str
    zone: str
    languages: tuple[str, ...]
    code: str
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CarriedOn(Event):
    """It is one of a series, and brings this along from the one before."""

    carried: Carried


@dataclass(frozen=True, slots=True)
class ConveningOpened(Event):
    at: datetime


@dataclass(frozen=True, slots=True)
class BreakBegan(Event):
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConveningAdjourned(Event):
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConveningResumed(Event):
    at: datetime


@dataclass(frozen=True, slots=True)
class ConveningClosed(Event):
    at: datetime


@dataclass(frozen=True, slots=True)
class CallSet(Event):
    link: str
    dial_in: str


@dataclass(frozen=True, slots=True)
class CodeRotated(Event):
    code: str


@dataclass(frozen=True, slots=True)
class SettingChanged(Event):
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PlaceBound(Event):
    """A channel now shows this convening: `place` is `door:id`, `site` empty for the main place."""

    place: str
    site: str


@dataclass(frozen=True, slots=True)
class PlaceUnbound(Event):
    place: str


@dataclass(frozen=True, slots=True)
class SiteAdded(Event):
    site: str
    name: str
    planning_only: bool = False


@dataclass(frozen=True, slots=True)
class SiteDropped(Event):
    site: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SiteReturned(Event):
    site: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class PersonArrived(Event):
    person: str
    at: datetime
    site: str
    mode: Mode
    by: str = ""
    """Who checked her in, where it was somebody else."""


@dataclass(frozen=True, slots=True)
class PersonLeft(Event):
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonLost(Event):
    """All her pages and accounts fell silent; nothing of hers is touched."""

    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonBack(Event):
    person: str


@dataclass(frozen=True, slots=True)
class PersonMoved(Event):
    """From one site or mode to another, mid-meeting; hands and groups stay."""

    person: str
    site: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class RoleGiven(Event):
    person: str
    role: Role
    site: str = ""


@dataclass(frozen=True, slots=True)
class TookOver(Event):
    """This facilitator runs the convening now."""

    person: str
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class PersonRenamed(Event):
    person: str


@dataclass(frozen=True, slots=True)
class PeopleMerged(Event):
    """Two entries were one person: hers is `into`; the other's hands and turns become hers."""

    person: str
    into: str


@dataclass(frozen=True, slots=True)
class PersonRemoved(Event):
    person: str


@dataclass(frozen=True, slots=True)
class PersonEjected(Event):
    person: str


@dataclass(frozen=True, slots=True)
class PersonLetBack(Event):
    """Somebody who was shown out may come in again."""

    person: str


@dataclass(frozen=True, slots=True)
class AccountJoined(Event):
    """An account came in for this person; `link` is a random id that stands for it."""

    person: str
    link: str
    door: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AccountConfirmed(Event):
    link: str
    by: str


@dataclass(frozen=True, slots=True)
class AccountDenied(Event):
    link: str
    by: str


@dataclass(frozen=True, slots=True)
class LanguageChosen(Event):
    person: str
    language: str


@dataclass(frozen=True, slots=True)
class AgendaSet(Event):
    """Topics as (id, title, minutes), in order; a topic that keeps its id keeps its times."""

    topics: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class TopicOpened(Event):
    topic: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TopicClosed(Event):
    topic: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActionUndone(Event):
    """The facilitators' newest action, whose first line was `action`, is taken back."""

    action: int
    name: str


@dataclass(frozen=True, slots=True)
class NoteTaken(Event):
    """Something that happened on paper was typed in afterwards; its words are kept apart under `paper:<id>`."""

    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConveningSummarised(Event):
    """Its retention date came: the totals are all that is kept of it."""

    at: datetime
    totals: Totals
