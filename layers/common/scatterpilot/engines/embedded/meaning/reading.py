"""From marks to what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from scatterpilot.domain.money import is_currency
from scatterpilot.engines.embedded.meaning.dating import date_said, dated, time_more
from scatterpilot.engines.embedded.meaning.fitting import fitted
from scatterpilot.engines.embedded.meaning.lines import lines_of, shared_of
from scatterpilot.engines.embedded.meaning.notes import notes_whole
from scatterpilot.engines.embedded.meaning.one_value import value_in
from scatterpilot.engines.embedded.meaning.rebilled import rebilled
from scatterpilot.engines.embedded.meaning.received import received, withheld
from scatterpilot.engines.embedded.meaning.references import references_in
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.meaning.shares import called_discount, taken_off, taxed
from scatterpilot.engines.embedded.meaning.signatures import unsigned
from scatterpilot.engines.embedded.meaning.tax_marks import taxes_apart
from scatterpilot.engines.embedded.meaning.texts import text_of
from scatterpilot.engines.embedded.meaning.words import Words, joined
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.currencies import currency_of
from scatterpilot.engines.typed.money import Money, money_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.spans import shift_of
from scatterpilot.engines.typed.units import TIMES, kind_of

_NEAR = 30
_TEXTS = {
    "CUSTOMER": "customer",
    "CONTACT": "contact",
    "ADDRESS": "address",
    "EMAIL": "email",
    "TAXID": "tax_id",
    "PO": "po_number",
    "NOTAX": "exempt",
}

_KEPT = {"OLD": "old"}


def meaning_of(words: Words, marks: Marks) -> Meaning:
    """What the marks mean, each value read by the rules of its kind."""
    references = dict(references_in(words))
    told = _beside(references.values(), unsigned(words, joined(marks, words.language)))
    told = fitted(words, rebilled(words, told))
    each = _counts(words, [_of_line(words, mark) for mark in told])
    whole = taxes_apart(words, notes_whole(words.text, each))
    words = replace(words, issued=date_said(words, whole) or words.issued)
    meaning = Meaning(acts=marks.acts, references=references)
    for mark in whole:
        if mark.target == "invoice":
            _fact(words, mark, meaning)
    if not whole and (named := _money_named(words.text.strip(" .!"), words.language)):
        meaning.currency = Said(named, words.quote(0, len(words.text)))
    of_lines = [mark for mark in whole if mark.target in ("new", "referred")]
    shared = [mark for mark in whole if mark.target == "shared"]
    have_name = any(mark.role == "DESC" for mark in shared)
    meaning.new, referred, unread = lines_of(words, of_lines, named=have_name)
    meaning.referred = [*meaning.referred, *referred]
    meaning.shared = shared_of(words, shared)
    meaning.unread += [words.said(mark) for mark in unread]
    return meaning


def _beside(known: Iterable[Said[str]], marks: Sequence[Mark]) -> list[Mark]:
    """The marks outside of what is known already."""
    places = [(said.quote.start or 0, said.quote.end or 0) for said in known]
    return [m for m in marks if not any(m.start < end and start < m.end for start, end in places)]


def _counts(words: Words, marks: Sequence[Mark]) -> list[Mark]:
    """``make it 42 hours``: a bare figure right before a line's measure is no due date."""
    found = list(marks)
    for index, (mark, behind) in enumerate(pairwise(marks)):
        figure = mark.role == "DUE" and _is_number(words, mark)
        if figure and behind.role == "UNIT" and behind.start - mark.end <= 1:
            found[index] = replace(mark, role="QTY", target=behind.target, line=behind.line)
    return found


def _is_number(words: Words, mark: Mark) -> bool:
    return number_of(words.of(mark).strip(), words.language, words.locale) is not None


def _of_line(words: Words, mark: Mark) -> Mark:
    """A name is a line's, whatever the mark points at; a term has its measure: ``30`` ``days``."""
    if mark.role == "DUE" and words.of(mark).strip().isdigit():
        behind = _WORD_BEHIND.match(words.text, mark.end)
        timed = behind is not None and kind_of(behind[1]) in TIMES
        return replace(mark, end=behind.end()) if behind and timed else mark
    if mark.target != "invoice" or mark.role != "DESC":
        return mark
    return replace(mark, target="referred", line=1)


_WORD_BEHIND = re.compile(r" ([^\W\d]{3,12})\b")


def _fact(words: Words, mark: Mark, meaning: Meaning) -> None:
    if mark.role in _TEXTS:
        start, end = text_of(words, mark)
        if start < end:
            known = getattr(meaning, _TEXTS[mark.role])
            if known is None or mark.sure > known.sure:
                said = Said(words.text[start:end], words.quote(start, end), mark.sure)
                setattr(meaning, _TEXTS[mark.role], said)
    elif mark.role == "NOTE":
        meaning.notes += _note(words, mark)
    elif mark.role in _KEPT:
        getattr(meaning, _KEPT[mark.role]).append(words.said(mark))
    elif not _typed(words, mark, meaning):
        meaning.unread.append(words.said(mark))


_QUOTED = re.compile(r"[\s\"'“”„«»]*")


def _note(words: Words, mark: Mark) -> Iterator[Said[str]]:
    """Word for word: only blanks and quotation marks at its edges are no part of it."""
    start, end = mark.start, mark.end
    lead = _QUOTED.match(words.text, start, end)
    start = lead.end() if lead else start
    while end > start and _QUOTED.fullmatch(words.text[end - 1]):
        end -= 1
    if start < end:
        yield Said(words.text[start:end], words.quote(start, end), mark.sure)


def _typed(words: Words, mark: Mark, meaning: Meaning) -> bool:
    """Whether a value was found in the words."""
    if mark.role in ("DUE", "DATE"):
        return dated(words, mark, meaning)
    if mark.role in ("DISC", "DEPOSIT"):
        return taken_off(words, mark, meaning)
    if mark.role in ("TAX", "TAXIN"):
        return taxed(words, mark, meaning)
    if mark.role == "SERVICE":
        meaning.worked = value_in(words, mark, words.worked) or meaning.worked
        return True
    if mark.role in ("PAID", "WITHHOLD"):
        return (received if mark.role == "PAID" else withheld)(words, mark, meaning)
    if mark.role == "CUR" and _is_denied(words, mark):
        return True
    readers: dict[str, tuple[str, Callable[[str], object | None]]] = {
        "DDUE": ("due_shift", lambda text: shift_of(text, words.language)),
        "CUR": ("currency", lambda text: _money_named(text, words.language)),
        "TOTALSAID": ("total", lambda text: money_of(text, words.language, words.locale)),
    }
    if mark.role not in readers:
        return True
    if mark.role == "DDUE" and (line := time_more(words, mark)) is not None:
        meaning.referred.append(line)
        return True
    name, value_of = readers[mark.role]
    value = value_of(words.of(mark))
    if name == "total" and called_discount(words, mark):
        name = "discount"
    if value is not None:
        setattr(meaning, name, words.read(mark, value))
    return value is not None


def _is_denied(words: Words, mark: Mark) -> bool:
    """``en euros et pas en francs``: what is not meant."""
    before = words_in(words.text[max(0, mark.start - _NEAR) : mark.start])[-2:]
    return bool(set(before) & pointing(words.language)["none"])


def _money_named(text: str, language: str) -> Money | None:
    """A currency on its own, as a sum of nothing, so that the seller's own settles its sign."""
    if text.isupper() and is_currency(text):
        return Money(Decimal(0), text)
    named = currency_of(text, language)
    return Money(Decimal(0), named.code, named.family) if named else None


def marked(meaning: Meaning) -> Sequence[LineSaid]:
    """Every line that is spoken of."""
    return [*meaning.new, *meaning.referred]
