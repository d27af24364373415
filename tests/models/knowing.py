"""A model that reads every message right: it knows what a case is to lead to.

It sends what is still wrong of the draft, with the message as its quote, as soon as the message
proves it; what no message ever proves stays as the embedded engine read it. So what goes wrong is
the code around a model, and not its reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any, Final

from scatterpilot.domain.edits import Quote
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import LINE_FIELDS
from scatterpilot.engines.claude.faults import FaultyValueError, ImpossibleDateError
from scatterpilot.engines.claude.fields import SHORT
from scatterpilot.engines.claude.values import Known, read_value
from scatterpilot.engines.packs import LANGUAGES
from scatterpilot.engines.typed.figures import figures_in
from scatterpilot.engines.typed.said_numbers import numbers_in_words
from tests.bedrock_stub.asked import Answered, Asked
from tests.bedrock_stub.competent import Competent
from tests.conversations.playing import Case, same, same_number

_TEXTS: Final = ("customer_name", "customer_email", "customer_address", "po_number", "currency")
_DATES: Final = ("invoice_date", "due_date")
_OF_LINE: Final = ("quantity", "unit_price")


class Knowing:
    """A ``Brain`` for one case."""

    def __init__(self, case: Case) -> None:
        self.wanted: dict[str, Any] = case.get("expect", {})
        self.confirm = case["confirm"]
        self.corrections: list[str] = case.get("corrections", [])
        self.reads = Competent()

    def __call__(self, asked: Asked) -> Answered:
        if asked.message == self.confirm and self.wanted and not asked.results:
            return Answered(arguments={"intent": "issue", "reply": ""})
        answer = self.reads(asked)
        if not isinstance(answer.arguments, dict) or not self.wanted:
            return answer
        arguments = dict(answer.arguments)
        proof = _Proof(asked)
        changes = _by_field(arguments.get("changes", []))
        for name, value in self._values(asked.state["draft"]):
            held = changes.get(name, {}).get("value")
            shown = asked.state["draft"].get(name) if held is None else held
            if not _is(name, value, shown) and proof.of(INVOICE_FIELDS[name], value):
                changes[name] = {"field": name, "value": value, "quote": asked.message}
        arguments["changes"] = [proof.quoted(change) for change in changes.values()]
        arguments["lines"] = list(self._lines(arguments.get("lines", []), asked, proof))
        return Answered(arguments=arguments)

    def _values(self, draft: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for name in (*_TEXTS, *_DATES):
            if self.wanted.get(name):
                yield name, str(self.wanted[name])
        if "tax_rate" in self.wanted:
            rate = Decimal(str(self.wanted["tax_rate"])) * 100
            yield "tax_rate", f"{rate.normalize():f}%"
        off, subtotal = self.wanted.get("discount_total"), self.wanted.get("subtotal")
        if off and subtotal and Decimal(off):
            percent = Decimal(off) / Decimal(subtotal) * 100
            yield "discount", f"{percent.normalize():f}%"

    def _lines(
        self, rows: list[dict[str, Any]], asked: Asked, proof: _Proof
    ) -> Iterator[dict[str, Any]]:
        """The rows as they were read, each figure put right that this message proves; without
        those that say a line once more, and with those that nobody read.
        """
        wanted = self.wanted.get("line_items", [])
        lines = asked.state["draft"]["lines"]
        billed = [str(line.get("item") or "").lower() for line in lines]
        for row in _once(rows, wanted):
            number = row.get("line")
            held = lines[number - 1] if number and number <= len(lines) else {}
            name = str(row.get("item") or held.get("item") or "").lower()
            meant = [each for each in wanted if _named(each, name)]
            billed.append(name)
            if len(meant) == 1 and not row.get("remove"):
                row = self._right(row, meant[0], held, asked, proof)
            yield proof.row(row)
        for item in wanted if lines else ():
            if not any(_named(item, name) for name in billed):
                yield from self._unread(item, asked, proof)

    def _unread(
        self, item: dict[str, Any], asked: Asked, proof: _Proof
    ) -> Iterator[dict[str, Any]]:
        """A line that this message proves, by its name and both figures."""
        figures = {SHORT[field]: str(item[field]) for field in _OF_LINE}
        proven = all(proof.of(LINE_FIELDS[field], str(item[field])) for field in _OF_LINE)
        if proven and _named(item, asked.message.lower()):
            yield {"item": " ".join(item["keywords"]), **figures, "quote": asked.message}

    def _right(
        self,
        row: dict[str, Any],
        meant: dict[str, Any],
        held: dict[str, Any],
        asked: Asked,
        proof: _Proof,
    ) -> dict[str, Any]:
        for field in _OF_LINE:
            value, name = str(meant[field]), SHORT[field]
            given = row.get(name, held.get(name))
            read = _says(asked.message, given) and self._comes(value, asked)
            if not (read or same_number(value, given)) and proof.of(LINE_FIELDS[field], value):
                row = {**row, name: value, "quote": asked.message}
        return row

    def _comes(self, value: str, asked: Asked) -> bool:
        """Whether a correction says the figure that this message does not say."""
        later = any(_says(text, value) for text in self.corrections)
        return later and not _says(asked.message, value)


class _Proof:
    """Whether a message proves a value, as code will judge it."""

    def __init__(self, asked: Asked) -> None:
        self.message = asked.message
        held = (line.get(SHORT["unit_price"]) for line in asked.state["draft"]["lines"])
        prices = frozenset(Decimal(price) for price in held if price is not None)
        self.known = Known(text=asked.message.casefold(), prices=prices)
        self.today = date.fromisoformat(asked.state["today"].split()[0])

    def of(self, field: Field, value: str) -> bool:
        quote = Quote(text=self.message).text
        try:
            read_value(field, value, quote, self.known, None, self.today)
        except (FaultyValueError, ImpossibleDateError):
            return False
        return True

    def quoted(self, change: dict[str, Any]) -> dict[str, Any]:
        """With the whole message where its own words don't prove it."""
        field, value = INVOICE_FIELDS.get(change["field"]), str(change["value"])
        if field is None or self._with(change["quote"]).of(field, value):
            return change
        return {**change, "quote": self.message} if self.of(field, value) else change

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        own = self._with(row["quote"])
        names = {name: SHORT.get(name, name) for name in LINE_FIELDS}
        given = [(LINE_FIELDS[n], str(row[short])) for n, short in names.items() if row.get(short)]
        if all(own.of(field, value) for field, value in given):
            return row
        return {**row, "quote": self.message}

    def _with(self, quote: str) -> _Proof:
        other = copy(self)
        other.message = quote
        return other


def _says(text: str, value: str | None) -> bool:
    """Whether a text has the very figure."""
    said = (number for readings in figures_in(text) for number in readings)
    written = [*said, *numbers_in_words(text, LANGUAGES)]
    return any(same_number(str(number), value) for number in written)


def _by_field(changes: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {change["field"]: change for change in changes}


def _is(name: str, wanted: str, got: Any) -> bool:
    if name == "discount":
        shown = f"{got['percent']}%" if isinstance(got, dict) and got.get("percent") else str(got)
        return shown.endswith("%") and same_number(wanted[:-1], shown[:-1])
    if name == "tax_rate":
        share = str(got).rstrip("%")
        rate = Decimal(share) if "%" in str(got) else Decimal(share or 0) * 100 if got else 0
        return Decimal(wanted.rstrip("%")) == rate
    return same(name, wanted, got)


def _once(rows: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without new rows of a line that another row has right."""
    right = [
        item
        for item in wanted
        for row in rows
        if all(same_number(str(item[field]), row.get(SHORT[field])) for field in _OF_LINE)
        and _named(item, str(row.get("item") or "").lower())
    ]
    kept = []
    for row in rows:
        name, price = str(row.get("item") or "").lower(), row.get(SHORT["unit_price"])
        meant = [item for item in right if _named(item, name)]
        exact = [item for item in meant if same_number(str(item["unit_price"]), price)]
        if row.get("line") or not meant or exact:
            kept.append(row)
    return kept


def _named(item: dict[str, Any], name: str) -> bool:
    return all(word.lower() in name for word in item["keywords"])
