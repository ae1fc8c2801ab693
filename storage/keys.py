"""A key for each person, so that destroying it makes every copy of her words unreadable, wherever it lies.

The keys lie in a table of their own, each wrapped (AES-256-GCM) under a key that is derived from
CONVENOR_SECRET_KEY, which is not in the database: a stolen backup alone opens nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection

from bot.domain.frozen import frozen
from storage.refusals import StorageRefused
from storage.seal import Sealed

Person = tuple[str, str]
"""An organisation, and a person in it."""
NONCE = 12
"""Octets in front of every sealed text, drawn anew each time (NIST SP 800-38D, 8.2.2)."""

# KEY SHARE holds off a forgetting until the words written under the key are committed, and so are wiped with it.
FIND = """
SELECT organisation, person, wrapped, secret FROM person_keys
WHERE (organisation, person) IN (SELECT * FROM unnest(%(o)s::text[], %(p)s::text[]))
"""
HOLD = FIND + " FOR KEY SHARE"
MAKE = """
INSERT INTO person_keys (organisation, person, wrapped, secret) VALUES (%(o)s, %(p)s, %(wrapped)s, %(secret)s)
ON CONFLICT DO NOTHING
"""
DESTROY = "DELETE FROM person_keys WHERE organisation = %(o)s AND person = %(p)s"
FOREIGN = "SELECT count(*) FROM person_keys WHERE NOT (secret = ANY(%(secrets)s::text[]))"
UNDER_OLD = "SELECT organisation, person, wrapped, secret FROM person_keys WHERE secret <> %(newest)s FOR UPDATE"
REWRAP = (
    "UPDATE person_keys SET wrapped = %(wrapped)s, secret = %(secret)s WHERE organisation = %(o)s AND person = %(p)s"
)


@frozen
class Wrapping:
    """One of the installation's secrets, made ready to wrap keys with, and the mark by which its keys are known."""

    mark: str
    cipher: AESGCM

    @classmethod
    def of(cls, secret: str) -> Wrapping:
        return cls(_derive(secret, b"convenor: mark", 8).hex(), AESGCM(_derive(secret, b"convenor: person keys", 32)))


class PersonKeys:
    """Seals each person's octets under her own key, which is made when she first has any."""

    def __init__(self, secrets: Sequence[str]) -> None:
        if not any(secrets):
            raise StorageRefused("PostgreSQL needs CONVENOR_SECRET_KEY, to keep people's words under: set it.")
        self._wrappings = [Wrapping.of(secret) for secret in secrets if secret]
        self._newest = self._wrappings[0]

    def close(self, connection: Connection, items: Sequence[Sealed]) -> list[bytes]:
        people = {(item.organisation, item.person) for item in items if item.person}
        ciphers = self._find(connection, people, HOLD)
        missing = people - ciphers.keys()
        if missing:
            self._make(connection, missing)
            ciphers |= self._find(connection, missing, HOLD)
        return [_close(ciphers[_whose(item)], item) if item.person else item.octets for item in items]

    def open(self, connection: Connection, items: Sequence[Sealed]) -> list[bytes | None]:
        sealed = [item for item in items if item.person and item.octets]
        ciphers = self._find(connection, {_whose(item) for item in sealed}, FIND)
        return [self._open(ciphers.get(_whose(item)), item) for item in items]

    def check(self, connection: Connection) -> None:
        """Put keys that are under an old secret under the newest.

        Raises StorageRefused where some are under a secret that we were not given.
        """
        marks = [wrapping.mark for wrapping in self._wrappings]
        if connection.exec_driver_sql(FOREIGN, {"secrets": marks}).scalar():
            raise StorageRefused(
                "Some people's words are kept under another CONVENOR_SECRET_KEY: give that one too, after the new one."
            )
        rows = connection.exec_driver_sql(UNDER_OLD, {"newest": self._newest.mark}).all()
        for organisation, person, wrapped, mark in rows:
            key = self._unwrap((organisation, person), wrapped, mark)
            connection.exec_driver_sql(REWRAP, self._wrapped((organisation, person), key))

    def destroy(self, connection: Connection, organisation: str, person: str) -> None:
        connection.exec_driver_sql(DESTROY, {"o": organisation, "p": person})

    def _find(self, connection: Connection, people: Iterable[Person], how: str) -> dict[Person, AESGCM]:
        # Always in the same order, so that two batches never wait for each other.
        wanted = sorted(people)
        if not wanted:
            return {}
        rows = connection.exec_driver_sql(how, {"o": [o for o, _ in wanted], "p": [p for _, p in wanted]})
        return {(o, p): AESGCM(self._unwrap((o, p), wrapped, mark)) for o, p, wrapped, mark in rows}

    def _make(self, connection: Connection, people: Iterable[Person]) -> None:
        rows = [self._wrapped(person, AESGCM.generate_key(256)) for person in sorted(people)]
        connection.exec_driver_sql(MAKE, rows)

    def _wrapped(self, person: Person, key: bytes) -> dict[str, object]:
        nonce = os.urandom(NONCE)
        wrapped = nonce + self._newest.cipher.encrypt(nonce, key, _label(person))
        return {"o": person[0], "p": person[1], "wrapped": wrapped, "secret": self._newest.mark}

    def _unwrap(self, person: Person, wrapped: bytes, mark: str) -> bytes:
        wrapping = next(w for w in self._wrappings if w.mark == mark)
        return wrapping.cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], _label(person))

    def _open(self, cipher: AESGCM | None, item: Sealed) -> bytes | None:
        if not item.person or not item.octets:
            return item.octets
        if cipher is None:
            return None
        return cipher.decrypt(item.octets[:NONCE], item.octets[NONCE:], _label(_whose(item)))


def _close(cipher: AESGCM, item: Sealed) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, item.octets, _label(_whose(item)))


def _whose(item: Sealed) -> Person:
    return item.organisation, item.person


def _label(person: Person) -> bytes:
    """Bound into what is sealed, so that one person's text cannot be put in another's place."""
    return "\0".join(person).encode()


def _derive(secret: str, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose).derive(secret.encode())
