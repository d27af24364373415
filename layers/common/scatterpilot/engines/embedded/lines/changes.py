"""Turn what a message says about things to bill into edits of the draft's lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from scatterpilot.domain.draft import LineItem
from scatterpilot.domain.edits import AddLine, ChangeLine, Edit, Quote, RefuseValue
from scatterpilot.engines.embedded.choices import (
    Choice,
    each_or_all,
    either_line,
    quantity_or_price,
)
from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lines.finding import LineFinder
from scatterpilot.engines.embedded.lines.items import tidy
from scatterpilot.engines.embedded.lines.relative import changed_quantity
from scatterpilot.engines.embedded.lines.settling import converted, settled
from scatterpilot.engines.embedded.lines.unclear_lines import refused_figures
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import only_places, unit_of
from scatterpilot.engines.embedded.values.units import MEASURES, UNITS

_MAKING = frozenset("make drop cut reduce".split())
_SELF_NAMED = frozenset("mile km licence seat night".split())


@dataclass(frozen=True, slots=True)
class LineReader:
    """Resolves item claims against the draft; ``old`` are values the user said are wrong,
    ``gone`` the lines that this message removes."""

    reading: Reading
    situation: Situation
    old: Sequence[Decimal] = ()
    gone: frozenset[int] = frozenset()
    choices: list[Choice] = field(default_factory=list)
    refused: list[RefuseValue] = field(default_factory=list)

    def edits(self, claims: Sequence[ItemClaim]) -> list[Edit]:
        """One edit per claim: a new line, or a change of the line it is about."""
        edits: list[Edit] = []
        added = 0
        draft = self.situation.draft
        finder = LineFinder(self.reading, self.situation, self.old)
        for claim in claims:
            line = finder.find(claim)
            if line in self.gone:
                line = None
            everywhere = self._everywhere(claim)
            rivals = [] if everywhere else finder.rivals(claim)
            if rivals:
                self._ask_which(claim, rivals)
            elif everywhere:
                edits.extend(self._change(claim, i, draft.line_items[i]) for i in everywhere)
            elif line is None:
                if claim.description is None and draft.line_items and self._adds_nothing(claim):
                    continue
                edits.append(self._add(claim, len(draft.line_items) + added))
                added += 1
            elif not self._undecided(claim, line, draft.line_items[line]):
                edits.append(self._change(claim, line, draft.line_items[line]))
        return edits

    def _ask_which(self, claim: ItemClaim, lines: Sequence[int]) -> None:
        items = self.situation.draft.line_items
        span = claim.price_span or claim.quantity_span or claim.span
        edits = [
            (items[i].description or f"line {i + 1}", self._change(claim, i, items[i]))
            for i in lines
        ]
        self.choices.append(Choice(either_line(edits), self.reading.text(*span)))

    def _everywhere(self, claim: ItemClaim) -> list[int]:
        """``bump both rates to 32``: the lines a bare value is for, when it is for all of them."""
        lows = {self.reading.low(i) for i in range(*claim.span)}
        count = len(self.situation.draft.line_items)
        bare = (claim.price is None) != (claim.quantity is None)
        if not bare or count < 2 or not lows & {"both", "all"}:
            return []
        return list(range(count)) if "all" in lows or count == 2 else []

    def _adds_nothing(self, claim: ItemClaim) -> bool:
        return claim.price is None and claim.quantity is None

    def _add(self, claim: ItemClaim, index: int) -> AddLine:
        unclear = refused_figures(self.reading, claim, index)
        self.refused.extend(unclear)
        if self._each_or_all(claim):
            span = claim.price_span or claim.span
            quote = self.reading.quote(*span)
            quantity, price = claim.quantity or Decimal(1), claim.price or Decimal(0)
            question = each_or_all(index, quantity, price, quote)
            self.choices.append(Choice(question, quote.text))
            claim = claim._replace(price=None, price_span=None)
        values, evidence = self._values(self._self_named(settled(claim)))
        for refusal in unclear:
            name = refusal.field.rpartition(".")[2]
            values.pop(name, None)
            evidence.pop(name, None)
        return AddLine.model_validate({**values, "evidence": evidence})

    def _self_named(self, claim: ItemClaim) -> ItemClaim:
        """``143 miles at $0.70``: a distance is what is billed when nothing else is named."""
        if claim.description is None and claim.rate_unit and claim.rate_unit not in MEASURES:
            return self._named_by_rate(claim)
        if claim.description is not None or claim.unit not in _SELF_NAMED:
            return claim
        start, stop = claim.quantity_span or claim.span
        parts = tuple(i for i in range(start, stop) if UNITS.get(self.reading.low(i)) == claim.unit)
        return claim._replace(parts=parts, description=tidy(self.reading.slice_text(parts)))

    def _named_by_rate(self, claim: ItemClaim) -> ItemClaim:
        """``4 of them at £135 a screen``: what the price is for names the thing."""
        start, stop = claim.price_span or claim.span
        parts = tuple(i for i in range(start, stop) if self.reading.low(i) == claim.rate_unit)
        if not parts:
            return claim
        return claim._replace(parts=parts, description=tidy(self.reading.slice_text(parts)))

    def _each_or_all(self, claim: ItemClaim) -> bool:
        """``3 cakes for $90``, ``$90 for 3 cakes``: the price of one cake or of three."""
        if claim.price is None or claim.quantity is None or claim.quantity < 2:
            return False
        if claim.each or claim.flat or claim.rate_unit or claim.price_span is None:
            return False
        start, end = claim.price_span
        counted = claim.quantity_span[0] if claim.quantity_span else -1
        after = self.reading.low(end) == "for" and counted == end + 1
        return after or self.reading.low(start - 1) == "for"

    def _undecided(self, claim: ItemClaim, index: int, line: LineItem) -> bool:
        """Ask when a bare number could be either value of a line; see ``quantity_or_price``."""
        value = claim.price if claim.price is not None else claim.quantity
        span = claim.price_span or claim.quantity_span
        bare = (claim.price is None) != (claim.quantity is None) and not claim.currency
        named = not only_places(self.reading, claim.parts)
        marked = claim.unit or claim.each or claim.flat or named or not self._unmarked(claim)
        if not bare or marked or value is None or span is None or self._answers(index):
            return False
        if not line.quantity or not line.unit_price or self._replaced_field(index):
            return False
        if self._nearest_field(claim, index) or claim.quantity_span:
            return False
        quote = self.reading.quote(*span)
        self.choices.append(Choice(quantity_or_price(index, value, quote), quote.text))
        return True

    def _answers(self, index: int) -> bool:
        """Whether something was asked that this may answer, and not about another line."""
        asked = self.situation.asked
        return bool(asked) and (
            not asked.startswith("line_items.") or asked.startswith(f"line_items.{index}.")
        )

    def _change(self, claim: ItemClaim, index: int, line: LineItem) -> ChangeLine:
        claim = self._in_unit_of(claim, line)
        changed = changed_quantity(self.reading, claim, line)
        if changed is not None:
            claim = claim._replace(quantity=changed, description=None, unit_text=None)
            values, evidence = self._values(claim)
            evidence["quantity"] = self.reading.quote(*(claim.quantity_span or claim.span))
            return ChangeLine.model_validate({"line": index, **values, "evidence": evidence})
        claim = self._as_asked(claim, index)
        values, evidence = self._values(claim)
        if line.description is not None:
            values.pop("description", None)
            evidence.pop("description", None)
        if claim.flat and claim.price is not None:
            values.update(quantity=Decimal(1), unit=None)
            evidence["quantity"] = evidence["unit_price"]
        elif self._sums_up(claim, line):
            values["quantity"] = Decimal(1)
            evidence["quantity"] = evidence["unit_price"]
        if line.unit and values.get("unit") and unit_of(line.unit) == unit_of(str(values["unit"])):
            values.pop("unit")
        return ChangeLine.model_validate({"line": index, **values, "evidence": evidence})

    def _sums_up(self, claim: ItemClaim, line: LineItem) -> bool:
        """The first price of a line without a quantity, not marked as per piece: a lump sum."""
        first = line.quantity is None and line.provenance.get("unit_price") is None
        alone = claim.price is not None and claim.quantity is None
        return first and alone and not claim.rate_unit and not claim.each

    def _as_asked(self, claim: ItemClaim, index: int) -> ItemClaim:
        """A bare number answers the question that was asked: how many, or how much."""
        asked = self._replaced_field(index) or self.situation.asked
        if not asked.startswith("line_items."):
            asked = self._nearest_field(claim, index)
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
            return claim._replace(price=None, price_span=None, quantity=value, quantity_span=span)
        if (
            asked.endswith("unit_price")
            and claim.quantity is not None
            and (claim.description is None or self._replaced_field(index))
        ):
            return claim._replace(quantity=None, quantity_span=None, price=value, price_span=span)
        return claim

    def _nearest_field(self, claim: ItemClaim, index: int) -> str:
        """For "plates should be 250": the field whose value is nearer, when nothing else tells."""
        line = self.situation.draft.line_items[index]
        value = claim.price if claim.price is not None else claim.quantity
        if claim.each or claim.flat or not line.quantity or not line.unit_price or not value:
            return ""
        if claim.price is not None and not self._unmarked(claim):
            return ""
        if self._made(claim):
            return f"line_items.{index}.quantity"
        to_quantity = max(value / line.quantity, line.quantity / value)
        to_price = max(value / line.unit_price, line.unit_price / value)
        if to_quantity * 3 < to_price:
            return f"line_items.{index}.quantity"
        return f"line_items.{index}.unit_price" if to_price * 3 < to_quantity else ""

    def _made(self, claim: ItemClaim) -> bool:
        """``make the textbooks 28``, ``cut the textbooks to 5``: of things that are counted the
        number, unless it is an odd one to count."""
        span = claim.price_span or claim.quantity_span or claim.span
        value = claim.price if claim.price is not None else claim.quantity
        place = span[0] - 1 - (self.reading.low(span[0] - 1) == "to")
        noun = self.reading.low(place)
        verbs = {self.reading.low(i) for i in range(max(span[0] - 5, 0), span[0])}
        plural = noun.endswith("s") and not noun.endswith("ss")
        whole = value is not None and value == value.to_integral_value()
        return plural and whole and bool(verbs & _MAKING) and place in claim.parts

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
            return claim._replace(
                quantity=converted(claim.quantity, claim.unit, unit), unit_text=None
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
            # The price of a thing without a count says that there is one of it.
            implied = claim.quantity_span or claim.price_span
            if implied:
                evidence["quantity"] = self.reading.quote(*implied)
        if claim.unit_text and claim.unit_text.lower() != (claim.description or "").lower():
            values["unit"] = claim.unit_text.lower()
        if claim.price is not None:
            values["unit_price"] = claim.price
            if claim.price_span:
                evidence["unit_price"] = self.reading.quote(*claim.price_span)
        return values, evidence
