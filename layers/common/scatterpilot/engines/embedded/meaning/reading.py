"""From marks to what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from scatterpilot.engines.embedded.meaning.lines import lines_of, shared_of
from scatterpilot.engines.embedded.meaning.notes import notes_whole
from scatterpilot.engines.embedded.meaning.one_value import share_or_money
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said, Value
from scatterpilot.engines.embedded.meaning.tax_marks import taxes_apart
from scatterpilot.engines.embedded.meaning.texts import text_of
from scatterpilot.engines.embedded.meaning.words import Words, joined
from scatterpilot.engines.embedded.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.embedded.typed.currencies import currency_of
from scatterpilot.engines.embedded.typed.dates import date_of
from scatterpilot.engines.embedded.typed.dues import due_of
from scatterpilot.engines.embedded.typed.measures import measure_of
from scatterpilot.engines.embedded.typed.money import Money, money_of
from scatterpilot.engines.embedded.typed.numbers import number_of
from scatterpilot.engines.embedded.typed.rates import tax_rate_of
from scatterpilot.engines.embedded.typed.spans import shift_of

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

_KEPT = {"OLD": "old", "PAID": "aside", "WITHHOLD": "aside"}


def meaning_of(words: Words, marks: Marks) -> Meaning:
    """What the marks mean, each value read by the rules of its kind."""
    each = _counts(words, [_of_line(mark) for mark in joined(marks, words.language)])
    whole = taxes_apart(words, notes_whole(words.text, each))
    words = replace(words, issued=_date_said(words, whole) or words.issued)
    meaning = Meaning(acts=marks.acts)
    for mark in whole:
        if mark.target == "invoice":
            _fact(words, mark, meaning)
    of_lines = [mark for mark in whole if mark.target in ("new", "referred")]
    meaning.new, referred, unread = lines_of(words, of_lines)
    meaning.referred = [*meaning.referred, *referred]
    meaning.shared = shared_of(words, [mark for mark in whole if mark.target == "shared"])
    meaning.unread += [words.said(mark) for mark in unread]
    return meaning


def _counts(words: Words, marks: Sequence[Mark]) -> list[Mark]:
    """``make it 42 hours``: a bare figure right before a line's measure is no due date."""
    found = list(marks)
    for index, (mark, behind) in enumerate(pairwise(marks)):
        figure = mark.role == "DUE" and words.of(mark).strip().isdigit()
        if figure and behind.role == "UNIT" and behind.start - mark.end <= 1:
            found[index] = replace(mark, role="QTY", target=behind.target, line=behind.line)
    return found


def _of_line(mark: Mark) -> Mark:
    """A name is a line's, whatever the mark points at."""
    if mark.target != "invoice" or mark.role != "DESC":
        return mark
    return replace(mark, target="referred", line=1)


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
        return _dated(words, mark, meaning)
    if mark.role in ("DISC", "DEPOSIT"):
        return _taken_off(words, mark, meaning)
    if mark.role in ("TAX", "TAXIN"):
        return _taxed(words, mark, meaning)
    if mark.role == "CUR" and _is_denied(words, mark):
        return True
    readers: dict[str, tuple[str, Callable[[str], object | None]]] = {
        "DDUE": ("due_shift", lambda text: shift_of(text, words.language)),
        "CUR": ("currency", lambda text: _money_named(text, words.language)),
        "TOTALSAID": ("total", lambda text: money_of(text, words.language, words.locale)),
    }
    if mark.role not in readers:
        return True
    if mark.role == "DDUE" and (line := _time_more(words, mark)) is not None:
        meaning.referred.append(line)
        return True
    name, value_of = readers[mark.role]
    value = value_of(words.of(mark))
    if name == "total" and _called_discount(words, mark):
        name = "discount"
    if value is not None:
        setattr(meaning, name, _with(words, mark, value))
    return value is not None


def _dated(words: Words, mark: Mark, meaning: Meaning) -> bool:
    """A date or a term; words of ``DUE`` may also move the due date, or say how long was worked."""
    text, language, locale = words.of(mark), words.language, words.locale
    if mark.role == "DATE" and _of_due(words, mark):
        mark = replace(mark, role="DUE")
    for said in (text, _in_figures(text, words)):
        lead = words.before(mark)
        if mark.role == "DATE":
            on = date_of(said, language, locale, words.today, nearest=True, lead=lead)
            meaning.dated = meaning.dated if on is None else _with(words, mark, on)
            found = on is not None
        else:
            due = due_of(said, language, locale, words.issued, words.today, lead=lead)
            meaning.due = meaning.due if due is None else _with(words, mark, due)
            found = due is not None
        if found:
            return True
    return mark.role == "DUE" and _other_than_due(words, mark, meaning)


def _date_said(words: Words, marks: Sequence[Mark]) -> date | None:
    """The date that the message gives the invoice: terms count from it."""
    for mark in marks:
        if mark.role == "DATE" and not _of_due(words, mark):
            said, lead = words.of(mark), words.before(mark)
            on = date_of(said, words.language, words.locale, words.today, nearest=True, lead=lead)
            if isinstance(on, date):
                return on
    return None


def _of_due(words: Words, mark: Mark) -> bool:
    """``the due date is now the 9th``: the words before say which date it is."""
    before = words_in(words.text[max(0, mark.start - _NEAR) : mark.start])[-4:]
    return bool(set(before) & pointing(words.language)["due"])


def _other_than_due(words: Words, mark: Mark, meaning: Meaning) -> bool:
    if (span := shift_of(words.of(mark), words.language)) is not None:
        meaning.due_shift = _with(words, mark, span)
        return True
    if (line := _time_worked(words, mark)) is not None:
        meaning.referred.append(line)
        return True
    return False


def _taken_off(words: Words, mark: Mark, meaning: Meaning) -> bool:
    """A discount, or a deposit; which of them, the words beside it tell better than the mark."""
    if mark.role == "DISC" and _called_deposit(words, mark):
        meaning.aside.append(words.said(mark))
        return True
    share = share_or_money(words, mark)
    if share is not None:
        off = mark.role == "DISC" or _called_discount(words, mark)
        setattr(meaning, "discount" if off else "deposit", share)
    return share is not None


def _taxed(words: Words, mark: Mark, meaning: Meaning) -> bool:
    rate = tax_rate_of(words.of(mark), words.language, words.locale)
    if mark.role == "TAX" or (rate is not None and not _called_included(words, mark)):
        meaning.taxes.append(_with(words, mark, rate))
    else:
        meaning.included = _with(words, mark, rate)
    return True


def _called_included(words: Words, mark: Mark) -> bool:
    """Whether words say that prices have the tax in them: ``with 10% GST added`` they have not."""
    around = words_in(words.text[max(0, mark.start - _NEAR) : mark.end + _NEAR])
    known = pointing(words.language)
    denied = set(words_in(words.of(mark))) & (known["none"] | _NOT)
    return bool(set(around) & known["included"]) and not denied


_NOT = frozenset("not non nicht no niet não".split())


def _called_deposit(words: Words, mark: Mark) -> bool:
    """``less the $50 deposit``: what was paid before is no discount."""
    following = words_in(words.text[mark.end : mark.end + _NEAR])[:2]
    return bool(set(following) & {each.casefold() for each in _deposits(words.language)})


def _deposits(language: str) -> frozenset[str]:
    return pointing(language)["deposit"]


def _called_discount(words: Words, mark: Mark) -> bool:
    """Whether the words around a share call it a discount and nothing calls it a deposit."""
    around = words.text[max(0, mark.start - _NEAR) : mark.end + _NEAR].casefold()
    said = words_in(around)
    deposit = pointing(words.language)["deposit"]
    return bool(set(said) & set(field_words(words.language)["discount"])) and not any(
        word.casefold() in around for word in deposit
    )


def _is_denied(words: Words, mark: Mark) -> bool:
    """``en euros et pas en francs``: what is not meant."""
    before = words_in(words.text[max(0, mark.start - _NEAR) : mark.start])[-2:]
    return bool(set(before) & pointing(words.language)["none"])


def _in_figures(text: str, words: Words) -> str:
    """``deux avril`` as ``2 avril``."""
    spoken = text.split(" ")
    for size in range(min(3, len(spoken) - 1), 0, -1):
        number = number_of(" ".join(spoken[:size]), words.language, words.locale)
        if number is not None and number == int(number):
            return " ".join([f"{int(number)}", *spoken[size:]])
    return text


def _time_worked(words: Words, mark: Mark) -> LineSaid | None:
    """``15 hours`` is no term: so long was worked."""
    measured = measure_of(words.of(mark), words.language, words.locale)
    if measured is None or measured.unit is None or measured.unit.kind not in ("hour", "minute"):
        return None
    unit = _with(words, mark, measured.unit)
    return LineSaid(quantity=_with(words, mark, measured.number), unit=unit, start=mark.start)


def _time_more(words: Words, mark: Mark) -> LineSaid | None:
    """``an hour less``, ``5,5 days``: no due date moves by so much; more or less was worked."""
    measured = measure_of(words.of(mark), words.language, words.locale)
    if measured is None or measured.unit is None:
        return None
    whole = measured.number == int(measured.number)
    if measured.unit.kind not in ("hour", "minute") and whole:
        return None
    unit = _with(words, mark, measured.unit)
    return LineSaid(more=_with(words, mark, measured.number), more_unit=unit, start=mark.start)


def _money_named(text: str, language: str) -> Money | None:
    """A currency on its own, as a sum of nothing, so that the seller's own settles its sign."""
    named = currency_of(text, language)
    return Money(Decimal(0), named.code, named.family) if named else None


def _with(words: Words, mark: Mark, value: Value) -> Said[Value]:
    return Said(value, words.quote(mark.start, mark.end), mark.sure)


def marked(meaning: Meaning) -> Sequence[LineSaid]:
    """Every line that is spoken of."""
    return [*meaning.new, *meaning.referred]
