"""Marks whose own words, or those beside them, say that they are something else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE
from scatterpilot.engines.embedded.meaning.names_and_figures import (
    ends_name,
    hours_of_days,
    kind_in,
    money_in_names,
    named_figures,
    versions,
    whole_tag,
)
from scatterpilot.engines.embedded.meaning.places_and_days import places_and_days
from scatterpilot.engines.embedded.meaning.rates_said import rates_of_lines, spoken_rates
from scatterpilot.engines.embedded.meaning.shares import names_discount
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.rates import tax_rate_of
from scatterpilot.engines.typed.spans import shift_of

_NEAR: Final = 40
#: Letters spelled out one by one: they spell a name, and are no number.
_SPELLED: Final = re.compile(r"(?:[^\W\d] ){2,40}[^\W\d]")
#: ``sales`` tax of ``7.25%``
_LEADS: Final = re.compile(r"[^\d.,;:\n]{0,12}")
_ANDS: Final = frozenset("and but und aber et mais y pero e ed ma en maar mas".split())
#: What is moved by a time.
_MOVED: Final = frozenset("date deadline due terms".split())
#: Nothing but words: no figure, no sign.
_WORDS: Final = re.compile(r"[^\W\d]{1,20}(?: [^\W\d]{1,20}){1,6}")
#: ``am 3. ``: in German a figure with a point behind it is one of a row.
_DER: Final = re.compile(r"\b(?:der|den|dem|am|vom|zum|beim) \Z")
_ORDINAL: Final = re.compile(r"\d{1,2}\. [a-zäöü]")
_MEANT: Final = re.compile(r"-(?:en|y|le|la|les|lui|leur|moi|nous)\b")
_MINUTES: Final = re.compile(r"[0-5]\d")


def relabelled(marks: Marks, language: str) -> Marks:
    """The marks in their order, those put right that the words contradict."""
    found: list[Mark] = []
    marks = replace(marks, marks=tuple(places_and_days(marks, language)))
    marks = spoken_rates(rates_of_lines(marks, language), language)
    given = money_in_names(
        marks, versions(marks, named_figures(marks, hours_of_days(marks, language)), language)
    )
    given = [mark for mark in given if not _is_no_value(marks.text, mark, language)]
    for mark in _rates_of_taxes(marks, _beside_prices(_whole_rates(marks, given)), language):
        mark = _of_money(marks.text, mark, language)
        last = found[-1] if found else None
        if last is not None and ends_name(marks, last, mark):
            found[-1] = replace(last, end=mark.end)
            continue
        if last is not None and _goes_on(marks, last, mark, language):
            found[-1] = replace(last, end=mark.end)
            continue
        if last is not None and _are_minutes(marks, last, mark, language):
            mark = replace(mark, role="QTY", target=last.target, line=last.line)
        mark = whole_tag(marks, mark)
        if mark.role != "PO" or _SPELLED.fullmatch(marks.words(mark).strip()) is None:
            found.append(mark)
    return replace(marks, marks=tuple(found))


def _is_no_value(text: str, mark: Mark, language: str) -> bool:
    """``der 27. kam dazu`` is a day, ``mets-en 2`` an order."""
    if mark.role in ("PRICE", "AMOUNT", "QTY") and language == "de":
        led = _DER.search(text, max(0, mark.start - 5), mark.start)
        if led and _ORDINAL.match(text, mark.start):
            return True
    if mark.role in ("PRICE", "AMOUNT") and _is_one(text, mark, language):
        return True
    ordered = mark.role == "DESC" and language == "fr"
    return ordered and _MEANT.match(text, mark.end) is not None


def _is_one(text: str, mark: Mark, language: str) -> bool:
    """``one flat fee``: the word for one is no sum."""
    said = text[mark.start : mark.end].casefold().strip()
    return said.isalpha() and pack(language).numbers.get(said) == 1


def _goes_on(marks: Marks, last: Mark, mark: Mark, language: str) -> bool:
    """``eight`` ``point one percent``: a rate spoken in two marks is one."""
    if (last.role, mark.role) not in (("TAX", "TAX"), ("LTAX", "LTAX"), ("DISC", "DISC")):
        return False
    spoken = _WORDS.fullmatch(marks.text[last.start : mark.end])
    if spoken is None or (last.target, last.line) != (mark.target, mark.line):
        return False
    parts = (marks.words(last), marks.words(mark), spoken[0])
    first, second, whole = (tax_rate_of(part, language, language) for part in parts)
    return whole is not None and whole not in (first, second)


def _whole_rates(marks: Marks, given: list[Mark]) -> list[Mark]:
    """``taux de`` ``10 %``: words that lead to a rate are no tax of their own; ``tax free`` and
    ``20% VAT`` are two, and the rate is the invoice's.
    """
    found: list[Mark] = []
    for mark in given:
        last = found[-1] if found else None
        led = last is not None and last.role == "LTAX" == mark.role
        if last is None or not led or _counts(marks.words(last)):
            found.append(mark)
        elif set(words_in(marks.text[last.end : mark.start])) & _ANDS:
            found.append(replace(mark, role="TAX", target="invoice", line=0))
        elif _LEADS.fullmatch(marks.text[last.end : mark.start]):
            found[-1] = replace(mark, start=last.start)
        else:
            found.append(mark)
    return found


def _rates_of_taxes(marks: Marks, given: list[Mark], language: str) -> list[Mark]:
    """``VAT! 15% on everything``: beside a tax without a rate, a share that nothing calls a
    discount is its rate.
    """
    bare = [m for m in given if m.role == "TAX" and not _counts(marks.words(m))]
    shares = [m for m in given if m.role == "DISC" and marks.words(m).rstrip().endswith("%")]
    known = {*field_words(language)["discount"], *pointing(language)["less"]}
    rated = any(m.role in ("TAX", "TAXIN", "LTAX") and _counts(marks.words(m)) for m in given)
    if len(bare) != 1 or len(shares) != 1 or rated or known & set(words_in(marks.text)):
        return given
    rate = replace(shares[0], role="TAX")
    return [rate if mark is shares[0] else mark for mark in given if mark is not bare[0]]


def _beside_prices(given: list[Mark]) -> list[Mark]:
    """``45 Euro`` ``die Stunde``: a measure that would be a line by itself is its price's."""
    sizes = Counter((mark.target, mark.line) for mark in given)
    found: list[Mark] = []
    for mark in given:
        last = found[-1] if found else None
        alone = mark.role == "UNIT" and sizes[mark.target, mark.line] == 1
        if alone and last is not None and last.role == "PRICE" and mark.start - last.end <= 1:
            mark = replace(mark, target=last.target, line=last.line)
        found.append(mark)
    return found


def _counts(text: str) -> bool:
    return any(map(str.isdigit, text))


def _of_money(text: str, mark: Mark, language: str) -> Mark:
    """``150 Euro Nachlass`` was paid by nobody, ``1 € de plus`` neither, and ``19 % VAT on top`` is
    not kept back.
    """
    if mark.role in ("AMOUNT", "DEPOSIT", "PAID") and _takes_off(text, mark, language):
        return replace(mark, role="DISC", target="invoice", line=0)
    if mark.role == "DEPOSIT" and _comes_on_top(text, mark, language):
        return replace(mark, role="TAX", target="invoice", line=0)
    if mark.role == "REF" and _is_called(text, mark, language):
        return replace(mark, role="DESC")
    if mark.role == "DEPOSIT" and _is_less(text, mark, language):
        return replace(mark, role="PAID", target="invoice", line=0)
    if mark.role == "DATE" and _is_due(text, mark, language):
        return replace(mark, role="DUE")
    if mark.role == "DUE" and _is_shift(text, mark, language):
        return replace(mark, role="DDUE")
    if mark.role == "PAID" and names_discount(text, language, mark):
        return replace(mark, role="DISC", target="invoice", line=0)
    if mark.role == "PAID" and _goes_up(text, mark, language):
        return replace(mark, role="DPRICE", target="referred", line=1)
    if mark.role == "TAXIN" and _only_names_tax(text, mark, language):
        return replace(mark, role="TAX")
    if mark.role == "WITHHOLD" and _is_tax(text, mark, language):
        return replace(mark, role="TAX", target="invoice", line=0)
    return mark


def _takes_off(text: str, mark: Mark, language: str) -> bool:
    """``subtract`` ``$100``, and nothing else."""
    before = words_in(text[: mark.start])
    return (
        len(before) == 1
        and before[0] in pointing(language)["less"]
        and not words_in(text[mark.end :])
    )


def _is_due(text: str, mark: Mark, language: str) -> bool:
    """``due date please shift to`` ``5 April``."""
    clause = CLAUSE.split(text[max(0, mark.start - _NEAR) : mark.start])[-1]
    return bool(set(words_in(clause)) & set(field_words(language)["due_date"]))


def _is_shift(text: str, mark: Mark, language: str) -> bool:
    """``extend the due date by`` ``a week`` moves it; ``payable by`` says when."""
    before = words_in(text[max(0, mark.start - _NEAR) : mark.start])[-2:]
    if len(before) < 2 or before[-1] not in pointing(language)["by"]:
        return False
    moved = before[0] in pointing(language)["it"] or before[0] in _MOVED
    return moved and shift_of(text[mark.start : mark.end], language) is not None


def _is_called(text: str, mark: Mark, language: str) -> bool:
    """``noem het`` ``hondenuitlaatservice``: what follows is a new name."""
    before = " ".join(words_in(text[max(0, mark.start - _NEAR) : mark.start])[-2:])
    return before in pointing(language)["calls"]


def _is_less(text: str, mark: Mark, language: str) -> bool:
    """``less 200 Euro deposit``: a sum that comes off was paid before."""
    before = words_in(text[max(0, mark.start - _NEAR) : mark.start])[-2:]
    share = text[mark.start : mark.end].endswith("%")
    return not share and bool(set(before) & pointing(language)["less"])


def _comes_on_top(text: str, mark: Mark, language: str) -> bool:
    """``21% on top``: no share that is billed now."""
    behind = words_in(text[mark.end : mark.end + _NEAR])[:2]
    known = pointing(language)["more"]
    return text[mark.start : mark.end].endswith("%") and bool(set(behind[:1]) & known)


def _goes_up(text: str, mark: Mark, language: str) -> bool:
    """``1 € de plus``, ``súbele 5.000``."""
    behind = words_in(text[mark.end : mark.end + _NEAR])[:2]
    before = words_in(text[max(0, mark.start - _NEAR) : mark.start])[-1:]
    more = pointing(language)["more"]
    said = {*before, *behind[:1], " ".join(behind)}
    if behind and behind[0] in pointing(language)["links"]:
        said.update(behind[1:])
    return bool(said & more)


def _only_names_tax(text: str, mark: Mark, language: str) -> bool:
    """Whether nothing near says that the prices include it: ``VAT comes on top of that``."""
    own, known = set(words_in(text[mark.start : mark.end])), pointing(language)
    near = set(words_in(text[max(0, mark.start - _NEAR) : mark.end + _NEAR]))
    on_top = bool(near & known["more"]) and not near & known["included"]
    return own <= known["sales_taxes"] and on_top


def _is_tax(text: str, mark: Mark, language: str) -> bool:
    """Whether a tax on sales is named, and nothing says that the customer keeps it."""
    before = CLAUSE.split(text[max(0, mark.start - _NEAR) : mark.start])[-1]
    behind = CLAUSE.split(text[mark.end : mark.end + _NEAR], maxsplit=1)[0]
    own, near = set(words_in(text[mark.start : mark.end])), {*words_in(before), *words_in(behind)}
    known = pointing(language)
    return bool(own & known["sales_taxes"]) and not (own | near) & known["withheld"]


def _are_minutes(marks: Marks, last: Mark, mark: Mark, language: str) -> bool:
    """``1 Stunde`` ``45``: two digits right behind hours are minutes, and no old value."""
    bare = mark.role == "OLD" and _MINUTES.fullmatch(marks.words(mark).strip())
    if not bare or last.role != "UNIT" or mark.start - last.end > 1:
        return False
    return kind_in(marks.words(last), language) == "hour"
