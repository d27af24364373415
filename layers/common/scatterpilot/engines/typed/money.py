"""Read an amount of money from the words of a span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scatterpilot.domain.money import minor_units
from scatterpilot.engines.packs import pack, signs
from scatterpilot.engines.typed.currencies import Mention, mentions
from scatterpilot.engines.typed.notation import decimal_mark
from scatterpilot.engines.typed.numbers import read, words_of
from scatterpilot.engines.typed.wording import Piece, pieces

_HUNDREDTH = Decimal("0.01")
_DECIMALS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; the currency's code, or the family that its sign belongs to, or neither.

    ``sign`` is a key of ``signs().families`` (``"$"``, ``"kr"``, ``"pesos"``); ``settled`` turns it
    into a code. ``other`` is a second amount that the words may mean: ``one fifty``, ``1.250``.
    """

    amount: Decimal
    currency: str | None = None
    sign: str | None = None
    other: Decimal | None = None


def money_of(text: str, language: str, locale: str) -> Money | None:
    """The amount that a span says: ``€ 1.850``, ``12 euros 50``, ``245,-``, ``$1.2k``, ``99p``."""
    found = _without_dashes(pieces(text))
    found = _without_flat(found, language)
    if not found:
        return None
    note = _note(found, language)
    if note is not None:
        return note
    named = mentions(found, language)
    money = _amount(found, named, language, locale)
    return None if money is None else _in_currency(money, named)


def _without_dashes(found: Sequence[Piece]) -> list[Piece]:
    """``245,-``, ``20.–``, ``1,000/-``: signs that say only that there are no cents."""
    kept: list[Piece] = []
    for index, piece in enumerate(found):
        before = kept[-1].kind if kept else ""
        goes_on = index + 1 < len(found) and found[index + 1].kind == "figure"
        tail = index + 1 == len(found) or not goes_on or not found[index + 1].glued
        if before == "figure" and piece.text in (",", ".", "/", "-") and piece.glued and tail:
            continue
        kept.append(piece)
    return kept


def _without_flat(found: Sequence[Piece], language: str) -> list[Piece]:
    """``four thousand even``, ``250 € forfait``."""
    flat = pack(language).any_of("flat")
    kept = list(found)
    while len(kept) > 1 and kept[-1].text.rstrip(".") in flat:
        kept.pop()
    return kept


def _note(found: Sequence[Piece], language: str) -> Money | None:
    """``a tenner``, ``un deca``: a bank note by its name."""
    named = pack(language)
    words = [piece.text for piece in found if piece.kind != "sign"]
    while len(words) > 1 and words[0] in named.any_of("articles"):
        words = words[1:]
    value = named.notes.get(" ".join(words))
    return None if value is None else Money(Decimal(value))


def _amount(
    found: Sequence[Piece], named: Sequence[Mention], language: str, locale: str
) -> Money | None:
    if not named:
        return _cents(found, language, locale) or _plain(found, language, locale)
    first = named[0]
    before, after = found[: first.start], found[first.end :]
    after = [piece for place, piece in enumerate(after, first.end) if not _within(place, named[1:])]
    if before and before != [_MINUS] and after and not _only_sign(before):
        return _with_cents(before, after, language, locale)
    return _plain_in(named, [*before, *after], language, locale)


_MINUS = Piece("sign", "-", False)


def _only_sign(before: Sequence[Piece]) -> bool:
    return len(before) == 1 and before[0].text in ("-", "+")


def _within(place: int, named: Sequence[Mention]) -> bool:
    return any(mention.start <= place < mention.end for mention in named)


def _plain_in(
    named: Sequence[Mention], rest: Sequence[Piece], language: str, locale: str
) -> Money | None:
    """One number and its currency. A point that may group thousands does so where that's usual."""
    if not rest:
        return None
    money = _plain(rest, language, locale)
    if money is None or money.other is None:
        return money
    said = {mention.code or mention.family for mention in named}
    mark = next((mark for piece in rest for mark in piece.text if mark in ".,"), "")
    grouping = {".": signs().comma_currencies, ",": signs().point_currencies}.get(mark, frozenset())
    if said & grouping:
        return Money(max(money.amount, money.other), other=min(money.amount, money.other))
    if said & signs().fine_currencies and mark == decimal_mark(language, locale):
        return Money(min(money.amount, money.other), other=max(money.amount, money.other))
    return money


def _plain(found: Sequence[Piece], language: str, locale: str) -> Money | None:
    """A number on its own, or two said one after the other: ``twelve fifty``."""
    values = read(found, language, locale, money=True)
    if len(values) == 2 and found[-1].text.endswith("0"):
        # Nobody writes the last of three decimals of a price if it is nought.
        return Money(max(values), other=min(values))
    if values:
        return Money(values[0], other=values[1] if len(values) > 1 else None)
    return _two_said(found, language, locale)


def _two_said(found: Sequence[Piece], language: str, locale: str) -> Money | None:
    """``fourteen fifty``, ``ventidue e cinquanta``; ``one fifty`` is 150 first in English."""
    words = words_of(found)
    if words is None:
        return None
    joins = pack(language).any_of("cents_joins")
    splits: list[tuple[Decimal, Decimal]] = []
    spoken = [piece for piece in found if piece.text != "-"]
    for place in range(1, len(spoken)):
        tail = spoken[place:]
        tail = tail[1:] if len(tail) > 1 and tail[0].text in joins else tail
        first, second = read(spoken[:place], language, locale), read(tail, language, locale)
        if first and second and 10 <= second[0] < 100 and first[0] == int(first[0]):
            splits.append((first[0], second[0]))
    sums = {whole + part * _HUNDREDTH for whole, part in splits}
    if len(sums) != 1:
        return None
    whole, part = splits[0]
    cents, joined = whole + part * _HUNDREDTH, whole * 100 + part
    said_joined = any(word in joins for word in words)
    if not pack(language).hundreds_spoken or said_joined:
        return Money(cents)
    return Money(joined, other=cents) if whole < 10 else Money(cents, other=joined)


def _with_cents(
    before: Sequence[Piece], after: Sequence[Piece], language: str, locale: str
) -> Money | None:
    """``12 euros 50``, ``5€30``, ``un euro con veinte``, ``um euro e meio``, ``a dollar ten``."""
    named = pack(language)
    whole = read(before, language, locale, money=True)
    if len(after) > 1 and after[-1].text.rstrip(".") in named.any_of("cents"):
        after = after[:-1]
    joined = len(after) > 1 and after[0].text in named.any_of("cents_joins")
    part = read(after[1:] if joined else after, language, locale)
    if not whole or not part or whole[0] != int(whole[0]):
        return None
    if 0 < part[0] < 1 and joined:
        return Money(whole[0] + part[0])
    short = after[-1].kind == "figure" and len(after[-1].text) != 2
    if short or part[0] != int(part[0]) or not 0 <= part[0] < 100:
        return None
    return Money(whole[0] + part[0] * _HUNDREDTH)


def _cents(found: Sequence[Piece], language: str, locale: str) -> Money | None:
    """``fifty cents``, ``99p``, ``22¢``, ``50 centimes``."""
    named = pack(language)
    words = named.any_of("cents") | {"¢"}
    place = next((at for at, piece in enumerate(found) if at and piece.text in words), 0)
    if not place:
        return None
    last = found[place].text
    value = read([*found[:place], *found[place + 1 :]], language, locale)
    hundreds = last in named.scales and found[place - 1].kind == "word"
    if not value or (hundreds and value[0] < 20):
        return None
    code = named.sign_of_cents.get(last)
    family = code if code in signs().families else None
    return Money(value[0] * _HUNDREDTH, None if family else code, family)


def _in_currency(money: Money, named: Sequence[Mention]) -> Money | None:
    """The currency that is written; two that differ make no amount."""
    codes = {mention.code for mention in named if mention.code}
    if len(codes) > 1:
        return None
    if codes:
        return replace(money, currency=codes.pop(), sign=None)
    families = [mention.family for mention in named if mention.family]
    return replace(money, sign=families[0]) if families else money


def settled(money: Money, own: str) -> str | None:
    """The code of the currency meant, the seller's being ``own``; ``None`` if it is in doubt."""
    if money.currency is not None:
        return money.currency
    if money.sign is None:
        return own
    family = signs().families[money.sign]
    return own if own in family.members else family.usual


def has_cents(currency: str) -> bool:
    """Whether parts of one are ever billed in the currency."""
    return minor_units(currency) > 0
