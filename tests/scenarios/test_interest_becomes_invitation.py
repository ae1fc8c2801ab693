"""A June exit ticket's interest list becomes the September invitations."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.log import Answer, Refusal, Role
from bot.views import NudgeDraftView
from tests.world import World


async def test_who_asked_in_june_is_invited_in_september_and_nobody_else() -> None:
    """Ana and Ben would like to hear of lesson study, Cy would not; the program is restarted over the summer."""
    june = World()
    june.clock.at = datetime(2026, 6, 10, 16, 0, tzinfo=UTC)
    await june.engine.start()
    await june.knows("dolores", "Dolores Vega", Role.LEAD)
    await june.says("dolores", "/convening new June institute sites:Shasta")
    june.place = f"convening:{june.convening.id}"
    await june.says("dolores", "/convening open")
    for name in ("Ana", "Ben", "Cy"):
        await june.says(name, f"/here site:Shasta mode:room name:{name}")
    for name in ("Ana", "Ben"):
        assert isinstance(await june.says(name, "/nudge interested Lesson study"), Answer)
    await june.says("dolores", "/convening close sure:yes")
    await june.passes(days=30)

    autumn = World(june.ledger)
    autumn.clock.at = datetime(2026, 9, 1, 16, 0, tzinfo=UTC)
    await autumn.engine.start()
    new = await autumn.says("dolores", "/convening new Lesson study group sites:Shasta", place="")
    assert isinstance(new, Answer)
    (group,) = [one for one in autumn.engine.convenings("north-state") if one.title == "Lesson study group"]
    autumn.place = f"convening:{group.id}"
    line = '/nudge invite list:"lesson study" due:"Sep 23" remind:-14d,-3d text:"You asked to hear of this: {title}"'
    reply = await autumn.says("dolores", line)
    assert isinstance(reply, Answer), reply
    draft = autumn.view_of(group.id, "dolores", reply)
    assert isinstance(draft, NudgeDraftView)
    assert draft.names == ("Ana", "Ben")
    await autumn.says("dolores", f"/nudge save draft:{reply.about}")
    await autumn.reaches(datetime(2026, 9, 9, 18, 0, tzinfo=UTC))
    told = {autumn.engine.directory("north-state").name(post.to) for post in autumn.web.posts if post.to}
    assert told == {"Ana", "Ben"}


async def test_a_list_that_nobody_is_on_invites_nobody() -> None:
    """The lead is told so, and nothing is drafted."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Fall sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        reply = await world.says("dolores", '/nudge invite list:"robotics" when:"tomorrow at noon" text:"Hello"')
        assert isinstance(reply, Refusal)
        assert reply.code == "interest-nobody"
