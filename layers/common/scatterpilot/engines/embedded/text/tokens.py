"""Split a message into tokens that know where they stand; one pass, linear in its length."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from scatterpilot.engines.embedded.text.spelling import normal

Kind = Literal["word", "number", "symbol", "newline", "email", "url"]
_HESITATIONS = frozenset("um uh uhm erm umm uhh er".split())
GROUP_SPACES = "\u00a0\u202f\u2009\u2007"
"""Spaces that do not break; between digits they group thousands."""
_APOSTROPHES = "'’ʼ"
# Longer than any real mail address (RFC 5321); it also bounds the work on a hostile run.
_LONGEST_ADDRESS = 320
_LONGEST_TAG = 12
_LONGEST_ELEMENT = 200
_TAGS = frozenset(
    "b body br div em h1 h2 h3 hr html i li ol p pre span strong table tbody td th thead tr "
    "u ul".split()
)
# Below it stand signs that belong to words: a degree, a trademark.
_FIRST_PICTURE = "\u2190"
_IGNORED = "\u200b\ufeff\u00ad"
_WEB_STARTS = ("http", "www.")
_OF_ADDRESSES = re.compile(r"@|://|www\.", re.IGNORECASE)
# Most words and numbers are plain; what has a sign beyond ASCII next to it is read character by
# character, and so is a message with addresses. Possessive: nothing once read is given back.
_PLAIN = re.compile(
    r"[ \t]*+(?:([A-Za-z_](?:[A-Za-z_]|'(?=[A-Za-z]))*+)(?!'?[^\x00-\x7f])"
    r"|([0-9](?:[0-9]|[.,'](?=[0-9]))*+)(?![.,']?[^\x00-\x7f])"
    r"|([!-\-/:;=>?@\[-^`{-~]|\.(?![0-9]|[^\x00-\x7f])))"
)
_PLAIN_KINDS: tuple[Kind, ...] = ("word", "number", "symbol")


class Token(NamedTuple):
    """A piece of the message: ``message[start:end] == text``; ``lower`` is folded for look-ups,
    common misspellings corrected.

    ``glued`` tells that nothing stands between it and the token before.
    """

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    glued: bool

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.kind == "word" and (self.text[0].isupper() or self.text[0] == "<")


def is_picture(character: str) -> bool:
    """Whether it is an emoji, or the modifier or joiner of one."""
    if character < _FIRST_PICTURE:
        return character == "\u200d"
    return unicodedata.category(character) in ("So", "Sk", "Mn") and character != "✕"


def folded(tokens: Sequence[Token], index: int) -> str:
    """The folded word at an index, empty outside the message."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def tokenize(message: str, most: int = sys.maxsize) -> list[Token]:
    """Words (with inner apostrophes), numbers (with inner separators), symbols and line ends; at
    most so many of them."""
    tokens: list[Token] = []
    position, last_end, size = 0, -1, len(message)
    kind: Kind
    plain = None if _OF_ADDRESSES.search(message) else _PLAIN
    while position < size and len(tokens) < most:
        found = plain.match(message, position) if plain else None
        if found:
            which = found.lastindex or 0
            kind, (position, end) = _PLAIN_KINDS[which - 1], found.span(which)
        else:
            kind, position, end = _next(message, position)
            if position == end:
                continue
        text = message[position:end]
        folded_text = _fold(text)
        if folded_text not in _HESITATIONS:
            tokens.append(Token(kind, text, folded_text, position, end, position == last_end))
        position = last_end = end
    return tokens


def _next(message: str, position: int) -> tuple[Kind, int, int]:
    """The kind, start and end of what stands here; an empty piece where nothing counts."""
    character = message[position]
    if character == "\n":
        return "newline", position, position + 1
    if character.isspace() or character in _IGNORED:
        return "symbol", position + 1, position + 1
    if character == "<":
        tag_end = _tag_end(message, position)
        if tag_end:
            return "symbol", tag_end, tag_end
        element_end = _element_end(message, position)
        if element_end:
            return "word", position, element_end
    kind, end = _scan(message, position)
    return kind, position, end


def _fold(text: str) -> str:
    low = text.lower()
    return normal(low if low.isascii() else low.replace("’", "'").replace("ʼ", "'"))


def _scan(message: str, position: int) -> tuple[Kind, int]:
    character = message[position]
    at_start = position == 0 or not _wordlike(message[position - 1])
    if at_start and (character.isalnum() or character in "._"):
        special = _address(message, position)
        if special is not None:
            return special
    if _letter(character):
        return "word", _word_end(message, position)
    if character.isdecimal():
        return "number", _number_end(message, position)
    if character == "." and _digit_at(message, position + 1) and at_start:
        return "number", _number_end(message, position)
    return "symbol", position + 1


def _tag_end(message: str, position: int) -> int:
    """The end of plain markup such as ``<b>`` or ``</td>``, which says nothing; else 0."""
    end = message.find(">", position, position + _LONGEST_TAG)
    known = end > 0 and message[position + 1 : end].strip("/ ").lower() in _TAGS
    return end + 1 if known else 0


def _element_end(message: str, position: int) -> int:
    """The end of ``<img src=x>`` or ``<a>…</a>`` used as if it were a word, kept whole; else 0."""
    limit = position + _LONGEST_ELEMENT
    end = message.find(">", position, limit)
    name_end = position + 1
    while name_end < end and message[name_end].isalnum():
        name_end += 1
    named = name_end > position + 1 and message[name_end : name_end + 1] in (" ", "/", ">")
    if end < 0 or not named or "\n" in message[position:end]:
        return 0
    closing = f"</{message[position + 1 : name_end]}>"
    closed = message.find(closing, end, limit)
    if closed > 0:
        return closed + len(closing)
    inside = message[position + 1 : end]
    # "<Acme Corp>" is a name in angle brackets.
    element = "=" in inside or "/" in inside or (inside.islower() and " " not in inside)
    return end + 1 if element else 0


def _wordlike(character: str) -> bool:
    return character.isalnum() or character in "._+-%"


def _letter(character: str) -> bool:
    return character.isalpha() or character in "²³_" or "\u0300" <= character <= "\u036f"


def _digit_at(message: str, position: int) -> bool:
    return position < len(message) and message[position].isdecimal()


def _word_end(message: str, position: int) -> int:
    end, size = position + 1, len(message)
    while end < size:
        if message[end].isalpha() or _letter(message[end]):
            end += 1
        elif message[end] in _APOSTROPHES and end + 1 < len(message) and message[end + 1].isalpha():
            end += 2
        else:
            break
    return end


def _number_end(message: str, position: int) -> int:
    """Digits with single separators between digits: 1,250.00 or 1.250,00 or 1'250; spaces that do
    not break, before three digits."""
    end = position + 1
    while end < len(message):
        marked = message[end] in ".,'’" and _digit_at(message, end + 1)
        spaced = message[end] in GROUP_SPACES and _three_digits(message, end + 1)
        if message[end].isdecimal() or marked or spaced:
            end += 1
        else:
            break
    return end


def _three_digits(message: str, position: int) -> bool:
    group = message[position : position + 3]
    return len(group) == 3 and group.isdecimal() and not _digit_at(message, position + 3)


def _address(message: str, position: int) -> tuple[Kind, int] | None:
    """An e-mail or web address at this position, without the punctuation that ends a sentence."""
    end = position
    at = -1
    limit = min(len(message), position + _LONGEST_ADDRESS)
    web = message[position : position + 4].lower() in _WEB_STARTS
    if not web and message.find("@", position, limit) < 0:
        return None
    while end < limit and not message[end].isspace() and message[end] not in '<>,;()"|':
        if message[end] == "@":
            if at >= 0 or end == position:
                return None
            at = end
        elif at < 0 and not (_wordlike(message[end]) or message[end] in ":/'&"):
            return None
        end += 1
    while end > position and message[end - 1] in ".:!?'’*_-]/":
        end -= 1
    run = message[position:end]
    local, domain = message[position:at], message[at + 1 : end]
    if at >= 0 and "." in domain and ":" not in local and "/" not in local:
        return "email", end
    if web and run.lower().startswith(("http://", "https://", "www.")) and len(run) > 8:
        return "url", end
    return None
