"""The floor: clocks and warnings, questions in between, presenters, the last word, and who is heard again."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.convening.wishes import BeginBreak, ChangeSetting, OpenConvening
from bot.domain.log import Decision
from bot.domain.queue import wishes as w
from bot.domain.turns import Mode
from tests.domain.queue.meeting import Meeting, is_yes, meeting

FIVE = {"ana": "Hall", "ben": "Hall", "cruz": "Hall", "lin": "remote", "noor": "remote"}


def speaking(made: Meeting, person: str, minutes: int = 0) -> None:
    if minutes:
        made.leads(w.SetLimit(minutes * 60))
    made.raises(person)
    made.leads(w.CallPerson(person))


def warnings(made: Meeting) -> list[tuple[float, str]]:
    return [
        (entry.at.timestamp() - made.log[0].at.timestamp(), entry.event.mark)
        for entry in made.log
        if type(entry.event).__name__ == "TurnWarned"
    ]


def test_a_speaker_is_warned_in_text_and_never_cut_off() -> None:
    """Two minutes: told at one and a half, told at two, and still speaking at five."""
    made = meeting(FIVE)
    speaking(made, "ana", 2)
    made.lets_time_pass(300)
    assert warnings(made) == [(90, "soon"), (120, "over")]
    assert made.state.queue.floor is not None
    assert made.state.queue.floor.person == "ana"


def test_more_time_moves_both_warnings() -> None:
    """A minute more after the first warning: both are said again, a minute later."""
    made = meeting(FIVE)
    speaking(made, "ana", 2)
    made.lets_time_pass(100)
    made.leads(w.ExtendTurn(60))
    made.lets_time_pass(300)
    assert warnings(made) == [(90, "soon"), (150, "soon"), (180, "over")]


def test_the_clock_stands_still_in_a_pause_and_in_a_break() -> None:
    """Thirty seconds' pause and ten minutes' coffee: the end comes that much later."""
    made = meeting(FIVE)
    speaking(made, "ana", 2)
    made.lets_time_pass(30)
    made.leads(w.PauseTurn())
    made.lets_time_pass(30)
    made.leads(w.ResumeTurn())
    made.leads(BeginBreak())
    made.lets_time_pass(600)
    made.leads(OpenConvening())
    made.lets_time_pass(300)
    assert warnings(made) == [(90 + 630, "soon"), (120 + 630, "over")]


def test_a_question_in_between_stops_the_speakers_clock() -> None:
    """Lin asks what a word means while Ana speaks; forty seconds later Ana goes on with the time that she had."""
    made = meeting(FIVE)
    speaking(made, "ana", 2)
    made.lets_time_pass(20)
    made.raises("ben")
    made.raises("lin", "clarify")
    assert is_yes(made.leads(w.HearQuestion()))
    assert made.state.queue.floor is not None
    assert made.state.queue.floor.person == "lin"
    made.lets_time_pass(40)
    made.leads(w.CallNext())
    assert made.state.queue.floor is not None
    assert made.state.queue.floor.person == "ana"
    assert made.state.queue.floor.lasted(made.now) == timedelta(seconds=20)
    assert [hand.person for hand in made.state.queue.waiting] == ["ben"]
    made.leads(w.EndTurn())
    turns = {turn.person: turn.lasted(turn.began_at) for turn in made.state.queue.turns}
    assert turns == {"lin": timedelta(seconds=40), "ana": timedelta(seconds=20)}


def test_where_it_is_set_so_the_next_question_is_heard_within_the_turn() -> None:
    """With the setting on, "next" lets a clarifying question in and the speaker goes on."""
    made = meeting(FIVE)
    made.leads(ChangeSetting("clarify-pauses", "on"))
    speaking(made, "ana")
    made.raises("lin", "clarify")
    assert made.next() == "lin"
    assert made.next() == "ana"


def test_a_presenters_slot_counts_as_no_turn() -> None:
    """Ana presents for ten minutes: she has had no turn, and her mode is not ahead of the other."""
    made = meeting(FIVE)
    assert is_yes(made.leads(w.GiveSlot("ana", 10)))
    made.lets_time_pass(600)
    made.leads(w.EndTurn())
    standing = made.state.queue.standing
    assert (standing.turns_in_meeting.get("ana", 0), standing.turns_by_mode.get(Mode.ROOM, 0)) == (0, 0)
    assert standing.minutes_by_site.get("hall", 0.0) == 0.0


def test_the_site_bank_counts_the_minutes_that_were_really_used() -> None:
    """Hall speaks four minutes, home one: by minutes home is owed the floor, though each had one turn."""
    made = meeting({"ana": "Hall", "lin": "remote", "ben": "Hall", "noor": "remote"})
    for person, minutes in (("ana", 4), ("lin", 1)):
        speaking(made, person)
        made.lets_time_pass(60 * minutes)
        made.leads(w.EndTurn())
    made.raises("ben")
    made.second += 1
    made.raises("noor")
    made.leads(w.ChoosePolicy("site-time-bank"))
    assert dict(made.state.queue.standing.minutes_by_site) == {"hall": 4.0, "remote": 1.0}
    assert made.order == ["noor", "ben"]


def test_the_last_word_closes_the_queue_and_loses_no_hand() -> None:
    """Cruz speaks last: nobody new can raise, and Ben's hand is up still when the queue opens again."""
    made = meeting(FIVE)
    made.raises("ben")
    assert is_yes(made.leads(w.GiveLastWord("cruz")))
    assert not made.raises("lin")
    made.leads(w.OpenQueue())
    assert made.order == ["ben"]


def test_who_was_cut_short_is_heard_again_at_the_old_place() -> None:
    """Ana was interrupted by the bell: her hand is back, with the time that it had."""
    made = meeting(FIVE)
    made.leads(w.ChoosePolicy("first-come"))
    made.raises("ana", at=10)
    made.raises("ben", at=20)
    made.next()
    made.leads(w.EndTurn())
    assert is_yes(made.leads(w.HearAgain()))
    assert made.order == ["ana", "ben"]


def test_next_on_an_old_board_is_logged() -> None:
    """The board showed Ben first; a process point came in meanwhile and is called: the log says the board had moved."""
    made = meeting(FIVE)
    ben = made.raises("ben")
    made.raises("lin", "process")
    made.leads(w.CallNext(replaces="", seen=ben))
    floor = made.state.queue.floor
    assert floor is not None
    assert (floor.person, floor.called) == ("lin", "board-moved")


def test_agreeing_is_counted_once_and_takes_no_turn() -> None:
    """Ben agrees twice and Lin once with what Ana says: two agree, and nobody's turn is used."""
    made = meeting(FIVE)
    speaking(made, "ana")
    assert is_yes(made.says("ben", w.Agree()))
    assert not is_yes(made.says("ben", w.Agree()))
    made.says("lin", w.Agree())
    assert made.state.queue.floor is not None
    assert len(made.state.queue.floor.agreed) == 2
    assert not made.state.queue.hands


def test_a_written_turn_is_called_and_read_by_a_named_voice() -> None:
    """Lin writes; when her turn comes, the facilitator is asked to read it, and it counts as Lin's turn."""
    made = meeting(FIVE)
    made.says("lin", w.RaiseHand(note="We could share buses.", written=True))
    decision = made.leads(w.CallNext())
    assert isinstance(decision, Decision)
    floor = made.state.queue.floor
    assert floor is not None
    assert (floor.person, floor.written, floor.reader) == ("lin", True, "dolores")
    assert [(post.to, post.say.id) for post in decision.posts] == [("dolores", "please-read-aloud")]
    assert made.state.queue.standing.turns_in_meeting["lin"] == 1


def test_a_hand_that_is_up_can_be_put_in_writing_without_losing_its_place() -> None:
    """Lin's microphone fails while she waits: what she writes now is read aloud at her old place."""
    made = meeting(FIVE)
    first = made.raises("lin")
    made.second += 5
    made.raises("ana")
    place = made.state.queue.hands[first].place
    made.says("lin", w.RaiseHand(note="I agree with Ana.", written=True))
    assert made.state.queue.hands[first].place == place
    assert made.state.queue.raising(first).written


def test_later_keeps_her_in_and_moves_her_back() -> None:
    """Ana says "later": Ben and Cruz go first, and she is still up."""
    made = meeting(FIVE)
    for second, person in enumerate(("ana", "ben", "cruz")):
        made.raises(person, at=second)
    made.second = 10
    made.says("ana", w.MoveBack())
    assert made.order == ["ben", "cruz", "ana"]


def test_a_reply_over_the_cap_becomes_a_new_point_and_she_is_told() -> None:
    """Two replies wait; the third joins the new points, keeps its time, and its author hears why."""
    made = meeting(FIVE)
    made.raises("ana", "reply", at=1)
    made.raises("ben", "reply", at=2)
    made.second = 3
    decision = made.says("lin", w.RaiseHand(kind=w.Kind.REPLY))
    assert isinstance(decision, Decision)
    assert decision.answer.say.id == "reason-reply-over-cap"
    (hand,) = made.state.queue.of("lin")
    assert (hand.kind.value, hand.since.second) == ("new", 3)
