"""What people read: two languages, one screen, and nothing that hangs on seeing a picture or a color. S74's words."""

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.domain.routines.load import SPANISH_UNREVIEWED
from bot.domain.routines.model import Routine, Step, Text
from bot.domain.routines.words import PHRASES, length
from bot.routines import SHIPPED

IDS = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
SECTION, EMBED_FIELD, MESSAGE, BUTTON, MODAL_TITLE, MODAL_LABEL = 3000, 1024, 2000, 75, 24, 45
FORMAL = re.compile(r"\b(usted|ustedes tienen|vosotros|vuestr\w+|presione|escriba|haga clic|su micrófono)\b", re.I)
COLORS = re.compile(r"\b(red|green|yellow|orange|rojo|roja|verde|amarill[oa])\b", re.I)


def step_texts(step: Step) -> Iterator[Text]:
    yield from (one for one in (step.title, step.host, step.room, step.remote, step.warning, step.end) if one)
    yield from step.prompts
    yield from step.stems
    yield from (text for _, text in step.also)
    yield from (choice.label for choice in step.makes.choices)


def texts(routine: Routine) -> Iterator[Text]:
    yield from (routine.names, routine.purpose, routine.choose_when, routine.avoid_when, routine.opening)
    yield from (text for role in routine.roles for text in (role.name, role.does))
    yield from itertools.chain.from_iterable(map(step_texts, routine.steps))


@pytest.mark.parametrize("routine", IDS)
def test_setting_spanish_changes_every_line(routines: Mapping[str, Routine], routine: str) -> None:
    """No English line is left in the Spanish of a routine; only single letters and names of methods are the same."""
    for text in texts(routines[routine]):
        assert text.en != text.es or len(text.en) <= 5, text


@pytest.mark.parametrize("routine", IDS)
def test_the_spanish_says_tu_and_waits_for_a_teacher(routines: Mapping[str, Routine], routine: str) -> None:
    """One person is spoken to as tú; until a teacher has read the Spanish, the file says so."""
    assert routines[routine].spanish == SPANISH_UNREVIEWED
    for text in texts(routines[routine]):
        assert not FORMAL.search(text.es), text.es


@pytest.mark.parametrize("routine", IDS)
def test_every_step_fits_on_every_door_without_being_cut(routines: Mapping[str, Routine], routine: str) -> None:
    """Lines under 280, titles under 60; a whole step fits a Discord field and message and a Slack section."""
    for step in routines[routine].steps:
        for language in ("en", "es"):
            lines = [one.to(language) for one in (step.room, step.remote, step.host) if one]
            assert all(len(line) < 280 for line in lines)
            assert len(step.title.to(language)) < 60
            guides = "\n".join(one.to(language) for one in (*step.prompts, *step.stems))
            post = "\n".join([step.title.to(language), max([*lines, ""], key=len), guides])
            assert len(post) <= min(SECTION, EMBED_FIELD, MESSAGE)


@pytest.mark.parametrize("routine", IDS)
def test_forms_and_buttons_obey_the_strictest_door(routines: Mapping[str, Routine], routine: str) -> None:
    """A form's title fits 24 characters, its labels 45, at most five fields; a poll's buttons fit 75."""
    for step in routines[routine].steps:
        made = step.makes
        labels = [choice.label.to(language) for choice in made.choices for language in ("en", "es")]
        assert len(made.choices) <= 5
        if made.kind == "form":
            assert max(len(made.title.en), len(made.title.es)) <= MODAL_TITLE
            assert all(len(label) <= MODAL_LABEL for label in labels)
        assert all(len(label) <= BUTTON for label in labels)


@pytest.mark.parametrize("routine", IDS)
def test_no_meaning_hangs_on_a_picture_or_a_color(routines: Mapping[str, Routine], routine: str) -> None:
    """Letters, digits and plain punctuation only; no color is ever an instruction."""
    for text in texts(routines[routine]):
        assert text.en.isascii(), text.en
        assert text.es.encode("latin-1"), text.es
        assert not COLORS.search(text.en), text.en
        assert not COLORS.search(text.es), text.es


@pytest.mark.parametrize("phrase", sorted(PHRASES))
def test_phrases_have_the_same_gaps_in_both_languages(phrase: str) -> None:
    """A sentence in Spanish names everything that it names in English, and is under 280 characters."""
    gaps = [set(re.findall(r"(?<!\{)\{(\w+)\}", PHRASES[phrase].to(language))) for language in ("en", "es")]
    assert gaps[0] == gaps[1]
    assert max(len(PHRASES[phrase].en), len(PHRASES[phrase].es)) < 280


@pytest.mark.parametrize(
    ("seconds", "english", "spanish"),
    [
        (20, "20 seconds", "20 segundos"),
        (60, "1 minute", "1 minuto"),
        (90, "1 min 30 s", "1 min 30 s"),
        (600, "10 minutes", "10 minutos"),
        (22500, "6 h 15 min", "6 h 15 min"),
        (18000, "5 hours", "5 horas"),
    ],
)
def test_lengths_are_said_as_people_say_them(seconds: int, english: str, spanish: str) -> None:
    """Seconds, minutes, hours."""
    assert length(seconds) == Text(english, spanish)


def test_hidden_counts_and_anonymous_forms_are_where_they_are_promised(routines: Mapping[str, Routine]) -> None:
    """Ready signals and votes are hidden; exit ticket ideas and plus/delta keep no name, the action does."""
    made = {(routine.id, step.id): step.makes for routine in routines.values() for step in routine.steps}
    assert made["number-talk", "solve"].hidden
    assert made["four-corners", "choose"].hidden
    assert made["plus-delta", "write"].anonymous
    assert made["exit-ticket-321", "ideas"].anonymous
    assert not made["exit-ticket-321", "action"].anonymous


def test_the_glossary_s_spanish_terms_are_the_ones_in_use(routines: Mapping[str, Routine]) -> None:
    """Each fixed term of the glossary stands somewhere in the routines or their sentences."""
    glossary = Path(__file__).parents[3] / "docs" / "glossary-es.md"
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| yes \|", glossary.read_text(encoding="utf-8"), re.M)
    spoken = " ".join(text.es for routine in routines.values() for text in texts(routine)).casefold()
    spoken += " ".join(text.es for text in PHRASES.values()).casefold()
    assert len(rows) > 20
    missing = [term for _, term in rows if term.strip().casefold() not in spoken]
    assert not missing
