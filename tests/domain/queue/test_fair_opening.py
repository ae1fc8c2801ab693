"""Think time, fair openings, being told in time, and rounds: nobody gains by being the quickest."""

from __future__ import annotations

from bot.domain.convening.facts import AccountJoined
from bot.domain.convening.wishes import BeginBreak, ChangeSetting, OpenConvening
from bot.domain.log import Decision, Refusal
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from tests.domain.queue.meeting import Meeting, is_yes, meeting

FIVE = {"ana": "Hall", "ben": "Hall", "cruz": "Hall", "lin": "remote", "noor": "remote"}


def joined(*people: str) -> Meeting:
    """The five, and those with a page of their own."""
    made = meeting(FIVE)
    made.happens(*(AccountJoined(person, f"a-{person}", "web", True) for person in people))
    return made


def test_hands_within_the_first_seconds_count_as_raised_together() -> None:
    """Open for ten seconds: Ana at one and Lin at nine are one instant, the lot decides; Ben at eleven is later."""
    made = meeting(FIVE)
    made.leads(w.ChoosePolicy("first-come"))
    made.leads(w.OpenHands(10))
    for person, second in (("ana", 1), ("lin", 9), ("ben", 11)):
        made.raises(person, at=second)
    hands = {hand.person: hand for hand in made.state.queue.waiting}
    assert hands["ana"].since == hands["lin"].since
    assert made.order[:2] == sorted(("ana", "lin"), key=lambda person: hands[person].lot)
    assert made.order[2] == "ben"
    raised = [entry.event for entry in made.log if isinstance(entry.event, f.HandRaised)]
    assert [event.lot for event in raised] == [hands[event.person].lot for event in raised]


def test_the_lot_lets_either_go_first() -> None:
    """Over twenty meetings of the same two hands, neither the first nor the second to press always goes first."""
    firsts = set()
    for seed in range(20):
        made = meeting(FIVE)
        made.seeds = seed * 100
        made.leads(w.ChoosePolicy("first-come"))
        made.leads(w.OpenHands(10))
        made.raises("ana", at=1)
        made.raises("lin", at=2)
        firsts.add(made.order[0])
    assert firsts == {"ana", "lin"}


def test_hands_stay_down_in_think_time_and_what_was_written_becomes_the_note() -> None:
    """Three minutes to think: Ana's words are kept, her hand is not up; when hands open it goes up with those words."""
    made = meeting(FIVE)
    made.leads(w.LockHands(180, batch=10))
    drafted = made.says("ana", w.RaiseHand(note="Start from a phenomenon."))
    assert isinstance(drafted, Decision)
    assert [(word.person, word.text) for word in drafted.words] == [("ana", "Start from a phenomenon.")]
    assert not made.state.queue.hands
    bare = made.says("ben", w.RaiseHand())
    assert isinstance(bare, Refusal)
    assert bare.code == "think-time-until"
    made.lets_time_pass(181)
    hand = made.raises("ana")
    assert made.state.queue.raising(hand).note == drafted.words[0].key
    assert made.state.queue.opening is not None


def test_a_process_point_is_heard_even_in_think_time() -> None:
    """The sound is gone: that cannot wait for three minutes."""
    made = meeting(FIVE)
    made.leads(w.LockHands(180))
    assert made.raises("lin", "process")


def test_think_time_waits_for_the_break() -> None:
    """A break of ten minutes in the middle: hands open ten minutes later."""
    made = meeting(FIVE)
    made.leads(w.LockHands(180))
    made.leads(BeginBreak())
    made.lets_time_pass(600)
    made.leads(OpenConvening())
    made.lets_time_pass(179)
    assert not made.raises("ana")
    made.lets_time_pass(2)
    assert made.raises("ana")


def news(decision: Decision | Refusal) -> list[tuple[str, object]]:
    assert isinstance(decision, Decision)
    return [(post.to, post.say.args["place"]) for post in decision.posts if post.say.id == "on-deck"]


def test_remote_people_are_told_once_that_they_speak_soon() -> None:
    """Ana is called; Lin, who is next, hears so with the ways to answer, and not again when Ben is called by name."""
    made = joined("lin", "ana")
    for second, person in enumerate(("ana", "ben", "cruz", "lin")):
        made.raises(person, at=second)
    made.leads(w.ChoosePolicy("first-come"))
    assert news(made.leads(w.CallNext())) == []
    assert news(made.leads(w.CallNext())) == [("lin", 2)]
    assert news(made.leads(w.CallNext())) == []


def test_who_holds_her_place_is_not_called_and_keeps_it() -> None:
    """Lin is first and asks to hold: Ben is called; once she is ready she is first again."""
    made = meeting(FIVE)
    made.leads(w.ChoosePolicy("first-come"))
    for second, person in enumerate(("lin", "ben", "cruz")):
        made.raises(person, at=second)
    made.says("lin", w.HoldPlace())
    assert made.order == ["ben", "cruz"]
    assert made.next() == "ben"
    made.says("lin", w.SayReady())
    assert made.order == ["lin", "cruz"]


def test_who_holds_her_place_is_called_when_nobody_else_waits() -> None:
    """Only Lin is up, holding: "next" calls her all the same."""
    made = meeting(FIVE)
    made.raises("lin")
    made.says("lin", w.HoldPlace())
    assert made.next() == "lin"


def test_where_an_answer_is_asked_for_silence_is_skipped_without_losing_the_place() -> None:
    """Lin was told and gives no answer for half a minute: Cruz goes; she answers and is first again."""
    made = joined("lin", "cruz")
    made.leads(ChangeSetting("on-deck", "answer"))
    made.leads(w.ChoosePolicy("first-come"))
    for second, person in enumerate(("ana", "lin", "cruz", "ben")):
        made.raises(person, at=second)
    made.leads(w.CallNext())
    made.says("cruz", w.SayReady())
    made.lets_time_pass(29)
    assert made.order == ["lin", "cruz", "ben"]
    made.lets_time_pass(2)
    assert made.order == ["cruz", "ben"]
    made.says("lin", w.SayReady())
    assert made.order == ["lin", "cruz", "ben"]


def test_a_round_gives_everyone_a_go_remote_and_room_in_turn() -> None:
    """Nobody needs to raise: five hands go up in a fixed order, and a pass is a good go."""
    made = meeting(FIVE)
    assert is_yes(made.leads(w.BeginRound()))
    assert made.order == ["lin", "ana", "noor", "ben", "cruz"]
    assert made.next() == "lin"
    made.says("noor", w.PassTurn())
    made.raises("lin")
    assert made.order == ["ana", "ben", "cruz", "lin"]


def test_a_round_of_too_many_is_not_begun() -> None:
    """Sixteen people would sit through a long round: the refusal names another way."""
    made = meeting({f"p{n:02}": "Hall" for n in range(16)})
    refused = made.leads(w.BeginRound())
    assert isinstance(refused, Refusal)
    assert refused.code == "too-many-for-a-round"
    assert not made.state.queue.hands


def test_least_heard_first_needs_the_groups_yes() -> None:
    """It is not switched on by a facilitator's wish alone."""
    made = meeting(FIVE)
    refused = made.leads(w.ChoosePolicy("progressive"))
    assert isinstance(refused, Refusal)
    assert refused.code == "policy-needs-consent"
    assert is_yes(made.leads(w.ChoosePolicy("progressive", agreed=True)))
