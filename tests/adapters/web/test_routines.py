"""A routine on the pages: the step on a phone, the run on the console, on the wall and on the host's page."""

from __future__ import annotations

from html import unescape

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.routines import shipped
from tests.adapters.web.house import Browser, House
from tests.adapters.web.test_living import listening


async def begins(house: House, routine: str, seconds: float = 5) -> None:
    await house.world.says("dolores", "/here")
    await house.world.says("dolores", f"/routine run {routine}")
    await house.world.passes(seconds=seconds)


async def desk_of(house: House) -> Browser:
    return await house.entered("console", house.world.called("Dolores"))


async def test_a_running_routine_is_on_every_page(house: House) -> None:
    """Think-Pair-Share runs: the phone shows her step, the console the run with its buttons, the wall the step."""
    ana = await house.joined("Ana Ruiz")
    await house.joined("Ben Ito")
    desk = await house.entered("console", house.world.called("Dolores"))
    await house.world.says("dolores", "/here")
    await house.world.says("dolores", "/routine run think-pair-share")
    await house.world.passes(seconds=5)
    phone = await ana.open(f"/in/{house.id}")
    assert "Think-Pair-Share" in phone.text
    console = await desk.open(f"/in/{house.id}/console")
    assert "Think-Pair-Share" in console.text
    assert 'name="command" value="routine"' in console.html
    wall = await desk.open(f"/in/{house.id}/display")
    assert "Think-Pair-Share" in wall.text


async def test_nothing_of_a_routine_is_shown_where_none_runs(house: House) -> None:
    """An ordinary page has no empty box for it."""
    ana = await house.joined("Ana Ruiz")
    phone = await ana.open(f"/in/{house.id}")
    assert 'name="command" value="routine"' not in phone.html


async def test_a_phone_votes_and_nobody_sees_a_count_before_the_step_is_over(house: House) -> None:
    """Four corners: the choice is sent from the page; the wall shows the corners, and no number yet."""
    ana = await house.joined("Ana Ruiz")
    for n in range(9):
        await house.world.says(f"g{n}", f'/here site:shasta name:"Guest {n}"')
    await begins(house, "four-corners")
    phone = await ana.open(f"/in/{house.id}")
    assert 'name="choice" value="agree"' in phone.html
    said = await ana.asks(house.id, "routine", "choose", choice="agree")
    assert said["ok"], said
    assert "1 person has answered" in (await ana.open(f"/in/{house.id}")).text
    wall = await ana.open(f"/in/{house.id}/display")
    assert "Strongly disagree" in wall.text
    assert "Agree: " not in wall.text


async def test_a_room_sees_on_the_wall_who_sits_with_whom(house: House) -> None:
    """The gallery walk says "find your team on the display": the team and its station stand there."""
    for n in range(8):
        await house.world.says(f"g{n}", f'/here site:shasta name:"Guest {n}"')
    await house.joined("Ana Ruiz")
    await house.joined("Ben Ito")
    await begins(house, "gallery-walk", 150)
    wall = await (await desk_of(house)).open(f"/in/{house.id}/display")
    assert all(f"Guest {n}" in wall.text for n in range(8))
    assert "station 1" in wall.text


async def test_a_host_answers_for_people_of_her_room_who_have_no_device(house: House) -> None:
    """Her page asks for whom; what she adds for Rosa stands on the board under their site."""
    await house.world.says("tom", '/here site:shasta name:"Tom Hupa"')
    row = RosterRow("Rosa Diaz", "Shasta", Mode.ROOM, device=False)
    await house.world.imports("dolores", (row,))
    await house.world.says("dolores", "/convening role person:Tom role:site_host site:Shasta")
    await house.world.says("dolores", "/here for:Rosa")
    await begins(house, "notice-wonder", 40)
    host = await house.entered("host", house.world.called("Tom"))
    page = await host.open(f"/in/{house.id}/host")
    rosa = house.world.called("Rosa")
    assert f'<option value="{rosa}">Rosa Diaz</option>' in page.html
    said = await host.asks(house.id, "routine", "write", column="notice", text="Frost on one side", **{"for": rosa})
    assert said["ok"], said


async def test_four_answers_give_three_routines_with_reasons(house: House) -> None:
    """The chooser shows three with why, minutes and the words to open with, and says why not another."""
    desk = await desk_of(house)
    page = await desk.open(f"/in/{house.id}/routines?aim=explain&minutes=10&people=12&remote=4&why-not=fishbowl")
    assert page.text.count("Made for this aim, at this size and length.") == 3
    assert "1. Number Talk (10 min)" in page.text
    assert "Fishbowl needs at least 20 minutes, and you have 10." in page.text


@pytest.mark.parametrize("asked", ["aim=moon&minutes=-3&people=x", "minutes=99999999999&aim=explain&people=999999", ""])
async def test_the_chooser_takes_whatever_is_typed_into_its_address(house: House, asked: str) -> None:
    """Nonsense counts as not asked; the page stays a page."""
    page = await (await desk_of(house)).open(f"/in/{house.id}/routines?{asked}")
    assert page.status == 200


async def test_a_plan_card_is_printed_and_its_text_shared(house: House) -> None:
    """Every step with both lines, in either language; the routine's own text stands under it."""
    desk = await desk_of(house)
    card = await desk.open(f"/in/{house.id}/routine-card?id=think-pair-share&language=es")
    assert "Piensa, conversa y comparte" in card.text
    assert "id: think-pair-share" in card.html
    assert (await desk.open(f"/in/{house.id}/routine-card?id=../secrets")).status == 404


async def test_running_late_offers_trims_and_never_the_exit_ticket(house: House) -> None:
    """Half an hour of talk in ten minutes: it says what to leave out."""
    desk = await desk_of(house)
    await house.world.says("dolores", "/convening agenda Welcome 5; Keynote 30; Exit ticket 5")
    page = await desk.open(f"/in/{house.id}/check?left=15")
    assert "What you could cut" in page.text
    assert "Leave out Exit ticket" not in page.text
    assert "Shorten Exit ticket" not in page.text


async def test_the_rest_is_fitted_to_the_time_there_is(house: House) -> None:
    """Re-timed from the console: every step keeps its share, and a time that is too short is refused."""
    await house.joined("Ana Ruiz")
    await house.joined("Ben Ito")
    desk = await desk_of(house)
    await begins(house, "think-pair-share")
    said = await desk.asks(house.id, "routine", "fit", minutes="12")
    assert said["say"] == "The rest is fitted into 12 minutes now."
    run = house.world.convening.routines.run
    assert run is not None
    assert run.clock.left_in_all(house.world.clock.now()).total_seconds() == pytest.approx(720)
    again = await desk.asks(house.id, "routine", "fit", minutes="300")
    assert not again["ok"]


async def test_the_pacing_cue_comes_to_the_console_with_what_one_tap_starts(house: House) -> None:
    """Twelve minutes of presenting: her console alone hears it, with buttons; a phone hears nothing."""
    ana = await house.joined("Ana Ruiz")
    await house.joined("Ben Ito")
    desk = await desk_of(house)
    await desk.open(f"/in/{house.id}/console")
    await ana.open(f"/in/{house.id}")
    await house.world.says("dolores", "/routine pacing on")
    async with listening(house, desk, "console") as console, listening(house, ana, "me") as phone:
        await house.world.passes(minutes=12, seconds=5)
        note = await console.event("note")
        assert [one["label"] for one in note["choices"]] == [
            "Turn and talk, 30 seconds each",
            "Quick poll",
            "Notice and wonder, 5 minutes",
            "Not now",
        ]
        assert note["choices"][0]["command"] == "routine"
        with pytest.raises(TimeoutError):
            await phone.event("note", within=0.3)
    tapped = note["choices"][0]["arguments"]
    said = await desk.asks(house.id, "routine", tapped.pop("action"), **tapped)
    assert said["ok"], said
    assert house.world.convening.routines.run is not None
    assert house.world.convening.routines.run.routine == "turn-and-talk"


async def test_only_those_who_facilitate_choose_and_check(house: House) -> None:
    """A participant has no chooser, no plan card and no agenda check."""
    ana = await house.joined("Ana Ruiz")
    for page in ("routines", "routine-card?id=wodb", "check"):
        assert (await ana.open(f"/in/{house.id}/{page}")).status == 403


async def test_a_wall_in_two_languages_says_the_step_in_both(house: House) -> None:
    """What a room sees is in the place's own languages: the line and the cue stand there in each, and are marked so."""
    await house.world.says("dolores", "/convening settings language en+es")
    await house.joined("Ana Ruiz")
    await house.joined("Ben Ito")
    await begins(house, "notice-wonder", 5)
    wall = await (await desk_of(house)).open(f"/in/{house.id}/display")
    run = house.world.convening.routines.run
    assert run is not None
    room = shipped()["notice-wonder"].steps[run.at].room
    assert room is not None
    assert f'<span lang="en">{room.en}</span>' in unescape(wall.html)
    assert f'<span lang="es">{room.es}</span>' in unescape(wall.html)
