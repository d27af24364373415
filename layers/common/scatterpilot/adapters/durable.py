"""Files that are there whole or not at all, stay after a power cut, and are their owner's alone."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def write_once(path: Path, content: bytes) -> None:
    """Create a file that only its owner can read; keeps what is there already. Raises ``OSError``.

    Readers and other writers never see a part of it: the bytes go to a temporary file next to it,
    which then gets the name if that is still free.
    """
    make_folder(path.parent)
    if path.exists():
        make_private(path)
    else:
        _publish(path, content)
    _sync(path.parent)


def make_folder(folder: Path) -> None:
    """Create a private folder, and those above it, unless it is there. Raises ``OSError``."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync(folder.parent)


def remove_folder(folder: Path) -> None:
    """Remove a folder and all in it, durably; it need not be there. Raises ``OSError``."""
    if folder.is_dir():
        shutil.rmtree(folder)
        _sync(folder.parent)


def make_private(path: Path) -> None:
    """Take a file or folder of ours from everybody else, whoever let them in; raises ``OSError``.

    What is not there, or belongs to another user, stays as it is.
    """
    with suppress(FileNotFoundError, PermissionError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)


def create_private(path: Path) -> None:
    """Create an empty file that only its owner can read unless it is there. Raises ``OSError``."""
    # An existing file must not even be opened: closing it would drop SQLite's locks on it.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


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
