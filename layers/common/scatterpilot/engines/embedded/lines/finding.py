"""Which line of the draft an item of the message is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.engines.embedded.claims import ItemClaim
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
from scatterpilot.engines.embedded.text.lexicon import CORRECTION_CUES
from scatterpilot.engines.embedded.values.units import UNITS

_RATE_UNITS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_RATE_WORDS = frozenset(
    "rate price fee cost went is was has now to the up down gone increased raised changed "
    "new wrong off incorrect should be".split()
) | set(_RATE_UNITS)
_TIMED = frozenset(_RATE_UNITS.values())
_ADDING = frozenset("add also another plus additional extra further include more".split())


@dataclass(frozen=True, slots=True)
class LineFinder:
    """Holds item claims against the draft; ``old`` are values the user said are wrong."""

    reading: Reading
    situation: Situation
    old: Sequence[Decimal] = ()

    def find(self, claim: ItemClaim) -> int | None:
        """The index of the line a claim is about, or ``None`` for a new one."""
        draft = self.situation.draft
        if not draft.line_items:
            return None
        start, end = claim.span
        place = position_named(self.reading, start, end, len(draft.line_items))
        if place is not None:
            return place
        named = self._named(claim, draft)
        if named is None and (rated := self._rated(claim, draft)) is not None:
            return rated
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

    def rivals(self, claim: ItemClaim) -> list[int]:
        """The lines that a bare value fits equally well: both kinds of portraits."""
        draft = self.situation.draft
        bare = (claim.price is None) != (claim.quantity is None)
        words = [self.reading.low(i) for i in claim.parts]
        found = lines_named(words, draft.line_items) if bare and words else []
        if len(found) < 2 or any(self._fits(claim, draft.line_items[i]) for i in found):
            return []
        start, end = claim.span
        if position_named(self.reading, start, end, len(draft.line_items)) is not None:
            return []
        if any(self.reading.low(i) in _ADDING for i in range(max(start - 3, 0), end)):
            return []
        name = (claim.price is None and "quantity") or "unit_price"
        old = [i for i in found if getattr(draft.line_items[i], name) in self.old]
        return [] if len(old) == 1 else found

    def _rated(self, claim: ItemClaim, draft: Draft) -> int | None:
        """``the daily rate is £255 now``: the line billed by the day, or the only one."""
        words = [self.reading.low(i).removesuffix("'s") for i in claim.parts]
        words = [word for word in words if word != ","]
        if not words or not all(word in _RATE_WORDS or word in UNITS for word in words):
            return None
        units = [_RATE_UNITS.get(word) or UNITS.get(word) for word in words]
        unit = next((unit for unit in units if unit), None)
        found = line_with_unit(unit, draft) if unit else None
        if found is None and len(draft.line_items) == 1:
            return 0
        if found is None and "rate" in words:
            timed = [i for i, o in enumerate(draft.line_items) if unit_of(o.unit or "") in _TIMED]
            return timed[0] if len(timed) == 1 else None
        return found

    def _corrects(self) -> bool:
        return bool(CORRECTION_CUES & {token.lower for token in self.reading.tokens})

    def _complete(self, claim: ItemClaim) -> bool:
        return claim.description is not None and claim.price is not None

    def _named(self, claim: ItemClaim, draft: Draft) -> int | None:
        """The line whose words the claim repeats; a fuller claim must repeat most of them."""
        words = [self.reading.low(i) for i in claim.parts]
        tokens = self.reading.tokens
        words += [tokens[i].lower for i in self._unit_tokens(claim) if tokens[i].kind == "word"]
        if not words and claim.rate_unit not in UNITS.values():
            words = [claim.rate_unit]  # "£30 per blackboard"
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
        open_ = [i for i, line in enumerate(draft.line_items) if _empty(line)]
        if len(open_) == 1 and self._complete(claim) and _only_counts(claim):
            return open_[0]
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


def _empty(line: LineItem) -> bool:
    return line.quantity is None and line.unit_price is None


def _only_counts(claim: ItemClaim) -> bool:
    """``6 trims at £70 a trim``: the noun says what is counted, of work named before."""
    one = len(claim.parts) == 1 and claim.quantity_span is not None
    return one and claim.quantity_span is not None and claim.parts[0] == claim.quantity_span[1]
