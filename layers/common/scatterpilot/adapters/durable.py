"""Files that are there whole or not at all, and stay after a power cut."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_once(path: Path, content: bytes) -> None:
    """Create a file that only its owner can read; keeps what is there already. Raises ``OSError``.

    Readers and other writers never see a part of it: the bytes go to a temporary file next to it,
    which then gets the name if that is still free.
    """
    make_folder(path.parent)
    if not path.exists():
        _publish(path, content)
    _sync(path.parent)


def make_folder(folder: Path) -> None:
    """Create a private folder, and those above it, unless it is there. Raises ``OSError``."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync(folder.parent)


def _publish(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a rename, never replaces what another process put there meanwhile.
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(name)


def _sync(folder: Path) -> None:
    """Make the names in a folder durable; a file's own fsync does not cover them."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
