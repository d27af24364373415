"""The words of a span as dates and terms need them: phrases that can be found and taken out."""

from __future__ import annotations

from collections.abc import Collection

from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import phrase
from scatterpilot.engines.typed.number_words import parts_of, spelled
from scatterpilot.engines.typed.wording import pieces

_LONGEST_PHRASE = 6
ORDINAL = "º"
"""Stands behind a figure that is an ordinal: 15th, 15., 15º."""
_ENDINGS = frozenset(("st", "nd", "rd", "th", "º", "ª", "°"))


def words_in(text: str) -> list[str]:
    """Words and figures, folded, without the signs between them; ``l'`` stands apart."""
    words: list[str] = []
    for piece in pieces(text):
        if piece.glued and words and words[-1].isdecimal() and _ends_ordinal(words[-1], piece.text):
            words.append(ORDINAL)
            continue
        if piece.kind == "sign" and piece.text not in "#+":
            continue
        head, mark, rest = piece.text.rstrip(".").partition("'")
        if mark and rest and len(head) <= 2:
            words += [head + mark, rest]
        elif piece.text.rstrip("."):
            words.append(piece.text.rstrip("."))
    return words


def _ends_ordinal(figure: str, ending: str) -> bool:
    return ending in _ENDINGS or (ending == "." and len(figure) <= 2)


class Words:
    """Words of which those that are understood are taken out one after the other."""

    def __init__(self, words: list[str]) -> None:
        self.left = words

    def take(self, phrases: Collection[str]) -> str | None:
        """Take out the longest of these phrases, the first of them that occurs."""
        for size in range(min(_LONGEST_PHRASE, len(self.left)), 0, -1):
            for start in range(len(self.left) - size + 1):
                said = " ".join(self.left[start : start + size])
                if said in phrases:
                    self.left = self.left[:start] + self.left[start + size :]
                    return said
        return None

    def only(self, allowed: Collection[str]) -> bool:
        """Whether nothing is left but words that say nothing here."""
        return all(word in allowed for word in self.left)


def counted(words: list[str], language: str) -> int | None:
    """A whole number in figures or words: ``15``, ``quinze``, ``a``."""
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) <= 4:
        return int(words[0])
    if len(words) == 1 and words[0] in pack(language).any_of("articles"):
        return 1
    parts = parts_of(words, language) if words else None
    value = spelled(parts, language) if parts else None
    return int(value) if value is not None and value == int(value) else None


def dotless(phrases: Collection[str]) -> frozenset[str]:
    """Phrases of a pack as ``words_in`` splits them."""
    return frozenset(" ".join(words_in(said)) or phrase(said) for said in phrases)
