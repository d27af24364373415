"""Everything that is kept of somebody, in files that other programs can read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scatterpilot.domain.upgrades import Kind
from scatterpilot.ports import AccountStore, BlobStore

Part = tuple[str, Iterable[bytes]]
"""A file by its path inside the export, and its content piece by piece."""

_RECORDS: dict[str, Kind] = {
    "invoices.ndjson": "invoice",
    "conversations.ndjson": "conversation",
    "profile.ndjson": "profile",
}


@dataclass(frozen=True)
class ExportAccount:
    """A JSON document a line for each record, and the PDFs and logos of issued invoices."""

    accounts: AccountStore
    blobs: BlobStore

    def __call__(self, owner: str) -> Iterator[Part]:
        """The files, each read as it is asked for; raises ``UnavailableError``."""
        for name, kind in _RECORDS.items():
            yield name, self._lines(owner, kind)
        for key in self.blobs.keys(owner):
            # The owner is the export's; what follows is the file's own name.
            yield f"files/{key.partition('/')[2]}", self._content(key)

    def _lines(self, owner: str, kind: Kind) -> Iterator[bytes]:
        for document in self.accounts.records(owner, kind):
            yield json.dumps(document, ensure_ascii=False).encode() + b"\n"

    def _content(self, key: str) -> Iterator[bytes]:
        yield self.blobs.get(key) or b""
