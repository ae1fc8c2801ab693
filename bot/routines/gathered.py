"""What a step has gathered, as it may be shown: counts that hide nobody's haste, lines by site, nothing too small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import views as v
from bot.domain.polls.deciding import HARVEST, box_of
from bot.domain.routines.model import Choice, Product, Text
from bot.domain.routines.plan import RoutinePlan
from bot.domain.routines.state import Run
from bot.domain.routines.tally import LEAST_SHOWN, counts, shown

if TYPE_CHECKING:
    from bot.showing import Showing


def asks(showing: Showing, run: Run, plan: RoutinePlan, at: int, viewer: str, person: str = "") -> v.AskView | None:
    """What the step asks for, with what may be seen of the answers by this viewer now; None where it asks nothing."""
    product = plan.steps[at].step.makes
    if product.kind == "nothing":
        return None
    gathered = run.gathered(at)
    is_over = run.over or at < run.at
    title = product.title
    if product.kind == "poll":
        hidden = product.hidden and not is_over and viewer != "host"
        choices = options(product, run, at, viewer, person, hidden)
        return v.AskView(product.kind, title, choices, (), len(gathered.votes), hidden, product.anonymous, is_over)
    choices = tuple(v.AskChoice(one.id, one.label, None, False) for one in columns(product))
    rows = lines(showing, run, at, product, viewer, person, is_over)
    answered = len({line.person for line in gathered.lines.values()})
    return v.AskView(product.kind, title, choices, rows, answered, not rows, product.anonymous, is_over)


def columns(product: Product) -> tuple[Choice, ...]:
    return (Choice(HARVEST, product.title),) if product.kind == "harvest" else product.choices


def options(product: Product, run: Run, at: int, viewer: str, person: str, hidden: bool) -> tuple[v.AskChoice, ...]:
    """The poll's choices with their counts: true ones for the facilitator, none too small for everybody else."""
    votes = run.gathered(at).votes
    tally = counts(votes, product) if viewer == "host" else shown(votes, product)
    mine = votes.get(person, "")
    return tuple(
        v.AskChoice(one.id, one.label, None if hidden else count.people, one.id == mine)
        for one, count in zip(product.choices, tally, strict=True)
    )


def lines(
    showing: Showing, run: Run, at: int, product: Product, viewer: str, person: str, is_over: bool
) -> tuple[v.AskLine, ...]:
    """Boards and harvests for everybody, by site; a form for its writer alone; anonymous words when all are in."""
    if product.anonymous:
        return anonymous(showing, run, at, product) if is_over else ()
    named = [(column.label, line) for column in columns(product) for line in run.gathered(at).of(column.id)]
    if product.kind == "form":
        named = [(label, line) for label, line in named if line.person == person]
    return tuple(
        v.AskLine(label, line.site, showing.directory.text(line.person, f"said:{line.id}")) for label, line in named
    )


def anonymous(showing: Showing, run: Run, at: int, product: Product) -> tuple[v.AskLine, ...]:
    """In the order of their random keys, and only where there are four or more: nobody can be guessed."""
    kept = sorted(showing.directory.texts(box_of(run.id, at)).items())
    if len(kept) < LEAST_SHOWN:
        return ()
    labels: dict[str, Text] = {one.id: one.label for one in product.choices}
    return tuple(v.AskLine(labels[key.partition(":")[0]], "", text) for key, text in kept)


def results(showing: Showing, run: Run, plan: RoutinePlan, viewer: str) -> tuple[v.AskView, ...]:
    """What the steps before this one have gathered, as far as it is for everybody."""
    earlier = range(len(plan.steps)) if run.over else range(run.at)
    found = (asks(showing, run, plan, at, viewer) for at in earlier)
    return tuple(one for one in found if one is not None and (one.kind == "poll" or one.lines))
