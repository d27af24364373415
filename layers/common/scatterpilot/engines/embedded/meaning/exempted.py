"""Words that free of a tax, where the reader left them without a mark."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.meaning.clauses import SENTENCE
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs.pointing import field_words, placed_words, pointing

#: Words between what frees and the tax it frees of: ``exempt from all VAT``.
_BETWEEN: Final = 3


def exempted(marks: Marks, language: str) -> Marks:
    """``4 sessions at $35, exempt from VAT, and 2 rolls``: words that free of a tax are about the
    line before them in their sentence, where there are several; else about the invoice.
    """
    marks = _freed_alone(marks, language)
    found = [mark for mark in _freed(marks, language) if not _is_marked(marks, mark)]
    if not found:
        return marks
    every = sorted([*marks.marks, *(_placed(marks, mark) for mark in found)], key=_start)
    return replace(marks, marks=tuple(every))


def _freed_alone(marks: Marks, language: str) -> Marks:
    """``4 sessions at 55 € exempt, plus 1 splint at 80 € with 22% VAT``: right behind a line's
    price, and beside a tax that is given, the word alone frees that line, whatever it is taken for.
    """
    if not any(m.role in _TAXES and _has_figure(marks, m) for m in marks.marks):
        return marks
    found = list(marks.marks)
    for start, end, word in placed_words(marks.text):
        if word not in pointing(language)["exempt"]:
            continue
        taken = [m for m in found if m.start < end and start < m.end]
        before = [m for m in found if m.end <= start and start - m.end <= _BESIDE]
        alone = all((m.start, m.end) == (start, end) and m.role in _NAMES for m in taken)
        if alone and before and before[-1].target == "new" and before[-1].role in _PRICED:
            freed = replace(before[-1], start=start, end=end, role="LTAX")
            found = sorted([*(m for m in found if m not in taken), freed], key=_start)
    return replace(marks, marks=tuple(found))


_TAXES: Final = ("TAX", "LTAX", "TAXIN")
_NAMES: Final = ("UNIT", "DESC")
_PRICED: Final = ("PRICE", "AMOUNT", "UNIT")
#: Characters between a price and the word behind it.
_BESIDE: Final = 2


def _has_figure(marks: Marks, mark: Mark) -> bool:
    return any(map(str.isdigit, marks.words(mark)))


def _freed(marks: Marks, language: str) -> list[Mark]:
    said, taxes = placed_words(marks.text), field_words(language)["tax"]
    known = pointing(language)
    found: list[Mark] = []
    for index, (start, end, word) in enumerate(said):
        denied = index and said[index - 1][2] in known["none"] - known["exempt"]
        near = said[max(0, index - _BETWEEN) : index + 1 + _BETWEEN]
        named = [place for *place, each in near if each in taxes]
        if word in known["exempt"] and named and not denied:
            low, high = min(start, named[0][0]), max(end, named[-1][1])
            found.append(Mark(low, high, "NOTAX"))
    return found


def _is_marked(marks: Marks, freed: Mark) -> bool:
    return any(mark.start < freed.end and freed.start < mark.end for mark in marks.marks)


def _placed(marks: Marks, freed: Mark) -> Mark:
    lines = {mark.line for mark in marks.marks if mark.target == "new"}
    before = [m for m in marks.marks if m.target == "new" and m.end <= freed.start]
    if len(lines) < 2 or not before:
        return freed
    last = before[-1]
    if SENTENCE.search(marks.text, last.end, freed.start):
        return freed
    return replace(freed, role="LTAX", target="new", line=last.line)


def _start(mark: Mark) -> int:
    return mark.start
