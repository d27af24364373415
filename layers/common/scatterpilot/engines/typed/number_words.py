"""Read numbers written out, by the words of a language's pack."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from scatterpilot.engines.packs import Pack, pack

_LONGEST_WORD = 90
_LONGEST_PHRASE = 3


class Part(NamedTuple):
    """What one word of a number does: ``digit``, ``scale``, ``dozen``, ``part``, ``join`` …"""

    kind: str
    value: Decimal


@lru_cache(maxsize=8)
def _vocabulary(language: str) -> dict[str, Part]:
    """Every word that a number is made of; what is listed later gives way."""
    words: dict[str, Part] = {}
    named = pack(language)
    for kind, listed in (
        ("digit", named.numbers),
        ("scale", named.scales),
        ("dozen", named.dozens),
        ("part", named.fractions),
        ("added", named.added),
        ("whole", named.wholes),
    ):
        for word, value in listed.items():
            words.setdefault(word, Part(kind, Decimal(value)))
    for word in named.any_of("points"):
        words.setdefault(word, Part("point", Decimal(0)))
    for word in (*named.any_of("joins"), *named.any_of("additions")):
        words.setdefault(word, Part("join", Decimal(0)))
    for word in named.any_of("articles"):
        words.setdefault(word, Part("article", Decimal(1)))
    for word in named.any_of("of"):
        words.setdefault(word, Part("of", Decimal(0)))
    return words


def parts_of(words: Sequence[str], language: str) -> tuple[Part, ...] | None:
    """The parts that words (folded, without hyphens) are made of; ``None`` if one is strange."""
    known, named = _vocabulary(pack(language).language), pack(language)
    found: list[Part] = []
    index = 0
    while index < len(words):
        for size in range(min(_LONGEST_PHRASE, len(words) - index), 0, -1):
            part = known.get(" ".join(words[index : index + size]))
            if part is not None:
                found.append(part)
                index += size
                break
        else:
            glued = _unglued(words[index], named.language) if named.glued else None
            if glued is None:
                return None
            found.extend(glued)
            index += 1
    return tuple(found)


@lru_cache(maxsize=512)
def _unglued(word: str, language: str) -> tuple[Part, ...] | None:
    """``vierundzwanzig`` in its parts, the longest first; each place is tried once."""
    if len(word) > _LONGEST_WORD:
        return None
    known = _vocabulary(language)
    longest = max(map(len, known))
    rest: dict[int, tuple[Part, ...] | None] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        rest[start] = None
        for end in range(min(len(word), start + longest), start, -1):
            part, follow = known.get(word[start:end]), rest[end]
            if part is None or follow is None or " " in word[start:end]:
                continue
            if part.kind in ("article", "of", "point") or (part.kind == "join" and start == 0):
                continue
            rest[start] = (part, *follow)
            break
    return rest[0]


def spelled(parts: Sequence[Part], language: str) -> Decimal | None:
    """The value of the parts if they are one number from the first to the last."""
    return _Sum(parts, pack(language)).value()


class _Sum:
    """Adds parts up from left to right; what isn't how one number is said gives ``None``."""

    def __init__(self, parts: Sequence[Part], words: Pack) -> None:
        self.parts, self.words, self.at = parts, words, 0
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.floor = Decimal(10) ** 15
        self.scale = Decimal(1)

    def value(self) -> Decimal | None:
        while self.at < len(self.parts):
            part = self.parts[self.at]
            step = getattr(self, f"_{part.kind}", None)
            if step is None or not step(part.value):
                return None
            self.at += 1
        if self.group is None and not self.total:
            return None
        return self.total + (self.group or 0)

    def _next(self, ahead: int = 1) -> Part | None:
        place = self.at + ahead
        return self.parts[place] if place < len(self.parts) else None

    def _digit(self, value: Decimal) -> bool:
        """``twenty`` + ``four``; a numerator before a part: ``three quarters``."""
        after = self._next()
        if after is not None and after.kind == "part" and self.group is None and after.value < 1:
            self.group = (
                value * after.value if value == 1 or after.value != Decimal("0.5") else None
            )
            self.at += 1
            self.floor = Decimal(0)
            return self.group is not None
        if self.group is None:
            self.group, self.floor = value, self._room(value)
            return True
        if not 0 < value < self.floor:
            return False
        self.group, self.floor = self.group + value, self._room(value)
        return True

    def _room(self, value: Decimal) -> Decimal:
        """Below which a number must stay that is added to this one."""
        if value >= 100:
            return Decimal(100)
        if value in (60, 80) and self.words.wide_tens:
            return Decimal(20)
        return Decimal(10) if value >= 20 and value % 10 == 0 else Decimal(0)

    def _scale(self, value: Decimal) -> bool:
        if value < 1000:
            if self.group is not None and not 0 < self.group < 100:
                return False
            self.group, self.floor = (self.group or Decimal(1)) * value, Decimal(100)
            return True
        if self.total and value >= self.scale:
            return False
        self.total += (Decimal(1) if self.group is None else self.group) * value
        self.group, self.floor, self.scale = None, Decimal(1000), value
        return True

    def _dozen(self, value: Decimal) -> bool:
        """``three dozen``, ``half a dozen``; with ``uma dúzia e meia`` a half more of it."""
        if self.total:
            return False
        self.group = (Decimal(1) if self.group is None else self.group) * value
        self.floor, self.scale = Decimal(0), value
        return True

    def _whole(self, value: Decimal) -> bool:
        if self.group is not None or self.total:
            return False
        self.group, self.floor = value, Decimal(0)
        return True

    def _added(self, value: Decimal) -> bool:
        """``dreieinhalb``, ``dreiviertel``."""
        self.group, self.floor = (self.group or Decimal(0)) + value, Decimal(0)
        return True

    def _part(self, value: Decimal) -> bool:
        """A part of one: ``half``, and ``half a dozen`` goes on."""
        if self.group is not None or self.total:
            return False
        self.group, self.floor = value, Decimal(0)
        return True

    def _article(self, value: Decimal) -> bool:
        """``a hundred``, ``a half``, ``half a``: the article counts only in front of a multiple."""
        after = self._next()
        if self.group is None and after is None:
            return False
        return after is None or after.kind in ("scale", "dozen", "part", "whole")

    def _of(self, value: Decimal) -> bool:
        return self._article(value)

    def _join(self, value: Decimal) -> bool:
        """``and`` before a part adds it; elsewhere it joins, or turns ``vier und zwanzig``."""
        skip = 1
        after = self._next()
        numerator = Decimal(1)
        beyond = self._next(2)
        if (
            after is not None
            and beyond is not None
            and beyond.kind == "part"
            and (after.kind in ("article", "digit"))
        ):
            numerator, after, skip = after.value, beyond, 2
        if after is None:
            return False
        if after.kind == "part":
            if self.group is None and self.total:
                self.total += numerator * after.value * self.scale
            else:
                lot = self.scale if self.scale < 1000 else Decimal(1)
                self.group = (self.group or Decimal(0)) + numerator * after.value * lot
            self.floor = Decimal(0)
            self.at += skip
            return True
        return self._joined(after)

    def _joined(self, after: Part) -> bool:
        if after.kind not in ("digit", "scale") or (self.group is None and not self.total):
            return False
        if not self.words.any_of("joins"):
            return False
        unit = self.group is not None and 0 < self.group % 100 < 10
        if self.words.inverted and unit and after.value < 100 and after.value % 10 == 0:
            self.group = (self.group or Decimal(0)) + after.value
            self.floor = Decimal(0)
            self.at += 1
            return True
        return self.group is None or after.value < self.floor

    def _point(self, value: Decimal) -> bool:
        """``two point five``, ``zero virgola novanta``: the digits that follow."""
        digits = ""
        while (part := self._next()) is not None and part.kind == "digit" and part.value < 100:
            digits += str(part.value)
            self.at += 1
        if not digits:
            return False
        self.group = (self.group or Decimal(0)) + Decimal(f"0.{digits}")
        self.floor = Decimal(0)
        return True
