"""What is known of one value of an invoice: its kind, its place, its limits, how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",
    "lines",
    "email",
    "currency",
    "date",
    "days",
    "quantity",
    "price",
    "rate",
    "flag",
    "discount",
    "terms",
    "country",
    "tax_ids",
]
"""``text`` is one line, ``lines`` several; ``rate`` is a fraction (0.2 is 20 %); ``discount`` is a
percentage or an amount; ``terms`` are :mod:`scatterpilot.domain.terms`, ``country`` is an ISO 3166
code, ``tax_ids`` are those of :mod:`scatterpilot.domain.tax_ids`."""

Place = Literal["customer", "facts", "lines", "sums", "closing"]
"""Where a value stands on the paper: who is billed, the dates and references in its head, the table
of lines, the totals, or below them."""

NAME_LIMIT = 500
LONG_TEXT_LIMIT = 1_000
NOTES_LIMIT = 4_000
SHORT_TEXT_LIMIT = 200


@dataclass(frozen=True)
class Field:
    """One value of an invoice, or of each of its lines.

    ``name`` is its name in the draft and in every document; ``edit`` is the kind of the edit that
    sets it, ``edit_name`` its name there. ``words`` name it in an English sentence, ``label`` is
    its key among the translated labels. ``limit`` is in characters of a text. ``column`` is the CSV
    column that shows it. ``about`` tells a model, and a reader of the API, what it is. ``since`` is
    the version of stored documents that brought it.
    """

    name: str
    kind: Kind
    place: Place
    edit: str
    words: str
    edit_name: str = ""
    label: str = ""
    limit: int = 0
    column: str = ""
    about: str = ""
    required: bool = False
    since: int = 1

    def __post_init__(self) -> None:
        for name in ("edit_name", "label", "column"):
            object.__setattr__(self, name, getattr(self, name) or self.name)

    @property
    def is_text(self) -> bool:
        return self.kind in ("text", "lines", "email")
