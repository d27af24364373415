"""Common misspellings of the words that carry meaning."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from scatterpilot.engines.embedded.text.lexicon import CHATTER, FILLERS

_MISSPELT = {
    "the": "teh hte",
    "and": "adn nad n",
    "for": "fro ofr",
    "to": "ot",
    "bill": "bil biil bll",
    "invoice": "invocie invioce invoce inovice invice inoice invoie invoise inoivce",
    "billing": "biling billign bililng",
    "hours": "hors horus huors hous housr hurs ohurs",
    "hour": "hoour huor",
    "day": "dya",
    "days": "dyas dsys dys",
    "weeks": "weks wekes",
    "month": "monht mnth",
    "minutes": "mins minuts minuets",
    "receipt": "recipt reciept receit reciet",
    "received": "recieved",
    "payment": "pyament paymnet paymet",
    "discount": "discoutn discuont discont dicount disocunt dsicount",
    "customer": "custmer cusotmer costumer",
    "client": "cleint clinet",
    "net": "neet nett",
    "each": "ech eahc aech eech",
    "tax": "taxx txa",
    "email": "emial e-mail",
    "address": "adress addres",
    "tomorrow": "tommorow tomorow tmrw tomoz",
    "dollars": "dolars dollers",
    "pound": "pund",
    "pounds": "punds",
    "euro": "uero",
    "euros": "ueros",
    "amount": "amoutn ammount",
    "cancel": "canecl cancle cancell",
    "remove": "remvoe reomve",
    "actually": "actualy acutally actaully",
    "change": "chagne chnage",
    "fourteen": "forteen",
    "forty": "fourty",
    "ninety": "ninty",
    "eighth": "eigth",
    "three": "thre",
    "again": "agian",
    "with": "wiht wtih",
    "their": "thier",
    "there": "ther",
    "yes": "yse yess",
    "correct": "corect",
    "create": "ceate creat craete cerate",
    "due": "deu",
    "you": "u",
    "your": "ur",
}
_TYPOS = {typo: word for word, typos in _MISSPELT.items() for typo in typos.split()}
# Longer words are also recognised one slip away (a swapped, missing, extra or wrong letter).
_GUARDED = (
    "invoice invoices charge customer client hours minutes weeks months discount payment receipt "
    "address description quantity monday tuesday wednesday thursday friday saturday sunday "
    "january february september october november december cancel remove create tomorrow "
    "fortnight exempt payable within".split()
)
_NOT_TYPOS = frozenset(
    "clients customers tours yours houses hourse remover removed removes cancels created "
    "creates creator create minute month minutest dounts weeds moths mounts mouths payments "
    "discounts receipts addresses addressed quantities exempts invoiced invoicer cancelled "
    "canceled remote removal silent quality seeks weeps wheels weeks geeks reeks leeks fours "
    "pours flours cliente clement chage chare carge harge".split()
)


def _one_slip(word: str) -> set[str]:
    """Every spelling one deletion or one swap of neighbours away, used as index keys."""
    forms = {word[:i] + word[i + 1 :] for i in range(len(word))}
    forms |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return forms


_SLIPS: dict[str, str] = {}
for _word in _GUARDED:
    for _form in _one_slip(_word):
        _SLIPS.setdefault(_form, _word)


@lru_cache(maxsize=4_096)
def normal(word: str) -> str:
    """The lexicon's spelling of a lower-case word, or the word itself when it is not a slip."""
    known = _TYPOS.get(word) or _drawn_out(word)
    if known is not None:
        return known
    if len(word) < 5 or word in _NOT_TYPOS or word in _GUARDED:
        return word
    direct = _SLIPS.get(word)
    if direct is not None and len(word) >= len(direct) - 1:
        return direct
    return _doubled(word) or _replaced(word) or word


def _drawn_out(word: str) -> str | None:
    """``hiiii``, ``sooo``, ``pleeease``: the small word whose letters were held down; else None."""
    if len(word) < 4:
        return None
    runs = [(letter, len(list(run))) for letter, run in groupby(word)]
    if not any(length > 2 for _, length in runs):
        return None
    for most in (1, 2):
        short = "".join(letter * (length if length < 3 else most) for letter, length in runs)
        if len(short) > 1 and (short in FILLERS or short in CHATTER):
            return short
    return None


def _doubled(word: str) -> str | None:
    """Undo one doubled letter: ``discountt``, ``hoours``."""
    for index in range(1, len(word)):
        if word[index] == word[index - 1]:
            shorter = word[:index] + word[index + 1 :]
            if shorter in _GUARDED:
                return shorter
    return None


def _replaced(word: str) -> str | None:
    """Undo one wrong letter: ``invoyce``. Only in longer words, where it can't be another word."""
    if len(word) < 7:
        return None
    for index in range(1, len(word)):
        candidate = _SLIPS.get(word[:index] + word[index + 1 :])
        if candidate and len(candidate) == len(word):
            differing = sum(a != b for a, b in zip(candidate, word, strict=True))
            if differing == 1:
                return candidate
    return None
