"""A round from opening to digest: what each group is told, who helps, who reports, and how each step is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.domain.breakouts.state import Round
from bot.domain.log import Answer, Refusal, Role
from bot.views import GroupsView, GroupView
from tests.world import World


@pytest.fixture
async def meeting() -> AsyncIterator[World]:
    """Dolores and Ray facilitate; twelve people of one room, each with a phone."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Fall symposium sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening open")
        for number in range(12):
            await world.says(f"p{number}", f'/here site:Shasta name:"Person {number}"')
        await world.says("ray", "/here site:Shasta name:Ray")
        await world.says("dolores", "/convening role person:Ray role:co-facilitator")
        yield world


async def open_groups(world: World, line: str = "/breakout open 20m") -> Round:
    await world.says("dolores", "/breakout plan size:4 without:Dolores,Ray")
    await world.plans()
    await world.says("dolores", line)
    running = world.convening.breakouts.round
    assert running is not None
    return running


async def test_each_person_gets_group_people_place_prompt_and_time(meeting: World) -> None:
    """Privately, once: who is with her, where, what to talk about, and until when."""
    running = await open_groups(meeting, '/breakout open 20m prompt:"What did you notice?"')
    posts = await meeting.delivers()
    assert Counter(post.to for post in posts) == Counter(who for g in running.in_order() for who in g.members)
    person = meeting.called("Person 3")
    view = meeting.sees("p3", "group", next(post.about for post in posts if post.to == person))
    assert isinstance(view, GroupView)
    assert person in {who.id for who in view.members}
    assert (view.site, view.prompt, view.ends_at) == ("Shasta", "What did you notice?", running.ends_at)


async def test_more_time_gives_the_warnings_again(meeting: World) -> None:
    """Extended after the first warning: at five and one minutes before the new end every group is told again."""
    running = await open_groups(meeting)
    await meeting.passes(minutes=16)
    await meeting.says("dolores", "/breakout extend 10")
    await meeting.passes(minutes=9.5)
    await meeting.says("dolores", "/breakout shorten 2")
    await meeting.passes(minutes=5)
    told = Counter((post.place, post.say.args.get("minutes")) for post in meeting.web.posts if "left" in post.say.id)
    for group in running.in_order():
        assert told[f"group:{running.id}:{group.id}", 5] == 2
        assert told[f"group:{running.id}:{group.id}", 1] == 1
    assert meeting.convening.breakouts.round is None


async def test_two_helpers_do_not_go_to_one_group(meeting: World) -> None:
    """A group calls; Ray claims it; Dolores is told who goes already; when Ray is done, the desk is clear."""
    running = await open_groups(meeting)
    group = running.group_of(meeting.called("Person 0"))
    assert group is not None
    await meeting.says("p0", "/breakout help")
    assert isinstance(await meeting.says("ray", f'/breakout claim "{group.name}"'), Answer)
    second = await meeting.says("dolores", f'/breakout claim "{group.name}"')
    assert isinstance(second, Refusal)
    assert meeting.hears(second) == "Ray is going there already."
    board = meeting.sees("dolores", "groups")
    assert isinstance(board, GroupsView)
    assert [one.helper for one in board.groups if one.called_help] == ["Ray"]
    assert meeting.hears(await meeting.says("ray", "/breakout done")) == f"{group.name} is taken care of. Thank you."
    board = meeting.sees("dolores", "groups")
    assert isinstance(board, GroupsView)
    assert not any(one.called_help for one in board.groups)


async def test_the_reporter_goes_round(meeting: World) -> None:
    """Four rounds of the same three groups of four: everybody reports once."""
    await open_groups(meeting)
    await meeting.says("dolores", "/breakout recall")
    for _ in range(3):
        await meeting.says("dolores", "/breakout home")
        await meeting.says("dolores", "/breakout open 5m")
        await meeting.says("dolores", "/breakout recall")
    reporters = Counter(group.reporter for past in meeting.convening.breakouts.past for group in past.in_order())
    assert len(reporters) == 12
    assert set(reporters.values()) == {1}


async def test_why_is_answered_in_one_sentence(meeting: World) -> None:
    """Person 0 is told why she sits there; she may not ask about another; Dolores may."""
    await meeting.says("dolores", '/breakout plan size:4 without:Dolores,Ray together:"Person 0, Person 1"')
    await meeting.plans()
    await meeting.says("dolores", "/breakout open 20m")
    said = meeting.hears(await meeting.says("p0", "/breakout why"))
    assert said.startswith("You are in Group ")
    assert "you stay with Person 1" in said
    assert said.count(".") == 1
    assert isinstance(await meeting.says("p2", '/breakout why "Person 0"'), Refusal)
    asked = meeting.hears(await meeting.says("dolores", '/breakout why "Person 0"'))
    assert asked == f"What Person 0 is told: {said}"


async def test_move_swap_rename_before_it_opens(meeting: World) -> None:
    """The preview is edited by hand; each edit shows, and each is taken back by one undo."""
    await meeting.says("dolores", "/breakout plan size:4 without:Dolores,Ray")
    await meeting.plans()
    states = [meeting.convening.breakouts.plan]
    plan = states[0]
    assert plan is not None
    first, second, third = plan.groups
    lines = (
        f'/breakout move person:{first.members[0]} group:"{second.name}"',
        f"/breakout swap person:{first.members[1]} with:{third.members[0]}",
        f'/breakout rename group:"{third.name}" name:"The window table"',
    )
    for line in lines:
        assert isinstance(await meeting.says("dolores", line), Answer), line
        states.append(meeting.convening.breakouts.plan)
    edited = states[-1]
    assert edited is not None
    assert first.members[0] in edited.groups[1].members
    assert first.members[1] in edited.groups[2].members
    assert edited.groups[2].name == "The window table"
    for earlier in reversed(states[:-1]):
        await meeting.says("dolores", "/convening undo")
        assert meeting.convening.breakouts.plan == earlier


async def test_a_plan_is_saved_by_name_and_used_again(meeting: World) -> None:
    """The same groups come back under their name; asked for "like" it, the same wishes make a plan anew."""
    await meeting.says("dolores", "/breakout plan size:3 without:Dolores,Ray")
    await meeting.plans()
    first = meeting.convening.breakouts.plan
    assert first is not None
    await meeting.says("dolores", "/breakout save Morning trios")
    await meeting.says("dolores", "/breakout drop")
    assert meeting.convening.breakouts.plan is None
    await meeting.says("dolores", "/breakout use morning trios")
    again = meeting.convening.breakouts.plan
    assert again is not None
    assert [group.members for group in again.groups] == [group.members for group in first.groups]
    await meeting.says("dolores", '/breakout plan like:"Morning trios"')
    await meeting.plans()
    anew = meeting.convening.breakouts.plan
    assert anew is not None
    assert anew.wanted == first.wanted
    unknown = await meeting.says("dolores", "/breakout use Evening trios")
    assert meeting.hears(unknown) == "No plan is saved as “Evening trios”. Saved: Morning trios"


async def test_undo_of_each_step_of_a_round(meeting: World) -> None:
    """Opened, extended, moved, recalled: newest first, each undo gives back what was before."""
    running = await open_groups(meeting)
    person = running.in_order()[0].members[0]
    target = running.in_order()[1]
    states = [meeting.convening.breakouts]
    for line in ("/breakout extend 5", f'/breakout move person:{person} group:"{target.name}"', "/breakout recall"):
        await meeting.says("dolores", line)
        states.append(meeting.convening.breakouts)
    for earlier in reversed(states[:-1]):
        await meeting.says("dolores", "/convening undo")
        assert meeting.convening.breakouts == earlier
    await meeting.says("dolores", "/convening undo")
    assert meeting.convening.breakouts.round is None
    assert meeting.convening.breakouts.plan is not None


async def test_what_is_said_to_all_groups_reaches_each(meeting: World) -> None:
    """One sentence of the facilitator's goes to every group, once."""
    running = await open_groups(meeting)
    await meeting.says("dolores", "/breakout say Swap tables now, please")
    posts = [post for post in await meeting.delivers() if post.say.id == "said-to-groups"]
    assert sorted(post.place for post in posts) == sorted(f"group:{running.id}:{g.id}" for g in running.in_order())
