"""Record the conversations that the page plays in its demo mode.

``python -m scripts.recordings`` holds them with the real engine, draws them with the real
template, and writes ``demo/recordings``. Clock and ids are pinned: nothing changes by itself.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from scripts.screenshots import SELLER
from tests.api.gateway import Answered, Gateway

from scatterpilot.app.csv_export import invoices_csv
from scatterpilot.app.turns import TakeTurn
from scatterpilot.ports import Now
from scatterpilot.wiring.local import LocalHome
from scatterpilot.wiring.settings import Settings

FOLDER = Path(__file__).parents[1] / "demo" / "recordings"
START = datetime(2026, 3, 10, 9, tzinfo=UTC)
YES = "Yes, create it"
CONVERSATIONS: Mapping[str, tuple[str, ...]] = {
    "Web work, corrected on the way": (
        "Invoice Acme Corp for 40 hours of web development at $150/hour, "
        "plus 3 months of hosting at $29.90, 8.25% tax on the hosting only",
        "make it 42 hours, and bill it to ap@acme.example",
        "Net 30",
        YES,
    ),
    "A table from a spreadsheet": (
        "Bill Willow Bakery:\nItem\tQty\tPrice\nProduct photos\t3\t85.00\nRetouching\t12\t9.50",
        "10% off, due on receipt",
        YES,
    ),
    "Only half of it known": (
        "Invoice Northwind for two days of consulting",
        "$900 a day, plus 8.25% tax",
        "due April 15",
        YES,
    ),
}
Files = dict[str, bytes]


class RecordedHome(LocalHome):
    """Its clock moves on by a minute whenever it is asked; its ids count up."""

    @cached_property
    def now(self) -> Now:  # type: ignore[override]
        minutes = itertools.count()
        return lambda: START + timedelta(minutes=next(minutes))

    @cached_property
    def take_turn(self) -> TakeTurn:
        numbers = itertools.count(1)
        return replace(super().take_turn, new_id=lambda: f"conv_{next(numbers):032x}")


class Recorder:
    """Holds all conversations in one new home; ``ending`` is what becomes of each invoice."""

    def __init__(self, folder: Path, ending: str) -> None:
        self._home = RecordedHome(Settings(data_dir=folder, today=START.date(), log_level="ERROR"))
        self._call = Gateway(self._home)
        self._ending = ending

    def record(self) -> tuple[dict[str, Any], list[dict[str, Any]], Files]:
        """The profile, one document a conversation, and the pictures and PDFs by file name."""
        profile = self._ask("PUT", "/profile", SELLER).json
        files: Files = {}
        recordings = [
            self._conversation(number, title, messages, files)
            for number, (title, messages) in enumerate(CONVERSATIONS.items(), 1)
        ]
        self._home.database.close()
        return profile, recordings, files

    def _conversation(
        self, number: int, title: str, messages: tuple[str, ...], files: Files
    ) -> dict[str, Any]:
        steps: list[dict[str, Any]] = []
        given: dict[str, str] = {}
        for place, message in enumerate(messages, 1):
            reply = self._ask("POST", "/conversation", {"message": message, **given}).json
            given = {"conversation_id": reply["conversation_id"]}
            picture = self._ask("POST", "/invoices/preview", {**given, "format": "svg"}).content
            # The last answer changes nothing in the picture.
            same = (name for name, known in files.items() if known == picture)
            name = next(same, f"{number}-{place}.svg")
            files[name] = picture
            steps.append({"message": message, "reply": reply, "picture": name})
        path = f"/invoices/{steps[-1]['reply']['invoice_id']}"
        draft, draft_csv = self._ask("GET", path).json, self._newest_as_csv()
        link = self._ask("POST", f"{path}/pdf").json
        pdf = f"{link['invoice_number']}.pdf"
        files[pdf] = self._download(link["download_url"])
        wanted = {"invoice_id": link["invoice_id"], "format": "svg"}
        files[f"{number}-issued.svg"] = self._ask("POST", "/invoices/preview", wanted).content
        pending, pending_csv = self._ask("GET", path).json, self._newest_as_csv()
        ended = self._ask("PATCH", path, {"status": self._ending}).json
        return {
            "title": title,
            "steps": steps,
            "stored": self._ask("GET", f"/conversations/{given['conversation_id']}").json,
            "pdf": {**link, "download_url": f"recordings/{pdf}"},
            "issued_picture": f"{number}-issued.svg",
            "invoice": {"draft": draft, "pending": pending, self._ending: ended},
            "csv": {
                "draft": draft_csv,
                "pending": pending_csv,
                self._ending: self._newest_as_csv(),
            },
        }

    def _newest_as_csv(self) -> str:
        """The row of the newest invoice, without the header row."""
        query = {"format": "csv", "limit": "1", "kind": "invoice"}
        return self._ask("GET", "/invoices", query=query).text.partition("\r\n")[2]

    def _download(self, url: str) -> bytes:
        parts = urlsplit(url)
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        key = unquote(parts.path.removeprefix("/files/"))
        return self._home.blobs.open(key, **given, now=START)

    def _ask(self, method: str, path: str, body: Any = None, **given: Any) -> Answered:
        answered = self._call(method, path, body, **given)
        if answered.status >= 400:
            raise RuntimeError(f"{method} {path}: {answered.text}")
        return answered


def record() -> Files:
    """Every file of ``demo/recordings`` by its name."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        profile, recordings, files = Recorder(Path(one), "paid").record()
        _, again, _ = Recorder(Path(other), "cancelled").record()
    titles = []
    for number, (recording, second) in enumerate(zip(recordings, again, strict=True), 1):
        for what in ("invoice", "csv"):
            recording[what]["cancelled"] = second[what]["cancelled"]
        name = f"{number}.json"
        files[name] = _json(recording)
        first = recording["steps"][0]
        titles.append(
            {
                "title": recording["title"],
                "file": name,
                "conversation_id": first["reply"]["conversation_id"],
                "message": first["message"],
            }
        )
    files["index.json"] = _json(
        {
            "recorded_on": START.date().isoformat(),
            "profile": profile,
            "conversations": titles,
            "csv_header": invoices_csv([]),
        }
    )
    return files


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, content in record().items():
        (FOLDER / name).write_bytes(content)
        sys.stdout.write(f"{name}: {len(content) // 1000} kB\n")


if __name__ == "__main__":
    main()
