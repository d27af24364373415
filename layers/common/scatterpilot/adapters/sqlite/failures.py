"""SQLite's failures as errors the caller can act on."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager

from scatterpilot.domain.errors import UnavailableError

BUSY = "The database is busy with another write; nothing was changed. Try again in a moment."

_IO = "The database file can't be read or written; nothing was changed. Check the data folder."
_DAMAGED = "The database file is damaged. Restore scatterpilot.db from a backup."
_SENTENCES = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_FULL: (
        "The disk is full; nothing was changed. Free some space in the data folder and try again."
    ),
    sqlite3.SQLITE_IOERR: _IO,
    sqlite3.SQLITE_CANTOPEN: _IO,
    sqlite3.SQLITE_PERM: _IO,
    sqlite3.SQLITE_READONLY: _IO,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code, whatever the extended one says; 0 when there is none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


class _OfTheMachine(AbstractContextManager[None]):
    """Raises ``UnavailableError`` for what the machine did; a mistake of ours stays what it is."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, sqlite3.Error):
            sentence = _SENTENCES.get(primary_code(error))
            if sentence is not None:
                raise UnavailableError(sentence) from error
        elif isinstance(error, OSError):
            raise UnavailableError(_IO) from error


unavailable = _OfTheMachine()
