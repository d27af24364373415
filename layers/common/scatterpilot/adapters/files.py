"""Files in a folder, and signed links to them for the local server."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from scatterpilot.adapters.durable import make_private, remove_folder, write_once
from scatterpilot.domain.errors import InvalidError, NotFoundError, UnavailableError

LINK_SECONDS = 300

# Without a dot in front, no part of a key can climb out of the folder or hide in it.
_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._@+=-]{0,199}")


class FileBlobs:
    """A ``BlobStore`` in the folder ``root``; the server at ``base_url`` answers its links.

    ``secret`` signs the links, so links outlive a restart only if it does. Nobody else gets into
    the folder, whatever the permissions of the files in it.
    """

    def __init__(self, root: Path, secret: bytes, base_url: str = "") -> None:
        self._root = root
        self._secret = secret
        self._base_url = base_url
        with _unavailable():
            make_private(root)

    def exists(self, key: str) -> bool:
        return self._path(key).is_file()

    def get(self, key: str) -> bytes | None:
        """Raises ``UnavailableError``."""
        path = self._path(key)
        with _unavailable():
            try:
                return path.read_bytes()
            except FileNotFoundError:
                return None

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """``content_type`` is not kept: the key's suffix says it. Raises ``UnavailableError``."""
        path = self._path(key)
        with _unavailable():
            write_once(path, content)

    def keys(self, owner: str) -> list[str]:
        """Raises ``UnavailableError``, as ``erase`` does."""
        folder = self._path(owner)
        with _unavailable():
            return [
                path.relative_to(self._root).as_posix()
                for path in sorted(folder.rglob("*"))
                if path.is_file() and _PART.fullmatch(path.name)
            ]

    def erase(self, owner: str) -> int:
        count = len(self.keys(owner))
        with _unavailable():
            remove_folder(self._path(owner))
        return count

    def link(self, key: str, filename: str, now: datetime) -> str:
        """``{base_url}/files/{key}?expires&signature&filename``; ``expires`` in Unix seconds."""
        self._path(key)
        expires = str(int(now.timestamp()) + LINK_SECONDS)
        query = urlencode(
            {
                "expires": expires,
                "signature": self._signature(key, filename, expires),
                "filename": filename,
            }
        )
        return f"{self._base_url}/files/{quote(key)}?{query}"

    def open(self, key: str, filename: str, expires: str, signature: str, now: datetime) -> bytes:
        """The file behind a link; the parameters are the link's, as they came.

        Raises ``NotFoundError`` for a link that expired, was changed, or has no file.
        """
        genuine = self._signature(key, filename, expires)
        # The signature goes first: only a genuine link's ``expires`` and ``key`` are read at all.
        if not hmac.compare_digest(genuine.encode(), signature.encode(errors="replace")) or (
            now.timestamp() >= int(expires)
        ):
            raise _link_not_valid()
        content = self.get(key)
        if content is None:
            raise _link_not_valid()
        return content

    def _path(self, key: str) -> Path:
        parts = key.split("/")
        if not all(map(_PART.fullmatch, parts)):
            raise InvalidError("A file can't have this key.", code="key_not_allowed")
        return self._root.joinpath(*parts)

    def _signature(self, key: str, filename: str, expires: str) -> str:
        # The first word keeps it from passing as a signature made for anything else.
        message = f"file\n{expires}\n{key}\n{filename}".encode(errors="replace")
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()


def _link_not_valid() -> NotFoundError:
    return NotFoundError(
        "This link has expired or is not complete. Ask for the PDF again to get a new one.",
        code="link_not_valid",
    )


@contextmanager
def _unavailable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnavailableError(
            f"The file can't be read or written ({error.strerror}). Check the data folder."
        ) from error
