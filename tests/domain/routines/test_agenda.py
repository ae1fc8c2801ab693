"""S56. "Their professional development designs may have been overly ambitious.\""""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routines.agenda import AgendaItem, check_agenda, trims
from bot.domain.routines.model import Routine
from bot.routines import shipped

DAY = (
    AgendaItem("welcome", "Welcome", 20, "opening"),
    AgendaItem("warm-up", "Think-Pair-Share", 10, "routine", "think-pair-share"),
    AgendaItem("keynote", "Keynote", 60, "talk"),
    AgendaItem("data", "Looking at data", 60, "routine", "atlas"),
    AgendaItem("check-1", "Remote check", 5, "remote-check"),
    AgendaItem("lunch", "Lunch", 40, "break"),
    AgendaItem("jigsaw", "Frameworks", 60, "routine", "jigsaw"),
    AgendaItem("county", "County groups", 45, "breakout", weight=3),
    AgendaItem("panel", "Panel", 30, "talk", weight=1),
    AgendaItem("check-2", "Remote check", 5, "remote-check"),
    AgendaItem("exit", "Exit ticket", 5, "exit-ticket", "exit-ticket-321"),
)
NEVER = {"check-1", "check-2", "exit", "lunch"}
items = st.lists(
    st.builds(
        AgendaItem,
        st.uuids().map(str),
        st.just("Something"),
        st.integers(3, 90),
        st.sampled_from(["opening", "talk", "routine", "breakout", "break", "remote-check", "exit-ticket", "closing"]),
        st.sampled_from([None, "atlas", "think-pair-share", "exit-ticket-321"]),
        st.just(()),
        st.integers(1, 3),
        st.booleans(),
    ),
    max_size=12,
)


def test_a_six_hour_plan_in_a_five_hour_slot_is_flagged_with_what_to_cut(routines: Mapping[str, Routine]) -> None:
    """Items, transitions and regrouping take over six hours; the cuts named win back all that is too much."""
    check = check_agenda(DAY, 300, routines)
    assert (check.items, check.transitions) == (340, 20)
    assert check.regrouping == 3 + 3 * 2 + 6
    assert check.planned >= 360
    assert check.findings[0].to("en") == "The plan takes 6 h 15 min and you have 5 hours: 75 minutes too much."
    assert check.won >= check.over
    assert all(cut.say.to("en") and cut.say.to("es") for cut in check.cuts)


def test_the_least_important_talk_goes_first_and_the_rest_is_shortened(routines: Mapping[str, Routine]) -> None:
    """In four and a half hours the panel goes, the others get shorter, and nothing else is left out."""
    assert "drop" not in {cut.kind for cut in check_agenda(DAY, 300, routines).cuts}
    check = check_agenda(DAY, 270, routines)
    assert [cut.item for cut in check.cuts if cut.kind == "drop"] == ["panel"]
    assert "panel" not in {cut.item for cut in check.cuts if cut.kind == "shorten"}


def test_a_plan_that_fits_is_left_alone(routines: Mapping[str, Routine]) -> None:
    """Seven hours hold the plan: nothing is cut."""
    check = check_agenda(DAY, 420, routines)
    assert check.cuts == ()
    assert [finding.id for finding in check.findings] == ["fits"]


def test_more_than_two_aims_are_flagged(routines: Mapping[str, Routine]) -> None:
    """Three aims in one day: people remember two."""
    plan = [AgendaItem(aim, aim, 20, aims=(aim,)) for aim in ("explain", "data", "trust")]
    assert [finding.id for finding in check_agenda(plan, 120, routines).findings] == ["fits", "too-many-aims"]
    assert [finding.id for finding in check_agenda(plan[:2], 120, routines).findings] == ["fits"]


@pytest.mark.parametrize("slot", [0, 30, 60, 120, 300])
def test_neither_the_remote_check_nor_the_exit_ticket_nor_lunch_is_ever_cut(
    routines: Mapping[str, Routine], slot: int
) -> None:
    """However short the slot; where even every cut is not enough, that is said."""
    check = check_agenda(DAY, slot, routines)
    assert not NEVER & {cut.item for cut in check.cuts}
    assert ("cannot-fit" in {finding.id for finding in check.findings}) == (check.won < check.over)


def test_running_late_offers_trims_that_end_on_time(routines: Mapping[str, Routine]) -> None:
    """At 2:30 with ten minutes of the jigsaw left and the end at 3:30: county groups stay, the panel is trimmed."""
    now = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
    late = trims(DAY[7:], 10, now, now + timedelta(minutes=60), routines)
    assert late.findings[0].to("en") == "You are 49 minutes behind. These trims bring you back to the end time."
    assert not NEVER & {cut.item for cut in late.cuts}
    assert late.won >= late.over > 0


def test_on_time_there_is_nothing_to_trim(routines: Mapping[str, Routine]) -> None:
    """With two hours left for the last four items, no trims are offered."""
    now = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
    fine = trims(DAY[7:], 0, now, now + timedelta(minutes=120), routines)
    assert (fine.cuts, fine.findings[0].to("es")) == ((), "Vas a tiempo.")


@given(items, st.integers(0, 400))
def test_cuts_win_what_they_say_and_spare_what_must_stay(plan: list[AgendaItem], slot: int) -> None:
    """Whatever the plan: protected and kept items stay, and either the cuts suffice or the shortfall is said."""
    check = check_agenda(plan, slot, shipped())
    spared = {item.id for item in plan if item.keep or item.kind in ("remote-check", "exit-ticket", "break")}
    assert not spared & {cut.item for cut in check.cuts}
    assert all(cut.minutes > 0 for cut in check.cuts)
    assert check.won >= check.over or "cannot-fit" in {finding.id for finding in check.findings}
    assert len({cut.item for cut in check.cuts}) == len(check.cuts)
