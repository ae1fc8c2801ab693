"""The policies, one file each. A file put beside these, with its `POLICIES`, is all that a new one takes."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from bot.domain.turns.placed import Policy

DEFAULT = "balanced"


def _found() -> dict[str, Policy]:
    names = sorted(module.name for module in iter_modules(__path__))
    found: list[Policy] = [policy for name in names for policy in import_module(f"{__name__}.{name}").POLICIES]
    return {policy.id: policy for policy in found}


POLICIES = _found()


def policy(id: str = DEFAULT) -> Policy:
    """The policy of this id. Raises KeyError for an id that no policy has."""
    return POLICIES[id]
