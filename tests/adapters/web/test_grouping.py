"""The page for making groups: a plan is changed, rules are answered, groups are run, and sheets are taken along."""

from __future__ import annotations

import csv
import io
import re

import pytest

from bot.domain.breakouts.state import Group, Plan
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from tests.adapters.web.house import Browser, House


async def full(house: House) -> Browser:
    """Nine people at two sites and two who are remote; Dolores has her page for groups."""
    rows = [
        RosterRow(f"Person {n}", *place(n), email=f"p{n}@example.org" if n else "", attributes=(("role", role(n)),))
        for n in range(11)
    ]
    await house.world.imports("dolores", tuple(rows))
    await house.world.everyone_checks_in("dolores")
    dolores = await house.entered("console", "dolores")
    await house.world.says("dolores", "/here gone")
    await dolores.open(f"/in/{house.id}/groups")
    return dolores


def place(n: int) -> tuple[str, Mode]:
    return ("remote", Mode.REMOTE) if n > 8 else (("Shasta", "Lassen")[n % 2], Mode.ROOM)


def role(n: int) -> str:
    return ("teacher", "coach")[n % 2]


def plan_of(house: House) -> Plan:
    plan = house.world.convening.breakouts.plan
    assert plan is not None
    return plan


async def planned(house: House, dolores: Browser, **fields: str) -> tuple[Group, ...]:
    """She fills in the form for a plan; the groups that come."""
    reply = await dolores.asks(house.id, "breakout", "plan", **fields)
    assert reply["ok"], reply
    await house.world.plans()
    await dolores.open(f"/in/{house.id}/groups")
    return plan_of(house).groups


async def test_a_plan_is_made_looked_at_and_changed_by_hand(house: House) -> None:
    """Two people are ticked and moved, two are swapped, a group is renamed and kept, the others are shuffled."""
    dolores = await full(house)
    assert "There are no groups yet" in dolores.page.text
    first, second, third, *_ = await planned(house, dolores, size="3", hybrid="any", avoid="repeats")
    assert "A plan: 4 groups for 11 people" in dolores.page.text
    one, two = first.members[:2]
    moved = await dolores.asks(house.id, "breakout", "move", person=f"{one},{two}", group=second.id)
    assert moved["say"].endswith(f"are now in {second.name}.")
    swapped = await dolores.asks(house.id, "breakout", "swap", person=f"{first.members[2]},{third.members[0]}")
    assert swapped["ok"], swapped
    assert (await dolores.asks(house.id, "breakout", "rename", group=third.id, name="Redwood"))["ok"]
    assert (await dolores.asks(house.id, "breakout", "keep", group=third.id))["ok"]
    page = await dolores.open(f"/in/{house.id}/groups")
    assert "Redwood" in page.text
    assert "stays" in page.text
    assert "Let it change again" in page.text
    kept = next(group for group in plan_of(house).groups if group.id == third.id)
    assert (await dolores.asks(house.id, "breakout", "shuffle"))["ok"]
    await house.world.plans()
    assert kept in plan_of(house).groups


async def test_ticked_boxes_reach_the_command_without_a_script(house: House) -> None:
    """The boxes stand in the groups and belong to the form above: one plain post moves all that are ticked."""
    dolores = await full(house)
    first, second, *_ = await planned(house, dolores, size="3", hybrid="any")
    assert len(re.findall(r'<input type="checkbox" form="edit"[^>]*name="person"', dolores.page.html)) == 11
    fields = {"command": "breakout", "back": "groups", "person": first.members[0], "group": second.id}
    page = await dolores.post(f"/do/{house.id}", {**fields, "action": "move"})
    assert page.url == f"/in/{house.id}/groups"
    assert f"is now in {second.name}." in page.text
    assert first.members[0] in next(g for g in plan_of(house).groups if g.id == second.id).members


async def test_a_rule_that_is_not_kept_stands_there_with_its_ways_on(house: House) -> None:
    """Five of Shasta, four of Lassen, two remote, in fives: what does not fit is said, and a button answers it."""
    dolores = await full(house)
    await planned(house, dolores, by="site", size="4", min="3", max="5")
    assert "The groups keep: one site a group" in dolores.page.text
    assert "has 2 people; a group was to have at least 3." in dolores.page.text
    (form,) = [one for one in re.findall(r"<form.*?</form>", dolores.page.html, re.S) if "as it is, with 2" in one]
    fields = dict(re.findall(r'name="(command|action|number|plan)" value="([^"]+)"', form))
    assert (await dolores.asks(house.id, fields.pop("command"), fields.pop("action"), **fields))["ok"]
    page = await dolores.open(f"/in/{house.id}/groups")
    assert "You chose to keep it so." in page.text
    assert "as it is, with 2" not in page.text


async def test_the_help_desk_and_the_line(house: House) -> None:
    """A group calls from its own page; one helper claims it there; the group can do without, and leaves its line."""
    dolores = await full(house)
    ana = await house.joined("Ana Ruiz", "shasta")
    await planned(house, dolores, size="3", hybrid="any")
    await dolores.asks(house.id, "breakout", "open", minutes="10", prompt="What surprised you?")
    page = await dolores.open(f"/in/{house.id}/groups")
    assert "No group has called for help." in page.text
    assert "Why this group?" in (await ana.open(f"/in/{house.id}")).text
    assert (await ana.asks(house.id, "breakout", "why"))["say"].startswith("You are in")
    assert (await ana.asks(house.id, "breakout", "help"))["ok"]
    assert "We can do without help" in (await ana.open(f"/in/{house.id}")).text
    page = await dolores.open(f"/in/{house.id}/groups")
    mine = house.world.convening.breakouts.round
    assert mine is not None
    group = mine.group_of(house.world.called("Ana Ruiz"))
    assert group is not None
    assert f"I'll go to {group.name}" in page.html.replace("&#39;", "'")
    assert (await dolores.asks(house.id, "breakout", "claim", group=group.id))["ok"]
    assert "Dolores Vega is going" in (await dolores.open(f"/in/{house.id}/groups")).text
    assert (await ana.asks(house.id, "breakout", "done"))["ok"]
    assert (await ana.asks(house.id, "breakout", "line", text="Start from a phenomenon."))["ok"]
    page = await dolores.open(f"/in/{house.id}/groups")
    assert "No group has called for help." in page.text
    assert "Start from a phenomenon." in page.text


async def test_moves_are_proposed_and_nobody_moves_before_the_yes(house: House) -> None:
    """Two of a group of three leave: the page shows who would move, with a yes and a no."""
    dolores = await full(house)
    groups = await planned(house, dolores, size="3", hybrid="any", min="3", max="4")
    await dolores.asks(house.id, "breakout", "open", minutes="10")
    small = min(groups, key=lambda group: len(group.members))
    for who in small.members[:2]:
        await house.world.says("dolores", f"/here gone for:{who}")
    await dolores.asks(house.id, "breakout", "balance")
    await house.world.plans()
    before = house.world.convening.breakouts.round
    page = await dolores.open(f"/in/{house.id}/groups")
    assert "would move:" in page.text
    assert "Leave it as it is" in page.text
    assert house.world.convening.breakouts.round == before
    do = re.search(r'name="do" value="([^"]+)"', page.html)
    assert do is not None
    assert (await dolores.asks(house.id, "breakout", "balance", do=do[1]))["ok"]
    assert house.world.convening.breakouts.round != before


async def test_a_saved_plan_is_used_again(house: House) -> None:
    """Saved under a name and dropped: the list has it, and one press brings the same groups back."""
    dolores = await full(house)
    before = await planned(house, dolores, size="3", hybrid="any")
    await dolores.asks(house.id, "breakout", "save", name="Morning trios")
    await dolores.asks(house.id, "breakout", "drop")
    page = await dolores.open(f"/in/{house.id}/groups")
    assert "Use Morning trios" in page.html
    assert (await dolores.asks(house.id, "breakout", "use", name="morning trios"))["ok"]
    assert [g.members for g in plan_of(house).groups] == [g.members for g in before]


@pytest.mark.parametrize(
    ("sheet", "kind", "begins"),
    [
        ("cards", "application/pdf", b"%PDF"),
        ("text", "text/plain", b"Fall symposium"),
        ("zoom", "text/csv", b"Pre-assign Room Name,Email Address"),
        ("teams", "text/csv", "\ufeffName,Email Address,Room".encode()),
    ],
)
async def test_sheets_to_take_along(house: House, sheet: str, kind: str, begins: bytes) -> None:
    """Each is a file of its own kind with the groups as they are now, and nobody else is given it."""
    dolores = await full(house)
    await planned(house, dolores, size="3", hybrid="any")
    assert f'href="/in/{house.id}/groups/{sheet}"' in dolores.page.html
    async with dolores.session.get(f"{house.base}/in/{house.id}/groups/{sheet}") as response:
        assert response.status == 200
        assert response.content_type == kind
        assert "attachment" in response.headers["Content-Disposition"]
        assert (await response.read()).startswith(begins)
    ana = await house.joined("Ana Ruiz", "shasta")
    assert (await ana.open(f"/in/{house.id}/groups/{sheet}")).status == 403
    assert (await ana.open(f"/in/{house.id}/groups")).status == 403


async def test_who_has_no_email_is_named_beside_the_lists(house: House) -> None:
    """Ten of eleven are in Zoom's list; the page says who is not."""
    dolores = await full(house)
    await planned(house, dolores, size="3", hybrid="any")
    assert "1 person has no e-mail and isn't in these lists: Person 0." in dolores.page.text
    async with dolores.session.get(f"{house.base}/in/{house.id}/groups/zoom") as response:
        rows = list(csv.reader(io.StringIO(await response.text())))
    assert len(rows) == 11
    assert all(cell for row in rows for cell in row)


async def test_without_groups_there_is_nothing_to_take_along(house: House) -> None:
    """An address that somebody guessed leads nowhere."""
    dolores = await full(house)
    assert (await dolores.open(f"/in/{house.id}/groups/cards")).status == 404
    await planned(house, dolores, size="3", hybrid="any")
    assert (await dolores.open(f"/in/{house.id}/groups/moon")).status == 404
