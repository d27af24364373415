from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote


class MemoryBlobs:
    """A ``BlobStore``; its links open with ``follow``."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def exists(self, key: str) -> bool:
        return key in self.files

    def get(self, key: str) -> bytes | None:
        return self.files.get(key)

    def put(self, key: str, content: bytes, content_type: str) -> None:
        self.files.setdefault(key, content)

    def keys(self, owner: str) -> list[str]:
        return sorted(key for key in self.files if key.startswith(f"{owner}/"))

    def erase(self, owner: str) -> int:
        keys = self.keys(owner)
        for key in keys:
            del self.files[key]
        return len(keys)

    def link(self, key: str, filename: str, now: datetime) -> str:
        until = (now + timedelta(minutes=5)).isoformat()
        return f"memory:{quote(key)}?{quote(filename)}#{until}"

    def follow(self, link: str, now: datetime) -> bytes | None:
        """What the link gives at this moment, ``None`` when it has expired or has no file."""
        address, _, until = link.partition("#")
        key = address.removeprefix("memory:").partition("?")[0]
        return self.files.get(key) if now < datetime.fromisoformat(until) else None
