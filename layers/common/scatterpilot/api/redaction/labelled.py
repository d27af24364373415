"""Values behind a word or key that says what they are: ``password=…``, ``"phone": "…"``, ``ssn …``.

A colon or equals sign makes the word a key, and then any value counts; behind a mere space the
value must look like one, because "token expired" tells no token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from scatterpilot.api.redaction import labels
from scatterpilot.api.redaction.names import MARK as NAME_MARK
from scatterpilot.api.redaction.names import is_full_name, keyed_name

_WORD = re.compile(r"[^\W\d][\w-]*|2fa\b")
# What may stand between the word and its value, "no. is: ", and whether it makes a key of it.
_LINK = re.compile(
    r"""(?:[ \t]?(?:\([^()\n]{1,16}\)|\b(?:nos?|nr|num|number|nummer|numero|número|nº|code|is|was
    |are|value|holder|id|at|on|ending)\b\.?)|[ \t]?[#№.]){0,3}
    (?P<sign>\\?["'\])]?\s{0,2}(?:=>|:=|[:=：])\s{0,2}|[ \t]{1,2}|)(?P<quote>\\"|["']|)""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = {
    '"': re.compile(r'(?:[^"\\\n]|\\.)*'),
    '\\"': re.compile(r'[^"\\\n]*'),
    "'": re.compile(r"[^'\n]*(?:'(?=\w)[^'\n]*)*"),
}
_REST = re.compile(r"[^;|\n\"{}=<>]+")
_NEXT_KEY = re.compile(r"[,\s]+[\w.-]+\Z")

_SECRET = re.compile(
    r"(?:(?:Bearer|Basic|Token|Digest|ApiKey|Negotiate)\s+)?[^\s\"',;&<>{}\])]+", re.IGNORECASE
)
_LOOSE_SECRET = re.compile(r"[^\s\"',;&<>{}\])]{5,}")
_COOKIES = re.compile(r"[^\n\"]+")
_NUMBER = re.compile(r"[A-Za-z0-9]{1,24}(?:[ ./\u00a0-]{1,2}[A-Z0-9]{1,20}){0,7}")
_CARD = re.compile(r"\d(?:[ .-]?\d){11,18}(?!\d)")
_PHONE = re.compile(r"[+(]{0,2}\d[\d \u00a0()./\-–]{3,26}\d(?:\s?(?:x|ext\.?|#)\s?\d{1,6})?")
_CODE = re.compile(r"(?:is )?\d{3,8}\b(?![.:/-]\d)")
_POSTCODE = re.compile(r"[A-Z]{0,2}-?[A-Z\d]{2,5}(?:[ -][A-Z\d]{2,4})?\b")
_BIRTH = re.compile(r"\d{1,4}[./ -](?:\d{1,2}|[A-Za-z]{3,9})[./ -]\d{1,4}|\d{1,2} \w{3,9} \d{4}")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d\d?/\d\d?/\d{4}")

_MARKS = {
    labels.SECRET: "[secret]",
    labels.CODE: "[secret]",
    labels.ID: "[id]",
    labels.ACCOUNT: "[bank]",
    labels.CARD: "[card]",
    labels.PHONE: "[phone]",
    labels.ADDRESS: "[address]",
    labels.POSTCODE: "[address]",
    labels.NAME: NAME_MARK,
    labels.BORN: "[date]",
}
# Words of the language first of all: they announce a value only as keys.
_ONLY_AS_KEY = frozenset(
    "pass auth session sid sig seed signature cap tan ni rg pan sort line1 line2 name street passe "
    "company clave license signal handy address portable cep cookie dsn".split()
)
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_AWS_BEFORE = re.compile(r"\b(?:aws|amazon|arn)\b.{0,20}\Z", re.IGNORECASE)
_NOTHING = frozenset("null none true false undefined nil expired invalid missing".split())
Span = tuple[int, int, str]
Finder = Callable[[str, int, bool, str], int | None]
"""Line, where the value starts, whether the label is a key, the label: where the value ends."""


def redact(line: str) -> str:
    parts, done = [], 0
    for start, end, mark in _spans(line):
        parts += [line[done:start], mark]
        done = end
    return "".join([*parts, line[done:]]) if parts else line


def _spans(line: str) -> Iterator[Span]:
    done, before, before_end = 0, "", -2
    for word in _WORD.finditer(line):
        if word.start() < done:
            continue
        key = word[0].lower().replace("_", "").replace("-", "")
        kinds = labels.kinds_of(key)
        # "api key" and "sort code" are one word in two.
        if word.start() == before_end + 1:
            kinds = labels.KINDS.get(before + key, kinds)
        before, before_end = key, word.end()
        if not kinds:
            continue
        span = _value(line, word.end(), key, kinds)
        if span is not None:
            done = span[1]
            yield span


def _value(line: str, end: int, key: str, kinds: tuple[int, ...]) -> Span | None:
    link = _LINK.match(line, end)
    if link is None or (not link["sign"] and not link["quote"]):
        return None
    keyed = any(sign in link["sign"] for sign in ":=：")
    quoted = _QUOTED.get(link["quote"])
    start = link.end()
    if line.startswith("[", start) and not quoted:
        return None
    for kind in kinds:
        if not keyed and key in _ONLY_AS_KEY:
            continue
        if quoted and keyed:
            stop = _quoted_end(line, start, quoted, kind, key)
        else:
            stop = _FINDERS[kind](line, start, keyed, key)
        if stop is not None and stop > start:
            return start, stop, _MARKS[kind]
    return None


def _quoted_end(line: str, start: int, quoted: re.Pattern[str], kind: int, key: str) -> int | None:
    """Where a quoted value of this kind ends; ``None`` when it tells nothing."""
    found = quoted.match(line, start)
    text = found[0] if found else ""
    if found is None or not text.strip() or text.lower() in _NOTHING or text[0] == "[":
        return None
    if kind == labels.NAME:
        return found.end() if keyed_name(text, key) else None
    if kind in (labels.PHONE, labels.ID, labels.ACCOUNT, labels.CARD, labels.CODE):
        return found.end() if sum(map(str.isdigit, text)) >= 3 else None
    if kind == labels.ADDRESS and text.startswith(("0x", "arn:", "/", "http")):
        return None
    return found.end()


def _secret(line: str, start: int, keyed: bool, key: str) -> int | None:
    if keyed and key in ("cookie", "setcookie"):
        found = _COOKIES.match(line, start)
        return found.end() if found else None
    found = (_SECRET if keyed else _LOOSE_SECRET).match(line, start)
    if found is None or found[0].lower() in _NOTHING or found[0].startswith("["):
        return None
    text = found[0].rstrip(".") if not keyed else found[0]
    if keyed:
        return found.end() if key not in ("seed", "session") or len(text) > 5 else None
    mixed = any(map(str.isdigit, text)) and text[:1] != "v"
    odd = any(sign in text for sign in "!@#$%^&*_+=~") and not text.endswith("=")
    letters = any(map(str.isalpha, text))
    return start + len(text) if letters and (mixed or odd) and "=" not in text[:-2] else None


def _number(line: str, start: int, keyed: bool, key: str) -> int | None:
    """The end of an id or account number: groups of capitals and digits, with 4 digits or more."""
    found = _NUMBER.match(line, start)
    if found is None or _DATE.match(found[0]):
        return None
    text = found[0]
    groups = re.split(r"(?<=[ \u00a0])", text)
    while len(groups) > 1 and (len(groups[-1].strip()) > 1 and groups[-1].strip().isalpha()):
        groups.pop()
    text = "".join(groups).rstrip(" ./-")
    digits = sum(map(str.isdigit, text))
    if not keyed and text[:1].islower():
        return None
    return start + len(text) if digits >= (4 if keyed else 6) else None


def _account(line: str, start: int, keyed: bool, key: str) -> int | None:
    # An AWS account is no bank's.
    if _AWS_BEFORE.search(line, max(0, start - 40), start):
        return None
    if key in ("bic", "swift", "bicswift"):
        found = _BIC.match(line, start)
        return found.end() if found else None
    return _number(line, start, keyed, key)


def _matched(pattern: re.Pattern[str], least: int = 0) -> Finder:
    def find(line: str, start: int, keyed: bool, key: str) -> int | None:
        found = pattern.match(line, start)
        if found is None or sum(map(str.isdigit, found[0])) < least or _DATE.match(found[0]):
            return None
        return found.end()

    return find


def _phone(line: str, start: int, keyed: bool, key: str) -> int | None:
    """A number behind "call" without a separator may count something, unless it is a long one."""
    found = _PHONE.match(line, start)
    if found is None or _DATE.match(found[0]):
        return None
    digits = sum(map(str.isdigit, found[0]))
    least = 5 if keyed else 9 if found[0].isdigit() and key.startswith(("call", "ring")) else 7
    return found.end() if digits >= least else None


def _birth(line: str, start: int, keyed: bool, key: str) -> int | None:
    found = _BIRTH.match(line, start)
    return found.end() if found else None


def _address(line: str, start: int, keyed: bool, key: str) -> int | None:
    found = _REST.match(line, start) if keyed else None
    if found is None or "[address]" in found[0] or "[email]" in found[0]:
        return None
    text = found[0]
    if line.startswith("=", found.end()):
        text = _NEXT_KEY.sub("", text)
    text = text.rstrip(" ,")
    if text.startswith(("0x", "/", "arn", "http")) or re.match(r"[\d.]+\Z|[\d.]{7}", text):
        return None
    plain = not any(map(str.isdigit, text)) and not text[:1].isupper()
    return None if plain else start + len(text)


def _name(line: str, start: int, keyed: bool, key: str) -> int | None:
    return is_full_name(line, start, key) if keyed else None


_FINDERS: dict[int, Finder] = {
    labels.SECRET: _secret,
    labels.CODE: _matched(_CODE),
    labels.ID: _number,
    labels.ACCOUNT: _account,
    labels.CARD: _matched(_CARD),
    labels.PHONE: _phone,
    labels.ADDRESS: _address,
    labels.POSTCODE: _matched(_POSTCODE, 1),
    labels.NAME: _name,
    labels.BORN: _birth,
}
