"""Why is X next? One sentence, from the rules that ordered the queue."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.domain.turns import POLICIES, Hand, Placed, Standing, order, policy, spoken
from bot.domain.turns.words import SENTENCES
from bot.speech import Speech, rules
from bot.views import ReasonLine
from tests.domain.turns.building import PEOPLE, hand, queues, standing, standings

BALANCED = policy("balanced")


def why(placed: Placed, who: str, number: int = 1, language: str = "en") -> str:
    names = {"s1": "Lassen High"}
    lines = [
        ReasonLine(one.id, one.args.get("mode", ""), names.get(one.args.get("site", ""), ""))
        for one in spoken(placed, number)
    ]
    return rules.why(Speech(language), who, number, lines)


def test_the_first_place_names_the_rules_that_decided_it() -> None:
    """A new point that goes first because few have been heard and remote people are behind says just that."""
    hands = [hand("ana", "remote", second=5), hand("ben", second=1), hand("cy", second=2)]
    first = order(hands, standing({"cy": 1}, turns_by_mode={hand("x").mode: 1}), BALANCED)[0]
    assert [reason.id for reason in first.reasons] == ["fewest-turns", "mode-behind"]
    assert why(first, "Ana") == (
        "Ana is next because those who have had the fewest turns on this topic go first, "
        "and remote people have had less than their share of turns."
    )
    assert why(first, "Ana", language="es") == (
        "Sigue Ana porque primero van quienes han tenido menos turnos en este tema, "
        "y las personas a distancia han tenido menos turnos de los que les tocan."
    )


def test_a_lone_hand_needs_no_rule() -> None:
    """With one hand up, that is the whole reason; for the last of several, that the others go before."""
    alone = order([hand("ana")], standing(), BALANCED)[0]
    assert why(alone, "Ana") == "Ana is next because nobody else is waiting."
    last = order([hand("ben"), hand("ana", second=9)], standing(), policy("first-come"))[1]
    assert why(last, "Ana", 2) == "Ana is number 2 because the others go before."


def test_whoever_asks_about_herself_is_told_you() -> None:
    """Nobody hears her own name read back to her."""
    hands = [hand("ben"), hand("ana", second=9)]
    first, last = order(hands, standing(), policy("first-come"))
    assert why(first, "") == "You're next because this hand went up before the ones behind it."
    assert why(last, "", 2) == "You're number 2 because the others go before."
    assert rules.because(Speech("en"), [ReasonLine("last-in-line")]) == "Because the others go before."
    assert why(last, "", 2, "es") == "Vas en el lugar 2 porque las demás manos van antes."


def test_a_rule_that_decided_nothing_is_not_named() -> None:
    """Where all have had as many turns and share a mode, only the time is given as the reason."""
    first = order([hand("ben"), hand("ana", second=9)], standing({"ben": 2, "ana": 2}), BALANCED)[0]
    assert [reason.id for reason in first.reasons] == ["raised-first"]


def test_sites_are_called_by_their_names() -> None:
    """The sentence says a site's name, not its id."""
    hands = [hand("ana", site="s1"), hand("ben", site="s2", second=1)]
    first = order(hands, standing(turns_by_site_on_topic={"s2": 1}), policy("site-round"))[0]
    assert "than Lassen High" in why(first, "Ana")


def test_every_sentence_is_there_in_both_languages() -> None:
    """No reason is without its English or its Spanish words."""
    assert all(set(words) == {"en", "es"} for words in SENTENCES.values())


@pytest.mark.parametrize("id", sorted(POLICIES))
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_place_can_be_explained(id: str, language: str) -> None:
    """Whatever the queue, every place has one finished sentence, and no count of anybody's turns is in it."""

    @given(hands=queues(), now=standings())
    def explained(hands: tuple[Hand, ...], now: Standing) -> None:
        for number, placed in enumerate(order(hands, now, policy(id)), 1):
            sentence = why(placed, "Ana", number, language)
            assert sentence.endswith(".")
            assert sentence.count(".") == 1
            assert not {"{", "}"} & set(sentence)
            assert not any(person in sentence for person in PEOPLE)
            assert "new here" not in sentence

    explained()
