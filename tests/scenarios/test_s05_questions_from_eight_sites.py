"""S05: the keynote speaker is questioned directly from eight sites."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.domain.log import Answer
from bot.recap import as_text
from bot.speech import Speech
from bot.views import QuestionsView, RecapView
from tests.world import ORGANISATION, World

SITES = ("siskiyou", "modoc", "trinity", "shasta", "lassen", "tehama", "plumas", "butte")


@pytest.fixture
async def asking(convened: World) -> World:
    """Each site's first two people have joined by phone; a single from home listens in."""
    for site in SITES:
        for nth, person in enumerate(convened.at(site)[:2]):
            await convened.knows(person, f"{site.title()} {nth + 1}")
    await convened.says("kim", "/here mode:remote name:Kim")
    return convened


def board(world: World, who: str = "dolores") -> QuestionsView:
    shown = world.sees(who, "questions")
    assert isinstance(shown, QuestionsView)
    return shown


async def test_no_site_gets_a_second_question_while_another_waits_for_its_first(asking: World) -> None:
    """Lassen asks seven, the others two each: whoever is put comes from the site heard least of those who wait."""
    lassen = asking.at("lassen")[:5]
    for nth, person in enumerate(lassen):
        await asking.says("dolores", f'/ask "Lassen wonders {nth}" for:{person}')
    for site in SITES:
        for person in asking.at(site)[:2]:
            await asking.says(person, f"/ask {site} asks about phenomena")
    heard: Counter[str] = Counter()
    while board(asking).waiting:
        waiting = Counter(line.who.site for line in board(asking).waiting)
        assert isinstance(await asking.says("dolores", "/ask next"), Answer)
        now = board(asking).now
        assert now is not None
        assert heard[now.who.site] == min(heard[site] for site in waiting)
        heard[now.who.site] += 1
        await asking.says("dolores", "/ask answered")
    assert sum(heard.values()) == 21
    assert heard["Lassen"] == 7


async def test_the_speaker_sees_the_next_question_with_name_and_site(asking: World) -> None:
    """The question before the speaker says who asks, and from where; it is the same for everybody."""
    modoc = asking.at("modoc")[0]
    await asking.says(modoc, "/ask How do you start without a lab?")
    reply = await asking.says("dolores", "/ask next")
    assert asking.hears(reply) == "Question 1, from Modoc 1 at Modoc."
    for who in ("dolores", "kim"):
        now = board(asking, who).now
        assert now is not None
        assert (now.text, now.who.name, now.who.site) == ("How do you start without a lab?", "Modoc 1", "Modoc")


async def test_votes_decide_within_a_site_and_duplicates_become_one(asking: World) -> None:
    """Butte's second question has more votes and goes first; two that say the same are one, with the votes of both."""
    first, second = asking.at("butte")[:2]
    await asking.says(first, "/ask What about assessment?")
    await asking.says(second, "/ask Which grant pays for kits?")
    for voter in (asking.at("plumas")[0], asking.at("tehama")[0]):
        await asking.says(voter, "/ask vote 2")
    again = await asking.says(voter, "/ask vote 2")
    assert asking.hears(again) == "Your vote for question 2 is counted already."
    assert [line.number for line in board(asking).waiting] == [2, 1]
    await asking.says("kim", "/ask Who pays for the kits?")
    await asking.says("dolores", "/ask merge 3 into:2")
    merged = next(line for line in board(asking).waiting if line.number == 2)
    assert merged.votes == 3
    assert [line.number for line in board(asking).waiting] == [2, 1]


async def test_unanswered_questions_are_in_the_recap_with_an_owner(asking: World) -> None:
    """Three asked, one answered: of the two that stay open one is Lassen's host's, the other the facilitator's."""
    for site in ("modoc", "lassen", "butte"):
        await asking.says(asking.at(site)[0], f"/ask A question from {site}")
    await asking.says("dolores", "/ask next")
    await asking.says("dolores", "/ask answered")
    await asking.says("dolores", f"/ask owner 2 person:{asking.at('lassen')[1]}")
    await asking.says("dolores", "/convening close sure:yes")
    recap = asking.sees("dolores", "recap")
    assert isinstance(recap, RecapView)
    assert [(line.text, line.owner) for line in recap.questions] == [
        ("A question from lassen", "Lassen 2"),
        ("A question from butte", "Dolores Vega"),
    ]
    text = as_text(recap, Speech.about(asking.convening, asking.engine.directory(ORGANISATION)))
    assert "Still open: “A question from lassen” (Lassen) Follow-up: Lassen 2" in text
    assert "Butte 1" not in text
