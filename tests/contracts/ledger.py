"""What every ledger promises, told once; each implementation's tests inherit it and say how to open one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.log import Post, Stream, Word, say
from bot.ports import Due, Failed, Hop, Known, Ledger, Moved, Parcel, Receipt, Record, Write, Written

NOON = datetime(2026, 9, 14, 12, 0, 0, 123456, tzinfo=UTC)
CONVENING = Stream("north", "convening", "c1")
ANA = Stream("north", "person", "ana")
MINUTE = timedelta(minutes=1)


def line(seq: int, action: int | None = None, type: str = "HandRaised") -> Record:
    return Record(seq, NOON + seq * MINUTE, "ana", action or seq, True, type, f'{{"seq":{seq}}}'.encode())


def append(stream: Stream, *seqs: int, **more: object) -> Write:
    """Lines `seqs` for a stream whose head is just before the first of them."""
    return replace(Write(stream, seqs[0] - 1, tuple(line(seq) for seq in seqs)), **more)


def nudge(key: str, action: int = 1, **more: object) -> tuple[int, Post, bytes]:
    return action, replace(Post(key, say("hello"), to="ana"), **more), f"body of {key}".encode()


def states(listed: object) -> dict[str, str]:
    return {parcel.key: state for parcel, state, _ in listed}


class LedgerContract:
    """Inherit, and have a fixture `ledger` that yields an open and empty one."""

    async def sent(self, ledger: Ledger, key: str) -> Parcel:
        for parcel in await ledger.claim(NOON + 9 * MINUTE, "me", 100):
            if parcel.key == key:
                assert await ledger.settle(parcel, "sent", NOON + 9 * MINUTE)
                return parcel
        raise AssertionError(f"{key} was not there to be sent")

    # The log.

    async def test_what_was_written_is_read_back_whole(self, ledger: Ledger) -> None:
        """Lines come back in order and to the microsecond, and the head is the last of them."""
        assert await ledger.commit([append(CONVENING, 1, 2, 3)]) == [Written()]
        assert list(await ledger.read(CONVENING)) == [line(1), line(2), line(3)]
        assert list(await ledger.read(CONVENING, after=2)) == [line(3)]
        assert await ledger.head(CONVENING) == 3

    async def test_a_stream_nobody_wrote_to_is_empty(self, ledger: Ledger) -> None:
        """Asking for an unknown log gives no lines and head 0, and leaves no trace of it."""
        assert (list(await ledger.read(CONVENING)), await ledger.head(CONVENING)) == ([], 0)
        assert await ledger.commit([Write(CONVENING, 0, now=NOON)]) == [Written()]
        assert list(await ledger.organisations()) == []

    async def test_nothing_to_write_is_no_fault(self, ledger: Ledger) -> None:
        """An empty batch has no outcomes."""
        assert list(await ledger.commit([])) == []

    async def test_a_write_on_an_old_head_is_refused_whole(self, ledger: Ledger) -> None:
        """Who decided on a state that is no longer true learns the head, and nothing of the write is kept."""
        await ledger.commit([append(CONVENING, 1, 2)])
        late = append(
            CONVENING,
            2,
            words=(Word("ana", "name", "Ana"),),
            receipts=(Receipt("k", "ana", b"yes"),),
            posts=(nudge("p"),),
            hops=(Hop("h", ANA, b"follow"),),
            deadlines=(Due(CONVENING, "d", NOON),),
        )
        assert await ledger.commit([late]) == [Moved(2)]
        assert list(await ledger.words("north")) == list(await ledger.parcels("north")) == []
        assert list(await ledger.hops()) == list(await ledger.due(NOON)) == []
        assert await ledger.receipt("north", "k") is None

    async def test_the_first_line_is_written_by_one_alone(self, ledger: Ledger) -> None:
        """Two who both think that the log is empty: the second is told otherwise."""
        assert list(await ledger.commit([append(CONVENING, 1)])) == [Written()]
        assert list(await ledger.commit([append(CONVENING, 1)])) == [Moved(1)]

    async def test_a_refusal_is_answered_only_on_a_true_head(self, ledger: Ledger) -> None:
        """A write without lines still checks the head that the refusal was decided on."""
        await ledger.commit([append(CONVENING, 1)])
        refusal = Write(CONVENING, 1, receipts=(Receipt("k1", "ana", b"no"),), now=NOON)
        stale = Write(CONVENING, 0, receipts=(Receipt("k2", "ana", b"no"),), now=NOON)
        assert list(await ledger.commit([refusal])) == [Written()]
        assert list(await ledger.commit([stale])) == [Moved(1)]
        assert await ledger.receipt("north", "k1") == b"no"
        assert await ledger.receipt("north", "k2") is None

    async def test_lines_must_follow_on(self, ledger: Ledger) -> None:
        """A log never gets a gap: a write whose lines skip a number fails."""
        [outcome] = await ledger.commit([Write(CONVENING, 0, (line(2),))])
        assert isinstance(outcome, Failed)
        assert await ledger.head(CONVENING) == 0

    async def test_a_batch_may_build_on_itself(self, ledger: Ledger) -> None:
        """Writes of one batch follow each other on one stream and stand beside others on other streams."""
        batch = [append(CONVENING, 1), append(ANA, 1), append(CONVENING, 2, 3)]
        assert list(await ledger.commit(batch)) == [Written()] * 3
        assert (await ledger.head(CONVENING), await ledger.head(ANA)) == (3, 1)

    async def test_one_bad_write_fails_alone(self, ledger: Ledger) -> None:
        """Of four writes one cannot be stored and one comes late; the other two are durable."""
        unwritable = append(ANA, 1, words=(Word("ana", "name", "\ud800"),))
        batch = [append(CONVENING, 1), unwritable, append(CONVENING, 5), append(CONVENING, 2)]
        first, second, third, fourth = await ledger.commit(batch)
        assert (first, third, fourth) == (Written(), Moved(1), Written())
        assert isinstance(second, Failed)
        assert (await ledger.head(CONVENING), await ledger.head(ANA)) == (2, 0)

    async def test_only_open_streams_are_loaded_at_start(self, ledger: Ledger) -> None:
        """A closed convening stays in the list of streams but not among those to load."""
        await ledger.commit([append(CONVENING, 1), append(ANA, 1)])
        await ledger.commit([append(CONVENING, 2, is_open=False)])
        assert list(await ledger.open_streams()) == [(ANA, 1)]
        assert list(await ledger.streams("north", "convening")) == [CONVENING]

    async def test_organisations_do_not_see_each_other(self, ledger: Ledger) -> None:
        """The same names in two organisations are two different things everywhere."""
        south = Stream("south", "convening", "c1")
        both = {"words": (Word("ana", "name", "Ana"),), "receipts": (Receipt("k", "ana", b"yes"),)}
        batch = [append(stream, 1, posts=(nudge("p"),), **both) for stream in (CONVENING, south)]
        assert list(await ledger.commit(batch)) == [Written()] * 2
        assert list(await ledger.organisations()) == ["north", "south"]
        await ledger.commit([append(south, 2, cancels=("p",), words=(Word("ana", "name", None),))])
        assert states(await ledger.parcels("north")) == {"p": "waiting"}
        assert states(await ledger.parcels("south")) == {"p": "cancelled"}
        assert list(await ledger.words("north")) == [Word("ana", "name", "Ana")]
        assert list(await ledger.words("south")) == []
        assert list(await ledger.streams("south", "convening")) == [south]

    async def test_a_summary_takes_the_place_of_a_closed_log(self, ledger: Ledger) -> None:
        """At its retention date one line stands for the whole log, its posts and its deadlines."""
        last = append(CONVENING, 1, 2, posts=(nudge("p"),), deadlines=(Due(CONVENING, "d", NOON),), is_open=False)
        await ledger.commit([last])
        summary = line(3, type="Summarised")
        await ledger.summarise(CONVENING, summary)
        assert list(await ledger.read(CONVENING)) == [summary]
        assert await ledger.head(CONVENING) == 3
        assert list(await ledger.parcels("north")) == list(await ledger.due(NOON)) == []

    async def test_a_summary_of_a_series_is_read_again_at_the_next_start(self, ledger: Ledger) -> None:
        """Where a series goes on its last meeting is asked for by name, so it is among the open streams again."""
        await ledger.commit([append(CONVENING, 1, 2, is_open=False)])
        assert list(await ledger.open_streams()) == []
        await ledger.summarise(CONVENING, line(3, type="Summarised"), stays_open=True)
        assert list(await ledger.open_streams()) == [(CONVENING, 3)]

    async def test_an_open_log_is_not_summarised(self, ledger: Ledger) -> None:
        """Nor one that has grown since the summary was made: nothing is lost by a race."""
        await ledger.commit([append(CONVENING, 1, 2)])
        with pytest.raises(Exception, match="open"):
            await ledger.summarise(CONVENING, line(3))
        await ledger.commit([append(CONVENING, 3, is_open=False)])
        with pytest.raises(Exception, match="last line"):
            await ledger.summarise(CONVENING, line(3))
        assert len(await ledger.read(CONVENING)) == 3

    # Receipts.

    async def test_a_copy_of_a_delivery_gets_its_first_answer(self, ledger: Ledger) -> None:
        """A key seen before has no second effect, whatever the head is by now."""
        write = append(CONVENING, 1, receipts=(Receipt("k", "ana", b"You are next."),))
        assert list(await ledger.commit([write])) == [Written()]
        assert list(await ledger.commit([write])) == [Known({"k": b"You are next."})]
        again = replace(append(CONVENING, 2), receipts=(Receipt("k", "ana", b"other"), Receipt("new", "ana", b"x")))
        assert list(await ledger.commit([again])) == [Known({"k": b"You are next."})]
        assert await ledger.head(CONVENING) == 1
        assert await ledger.receipt("north", "k") == b"You are next."
        assert await ledger.receipt("north", "new") is None

    async def test_two_copies_in_one_batch_count_once(self, ledger: Ledger) -> None:
        """The second copy is told what the first one was, though both came in the same moment."""
        first = append(CONVENING, 1, receipts=(Receipt("k", "ana", b"yes"),))
        second = append(CONVENING, 2, receipts=(Receipt("k", "ana", b"yes, again"),))
        assert list(await ledger.commit([first, second])) == [Written(), Known({"k": b"yes"})]
        assert await ledger.head(CONVENING) == 1

    async def test_receipts_are_dropped_after_48_hours(self, ledger: Ledger) -> None:
        """The clock of the write decides, not the clock of the machine."""
        await ledger.commit([Write(ANA, 0, receipts=(Receipt("k", "ana", b"yes"),), now=NOON)])
        assert await ledger.tidy(NOON + timedelta(hours=48)) == 0
        assert await ledger.tidy(NOON + timedelta(hours=48, seconds=1)) == 1
        assert await ledger.receipt("north", "k") is None

    # Private words.

    async def test_words_are_put_changed_and_removed(self, ledger: Ledger) -> None:
        """The last word under a key counts, also within one batch; None takes it away."""
        await ledger.commit([append(ANA, 1, words=(Word("ana", "name", "Anna"), Word("ana", "email", "a@b")))])
        await ledger.commit([append(ANA, 2, words=(Word("ana", "name", "Ana Ruíz 🌻"), Word("ana", "email", None)))])
        assert list(await ledger.words("north")) == [Word("ana", "name", "Ana Ruíz 🌻")]
        twice = append(ANA, 3, words=(Word("ana", "name", None), Word("ana", "name", "Ana")))
        await ledger.commit([twice, append(CONVENING, 1, words=(Word("ben", "name", "Ben"),))])
        assert list(await ledger.words("north")) == [Word("ana", "name", "Ana"), Word("ben", "name", "Ben")]

    async def test_forgetting_empties_a_person(self, ledger: Ledger) -> None:
        """Her words go, her answers and posts are emptied, her waiting posts are not sent; nobody else loses any."""
        mine = (Word("ana", "name", "Ana"), Word("ana", "note", "secret"), Word("ben", "name", "Ben"))
        answers = (Receipt("k1", "ana", b"Ana, yes"), Receipt("k2", "ben", b"Ben, yes"))
        await ledger.commit([append(CONVENING, 1, words=mine, receipts=answers, posts=(nudge("p"),))])
        assert await ledger.forget("south", "ana") == 0
        assert await ledger.forget("north", "ana") == 4
        assert list(await ledger.words("north")) == [Word("ben", "name", "Ben")]
        assert await ledger.receipt("north", "k1") == b""
        assert await ledger.receipt("north", "k2") == b"Ben, yes"
        [(parcel, state, _)] = await ledger.parcels("north")
        assert (parcel.body, state) == (b"", "cancelled")
        assert await ledger.forget("north", "ana") == 0

    async def test_a_forgotten_delivery_still_has_no_second_effect(self, ledger: Ledger) -> None:
        """The key stays when its answer is emptied."""
        write = append(CONVENING, 1, receipts=(Receipt("k", "ana", b"Ana, yes"),))
        await ledger.commit([write])
        await ledger.forget("north", "ana")
        assert list(await ledger.commit([write])) == [Known({"k": b""})]

    async def test_a_forgotten_person_may_come_back(self, ledger: Ledger) -> None:
        """New words after the forgetting are kept and read like anybody's."""
        await ledger.commit([append(ANA, 1, words=(Word("ana", "name", "Ana"),))])
        await ledger.forget("north", "ana")
        await ledger.commit([append(ANA, 2, words=(Word("ana", "name", "Ana again"),))])
        assert list(await ledger.words("north")) == [Word("ana", "name", "Ana again")]

    # Follow-ons and deadlines.

    async def test_a_follow_on_waits_until_it_is_carried_out(self, ledger: Ledger) -> None:
        """It is recorded with its cause, once by its key, in order, and goes with the write that carries it out."""
        second = Stream("north", "person", "ben")
        await ledger.commit([append(CONVENING, 1, hops=(Hop("z", ANA, b"first"), Hop("a", second, b"second")))])
        await ledger.commit([append(CONVENING, 2, hops=(Hop("z", ANA, b"other"),))])
        assert list(await ledger.hops()) == [Hop("z", ANA, b"first"), Hop("a", second, b"second")]
        await ledger.commit([append(ANA, 1, hopped=("z",))])
        assert list(await ledger.hops()) == [Hop("a", second, b"second")]

    async def test_deadlines_are_a_streams_whole_list(self, ledger: Ledger) -> None:
        """A new list takes the place of the old one; no list leaves it; the earliest is what the alarm is set to."""
        soon, late = Due(CONVENING, "remind", NOON), Due(ANA, "nudge", NOON + MINUTE)
        await ledger.commit([append(CONVENING, 1, deadlines=(soon,)), append(ANA, 1, deadlines=(late,))])
        await ledger.commit([append(CONVENING, 2)])
        assert list(await ledger.due(NOON)) == [soon]
        assert list(await ledger.due(NOON + MINUTE)) == [soon, late]
        assert await ledger.next_due() == NOON
        await ledger.commit([append(CONVENING, 3, deadlines=())])
        assert (list(await ledger.due(NOON)), await ledger.next_due()) == ([], NOON + MINUTE)

    # Posts.

    async def test_a_post_is_held_back_until_it_is_due(self, ledger: Ledger) -> None:
        """It is due at once, or when it says; the ledger knows when the next one is."""
        later, last = NOON + 5 * MINUTE, NOON + 9 * MINUTE
        now, held = nudge("now"), nudge("held", not_before=later, expires=last)
        await ledger.commit([append(CONVENING, 1, posts=(now, held), now=NOON)])
        assert await ledger.next_post() == NOON
        [first] = await ledger.claim(NOON, "me", 10, lease_seconds=3600)
        assert (first.key, first.due, first.body, first.to) == ("now", NOON, b"body of now", "ana")
        assert await ledger.next_post() == later
        [second] = await ledger.claim(later, "me", 10)
        assert (second.key, second.due, second.expires, second.attempts) == ("held", later, last, 1)
        assert (second.stream, second.correction) == (CONVENING, False)

    async def test_the_oldest_post_goes_first(self, ledger: Ledger) -> None:
        """Whoever takes only some takes those that have waited longest."""
        dues = {"c": NOON + 2 * MINUTE, "a": NOON, "b": NOON + MINUTE}
        posts = tuple(nudge(key, not_before=due) for key, due in dues.items())
        await ledger.commit([append(CONVENING, 1, posts=posts)])
        assert [parcel.key for parcel in await ledger.claim(NOON + 9 * MINUTE, "me", 2)] == ["a", "b"]

    async def test_a_post_made_again_is_the_same_post(self, ledger: Ledger) -> None:
        """One key, one post, whoever writes it and however often, also after it was sent."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"), nudge("p")))])
        await self.sent(ledger, "p")
        assert list(await ledger.commit([append(ANA, 1, posts=(nudge("p"),))])) == [Written()]
        assert states(await ledger.parcels("north")) == {"p": "sent"}

    async def test_a_post_in_somebodys_hands_is_nobody_elses(self, ledger: Ledger) -> None:
        """Two senders never hold one post, until the first one's time is up."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"),))])
        at = NOON + MINUTE
        [mine] = await ledger.claim(at, "me", 10, lease_seconds=60)
        assert list(await ledger.claim(at, "you", 10)) == []
        assert await ledger.next_post() == at + MINUTE
        [yours] = await ledger.claim(at + MINUTE, "you", 10)
        assert (yours.fence, yours.attempts) == (mine.fence + 1, 2)

    async def test_a_late_word_about_a_post_is_refused(self, ledger: Ledger) -> None:
        """Who was fenced off cannot close the post that somebody else has by now."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"),))])
        [mine] = await ledger.claim(NOON + MINUTE, "me", 10, lease_seconds=60)
        [yours] = await ledger.claim(NOON + 3 * MINUTE, "you", 10)
        assert not await ledger.settle(mine, "refused", NOON + 3 * MINUTE)
        assert await ledger.settle(yours, "sent", NOON + 3 * MINUTE, "by the second")
        assert not await ledger.settle(yours, "refused", NOON + 3 * MINUTE)
        [(_, state, detail)] = await ledger.parcels("north", CONVENING)
        assert (state, detail) == ("sent", "by the second")

    async def test_a_post_is_tried_again_when_it_says(self, ledger: Ledger) -> None:
        """Put back, it waits for its new time and keeps the count of attempts and its first due time."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"),), now=NOON)])
        [parcel] = await ledger.claim(NOON, "me", 10)
        assert await ledger.settle(parcel, "waiting", NOON + 5 * MINUTE, "busy")
        assert await ledger.next_post() == NOON + 5 * MINUTE
        assert list(await ledger.claim(NOON + 4 * MINUTE, "me", 10)) == []
        [again] = await ledger.claim(NOON + 5 * MINUTE, "me", 10)
        assert (again.attempts, again.due) == (2, NOON)

    async def test_a_post_is_closed_only_in_a_known_way(self, ledger: Ledger) -> None:
        """A misspelt state is our own fault and is said at once."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"),))])
        [parcel] = await ledger.claim(NOON + MINUTE, "me", 10)
        with pytest.raises(ValueError, match="settled"):
            await ledger.settle(parcel, "snet", NOON)
        for_each = [await ledger.settle(parcel, "given_up", NOON)]
        assert for_each == [True]

    async def test_posts_are_listed_for_one_stream_or_all(self, ledger: Ledger) -> None:
        """Oldest first, and only those asked for."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("b"),)), append(ANA, 1, posts=(nudge("a"),))])
        assert list(states(await ledger.parcels("north"))) == ["b", "a"]
        assert list(states(await ledger.parcels("north", ANA))) == ["a"]
        assert list(await ledger.parcels("south")) == []

    async def test_cancelled_posts_are_not_sent(self, ledger: Ledger) -> None:
        """By key, or all whose key begins so; those that look alike are left alone."""
        keys = ("remind:1", "remind:2", "reminder", "remind", "100%_")
        await ledger.commit([append(CONVENING, 1, posts=tuple(nudge(key) for key in keys))])
        await ledger.commit([append(ANA, 1, cancels=("remind:*", "remind", "100_%", "1*%"))])
        assert [parcel.key for parcel in await ledger.claim(NOON + 9 * MINUTE, "me", 10)] == ["reminder", "100%_"]

    async def test_a_cancel_does_not_reach_the_posts_of_its_own_write(self, ledger: Ledger) -> None:
        """Take back the old reminders and set a new one, in one decision."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("remind:1"),))])
        await ledger.commit([append(CONVENING, 2, cancels=("remind:*",), posts=(nudge("remind:2", 2),))])
        assert states(await ledger.parcels("north")) == {"remind:1": "cancelled", "remind:2": "waiting"}

    async def test_a_later_write_takes_back_what_an_earlier_one_queued(self, ledger: Ledger) -> None:
        """Also when both come in one batch, on one stream or on two; and what is queued after a cancel stays."""
        first = append(CONVENING, 1, 2, posts=(nudge("p1", 1), nudge("q", 2)))
        batch = [first, append(ANA, 1, cancels=("p*",)), append(CONVENING, 3, posts=(nudge("p2", 3),), undone=(2,))]
        assert list(await ledger.commit(batch)) == [Written()] * 3
        assert states(await ledger.parcels("north")) == {"p1": "cancelled", "q": "cancelled", "p2": "waiting"}

    async def test_a_post_cancelled_in_somebodys_hands_is_not_tried_again(self, ledger: Ledger) -> None:
        """It may still arrive; but if it did not, it stays unsent."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"), nudge("q")))])
        first, second = await ledger.claim(NOON + MINUTE, "me", 10, lease_seconds=60)
        await ledger.commit([append(CONVENING, 2, cancels=("*",))])
        assert list(await ledger.claim(NOON + 9 * MINUTE, "you", 10)) == []
        assert await ledger.next_post() is None
        assert await ledger.settle(first, "waiting", NOON + 9 * MINUTE)
        assert await ledger.settle(second, "sent", NOON + 9 * MINUTE)
        assert states(await ledger.parcels("north")) == {"p": "cancelled", "q": "sent"}

    # Undo.

    async def test_undo_takes_back_what_was_not_sent(self, ledger: Ledger) -> None:
        """Waiting posts of the action are cancelled; those of other actions and other streams are not."""
        await ledger.commit([append(CONVENING, 1, 2, posts=(nudge("p1"), nudge("p2", 2)))])
        await ledger.commit([append(ANA, 1, posts=(nudge("p3"),))])
        await ledger.commit([append(CONVENING, 3, undone=(1,))])
        assert states(await ledger.parcels("north")) == {"p1": "cancelled", "p2": "waiting", "p3": "waiting"}

    async def test_undo_corrects_what_was_sent_once(self, ledger: Ledger) -> None:
        """A post that has arrived gets one correction with the same body, however often it is taken back."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"),))])
        await self.sent(ledger, "p")
        await ledger.commit([append(CONVENING, 2, undone=(1,))])
        await ledger.commit([append(CONVENING, 3, undone=(1,))])
        [correction] = await ledger.claim(NOON + 9 * MINUTE, "me", 10)
        assert (correction.correction, correction.body, correction.to) == (True, b"body of p", "ana")
        assert (correction.attempts, correction.due) == (1, NOON + 2 * MINUTE)
        assert await ledger.settle(correction, "sent", NOON + 9 * MINUTE)
        await ledger.commit([append(CONVENING, 4, undone=(1,))])
        assert len(await ledger.parcels("north")) == 2

    async def test_undo_corrects_what_was_on_its_way(self, ledger: Ledger) -> None:
        """A post taken back while in somebody's hands gets its correction when it turns out to have arrived."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"), nudge("q")))])
        first, second = await ledger.claim(NOON + MINUTE, "me", 10)
        await ledger.commit([append(CONVENING, 2, undone=(1,)), append(ANA, 1, cancels=("*",))])
        assert await ledger.settle(first, "sent", NOON + 3 * MINUTE)
        assert await ledger.settle(second, "waiting", NOON + 3 * MINUTE)
        [correction] = await ledger.claim(NOON + 3 * MINUTE, "me", 10)
        assert (correction.correction, correction.body) == (True, b"body of p")
        assert states(await ledger.parcels("north"))["q"] == "cancelled"

    async def test_undo_in_the_same_batch_sends_nothing(self, ledger: Ledger) -> None:
        """Done and taken back before anybody looked."""
        await ledger.commit([append(CONVENING, 1, 2, posts=(nudge("p"),), undone=(1,))])
        assert states(await ledger.parcels("north")) == {"p": "cancelled"}

    async def test_old_settled_posts_are_tidied_away(self, ledger: Ledger) -> None:
        """What has been closed for a month goes; what waits stays."""
        await ledger.commit([append(CONVENING, 1, posts=(nudge("p"), nudge("q", not_before=NOON + 99 * MINUTE)))])
        await self.sent(ledger, "p")
        assert await ledger.tidy(NOON + timedelta(days=30)) == 0
        assert await ledger.tidy(NOON + timedelta(days=31)) == 1
        assert states(await ledger.parcels("north")) == {"q": "waiting"}

    async def test_everything_due_is_claimed_in_one_go(self, ledger: Ledger) -> None:
        """Twelve hundred due posts among three thousand are all taken, each once."""
        due = tuple(nudge(f"d{n}") for n in range(1200))
        held = tuple(nudge(f"h{n}", not_before=NOON + timedelta(days=9)) for n in range(1800))
        await ledger.commit([append(CONVENING, 1, posts=due + held)])
        taken = await ledger.claim(NOON + MINUTE, "me", 5000)
        assert len({parcel.key for parcel in taken}) == len(taken) == 1200

    # Leases and what a door keeps.

    async def test_a_lease_has_one_holder(self, ledger: Ledger) -> None:
        """Its holder renews it under the same fence; who takes it over has a larger one."""
        first = await ledger.lease("board", "me", NOON, 60)
        assert first is not None
        assert await ledger.lease("board", "you", NOON + MINUTE / 2, 60) is None
        renewed = await ledger.lease("board", "me", NOON + MINUTE / 2, 60)
        assert renewed == replace(first, until=NOON + MINUTE * 1.5)
        taken = await ledger.lease("board", "you", NOON + 2 * MINUTE, 60)
        assert taken is not None
        assert taken.fence > first.fence

    async def test_a_released_lease_is_free_and_its_fence_grows(self, ledger: Ledger) -> None:
        """Letting go works only for who has it; the number never goes back."""
        first = await ledger.lease("board", "me", NOON, 60)
        assert first is not None
        await ledger.release(replace(first, fence=first.fence + 1))
        assert await ledger.lease("board", "you", NOON, 60) is None
        await ledger.release(first)
        second = await ledger.lease("board", "you", NOON, 60)
        assert second is not None
        assert second.fence > first.fence

    async def test_a_door_keeps_and_forgets_facts(self, ledger: Ledger) -> None:
        """Under its own name, found by prefix, changed, and gone when it says None."""
        for door, key, value in (("slack", "board:1", "a"), ("slack", "bob", "b"), ("web", "board:1", "c")):
            assert await ledger.keep(door, key, value)
        assert await ledger.keep("slack", "board:1", "d")
        assert await ledger.kept("slack", "board:") == {"board:1": "d"}
        assert await ledger.kept("slack") == {"board:1": "d", "bob": "b"}
        assert await ledger.keep("slack", "board:1", None)
        assert await ledger.kept("slack") == {"bob": "b"}

    async def test_an_older_fence_cannot_change_what_is_kept(self, ledger: Ledger) -> None:
        """A sender that slept through its lease overwrites nothing, not even what its successor has forgotten."""
        assert await ledger.keep("slack", "board:1", "new", fence=2)
        assert not await ledger.keep("slack", "board:1", "old", fence=1)
        assert await ledger.keep("slack", "board:1", None, fence=3)
        assert not await ledger.keep("slack", "board:1", "old", fence=2)
        assert await ledger.kept("slack") == {}
