"""Taxes that are marked as a line's and are the invoice's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE, SENTENCE
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark, Target
from scatterpilot.engines.packs import signs
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.units import TIMES, kind_of

_NEAR = 60
#: Letters by which the words of a name are known again.
_ROOT = 5
_SHORTEST = 3
#: ``7 visits (exempt from VAT) + 2 reports``: a bracket that closes, or a sum, begins another line.
_APART = re.compile(r"[)\]+]")
#: What leads to a tax on everything: ``with 9% tax``.
_WITH = frozenset("with plus mit zzgl avec con più met com mais".split())


def taxes_apart(words: Words, marks: Sequence[Mark]) -> list[Mark]:
    """A tax of a line about which nothing else is said is one of the invoice; so is the rate
    beside words that free the line of it.
    """
    lines: dict[tuple[str, int], list[Mark]] = {}
    for mark in marks:
        group = (mark.target, mark.line) if mark.target != "invoice" else ("invoice", mark.start)
        lines.setdefault(group, []).append(mark)
    apart = {mark for line in lines.values() for mark in _of_invoice(words, line)}
    apart |= _mislaid(words, marks)
    several = sum(m.role in ("LTAX", "TAX") and _has_figure(words, m) for m in marks) > 1
    placed = {mark: _on_its_line(words, marks, mark) for mark in marks}
    apart -= {m for m in apart if several and m.target == "shared" and placed[m] is not m}
    return [
        replace(mark, role=_whole(words, mark), target="invoice", line=0)
        if mark in apart
        else placed[mark]
        for mark in marks
    ]


def _whole(words: Words, mark: Mark) -> str:
    """What a mark of a line is of the whole invoice."""
    if mark.role == "LDISC":
        return "DISC"
    named = set(words.of(mark).casefold().split()) <= signs().taxes
    return "TAX" if named or _has_figure(words, mark) else "NOTAX"


def _mislaid(words: Words, marks: Sequence[Mark]) -> set[Mark]:
    """``VAT 20% on the boxes only``: the only rate, beside words that say on which lines it is;
    they tell it better than the mark.
    """
    rated = [m for m in marks if m.role in ("LTAX", "TAX") and _has_figure(words, m)]
    if len(rated) != 1 or rated[0].role != "LTAX":
        return set()
    start, end = rated[0].start, rated[0].end
    after = set(words_in(CLAUSE.split(words.text[end : end + _NEAR], maxsplit=1)[0]))
    known = pointing(words.language)
    before = set(words_in(words.text[max(0, start - 6) : start]))
    rest = set(words_in(SENTENCE.split(words.text[end : end + _NEAR], maxsplit=1)[0]))
    scoped = rest & known["only"] or (before & _WITH and not after - _WITH)
    others = _named(words, marks, after)
    elsewhere = bool(others) and (rated[0].target, rated[0].line) not in others
    return set(rated) if scoped or elsewhere else set()


def _on_its_line(words: Words, marks: Sequence[Mark], mark: Mark) -> Mark:
    """``PST 7% on the pump only``, beside another tax: a tax of the one line that is named; ``no
    VAT on the labour``, ``the labour isn't taxed``: so is what frees a line.
    """
    if mark.role != "LTAX":
        return mark
    after = CLAUSE.split(words.text[mark.end : mark.end + _NEAR], maxsplit=1)[0]
    after = _APART.split(after, maxsplit=1)[0]
    named = _named(words, marks, set(words_in(after)))
    if not named and not _has_figure(words, mark):
        before = CLAUSE.split(words.text[max(0, mark.start - _NEAR) : mark.start])[-1]
        named = _named(words, marks, set(words_in(before)))
    if len(named) != 1:
        return mark
    ((target, line),) = named
    return replace(mark, target=target, line=line)


def _named(words: Words, marks: Sequence[Mark], after: set[str]) -> set[tuple[Target, int]]:
    """The lines whose names these words speak of; of ``labour`` those counted in time."""
    roots = {word[:_ROOT] for word in after if len(word) >= _SHORTEST}
    found: set[tuple[Target, int]] = {
        (mark.target, mark.line)
        for mark in marks
        if mark.role in ("DESC", "REF", "UNIT")
        and mark.target != "shared"
        and roots & _roots_of(words, mark)
    }
    if found or not after & pointing(words.language)["labour"]:
        return found
    return {
        (mark.target, mark.line)
        for mark in marks
        if mark.role == "UNIT" and mark.target != "shared" and kind_of(words.of(mark)) in TIMES
    }


def _roots_of(words: Words, mark: Mark) -> set[str]:
    return {word[:_ROOT] for word in words_in(words.of(mark)) if len(word) >= _SHORTEST}


def _has_figure(words: Words, mark: Mark) -> bool:
    return any(sign.isdigit() for sign in words.of(mark))


def _of_invoice(words: Words, line: Sequence[Mark]) -> list[Mark]:
    taxes = [mark for mark in line if mark.role == "LTAX"]
    if all(mark.role in ("LTAX", "LDISC") for mark in line):
        return list(line)
    rated = [mark for mark in taxes if _has_figure(words, mark)]
    freed = [mark for mark in line if mark.role in ("LTAX", "FREE") and mark not in rated]
    return rated if freed else []
