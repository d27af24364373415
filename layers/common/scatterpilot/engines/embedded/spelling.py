"""Common misspellings of the words that carry meaning."""

from __future__ import annotations

_TYPOS = {
    "teh": "the", "hte": "the", "adn": "and", "nad": "and", "fro": "for", "ofr": "for",
    "bil": "bill", "biil": "bill", "bll": "bill", "invocie": "invoice", "invioce": "invoice",
    "invoce": "invoice", "inovice": "invoice", "invice": "invoice", "inoice": "invoice",
    "invoie": "invoice", "invoise": "invoice", "hors": "hours", "horus": "hours",
    "huors": "hours", "hous": "hours", "housr": "hours", "hurs": "hours", "ohurs": "hours",
    "hoour": "hour", "huor": "hour", "dya": "day", "dyas": "days", "dsys": "days",
    "weks": "weeks", "wekes": "weeks", "monht": "month", "mnth": "month", "mins": "minutes",
    "minuts": "minutes", "minuets": "minutes", "recipt": "receipt", "reciept": "receipt",
    "receit": "receipt", "reciet": "receipt", "recieved": "received", "pyament": "payment",
    "paymnet": "payment", "paymet": "payment", "discoutn": "discount",
    "discuont": "discount", "discont": "discount", "dicount": "discount", "disocunt": "discount",
    "dsicount": "discount", "custmer": "customer", "cusotmer": "customer", "costumer": "customer",
    "cleint": "client", "clinet": "client", "neet": "net", "nett": "net",
    "ech": "each", "eahc": "each", "aech": "each", "eech": "each", "taxx": "tax",
    "txa": "tax", "emial": "email", "e-mail": "email", "adress": "address", "addres": "address",
    "tommorow": "tomorrow", "tomorow": "tomorrow", "tmrw": "tomorrow", "tomoz": "tomorrow",
    "dolars": "dollars", "dollers": "dollars", "pund": "pound", "punds": "pounds", "uero": "euro",
    "ueros": "euros", "amoutn": "amount", "ammount": "amount", "canecl": "cancel",
    "cancle": "cancel", "cancell": "cancel", "remvoe": "remove", "reomve": "remove",
    "actualy": "actually", "acutally": "actually", "actaully": "actually", "chagne": "change",
    "chnage": "change", "forteen": "fourteen", "fourty": "forty", "ninty": "ninety",
    "eigth": "eighth", "thre": "three", "agian": "again", "wiht": "with",
    "wtih": "with", "thier": "their", "ther": "there", "yse": "yes", "yess": "yes",
    "corect": "correct", "ceate": "create",
    "creat": "create", "craete": "create", "cerate": "create", "deu": "due",
    "weks": "weeks", "n": "and", "u": "you", "ur": "your",
}  # fmt: skip
# Longer words are also recognised one slip away (a swapped, missing, extra or wrong letter).
_GUARDED = (
    "invoice invoices customer client hours minutes weeks months discount payment receipt address "
    "description quantity monday tuesday wednesday thursday friday saturday sunday january "
    "february september october november december cancel remove create tomorrow fortnight exempt payable within".split()
)

_NOT_TYPOS = frozenset(
    "clients customers tours yours houses hourse remover removed removes cancels created "
    "creates creator create minute month minutest dounts weeds moths mounts mouths payments "
    "discounts receipts addresses addressed quantities exempts invoiced invoicer cancelled "
    "canceled remote removal silent quality seeks weeps wheels weeks geeks reeks leeks fours "
    "pours flours cliente clement".split()
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


def normal(word: str) -> str:
    """The lexicon's spelling of a lower-case word, or the word itself when it is not a slip."""
    known = _TYPOS.get(word)
    if known is not None:
        return known
    if len(word) < 5 or word in _NOT_TYPOS or word in _GUARDED:
        return word
    direct = _SLIPS.get(word)
    if direct is not None and len(word) >= len(direct) - 1:
        return direct
    return _doubled(word) or _replaced(word) or word


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
