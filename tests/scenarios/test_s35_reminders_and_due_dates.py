"""Reminders of a due date to a whole cohort: at the right local time, stopped by "done", never twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.views import NudgesView
from storage.memory import MemoryLedger
from tests.world import World

TEXT = "Your lesson plan is due {due}."


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A convening with three teachers; Nadia lives in New York."""
    async with World(MemoryLedger()) as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for name in ("Ana", "Ben", "Nadia"):
            await made.says(name, f"/here site:Shasta mode:room name:{name}")
        assert isinstance(await made.says("Nadia", "/me zone America/New_York"), Answer)
        yield made


async def schedules(world: World, line: str) -> None:
    reply = await world.says("dolores", f"/nudge schedule {line}")
    assert isinstance(reply, Answer), reply
    assert isinstance(await world.says("dolores", f"/nudge save draft:{reply.about}"), Answer)


async def restarts(world: World, after: timedelta) -> World:
    """The process ends; another one starts on the same ledger, so much later."""
    again = World(world.ledger)
    again.clock.at = world.clock.at + after
    again.place = world.place
    await again.engine.start()
    await again.reaches(again.clock.at)
    return again


def instants(world: World, person: str) -> list[str]:
    """When each nudge reached her, in UTC."""
    who = world.called(person)
    state = world.engine.person("north-state", who)
    return [one.at.isoformat() for one in state.arrived]


async def test_the_reminders_come_at_eight_on_each_persons_own_wall(world: World) -> None:
    """A week before, the day before, on the morning itself; in New York three hours earlier than in California."""
    await schedules(world, f'due:"Nov 5" remind:-7d,-1d,0 to:cohort text:"{TEXT}"')
    await world.reaches(datetime(2026, 11, 6, 23, 0, tzinfo=UTC))
    assert instants(world, "Ana") == [
        "2026-10-29T15:00:00+00:00",
        "2026-11-04T16:00:00+00:00",
        "2026-11-05T16:00:00+00:00",
    ]
    assert instants(world, "Nadia") == [
        "2026-10-29T12:00:00+00:00",
        "2026-11-04T13:00:00+00:00",
        "2026-11-05T13:00:00+00:00",
    ]
    assert world.mail_of(world.called("Ana"))[0] == "Your lesson plan is due Thursday, Nov 5."


async def test_a_weekly_nudge_stays_at_nine_across_both_changes_of_the_clocks(world: World) -> None:
    """Until the autumn change 9:00 is 16:00 UTC, in winter 17:00, in spring 16:00 again; each week once."""
    await schedules(world, 'when:"every Tuesday at 9am until June 1" to:Ana text:"Try one talk move."')
    for _ in range(34):
        await world.says("Ana", "/nudge done")
        await world.passes(days=7)
    hours = [(at[:10], at[11:16]) for at in instants(world, "Ana")]
    assert len({day for day, _ in hours}) == len(hours) == 33
    assert {time for day, time in hours if day < "2026-11-01" or day >= "2027-03-14"} == {"16:00"}
    assert {time for day, time in hours if "2026-11-01" <= day < "2027-03-14"} == {"17:00"}


async def test_quiet_hours_hold_for_reminders_too(world: World) -> None:
    """Due on a Monday: the day before is a Sunday, so it comes on Monday at seven; Ben, who is quiet until a quarter
    to eight, gets his then."""
    assert isinstance(await world.says("Ben", "/me quiet until:7:45"), Answer)
    await schedules(world, f'due:"Nov 9" remind:-1d to:cohort text:"{TEXT}"')
    await world.reaches(datetime(2026, 11, 12, 23, 0, tzinfo=UTC))
    assert instants(world, "Ana") == ["2026-11-09T15:00:00+00:00"]
    assert instants(world, "Nadia") == ["2026-11-09T12:00:00+00:00"]
    assert instants(world, "Ben") == ["2026-11-09T15:45:00+00:00"]


async def test_the_list_says_all_that_will_come_and_to_how_many(world: World) -> None:
    """The lead reads both and the numbers; Ana reads what comes to her."""
    await schedules(world, f'due:"Nov 5" remind:-7d,-1d to:cohort text:"{TEXT}"')
    await schedules(world, 'when:"Oct 20 9am" to:Ben text:"Send me one photo."')
    reply = await world.says("dolores", "/nudge list")
    assert isinstance(reply, Answer)
    board = world.sees("dolores", reply.show)
    assert isinstance(board, NudgesView)
    assert {(line.text, line.people, line.times) for line in board.lines} == {
        (TEXT, 4, 2),
        ("Send me one photo.", 1, 1),
    }
    mine = world.sees("Ana", "nudges")
    assert isinstance(mine, NudgesView)
    assert [line.text for line in mine.lines] == [TEXT]


async def test_done_stops_the_later_reminders(world: World) -> None:
    """Ana answers the first with "done, thanks!"; Ben is reminded again."""
    await schedules(world, f'due:"Nov 5" remind:-7d,-1d to:cohort text:"{TEXT}"')
    await world.reaches(datetime(2026, 10, 29, 18, 0, tzinfo=UTC))
    assert isinstance(await world.says("Ana", "/nudge reply done, thanks!"), Answer)
    await world.passes(days=9)
    assert len(instants(world, "Ana")) == 1
    assert len(instants(world, "Ben")) == 2


async def test_done_on_the_morning_itself_takes_back_what_waits(world: World) -> None:
    """The message for eight is in the outbox at seven; it is not sent to somebody who has answered."""
    await schedules(world, f'due:"Nov 5" remind:-7d,-1d to:cohort text:"{TEXT}"')
    await world.reaches(datetime(2026, 11, 4, 15, 0, tzinfo=UTC))
    await world.says("Ana", "/nudge done")
    await world.passes(days=3)
    assert len(instants(world, "Ana")) == 1


async def test_snooze_brings_it_again_at_the_time_she_said(world: World) -> None:
    """Later means later that day here, once, whatever the weekly cap."""
    await schedules(world, 'when:"Oct 20 9am" to:Ana text:"Send me one photo."')
    await world.reaches(datetime(2026, 10, 20, 17, 0, tzinfo=UTC))
    assert isinstance(await world.says("Ana", "/nudge snooze tomorrow at 2pm"), Answer)
    await world.passes(days=3)
    assert instants(world, "Ana") == ["2026-10-20T16:00:00+00:00", "2026-10-21T21:00:00+00:00"]


async def test_stop_is_one_tap_and_two_silences_make_it_quiet(world: World) -> None:
    """Ana stops the series; Ben never answers, gets two, and then one line in his digest."""
    await schedules(world, 'when:"every Tuesday at 9am, 8 times" to:cohort text:"Try one talk move."')
    await world.reaches(datetime(2026, 10, 20, 17, 0, tzinfo=UTC))
    await world.says("Ana", "/nudge stop")
    await world.passes(days=60)
    assert len(instants(world, "Ana")) == 1
    assert len(instants(world, "Ben")) == 2
    quiet = [text for text in world.mail_of(world.called("Ben")) if "stop reminding" in text]
    assert len(quiet) == 1


@pytest.mark.parametrize("down", [timedelta(seconds=1), timedelta(hours=1)])
async def test_up_to_a_day_late_it_is_sent_once_and_says_so(world: World, down: timedelta) -> None:
    """The bot was down when it was due: it comes on the restart, once, also after another restart."""
    await schedules(world, 'when:"Oct 20 9am" to:Ana text:"Send me one photo."')
    await world.reaches(datetime(2026, 10, 20, 15, 59, 59, tzinfo=UTC))
    after = await restarts(world, timedelta(seconds=1) + down)
    again = await restarts(after, timedelta(minutes=5))
    assert again.web.posts == []
    (text,) = after.mail_of(after.called("Ana"))
    assert text.startswith("This reaches you late") == (down > timedelta(minutes=15))
    assert text.endswith("Send me one photo.")


@pytest.mark.parametrize("prepared", [True, False])
async def test_three_days_late_it_is_one_line_in_the_next_digest(world: World, prepared: bool) -> None:
    """Whether it was on its way already or not: on Monday at eight, once."""
    await schedules(world, 'when:"Oct 20 9am" to:Ana text:"Send me one photo."')
    await world.reaches(datetime(2026, 10, 20, 15 if prepared else 1, 0, tzinfo=UTC))
    after = await restarts(world, timedelta(days=3))
    await after.reaches(datetime(2026, 10, 26, 14, 59, tzinfo=UTC))
    assert after.web.posts == []
    await after.reaches(datetime(2026, 10, 26, 16, 0, tzinfo=UTC))
    (text,) = after.mail_of(after.called("Ana"))
    assert "Send me one photo." in text
    await after.passes(days=20)
    assert len(after.mail_of(after.called("Ana"))) == 1


async def test_a_series_that_was_missed_is_one_line(world: World) -> None:
    """Eleven days down: of a daily series the newest may still be sent, and the rest is one line."""
    await schedules(world, 'when:"every day at 9am, 30 times" to:Ana text:"Wait ten seconds."')
    await world.says("Ana", "/me nudges 7")
    await world.reaches(datetime(2026, 10, 16, 1, 0, tzinfo=UTC))
    after = await restarts(world, timedelta(days=11))
    await after.passes(hours=26)
    await after.says("Ana", "/nudge stop")
    texts = after.mail_of(after.called("Ana"))
    lines = [text for text in texts if "Missed" in text]
    assert len(lines) <= 1
    assert len(texts) <= 3


async def test_forty_days_late_the_lead_is_told_that_it_was_not_sent(world: World) -> None:
    """Too old to help: nobody gets it, and Dolores hears of it once, with the number of people."""
    await schedules(world, 'when:"Oct 20 9am" to:cohort text:"Send me one photo."')
    await world.reaches(datetime(2026, 10, 20, 1, 0, tzinfo=UTC))
    after = await restarts(world, timedelta(days=40))
    await after.passes(days=3)
    assert after.mail_of(after.called("Ana")) == []
    (report,) = after.mail_of("dolores")
    assert report.startswith("Not sent 4 times")


async def test_past_its_due_date_it_is_not_sent(world: World) -> None:
    """A reminder of last week's deadline helps nobody."""
    await schedules(world, f'due:"Oct 22" remind:-1d to:Ana text:"{TEXT}"')
    await world.reaches(datetime(2026, 10, 21, 1, 0, tzinfo=UTC))
    after = await restarts(world, timedelta(days=3))
    await after.passes(days=5)
    assert after.mail_of(after.called("Ana")) == []
    assert len(after.mail_of("dolores")) == 1


async def test_four_hundred_days_ahead_it_fires_once(world: World) -> None:
    """Planned this autumn for the next but one: it comes on its day, and not again."""
    await schedules(world, 'when:"2027-11-18 09:00" to:Ana text:"One year on."')
    await world.reaches(datetime(2027, 11, 18, 17, 0, tzinfo=UTC))
    assert instants(world, "Ana") == ["2027-11-18T17:00:00+00:00"]
    after = await restarts(world, timedelta(days=1))
    await after.passes(days=40)
    assert after.web.posts == []


async def test_one_a_week_over_all_convenings_and_the_rest_in_one_digest(world: World) -> None:
    """Three leads write in one week: the first comes alone, the others on Monday in one message."""
    for day, text in (("Oct 20 9am", "First"), ("Oct 21 9am", "Second"), ("Oct 22 9am", "Third")):
        await schedules(world, f'when:"{day}" to:Ana text:"{text}"')
    await world.reaches(datetime(2026, 10, 26, 16, 0, tzinfo=UTC))
    first, digest = world.mail_of(world.called("Ana"))
    assert first == "First"
    assert "Second" in digest
    assert "Third" in digest


async def test_two_reminders_on_one_day_are_one_message(world: World) -> None:
    """A lesson plan and a survey are due on the same Thursday."""
    await schedules(world, f'due:"Nov 5" remind:-1d to:Ana text:"{TEXT}"')
    await schedules(world, 'due:"Nov 5" remind:-1d to:Ana text:"The survey closes {due}."')
    await world.reaches(datetime(2026, 11, 5, 23, 0, tzinfo=UTC))
    (text,) = world.mail_of(world.called("Ana"))
    assert "lesson plan" in text
    assert "survey" in text


async def test_leads_see_totals_of_answers_and_under_four_nothing(world: World) -> None:
    """Three answers are nobody's business; the fourth makes a total without names."""
    for name in ("Cy", "Dee"):
        await world.says(name, f"/here site:Shasta mode:room name:{name}")
    await schedules(world, 'when:"Oct 20 9am" to:everyone text:"Send me one photo."')
    await world.reaches(datetime(2026, 10, 20, 17, 0, tzinfo=UTC))
    for n, name in enumerate(("Ana", "Ben", "Cy", "Dee")):
        board = world.sees("dolores", "nudges")
        assert board is not None
        assert board.lines[0].answers == (), n  # type: ignore[union-attr]
        await world.says(name, "/nudge done")
        await world.settles()
    board = world.sees("dolores", "nudges")
    assert board is not None
    assert board.lines[0].answers == (("done", 4),)  # type: ignore[union-attr]


async def test_a_person_answers_only_for_herself(world: World) -> None:
    """There is no nudge of Ben's that Ana could answer."""
    await schedules(world, 'when:"Oct 20 9am" to:Ben text:"Send me one photo."')
    await world.reaches(datetime(2026, 10, 20, 17, 0, tzinfo=UTC))
    reply = await world.says("Ana", "/nudge done")
    assert isinstance(reply, Refusal)
    assert reply.code == "no-nudge-to-answer"
