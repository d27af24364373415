"""Where a name, an address or a number of the customer begins and ends."""

from __future__ import annotations

import re

from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing


def text_of(words: Words, mark: Mark) -> tuple[int, int]:
    """The first character of what a mark says, and one past the last."""
    start, end = words.trimmed(mark.start, mark.end)
    if mark.role == "EMAIL":
        return _whole_address(words.text, start, end)
    if mark.role == "PO":
        return _behind_words(words.text, _number(words.text, start, end), end), end
    if mark.role in ("CUSTOMER", "ADDRESS"):
        end = _before_phone(words, start, end)
    if mark.role == "CUSTOMER" and words.language == "en":
        start, end = _without_shorthand(words.text, start, end)
        start = _with_first(words.text, start)
    if mark.role == "CUSTOMER":
        start = _with_house(words, start)
        end = _without_place(words.text, start, _without_owned(words.text, start, end))
        start = _behind_title(words, start, end)
    if mark.role == "CUSTOMER" and words.text[end : end + 1] == ".":
        end += _is_abbreviation(words.text, start, end)
    return start, end


_LAST_WORD = re.compile(r"[\s,;(]{1,3}([^\W\d]{2,12})[.:]?$")
_PHONE = re.compile(r"[.:\s]{0,3}[+(]?\d[\d\s()/.-]{5,}")


def _before_phone(words: Words, start: int, end: int) -> int:
    """``17 Bank St mob 0491 570 156``: the word that leads to a phone number is no part of it."""
    last = _LAST_WORD.search(words.text, start, end)
    leads = last is not None and last[1].casefold() in pointing(words.language)["phones"]
    return last.start() if last and leads and _PHONE.match(words.text, end) else end


_WORD_BEFORE = re.compile(r"(?:^|[\s'’])([^\W\d]+) $")


def _with_house(words: Words, start: int) -> int:
    """``au cabinet`` ``Moreau``: what kind of house it is belongs to its name."""
    found = _WORD_BEFORE.search(words.text, max(0, start - 24), start)
    named = found and found[1].casefold() in pointing(words.language)["houses"]
    return found.start(1) if found and named else start


#: What somebody owns: ``Ann Ward's garden``; a firm's name goes on in capitals.
_OWNED = re.compile(r"(?P<owner>[A-Z][\w-]{1,30}(?: [A-Z][\w-]{0,30}){1,3})['’]s [a-z][^\n]{0,60}")


def _without_owned(text: str, start: int, end: int) -> int:
    found = _OWNED.fullmatch(text[start:end])
    return start + found.end("owner") if found else end


#: Where somebody is, behind a name of several words: ``Garage Frei in Chur``.
_PLACE = re.compile(r"(?<=\S) (?:in|à|te) [^\W\d_a-zß-ÿ][\w'’-]+$")


def _without_place(text: str, start: int, end: int) -> int:
    found = _PLACE.search(text[start:end])
    return start + found.start() if found and " " in text[start : start + found.start()] else end


#: What joins the titles of two, and what a family's name may begin with.
_JOINS = frozenset("and und et y e en & +".split())
_PARTICLES = frozenset(
    "de den der van von vom zu zum zur ten ter te 't di del della da dal la le du des d' el dos do "
    "das".split()
)


def _behind_title(words: Words, start: int, end: int) -> int:
    """``doña Marta Ruiz`` is billed as ``Marta Ruiz``, ``Sra. Ruiz`` as she is called: only
    English keeps a courtesy before first and last name.
    """
    name = words.text[start:end]
    for title in pointing(words.language)["titles"]:
        rest = name[len(title) :].lstrip(".")
        if name[: len(title)].casefold() != title or not rest[:1].isspace():
            continue
        named = rest.split()
        full = [word for word in named if word.casefold() not in _PARTICLES]
        if len(full) > 1 and named[0].casefold() not in _JOINS:
            return end - len(rest.lstrip())
    return start


def _number(text: str, start: int, end: int) -> int:
    """``a PO number on it: 66203``: the number stands behind the colon."""
    colon = text.rfind(": ", start, end)
    figured = any(sign.isdigit() for sign in text[colon + 1 : end])
    return colon + 2 if colon >= start and figured else start


_PO_WORD = re.compile(r"(?:[^\W\d]{1,20}(?:['’][^\W\d]{0,3})?[.,:]?|#) {1,3}")


def _behind_words(text: str, start: int, end: int) -> int:
    """``the PO number is 88-142``: words that lead to the figure are no part of it."""
    figured = next((at for at in range(start, end) if text[at].isdigit()), None)
    if figured is None:
        return start
    first = max(text.rfind(" ", start, figured) + 1, start)
    led = text[start:first]
    words = _PO_WORD.findall(led)
    several = len(words) > 1 or any(word.strip(" .,:").islower() for word in words)
    return first if several and "".join(words) == led else start


_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,190}\w")


def _whole_address(text: str, start: int, end: int) -> tuple[int, int]:
    """The e-mail address that a mark is in or has in it."""
    first = max(0, start - 64)
    found = _ADDRESS.finditer(text, first, end + 190)
    whole = next((each for each in found if each.start() < end and start < each.end()), None)
    return whole.span() if whole else (start, end)


#: ``Invoice Add`` ``Value Pools``: a word in a capital between the order and the name.
_FIRST = re.compile(r"\b(?:[Ii]nvoice|[Bb]ill) ([A-Z][a-z]{1,20}) $")


def _with_first(text: str, start: int) -> int:
    found = _FIRST.search(text, max(0, start - 40), start)
    return found.start(1) if found else start


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


#: ``e. V``, ``S. p. A``: letters apart, each with its full stop.
_SPACED = re.compile(r"(?:^|\s)[^\W\d]\. [^\W\d]$")


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """``Inc.``, ``B.V.``: the full stop belongs to the name."""
    last = text[start:end].rsplit(" ", 1)[-1].casefold()
    if text[end : end + 2] == "..":
        return False
    goes_on = text[end + 1 : end + 3].strip()[:1]
    if last in _LIMITED and (goes_on.islower() or goes_on == ":"):
        return True
    spaced = _SPACED.search(text[start:end]) is not None
    return goes_on in (",", ")") or spaced or "." in last or last in _SHORT
