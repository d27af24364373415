"""The lines that a message speaks of: marks by line, put right where they fall apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE
from scatterpilot.engines.embedded.meaning.counts_in_names import count_in_name
from scatterpilot.engines.embedded.meaning.figures import read_figures
from scatterpilot.engines.embedded.meaning.grouping import groups_of
from scatterpilot.engines.embedded.meaning.mending import mended
from scatterpilot.engines.embedded.meaning.naming import description_of, name_in_unit, unit_of_name
from scatterpilot.engines.embedded.meaning.one_value import share_or_money, value_in
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs import signs
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.rates import tax_rate_of


def lines_of(
    words: Words, marks: Sequence[Mark], *, named: bool = False
) -> tuple[list[LineSaid], list[LineSaid], list[Mark]]:
    """The new lines and those referred to, in the order of the text, and the marks that gave no
    value. ``named``: they share a name.
    """
    lines: dict[str, list[LineSaid]] = {"new": [], "referred": [], "shared": []}
    unread: list[Mark] = []
    starts = sorted(mark.start for mark in marks)
    for group in groups_of(words, marks):
        if _was_needless(words, group, starts):
            continue
        line, without_value = _line(words, group)
        target = _target(group)
        if target == "new":
            if not named:
                name_in_unit(line)
            unit_of_name(words, line)
        if target != "new" or not (_is_idle(group) or _only_corrects(words, group)):
            lines[target].append(line)
        unread += without_value
    return lines["new"], lines["referred"], unread


def _is_idle(group: Sequence[Mark]) -> bool:
    """``flat fee``: that something is free says nothing where nothing is named."""
    return all(mark.role in ("FREE", "SAME", "UNIT") for mark in group)


def _only_corrects(words: Words, group: Sequence[Mark]) -> bool:
    """``no hang on``, marked as the name of a line."""
    return all(mark.role == "DESC" and _corrects(words, mark) for mark in group)


def _was_needless(words: Words, group: Sequence[Mark], starts: Sequence[int]) -> bool:
    """``gerüst ham wir nich gebraucht``: what was not needed is no line."""
    alone = all(mark.role in ("DESC", "FREE") for mark in group)
    if not alone or group[0].target != "new":
        return False
    name, known = group[0], pointing(words.language)
    following = bisect_right(starts, name.start)
    end = starts[following] if following < len(starts) and len(group) == 1 else len(words.text)
    end = min(end, name.end + _NEAR)
    said = set(words_in(CLAUSE.split(words.text[name.end : end], maxsplit=1)[0]))
    denied = {*said, words.before(name).casefold()} & known["none"]
    return bool(denied and said & known["needed"])


_NEAR = 50


def _target(group: Sequence[Mark]) -> str:
    """That of its name, where it has one."""
    named = next((mark for mark in group if mark.role in ("DESC", "REF")), group[0])
    return named.target


def shared_of(words: Words, marks: Sequence[Mark]) -> LineSaid:
    """What several lines share."""
    return _line(words, marks)[0] if marks else LineSaid()


def _line(words: Words, marks: Sequence[Mark]) -> tuple[LineSaid, list[Mark]]:
    line = LineSaid(start=marks[0].start)
    marks = mended(words, marks)
    unread = read_figures(words, marks, line)
    line.partial = bool(unread)
    names = [m for m in marks if m.role == "DESC" and not _corrects(words, m)]
    line.description = description_of(words, names, marks)
    count_in_name(words, line)
    line.references = tuple(words.said(mark) for mark in marks if mark.role == "REF")
    for mark in marks:
        if mark.role == "FREE" and _names(words, mark, "tax"):
            line.tax = Said(None, words.quote(mark.start, mark.end), mark.sure)
        elif mark.role == "FREE" and _adds_nothing(words, mark):
            continue
        elif mark.role == "FREE" and _frees_of_discount(words, mark):
            unread.append(mark)
        elif mark.role == "FREE" and line.price is None and line.amount is None:
            line.free = Said(True, words.quote(mark.start, mark.end), mark.sure)
        elif mark.role == "SAME" and _halves(words, mark):
            line.dearer = Said(_HALF, words.quote(mark.start, mark.end), mark.sure)
        elif mark.role == "SAME":
            line.same_price = True
        elif mark.role == "LDISC":
            _take_share(words, mark, line, marks)
        elif mark.role == "LTAX":
            line.tax = _tax(words, mark)
        elif mark.role == "SDATE" and any(map(str.isdigit, words.of(mark))):
            line.worked = value_in(words, mark, words.worked)
    return line, unread


def _take_share(words: Words, mark: Mark, line: LineSaid, marks: Sequence[Mark]) -> None:
    """A discount; ``3% card fee``, of which nothing else is said, is a share on top."""
    share = share_or_money(words, mark)
    alone = all(each.role in ("LDISC", "DESC") for each in marks) and mark.target == "new"
    behind = words_in(words.text[mark.end : mark.end + _OFF_WITHIN])[:1]
    off = set(behind) & pointing(words.language)["less"]
    if share is not None and isinstance(share.value, Decimal) and alone and not off:
        line.percent = Said(share.value, share.quote, share.sure)
    else:
        line.discount = share


_OFF_WITHIN = 16


def _corrects(words: Words, mark: Mark) -> bool:
    """``correction: 6 hours``: a word that takes something back is no name."""
    said = set(words_in(words.of(mark)))
    return bool(said) and said <= pointing(words.language)["corrects"]


def _adds_nothing(words: Words, mark: Mark) -> bool:
    """``nothing else``: an answer to what is missing, and no price."""
    behind = words_in(words.text[mark.end : mark.end + _OFF_WITHIN])[:1]
    return bool(set(behind) & pointing(words.language)["further"])


def _names(words: Words, mark: Mark, field: str) -> bool:
    """``tax free``, ``keinen Rabatt``: neither says anything of the price."""
    named = field_words(words.language)[field]
    return any(word.startswith(name) for word in words_in(words.of(mark)) for name in named)


_HALF = Decimal("0.5")


def _halves(words: Words, mark: Mark) -> bool:
    """``zum halben Preis``: no price of another line."""
    said = {*words_in(words.of(mark)), words.before(mark).casefold()}
    return bool(said & pointing(words.language)["half"])


def _frees_of_discount(words: Words, mark: Mark) -> bool:
    """``keinen`` ``Rabatt``: what has no discount costs something."""
    behind = words_in(words.text[mark.end : mark.end + _OFF_WITHIN])[:1]
    named = set(field_words(words.language)["discount"])
    denied = set(words_in(words.of(mark))) <= pointing(words.language)["none"]
    return _names(words, mark, "discount") or (denied and bool(named & set(behind)))


def _tax(words: Words, mark: Mark) -> Said[Decimal | None]:
    """A rate; words without one say that there is none, unless they only name the tax."""
    text = words.of(mark)
    rate = tax_rate_of(text, words.language, words.locale)
    if rate is None and not set(text.casefold().split()) <= signs().taxes:
        rate = Decimal(0)
    return Said(rate, words.quote(mark.start, mark.end), mark.sure)
