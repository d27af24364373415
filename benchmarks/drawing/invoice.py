"""What is drawn, read from a file, so that a drawing process loads nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import fontpkg_noto_sans  # type: ignore[import-untyped]

ROOT = Path(__file__).parent.parent.parent
FONT = Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf"


@dataclass(frozen=True)
class Invoice:
    """``document`` and ``seller`` are what our renderer takes, ``sheet`` the texts of the same."""

    document: dict[str, Any]
    seller: dict[str, Any]
    sheet: dict[str, Any]

    def variant(self, number: int) -> Invoice:
        """Another customer's, because Typst remembers what it drew."""
        name = f"Acme Robotics {number} Ltd"
        data = {**self.document["data"], "customer_name": name}
        customer = {**self.sheet["customer"], "name": name}
        return Invoice(
            {**self.document, "data": data}, self.seller, {**self.sheet, "customer": customer}
        )

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


def load(path: Path) -> Invoice:
    return Invoice(**json.loads(path.read_text(encoding="utf-8")))


def cells(sheet: dict[str, Any]) -> list[list[str]]:
    """The table's head and rows."""
    table = sheet["table"]
    head = [table["description"], *(column["label"] for column in table["columns"])]
    return [
        head,
        *([_described(row), *(each["text"] for each in row["figures"])] for row in table["rows"]),
    ]


def sums(sheet: dict[str, Any]) -> list[list[str]]:
    return [[row["label"], row["text"]] for row in (*sheet["sums"], sheet["total"])]


def party(who: dict[str, Any]) -> list[str]:
    """The lines of a seller or customer."""
    return [who["label"], who["name"], *(detail["text"] for detail in who["details"])]


def _described(row: dict[str, Any]) -> str:
    return "\n".join(filter(None, (row["title"], row["details"])))
