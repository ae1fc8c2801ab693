"""What can be asked of an organisation."""

from __future__ import annotations

from typing import ClassVar

from bot.domain.frozen import frozen
from bot.domain.log import ADMINISTERING, ONLY_THE_CLOCK, Intent, Role


@frozen
class Found(Intent):
    """The very first person: made by the installation itself at its first start."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""
    name: str = ""


@frozen
class LinkAccount(Intent):
    """A door vouches that this account is this person's: a one-time link was opened, a platform knows the address."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""
    account: str = ""


@frozen
class UnlinkAccount(Intent):
    """This account is hers no longer: the link that it came in by was taken back."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""
    account: str = ""


@frozen
class Grant(Intent):
    roles: ClassVar = ADMINISTERING
    person: str = ""
    role: Role = Role.LEAD


@frozen
class Withdraw(Intent):
    roles: ClassVar = ADMINISTERING
    person: str = ""
    role: Role = Role.LEAD


@frozen
class SetRetention(Intent):
    """Keep closed convenings whole for so many days; 0 keeps them for good, None only asks."""

    roles: ClassVar = ADMINISTERING
    days: int | None = None


@frozen
class HoldConvening(Intent):
    """Keep one convening whole whatever its age, or no longer."""

    roles: ClassVar = ADMINISTERING
    convening: str = ""
    yes: bool = True
