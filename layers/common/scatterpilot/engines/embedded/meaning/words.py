"""The words of a message as the parsers need them: marks joined, cut and quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.meaning.said import Said, Value
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import phrase
from scatterpilot.engines.typed.units import TIMES, unit_of
from scatterpilot.engines.typed.work_dates import WorkDates, work_dates

#: What may stand between two marks of one role that are one: ``net`` ``30``, ``8`` ``-`` ``hour``,
#: ``eighteen pounds`` ``and`` ``fifty pence``, rows of an address.
_JOINT = re.compile(r"[ \t\u00a0-]{0,3}")
_AND = re.compile(r" (?:(?:and|und|et|y|e|en) )?")
_ROWS = re.compile(r"[ \t,]{0,3}\n?[ \t]{0,3}")
_BETWEEN = {
    **dict.fromkeys(
        "NOTE DUE DATE SERVICE TAX TAXIN LTAX NOTAX DESC UNIT DQTY DDUE PO EMAIL TAXID".split(),
        _JOINT,
    ),
    **dict.fromkeys("PRICE AMOUNT DPRICE TOTALSAID".split(), _AND),
    "CUSTOMER": re.compile(r"[ \t]{0,3}|, "),
    "ADDRESS": _ROWS,
}
_SHARES = frozenset("DEPOSIT DISC LDISC TAX TAXIN LTAX WITHHOLD DPRICE".split())
_PAIRS = {"(": ")", "[": "]"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_FIGURE = re.compile(r"\d")
_EDGES = " \t\n\r,;:.-–—•*/|\"'“”„«»()[]"


@dataclass(frozen=True, slots=True)
class Words:
    """A message with what its words are read by. ``issued`` is the date terms count from,
    ``decimals`` are those of the invoice's currency."""

    text: str
    turn: int
    language: str
    locale: str
    today: date
    issued: date
    decimals: int = 2

    def of(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]

    def said(self, mark: Mark) -> Said[str]:
        return Said(self.of(mark), self.quote(mark.start, mark.end), mark.sure)

    def read(self, mark: Mark, value: Value) -> Said[Value]:
        """A value with the words of its mark."""
        return Said(value, self.quote(mark.start, mark.end), mark.sure)

    def quote(self, start: int, end: int) -> Quote:
        return Quote(text=self.text[start:end], turn=self.turn, start=start, end=end)

    def worked(self, text: str) -> WorkDates | None:
        """When work was done, as a text says it."""
        return work_dates(text, self.language, self.locale, self.today)

    def before(self, mark: Mark) -> str:
        """The word before a mark: ``le`` 15 is a day, 15 alone may be anything."""
        words = self.text[max(0, mark.start - 12) : mark.start].split()
        return words[-1] if words else ""

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Without blanks and signs at the edges, and without half a pair of brackets."""
        while start < end and _is_edge(self.text[start]) and not self._opens(start, end):
            start += 1
        while True:
            while end > start and _is_edge(self.text[end - 1]) and not self._closes(start, end):
                end -= 1
            opened = self.text.rfind("(", start, end)
            if opened <= start or ")" in self.text[opened:end]:
                return start, end
            end = opened

    def _opens(self, start: int, end: int) -> bool:
        """Whether the first sign opens a bracket that ends within, and not with the words."""
        closing = _PAIRS.get(self.text[start])
        closed = self.text.find(closing, start, end) if closing else -1
        return closed > 0 and any(not _is_edge(sign) for sign in self.text[closed:end])

    def _closes(self, start: int, end: int) -> bool:
        """Whether the last sign closes a bracket, or a quotation, that is within."""
        if self.text[end - 1] == '"':
            return self.text.count('"', start, end - 1) % 2 == 1
        opening = _OPENING.get(self.text[end - 1])
        return opening is not None and opening in self.text[start:end]


def _is_edge(sign: str) -> bool:
    return sign in _EDGES or sign.isspace()


def joined(marks: Marks, language: str) -> list[Mark]:
    """Marks of one role that stand side by side as one."""
    each = pack(language).any_of("each") | pack(language).any_of("per")
    found: list[Mark] = []
    for mark in (each for each in marks.marks if marks.words(each).strip()):
        mark = _with_percent(marks.text, mark)
        last = found[-1] if found else None
        alone = mark.role == "UNIT" and phrase(marks.words(mark)) in each
        alone = alone or (last is not None and _are_two_times(marks, last, mark, language))
        if last is not None and not alone and _continues(marks.text, last, mark):
            found[-1] = replace(last, end=mark.end, sure=min(last.sure, mark.sure))
        else:
            found.append(mark)
    return found


def _are_two_times(marks: Marks, last: Mark, mark: Mark, language: str) -> bool:
    """``anderthalb stunden`` ``die stunde 90``: what is counted, and what the price is for."""
    if last.role != "UNIT" or mark.role != "UNIT":
        return False
    units = [unit_of(marks.words(each), language) for each in (last, mark)]
    return all(unit is not None and unit.kind in TIMES for unit in units)


def _with_percent(text: str, mark: Mark) -> Mark:
    """A per cent sign right behind belongs to the figure."""
    follows = re.compile(r" ?%").match(text, mark.end)
    return replace(mark, end=follows.end()) if follows and mark.role in _SHARES else mark


def _continues(text: str, last: Mark, mark: Mark) -> bool:
    alike = (last.role, last.target, last.line) == (mark.role, mark.target, mark.line)
    between = _BETWEEN.get(mark.role)
    if not alike or between is None or not between.fullmatch(text, last.end, mark.start):
        return False
    return mark.role not in ("TAX", "LTAX") or not (_is_rate(text, last) and _is_rate(text, mark))


def _is_rate(text: str, mark: Mark) -> bool:
    """``GST 5%`` ``PST 7%``: two with a figure each are two taxes."""
    return bool(_FIGURE.search(text, mark.start, mark.end))


def grouped(marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of each line, new or referred to, in the order in which the lines begin."""
    groups: dict[tuple[str, int], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((mark.target, mark.line), []).append(mark)
    return sorted(groups.values(), key=lambda group: group[0].start)


def least(marks: Sequence[Mark]) -> float:
    return min((mark.sure for mark in marks), default=1.0)
