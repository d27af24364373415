"""Turn what a message says about things to bill into edits of the draft's lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import AddLine, ChangeLine, Edit, Quote
from scatterpilot.engines.embedded.choices import Choice, each_or_all, quantity_or_price
from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lexicon import CORRECTION_CUES, MEASURES
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import (
    line_with_unit,
    line_with_value,
    lines_named,
    position_named,
    stem,
    stems,
    unit_of,
)

_ADDING = frozenset("add also another plus additional extra further include more".split())
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class LineReader:
    """Resolves item claims against the draft; ``old`` are values the user said are wrong."""

    reading: Reading
    situation: Situation
    old: Sequence[Decimal] = ()
    choices: list[Choice] = field(default_factory=list)

    def edits(self, claims: Sequence[ItemClaim]) -> list[Edit]:
        """One edit per claim: a new line, or a change of the line it is about."""
        edits: list[Edit] = []
        draft = self.situation.draft
        for claim in claims:
            line = self._target(claim, draft)
            if line is None:
                if claim.description is None and draft.line_items and self._adds_nothing(claim):
                    continue
                added = sum(isinstance(edit, AddLine) for edit in edits)
                edits.append(self._add(claim, len(draft.line_items) + added))
            elif not self._undecided(claim, line, draft.line_items[line]):
                edits.append(self._change(claim, line, draft.line_items[line]))
        return edits

    def _adds_nothing(self, claim: ItemClaim) -> bool:
        return claim.price is None and claim.quantity is None

    def _target(self, claim: ItemClaim, draft: Draft) -> int | None:
        """The line a claim is about, or ``None`` for a new one."""
        if not draft.line_items:
            return None
        start, end = claim.span
        place = position_named(self.reading, start, end, len(draft.line_items))
        if place is not None:
            return place
        named = self._named(claim, draft)
        if named is None and claim.price is None and claim.unit and self._corrects():
            named = line_with_unit(claim.unit, draft)
        adding = any(self.reading.low(i) in _ADDING for i in range(max(start - 3, 0), end))
        if named is not None and not (adding and self._complete(claim)):
            return named
        for value in self.old:
            found = line_with_value(value, draft)
            if found is not None:
                return found
        if adding and claim.description and (claim.price is not None or named is None):
            return None
        return self._by_need(claim, draft)

    def _corrects(self) -> bool:
        return bool(CORRECTION_CUES & {token.lower for token in self.reading.tokens})

    def _complete(self, claim: ItemClaim) -> bool:
        return claim.description is not None and claim.price is not None

    def _named(self, claim: ItemClaim, draft: Draft) -> int | None:
        """The line whose words the claim repeats; a fuller claim must repeat most of them."""
        words = [self.reading.low(i) for i in claim.parts]
        words += [self.reading.low(i) for i in self._unit_tokens(claim)]
        found = lines_named(words, draft.line_items)
        if not found:
            return None
        if len(found) > 1:
            open_lines = [i for i in found if self._fits(claim, draft.line_items[i])]
            found = open_lines[:1]
        if not found:
            return None
        line = draft.line_items[found[0]]
        own = {stem(word) for word in words if stems(word)}
        shared = own & (stems(line.description) | stems(line.unit))
        if self._complete(claim) and claim.quantity is not None and own:
            return found[0] if 2 * len(shared) > len(own) else None
        return found[0]

    def _fits(self, claim: ItemClaim, line: LineItem) -> bool:
        wants_price = claim.price is not None and line.unit_price is None
        wants_quantity = claim.quantity is not None and line.quantity is None
        return wants_price or wants_quantity

    def _unit_tokens(self, claim: ItemClaim) -> range:
        if claim.quantity_span is None or claim.unit in ("hour", "minute", "day", "week", "month"):
            return range(0)
        return range(*claim.quantity_span)

    def _by_need(self, claim: ItemClaim, draft: Draft) -> int | None:
        """A bare value goes to the line asked about, the line that lacks it, or the only line."""
        asked = self._asked_line()
        described = claim.description is not None
        if described:
            return self._described(claim, draft, asked)
        if asked is not None and asked < len(draft.line_items):
            return asked
        open_lines = [i for i, line in enumerate(draft.line_items) if self._fits(claim, line)]
        if open_lines:
            return open_lines[0]
        if len(draft.line_items) == 1:
            return 0
        unit = claim.unit or claim.rate_unit
        return line_with_unit(unit, draft) if unit else self._last(claim, draft)

    def _last(self, claim: ItemClaim, draft: Draft) -> int | None:
        """With nothing else to go by, what was said last is meant."""
        return len(draft.line_items) - 1 if claim.description is None else None

    def _described(self, claim: ItemClaim, draft: Draft, asked: int | None) -> int | None:
        nameless = [i for i, line in enumerate(draft.line_items) if line.description is None]
        if nameless:
            return nameless[0]
        if asked is not None and asked < len(draft.line_items) and not self._complete(claim):
            wants = self.situation.asked.rpartition(".")[2]
            if (wants == "quantity" and claim.quantity is not None) or (
                wants == "unit_price" and claim.price is not None
            ):
                return asked
        return None

    def _asked_line(self) -> int | None:
        parts = self.situation.asked.split(".")
        return int(parts[1]) if len(parts) == 3 and parts[1].isdigit() else None

    def _add(self, claim: ItemClaim, index: int) -> AddLine:
        if self._each_or_all(claim):
            span = claim.price_span or claim.span
            quote = self.reading.quote(*span)
            quantity, price = claim.quantity or Decimal(1), claim.price or Decimal(0)
            question = each_or_all(index, quantity, price, quote)
            self.choices.append(Choice(question, quote.text))
            claim = replace(claim, price=None, price_span=None)
        values, evidence = self._values(settled(claim))
        return AddLine(**values, evidence=evidence)

    def _each_or_all(self, claim: ItemClaim) -> bool:
        """``3 cakes for $90`` may be the price of one cake or of three."""
        if claim.price is None or claim.quantity is None or claim.quantity < 2:
            return False
        if claim.each or claim.flat or claim.rate_unit or claim.price_span is None:
            return False
        return self.reading.low(claim.price_span[0] - 1) == "for"

    def _undecided(self, claim: ItemClaim, index: int, line: LineItem) -> bool:
        """Ask when a bare number could be either value of a line; see ``quantity_or_price``."""
        value = claim.price if claim.price is not None else claim.quantity
        span = claim.price_span or claim.quantity_span
        bare = (claim.price is None) != (claim.quantity is None) and not claim.currency
        marked = claim.unit or claim.each or claim.flat or claim.parts or not self._unmarked(claim)
        if not bare or marked or value is None or span is None or self.situation.asked:
            return False
        if not line.quantity or not line.unit_price or self._replaced_field(index):
            return False
        if self._nearest_field(claim, index) or claim.quantity_span:
            return False
        quote = self.reading.quote(*span)
        self.choices.append(Choice(quantity_or_price(index, value, quote), quote.text))
        return True

    def _change(self, claim: ItemClaim, index: int, line: LineItem) -> ChangeLine:
        claim = self._in_unit_of(claim, line)
        claim = self._as_asked(claim, index)
        values, evidence = self._values(claim)
        if line.description is not None:
            values.pop("description", None)
            evidence.pop("description", None)
        if claim.flat and claim.price is not None:
            values.update(quantity=Decimal(1), unit=None)
        elif line.quantity is None and claim.quantity is None and claim.price is not None:
            if not claim.rate_unit and not claim.each and line.provenance.get("unit_price") is None:
                values["quantity"] = Decimal(1)
        if line.unit and values.get("unit") and unit_of(line.unit) == unit_of(str(values["unit"])):
            values.pop("unit")
        return ChangeLine(line=index, **values, evidence=evidence)

    def _as_asked(self, claim: ItemClaim, index: int) -> ItemClaim:
        """A bare number answers the question that was asked: how many, or how much."""
        asked = self._replaced_field(index) or self.situation.asked
        asked = asked or self._nearest_field(claim, index)
        bare = (claim.price is None) != (claim.quantity is None) and not claim.currency
        if (
            not bare
            or claim.unit
            or claim.rate_unit
            or not asked.startswith(f"line_items.{index}.")
        ):
            return claim
        value = claim.price if claim.price is not None else claim.quantity
        span = claim.price_span or claim.quantity_span
        if asked.endswith("quantity") and claim.price is not None and not claim.each:
            return replace(claim, price=None, price_span=None, quantity=value, quantity_span=span)
        if (
            asked.endswith("unit_price")
            and claim.quantity is not None
            and claim.description is None
        ):
            return replace(claim, quantity=None, quantity_span=None, price=value, price_span=span)
        return claim

    def _nearest_field(self, claim: ItemClaim, index: int) -> str:
        """For "napkins should be 250": the field whose value is nearer, when nothing else tells."""
        line = self.situation.draft.line_items[index]
        value = claim.price if claim.price is not None else claim.quantity
        if claim.each or claim.flat or not line.quantity or not line.unit_price or not value:
            return ""
        if claim.price is not None and not self._unmarked(claim):
            return ""
        to_quantity = max(value / line.quantity, line.quantity / value)
        to_price = max(value / line.unit_price, line.unit_price / value)
        if to_quantity * 3 < to_price:
            return f"line_items.{index}.quantity"
        return f"line_items.{index}.unit_price" if to_price * 3 < to_quantity else ""

    def _unmarked(self, claim: ItemClaim) -> bool:
        """Whether no word such as "price", "rate" or "@" marks the figure as a price."""
        start = claim.price_span[0] if claim.price_span else 0
        before = {self.reading.low(i) for i in range(max(start - 5, 0), start)}
        return not before & {"price", "rate", "cost", "@", "at", "fee", "charge"}

    def _replaced_field(self, index: int) -> str:
        """The path of the field whose old value the user named, or an empty string."""
        line = self.situation.draft.line_items[index]
        for value in self.old:
            for name in ("quantity", "unit_price"):
                if getattr(line, name) == value:
                    return f"line_items.{index}.{name}"
        return ""

    def _in_unit_of(self, claim: ItemClaim, line: LineItem) -> ItemClaim:
        """Put a quantity into the unit of the line's rate, and the other way round."""
        unit = unit_of(line.unit) if line.unit else ""
        if claim.quantity is not None and claim.unit and unit and claim.unit != unit:
            return replace(
                claim, quantity=converted(claim.quantity, claim.unit, unit), unit_text=None
            )
        return claim

    def _values(self, claim: ItemClaim) -> tuple[dict[str, object], dict[str, Quote]]:
        values: dict[str, object] = {}
        evidence: dict[str, Quote] = {}
        if claim.description is not None:
            values["description"] = claim.description
            evidence["description"] = self.reading.quote(claim.parts[0], claim.parts[-1] + 1)
        if claim.quantity is not None:
            values["quantity"] = claim.quantity
            if claim.quantity_span:
                evidence["quantity"] = self.reading.quote(*claim.quantity_span)
        if claim.unit_text:
            values["unit"] = claim.unit_text.lower()
        if claim.price is not None:
            values["unit_price"] = claim.price
            if claim.price_span:
                evidence["unit_price"] = self.reading.quote(*claim.price_span)
        return values, evidence


def settled(claim: ItemClaim) -> ItemClaim:
    """A new line's quantity in the unit of its rate; 1 for a lump sum; unknown for a mere rate."""
    if claim.flat and claim.price is not None:
        timed = claim.unit in MEASURES
        keeps = claim.quantity is not None and not timed
        return replace(
            claim,
            quantity=claim.quantity if keeps else Decimal(1),
            unit_text=None if timed else claim.unit_text,
        )
    if claim.quantity is None:
        if claim.price is not None and not claim.rate_unit and not claim.each:
            return replace(claim, quantity=Decimal(1))
        return _with_rate_unit(claim)
    if claim.unit and claim.rate_unit and claim.unit != claim.rate_unit:
        changed = converted(claim.quantity, claim.unit, claim.rate_unit)
        if changed != claim.quantity:
            return replace(
                claim, quantity=changed, unit_text=claim.rate_unit + ("" if changed == 1 else "s")
            )
    return _with_rate_unit(claim)


def _with_rate_unit(claim: ItemClaim) -> ItemClaim:
    if claim.unit_text or not claim.rate_unit:
        return claim
    if claim.rate_unit not in MEASURES:
        return claim
    plural = "" if claim.quantity == 1 or claim.rate_unit in ("kg", "km", "m²", "m³", "m") else "s"
    return replace(claim, unit_text=claim.rate_unit + plural)


def converted(quantity: Decimal, unit: str, wanted: str) -> Decimal:
    """Minutes at an hourly rate, half days at a daily one, dozens; otherwise unchanged."""
    if (unit, wanted) == ("minute", "hour"):
        return quantity / 60
    if (unit, wanted) == ("hour", "minute"):
        return quantity * 60
    if (unit, wanted) == ("half-day", "day"):
        return quantity * _HALF
    if (unit, wanted) == ("day", "half-day"):
        return quantity * 2
    if (unit, wanted) == ("week", "day") and quantity == quantity.to_integral_value():
        return quantity
    return quantity
