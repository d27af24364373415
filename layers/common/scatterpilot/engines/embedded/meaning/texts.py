"""Where a name, an address or a number of the customer begins and ends."""

from __future__ import annotations

import re

from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.packs.pointing import pointing
from scatterpilot.engines.embedded.reader.marks import Mark


def text_of(words: Words, mark: Mark) -> tuple[int, int]:
    """The first character of what a mark says, and one past the last."""
    start, end = words.trimmed(mark.start, mark.end)
    if mark.role == "EMAIL":
        return _whole_address(words.text, start, end)
    if mark.role == "PO":
        return _number(words.text, start, end), end
    if mark.role == "CUSTOMER" and words.language == "en":
        start, end = _without_shorthand(words.text, start, end)
    if mark.role == "CUSTOMER":
        start = _with_house(words, start)
        end = _without_place(words.text, start, end)
    if mark.role == "CUSTOMER" and words.language in ("es", "pt"):
        start = _behind_title(words.text, start, end)
    if mark.role == "CUSTOMER" and words.text[end : end + 1] == ".":
        end += _is_abbreviation(words.text, start, end)
    return start, end


_WORD_BEFORE = re.compile(r"(?:^|[\s'’])([^\W\d]+) $")


def _with_house(words: Words, start: int) -> int:
    """``au cabinet`` ``Moreau``: what kind of house it is belongs to its name."""
    found = _WORD_BEFORE.search(words.text, max(0, start - 24), start)
    named = found and found[1].casefold() in pointing(words.language)["houses"]
    return found.start(1) if found and named else start


#: Where somebody is, behind a name of several words: ``Garage Frei in Chur``.
_PLACE = re.compile(r"(?<=\S) (?:in|à|te) [^\W\d_a-zß-ÿ][\w'’-]+$")


def _without_place(text: str, start: int, end: int) -> int:
    found = _PLACE.search(text[start:end])
    return start + found.start() if found and " " in text[start : start + found.start()] else end


#: A courtesy before first and last name, which Spanish and Portuguese invoices leave out.
_TITLE = re.compile(
    r"(?:don|doña|dona|seu|d\.|sr\.?|sra\.?|señor|señora|senhor|senhora)\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)


def _behind_title(text: str, start: int, end: int) -> int:
    """``doña Marta Ruiz`` is billed as ``Marta Ruiz``, ``Sra. Ruiz`` as she is called."""
    led = _TITLE.match(text, start, end)
    return led.end() if led and len(text[led.end() : end].split()) > 1 else start


def _number(text: str, start: int, end: int) -> int:
    """``a PO number on it: 66203``: the number stands behind the colon."""
    colon = text.rfind(": ", start, end)
    figured = any(sign.isdigit() for sign in text[colon + 1 : end])
    return colon + 2 if colon >= start and figured else start


_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,190}\w")


def _whole_address(text: str, start: int, end: int) -> tuple[int, int]:
    """The e-mail address that a mark is in or has in it."""
    first = max(0, start - 64)
    found = _ADDRESS.finditer(text, first, end + 190)
    whole = next((each for each in found if each.start() < end and start < each.end()), None)
    return whole.span() if whole else (start, end)


#: ``invoice 4 Mary``, ``bill 2 Smith & Co 4 logo``: shorthand for a word that leads.
_LED = re.compile(r"[24] (?=[a-z])")
_LEADS_ON = re.compile(r" 4$")


def _without_shorthand(text: str, start: int, end: int) -> tuple[int, int]:
    led, leads = _LED.match(text, start, end), _LEADS_ON.search(text[start:end])
    return start + (led.end() - led.start() if led else 0), end - (2 if leads else 0)


#: Of these the full stop belongs to the name.
_SHORT = frozenset("inc co corp bros jr sr ltda cía cia".split())
#: Of these it does where the sentence goes on.
_LIMITED = frozenset("ltd pty pvt lda".split())


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """``Inc.``, ``B.V.``: the full stop belongs to the name."""
    last = text[start:end].rsplit(" ", 1)[-1].casefold()
    if last in _LIMITED:
        goes_on = text[end + 1 : end + 3].strip()[:1]
        return goes_on.islower() or goes_on in (",", ")", ":")
    return "." in last or last in _SHORT
