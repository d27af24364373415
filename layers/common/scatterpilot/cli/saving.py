"""Files that the user names: written whole or not at all, never over another by accident."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from scatterpilot.cli.failures import FileError

STDOUT = Path("-")


@contextmanager
def new_file(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Open a file, or stdout for ``-``; the file gets its name when the block ends well.

    So a folder that can't be written to is told before the block does anything. Raises
    ``FileError``, also when the file is there and ``force`` does not allow to replace it.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        # A link keeps pointing to the file that is replaced.
        target = Path(os.path.realpath(path))
        _check_free(target, path, force=force)
        with _part(target.parent) as (part, file):
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            if force:
                part.replace(target)
            else:
                _publish(part, target)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise FileError(f"{path} can't be written: {error.strerror}.") from error


def _check_free(target: Path, path: Path, *, force: bool) -> None:
    if target.is_dir():
        raise FileError(f"{path} is a folder. Give the name of a file in it.")
    if target.exists() and not target.is_file():
        raise FileError(f"{path} is not an ordinary file. Give another name.")
    if target.exists() and not force:
        raise _exists(path)


@contextmanager
def _part(folder: Path) -> Iterator[tuple[Path, BinaryIO]]:
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        with part.open("xb") as file:
            yield part, file
    finally:
        part.unlink(missing_ok=True)


def _publish(part: Path, target: Path) -> None:
    """Give the file its name if that is still free; raises ``FileExistsError``."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks and some network folders know no links.
        if target.exists():
            raise FileExistsError from None
        part.rename(target)


def _exists(path: Path) -> FileError:
    return FileError(f"{path} exists already. Choose another name, or replace it with --force.")
