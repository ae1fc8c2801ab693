"""What can happen to an organisation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.log import Event, Role


@dataclass(frozen=True, slots=True)
class GrantGiven(Event):
    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class GrantTaken(Event):
    person: str
    role: Role
