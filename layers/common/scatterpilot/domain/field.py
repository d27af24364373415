"""What is told of one value of an invoice, and of which kinds values are.

No models here, so that reading stored documents stays light.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "text",
    "lines",
    "email",
    "currency",
    "date",
    "days",
    "quantity",
    "base",
    "price",
    "amount",
    "percent",
    "rate",
    "flag",
    "discount",
    "category",
    "taxes",
    "withholding",
    "terms",
    "country",
    "tax_ids",
]
"""``text`` is one line, ``lines`` several; ``quantity`` and ``price`` may be negative, ``base`` is
how many a price is for; ``amount`` is money, ``percent`` counts in hundredths (10 is 10 %),
``rate`` is a fraction (0.2 is 20 %); ``discount`` is a percentage or an amount; ``category`` is why
there is tax or none, ``taxes`` are names and rates, ``withholding`` a name and a rate; ``terms``
are :mod:`scatterpilot.domain.terms`, ``country`` is an ISO 3166 code, ``tax_ids`` are those of
:mod:`scatterpilot.domain.tax_ids`."""

Place = Literal["customer", "facts", "lines", "sums", "closing"]
"""Where a value stands on the paper: who is billed, the dates and references in its head, the table
of lines, the totals, or below them."""

NAME_LIMIT = 500
LONG_TEXT_LIMIT = 1_000
NOTES_LIMIT = 4_000
SHORT_TEXT_LIMIT = 200


@dataclass(frozen=True)
class Field:
    """One value of an invoice, or of each item of one of its lists.

    ``name`` is its name in the draft and in every document; ``edit`` is the kind of the edit that
    sets it, ``edit_name`` its name there. ``words`` name it in an English sentence, ``label`` is
    its key among the translated labels. ``limit`` is in characters of a text. ``column`` is the CSV
    column that shows it. ``about`` tells a model, and a reader of the API, what it is. ``since`` is
    the version of stored documents that brought it, ``unset`` what it is until it is given.
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
    unset: Any = None

    def __post_init__(self) -> None:
        for name in ("edit_name", "label", "column"):
            object.__setattr__(self, name, getattr(self, name) or self.name)

    @property
    def is_text(self) -> bool:
        return self.kind in ("text", "lines", "email")
