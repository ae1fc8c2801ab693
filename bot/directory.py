"""Who is who: the private texts of one organisation, in memory, so that no sentence waits for the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.frozen import frozen
from bot.domain.letters import unaccented
from bot.domain.log import Word


@frozen
class Known:
    """Whose account this is; `link` stands for the account in the log."""

    person: str
    link: str


def folded(name: str) -> str:
    """A name without case, accents and doubled spaces, so that "jose" finds "José"."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(unaccented(name).replace("ł", "l").replace("ø", "o").replace("đ", "d").split())


class Directory:
    """Private texts by owner and key, with the ways in: by account, by name, by e-mail."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, str]] = {}
        self._accounts: dict[str, Known] = {}
        self._accounts_of: dict[str, set[str]] = {}

    def apply(self, words: Iterable[Word]) -> None:
        for word in words:
            self._apply(word)

    def _apply(self, word: Word) -> None:
        mine = self._words.setdefault(word.person, {})
        if word.text is None:
            mine.pop(word.key, None)
        else:
            mine[word.key] = word.text
        if word.key.startswith("account:"):
            self._link(word.key.removeprefix("account:"), word)

    def _link(self, account: str, word: Word) -> None:
        before = self._accounts.pop(account, None)
        if before is not None:
            self._accounts_of.get(before.person, set()).discard(account)
        if word.text is not None:
            self._accounts[account] = Known(word.person, word.text)
            self._accounts_of.setdefault(word.person, set()).add(account)

    def forget(self, person: str) -> None:
        for account in self._accounts_of.pop(person, set()):
            self._accounts.pop(account, None)
        self._words.pop(person, None)

    def text(self, owner: str, key: str) -> str:
        """A private text, or an empty one where it was never said or has been forgotten."""
        return self._words.get(owner, {}).get(key, "")

    def texts(self, owner: str) -> Mapping[str, str]:
        return self._words.get(owner, {})

    def name(self, person: str) -> str:
        return self.text(person, "name")

    def whose(self, account: str) -> Known | None:
        return self._accounts.get(account)

    def accounts(self, person: str) -> tuple[str, ...]:
        return tuple(sorted(self._accounts_of.get(person, ())))

    def by_email(self, email: str) -> str:
        """The person with that address, or an empty id."""
        wanted = email.strip().casefold()
        owners = (owner for owner, words in self._words.items() if words.get("email", "").casefold() == wanted)
        return next(owners, "") if wanted else ""

    def named(self, text: str, among: Iterable[str]) -> list[str]:
        """Those whose name is, else begins with, else contains the words of `text`."""
        wanted = folded(text)
        if not wanted:
            return []
        names = {who: folded(self.name(who)) for who in among}
        exact = [who for who, name in names.items() if name == wanted]
        if exact:
            return sorted(exact)
        begins = [who for who, name in names.items() if begins_with(name, wanted)]
        return sorted(begins, key=lambda who: names[who])


def begins_with(name: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins some word of `name`, each used once, in any order."""
    words = name.replace(".", "").split()
    for part in wanted.replace(".", "").split():
        match = next((word for word in words if word.startswith(part)), None)
        if match is None:
            return False
        words.remove(match)
    return True
