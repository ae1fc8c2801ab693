"""Why a ledger cannot be opened, in one sentence that a person who installs Convenor can act on."""


class StorageRefused(Exception):
    """The database cannot be used as it is; the message says why and what to do."""
