"""Trouble on demand: what the network and Slack itself do to an app on a bad day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Step = Literal["before", "after"]
Trouble = TypeVar("Trouble")


@dataclass(slots=True)
class Fault:
    """One kind of trouble with a Web API request.

    `error` answers with a Slack error, `status` with an HTTP status, `seconds` waits first, `retry_after` is a 429,
    `drop` closes the connection without an answer. `step` says whether the request takes effect first ("after").
    """

    step: Step = "before"
    error: str = ""
    status: int = 0
    seconds: float = 0.0
    retry_after: int = 0
    drop: bool = False


def refused(error: str) -> Fault:
    return Fault(error=error)


def server_error(status: int = 500, *, step: Step = "before") -> Fault:
    return Fault(status=status, step=step)


def slow(seconds: float, *, step: Step = "after") -> Fault:
    return Fault(seconds=seconds, step=step)


def rate_limited(retry_after: int) -> Fault:
    return Fault(retry_after=retry_after)


def dropped(*, step: Step = "after") -> Fault:
    """The connection breaks. With `after` the post stands, so that a blind retry would double it."""
    return Fault(drop=True, step=step)


@dataclass(slots=True)
class DeliveryFault:
    """One kind of trouble with something Slack sends to the app.

    `lost` copies never arrive, `unheard` answers never come back, `copies` arrive that many times over.
    """

    lost: int = 0
    unheard: int = 0
    copies: int = 1


def lose_first(copies: int = 1) -> DeliveryFault:
    return DeliveryFault(lost=copies)


def lose_answer(answers: int = 1) -> DeliveryFault:
    return DeliveryFault(unheard=answers)


def duplicate(copies: int = 2) -> DeliveryFault:
    return DeliveryFault(copies=copies)


@dataclass(slots=True)
class _Planned(Generic[Trouble]):
    what: str
    trouble: Trouble
    times: int
    team: str


class Faults:
    """What is to go wrong next. Each fault hits `times` requests and is then used up."""

    def __init__(self) -> None:
        self._calls: list[_Planned[Fault]] = []
        self._deliveries: list[_Planned[DeliveryFault]] = []

    def on(self, method: str, fault: Fault, *, times: int = 1, team: str = "") -> None:
        """The next `times` requests to this Web API method ("*": to any) meet the fault."""
        self._calls.append(_Planned(method, fault, times, team))

    def on_delivery(self, kind: str, fault: DeliveryFault, *, times: int = 1) -> None:
        """The next `times` deliveries of this kind (event, command, interactive, options, "*") meet the fault."""
        self._deliveries.append(_Planned(kind, fault, times, ""))

    def clear(self) -> None:
        self._calls.clear()
        self._deliveries.clear()

    def for_call(self, method: str, team: str) -> Fault | None:
        return _next(self._calls, method, team)

    def for_delivery(self, kind: str) -> DeliveryFault | None:
        return _next(self._deliveries, kind, "")


def _next(planned: list[_Planned[Trouble]], what: str, team: str) -> Trouble | None:
    for plan in planned:
        if plan.what in (what, "*") and plan.team in (team, "") and plan.times > 0:
            plan.times -= 1
            return plan.trouble
    return None
