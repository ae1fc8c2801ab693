"""How tokens lie in the database: sealed under the installation's secret keys, the newest first, so keys can change."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

PURPOSE = b"convenor: slack tokens:"


class Vault:
    """Seals and opens. With several keys everything is sealed under the first and opened under any."""

    def __init__(self, secrets: Sequence[str]) -> None:
        keys = [base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + one.encode()).digest()) for one in secrets]
        self._fernet = MultiFernet([Fernet(key) for key in keys]) if keys else None

    def __repr__(self) -> str:
        return "Vault()"

    @property
    def locked(self) -> bool:
        """Whether there is no key: nothing can be kept then."""
        return self._fernet is None

    def close(self, text: str) -> str:
        if self._fernet is None:
            raise LookupError("CONVENOR_SECRET_KEY is missing: tokens cannot be kept without it")
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """The text, or empty where none of today's keys opens it."""
        if self._fernet is None or not sealed:
            return ""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return ""
