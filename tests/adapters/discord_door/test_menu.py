"""What Discord is told of our commands: every option and every fixed choice in both languages, within its limits."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.discord import limits
from adapters.discord.candidates import choice_ids
from adapters.discord.menu import Menu, size_of
from bot.spec import Option
from bot.speech import LANGUAGES, known
from commands import COMMANDS


def options() -> Iterator[tuple[str, Option]]:
    for command in COMMANDS.values():
        for action in command.actions:
            for option in action.options:
                yield f"/{command.name} {action.name} {option.name}", option


def test_every_option_says_what_goes_in_it_in_both_languages() -> None:
    """No option stands there with its bare name alone."""
    ids = [(where, f"discord-option-{option.name}") for where, option in options()]
    assert [where for where, id in ids if not all(known(one, id) for one in LANGUAGES)] == []


def test_every_fixed_choice_is_a_word_in_both_languages() -> None:
    """What is chosen reads as a person would say it, not as the program spells it."""
    chosen = [(where, value) for where, option in options() for value in option.choices]
    nameless = [
        (where, value)
        for where, value in chosen
        for language in LANGUAGES
        if not any(known(language, id) for id in choice_ids(value))
    ]
    assert nameless == []


async def nothing(*_: object) -> None: ...


async def none(*_: object) -> list[object]:
    return []


async def test_no_command_outgrows_discord_s_eight_thousand_characters() -> None:
    """Names, descriptions and values together, the longest language of each."""
    from discord import Client, Intents
    from discord.app_commands import CommandTree

    from adapters.discord.menu import Spanish

    tree: CommandTree[Client] = CommandTree(Client(intents=Intents.none()))
    built = Menu(COMMANDS, nothing, none).build()  # type: ignore[arg-type]
    sizes = {one.name: size_of(await one.get_translated_payload(tree, Spanish())) for one in built}
    assert {name: size for name, size in sizes.items() if size > limits.COMMAND_SIZE} == {}
