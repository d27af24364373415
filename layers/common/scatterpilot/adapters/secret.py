"""The key that signs links and cursors on one machine."""

from __future__ import annotations

import secrets
from pathlib import Path

from scatterpilot.adapters.durable import write_once
from scatterpilot.domain.errors import UnavailableError

_LENGTH = 32


def load_or_create_secret(path: Path) -> bytes:
    """The 32 bytes in a file, made up at the first call; all processes get the same.

    Raises ``UnavailableError`` when the file can't be used.
    """
    try:
        write_once(path, secrets.token_bytes(_LENGTH))
        secret = path.read_bytes()
    except OSError as error:
        raise UnavailableError(
            f"The secret in {path} can't be read or created: {error.strerror}."
        ) from error
    if len(secret) != _LENGTH:
        raise UnavailableError(f"{path} is damaged. Delete it: the next start makes a new one.")
    return secret
