"""S01: eight county sites and a remote speaker on one call."""

from __future__ import annotations

from bot.domain.log import Answer
from bot.views import MeView, RosterView
from tests.world import World


async def test_the_roster_shows_eight_sites_and_71_people(convened: World) -> None:
    """Roster shows 8 sites and 71 people; people without a device count in every total."""
    board = convened.sees("dolores", "roster")
    assert isinstance(board, RosterView)
    rooms = {site.name: site.present for site in board.sites if site.present}
    assert rooms == {
        "Siskiyou": 6,
        "Modoc": 3,
        "Trinity": 4,
        "Shasta": 12,
        "Lassen": 22,
        "Tehama": 8,
        "Plumas": 2,
        "Butte": 14,
    }
    assert board.present == board.room == 71
    assert sum(site.without_device for site in board.sites) == 19


async def test_a_site_host_counts_in_people_without_a_device(convened: World) -> None:
    """A host in Modoc adds three people who are on no list and have no device; they count like everybody."""
    host = convened.at("modoc")[0]
    await convened.knows(host, "Ofa Ql.")
    await convened.says("dolores", f"/convening role person:{host} role:host")
    assert isinstance(await convened.says(host, "/here count:3"), Answer)
    board = convened.sees("dolores", "roster")
    assert isinstance(board, RosterView)
    assert board.present == 74
    assert next(site.present for site in board.sites if site.name == "Modoc") == 6


async def test_a_host_speaks_for_her_own_site_only(convened: World) -> None:
    """The host in Modoc cannot check people in for Shasta."""
    host = convened.at("modoc")[0]
    await convened.knows(host, "Ofa Ql.")
    await convened.says("dolores", f"/convening role person:{host} role:host")
    reply = await convened.says(host, "/here site:Shasta count:3")
    assert convened.hears(reply) == "You host another site. Ask the facilitator, or the host at Shasta."


async def test_a_late_joiner_lands_in_the_right_site_with_the_current_step(convened: World) -> None:
    """She comes in twenty minutes late, is at Tehama, and her own page shows the topic that is on."""
    await convened.says("dolores", "/convening agenda Welcome 10; Three dimensions 40")
    await convened.says("dolores", "/convening topic")
    await convened.passes(minutes=20)
    await convened.says("dolores", "/convening topic")
    assert isinstance(await convened.says("late", "/here name:Noor site:Tehama"), Answer)
    page = convened.sees("late", "me")
    assert isinstance(page, MeView)
    assert page.who is not None
    assert page.who.site == "Tehama"
    assert page.convening.topic == "Three dimensions"


async def test_a_site_that_drops_keeps_its_groups_and_places(convened: World) -> None:
    """A site that drops is marked, not removed; on return its groups and queue places are as they were."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    await convened.says("dolores", "/breakout open 20m")
    speaker = convened.at("plumas")[0]
    await convened.says("dolores", f"/hand for:{convened.at('butte')[0]}")
    await convened.says("dolores", f"/hand for:{speaker}")
    before = convened.convening
    await convened.says("dolores", "/convening drop Plumas")
    board = convened.sees("dolores", "roster")
    assert isinstance(board, RosterView)
    plumas = next(site for site in board.sites if site.name == "Plumas")
    assert plumas.dropped_at is not None
    assert plumas.present == 2
    await convened.passes(minutes=3)
    await convened.says("dolores", "/convening back Plumas")
    after = convened.convening
    assert after.queue == before.queue
    assert after.breakouts.round is not None
    assert before.breakouts.round is not None
    assert after.breakouts.round.groups == before.breakouts.round.groups
    assert after.sites["plumas"].dropped_at is None
