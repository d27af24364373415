"""An export on this machine's disk: a folder, or a zip file where the name ends so."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from scatterpilot.adapters.durable import make_folder, make_private

Files = Iterable[tuple[str, Iterable[bytes]]]


def write_export(target: Path, files: Files) -> int:
    """Write files by their paths inside the export; returns how many.

    For the owner's eyes alone. Raises ``FileExistsError`` when the target is there already, and
    ``OSError``.
    """
    if target.exists():
        raise FileExistsError(17, "is there already; give another name", str(target))
    make_folder(target.parent)
    return _zip(target, files) if target.suffix == ".zip" else _folder(target, files)


def _zip(target: Path, files: Files) -> int:
    count = 0
    with target.open("xb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        make_private(target)
        for path, pieces in files:
            with archive.open(path, "w", force_zip64=True) as entry:
                for piece in pieces:
                    entry.write(piece)
            count += 1
    return count


def _folder(target: Path, files: Files) -> int:
    count = 0
    make_folder(target)
    for path, pieces in files:
        make_folder((target / path).parent)
        with (target / path).open("xb") as file:
            make_private(target / path)
            file.writelines(pieces)
        count += 1
    return count
