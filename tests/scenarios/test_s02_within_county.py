"""S02: within-county breakout groups."""

from __future__ import annotations

from collections import defaultdict

from bot.speech import Speech
from bot.views import GroupsView
from tests.world import ORGANISATION, World


async def test_twenty_groups_and_none_mixes_counties(convened: World) -> None:
    """20 groups of 3 to 5, target 4, each within one county, with more and smaller groups on a tie."""
    reply = await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    assert convened.hears(reply) == "Grouping 71 people. The plan appears here in a moment."
    await convened.plans()
    plan = convened.sees("dolores", "groups")
    assert isinstance(plan, GroupsView)
    sizes: dict[str, list[int]] = defaultdict(list)
    for group in plan.groups:
        assert {member.site for member in group.members} == {group.site}
        sizes[group.site].append(len(group.members))
    assert dict(sizes) == {
        "Lassen": [4, 4, 4, 4, 3, 3],
        "Butte": [4, 4, 3, 3],
        "Shasta": [4, 4, 4],
        "Tehama": [4, 4],
        "Siskiyou": [3, 3],
        "Trinity": [4],
        "Modoc": [3],
        "Plumas": [2],
    }


async def test_plumas_is_reported_with_two_ways_on_and_never_merged(convened: World) -> None:
    """Two people are under the minimum: the plan says so and offers to keep the pair or join a neighbour by video."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    plan = convened.sees("dolores", "groups")
    assert isinstance(plan, GroupsView)
    (unmet,) = plan.unmet
    assert (unmet.group, len(unmet.people)) == ("Plumas", 2)
    speech = Speech.about(convened.convening, convened.engine.directory(ORGANISATION))
    assert speech.say(unmet.why) == "Plumas has 2 people; a group was to have at least 3."
    assert [speech.say(fix.label) for fix in unmet.fixes] == [
        "Keep Plumas as it is, with 2 people",
        "Let Plumas join Lassen by video",
    ]
    assert [len(group.members) for group in plan.groups if group.site == "Plumas"] == [2]


async def test_keeping_the_pair_is_a_choice_that_is_remembered(convened: World) -> None:
    """The first button keeps Plumas as it is; undo takes the choice back."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    said = convened.hears(await convened.presses("dolores", "plan", "Keep Plumas as it is, with 2 people"))
    assert said == "Done: Keep Plumas as it is, with 2 people."
    plan = convened.sees("dolores", "plan")
    assert isinstance(plan, GroupsView)
    assert [(one.group, one.kept, one.fixes) for one in plan.unmet] == [("Plumas", True, ())]
    await convened.says("dolores", "/convening undo")
    plan = convened.sees("dolores", "plan")
    assert isinstance(plan, GroupsView)
    assert [one.kept for one in plan.unmet] == [False]


async def test_joining_a_neighbour_by_video_moves_exactly_the_pair(convened: World) -> None:
    """The second button seats the two with a group of three at Lassen: 19 groups, 18 of them untouched."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    before = convened.convening.breakouts.plan
    assert before is not None
    pair = next(group for group in before.groups if group.name == "Plumas")
    assert (
        convened.hears(await convened.presses("dolores", "plan", "Let Plumas join Lassen by video"))
        == "Plumas joins Lassen 5 by video."
    )
    after = convened.convening.breakouts.plan
    assert after is not None
    assert len(after.groups) == 19
    joined = next(group for group in after.groups if set(pair.members) <= set(group.members))
    assert joined.name == "Lassen 5 + Plumas"
    assert len(joined.members) == 5
    unchanged = [group for group in after.groups if group in before.groups]
    assert len(unchanged) == 18
    await convened.says("dolores", "/convening undo")
    assert convened.convening.breakouts.plan == before


async def test_an_old_button_does_nothing_to_a_new_plan(convened: World) -> None:
    """The plan was made anew while the old preview was still on a screen: its button is refused plainly."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    old = convened.convening.breakouts.plan
    assert old is not None
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    reply = await convened.says("dolores", f"/breakout fix 1-2 plan:{old.id}.{old.revision}")
    assert convened.hears(reply) == "The plan has changed since. Please look at it again."


async def test_every_group_gets_the_prompt_both_warnings_and_the_recall(convened: World) -> None:
    """Opened for 20 minutes: prompt at once, warnings at 5 and 1 minutes, recall at the end, in all 20 groups."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    await convened.says("dolores", '/breakout open 20m prompt:"What will you try first?"')
    seats = await convened.delivers()
    groups = convened.sees("dolores", "groups")
    assert isinstance(groups, GroupsView)
    assert {group.prompt for group in groups.groups} == {"What will you try first?"}
    assert seats == []  # nobody in these rooms has a device of her own here: the display and the host show the groups
    await convened.passes(minutes=21)
    told: dict[str, set[str]] = defaultdict(set)
    for post in convened.web.posts:
        told[post.say.id].add(post.place)
        if post.say.id == "breakout-minutes-left":
            told[f"{post.say.id} {post.say.args['minutes']}"].add(post.place)
    assert {name: len(places) for name, places in told.items() if name != "breakout-minutes-left"} == {
        "breakout-minutes-left 5": 20,
        "breakout-minutes-left 1": 20,
        "breakout-come-back": 20,
    }
    assert convened.convening.breakouts.round is None


async def test_the_digest_lists_the_groups_that_did_not_report(convened: World) -> None:
    """One line from Trinity; after the recall the digest shows it, and names the other 19."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    await convened.says("dolores", "/breakout open 20m")
    await convened.says("dolores", '/breakout line "Start from a phenomenon." group:Trinity')
    await convened.says("dolores", "/breakout recall")
    digest = convened.sees("dolores", "digest")
    assert isinstance(digest, GroupsView)
    assert digest.stage == "over"
    assert [(group.name, group.line) for group in digest.groups if group.line] == [
        ("Trinity", "Start from a phenomenon.")
    ]
    assert len(digest.without_line) == 19
    assert "Plumas" in digest.without_line
