"""What can be asked of an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.log import ADMINISTERING, ONLY_THE_CLOCK, Intent, Role


@dataclass(frozen=True, slots=True)
class Found(Intent):
    """The very first person: made by the installation itself at its first start."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class LinkAccount(Intent):
    """A door vouches that this account is this person's: a one-time link was opened, a platform knows the address."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class UnlinkAccount(Intent):
    """This account is hers no longer: the link that it came in by was taken back."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Grant(Intent):
    roles: ClassVar = ADMINISTERING
    person: str = ""
    role: Role = Role.LEAD


@dataclass(frozen=True, slots=True)
class Withdraw(Intent):
    roles: ClassVar = ADMINISTERING
    person: str = ""
    role: Role = Role.LEAD


@dataclass(frozen=True, slots=True)
class SetRetention(Intent):
    """Keep closed convenings whole for so many days; 0 keeps them for good, None only asks."""

    roles: ClassVar = ADMINISTERING
    days: int | None = None


@dataclass(frozen=True, slots=True)
class HoldConvening(Intent):
    """Keep one convening whole whatever its age, or no longer."""

    roles: ClassVar = ADMINISTERING
    convening: str = ""
    yes: bool = True
