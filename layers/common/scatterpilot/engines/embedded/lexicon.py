"""The words that carry meaning in a billing message, and the common ways to misspell them."""

from __future__ import annotations

UNITS = {
    **dict.fromkeys(["hour", "hours", "hr", "hrs", "h", "hour's", "hours'"], "hour"),
    **dict.fromkeys(["minute", "minutes", "min", "mins"], "minute"),
    **dict.fromkeys(["day", "days", "day's", "days'"], "day"),
    **dict.fromkeys(["week", "weeks", "wk", "wks", "weeks'", "week's"], "week"),
    **dict.fromkeys(["month", "months", "mo", "mos", "mth", "mths", "months'", "month's"], "month"),
    **dict.fromkeys(["quarter", "quarters"], "quarter"),
    **dict.fromkeys(["year", "years", "yr", "yrs"], "year"),
    **dict.fromkeys(["night", "nights"], "night"),
    **dict.fromkeys(["word", "words"], "word"),
    **dict.fromkeys(["page", "pages", "pg", "pgs"], "page"),
    **dict.fromkeys(["mile", "miles", "mi"], "mile"),
    **dict.fromkeys(["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"], "km"),
    **dict.fromkeys(["metre", "metres", "meter", "meters", "m"], "m"),
    **dict.fromkeys(["m²", "m2", "sqm"], "m²"),
    **dict.fromkeys(["m³", "m3"], "m³"),
    **dict.fromkeys(["foot", "feet", "ft"], "ft"),
    **dict.fromkeys(["sqft"], "sq ft"),
    **dict.fromkeys(["yard", "yards", "yd", "yds"], "yard"),
    **dict.fromkeys(["acre", "acres"], "acre"),
    **dict.fromkeys("kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes".split(), "kg"),
    **dict.fromkeys(["gram", "grams", "g"], "g"),
    **dict.fromkeys(["lb", "lbs"], "lb"),
    **dict.fromkeys(["ton", "tons", "tonne", "tonnes"], "ton"),
    **dict.fromkeys(["litre", "litres", "liter", "liters", "l", "ltr", "ltrs"], "litre"),
    **dict.fromkeys(["gallon", "gallons", "gal", "gals"], "gallon"),
    **dict.fromkeys(["gb"], "GB"),
    **dict.fromkeys(["kwh"], "kWh"),
    **dict.fromkeys(["session", "sessions"], "session"),
    **dict.fromkeys(["seat", "seats"], "seat"),
    **dict.fromkeys(["licence", "licences", "license", "licenses"], "licence"),
    **dict.fromkeys(["user", "users"], "user"),
    **dict.fromkeys(["visit", "visits"], "visit"),
    **dict.fromkeys(["trip", "trips"], "trip"),
    **dict.fromkeys(["shift", "shifts"], "shift"),
    **dict.fromkeys(["load", "loads"], "load"),
    **dict.fromkeys(["unit", "units"], "unit"),
    **dict.fromkeys(["piece", "pieces", "pc", "pcs"], "piece"),
    **dict.fromkeys(["item", "items"], "item"),
    **dict.fromkeys(["pair", "pairs"], "pair"),
    **dict.fromkeys(["set", "sets"], "set"),
    **dict.fromkeys(["box", "boxes"], "box"),
    **dict.fromkeys(["pack", "packs"], "pack"),
    **dict.fromkeys(["bag", "bags"], "bag"),
    **dict.fromkeys(["bottle", "bottles"], "bottle"),
    **dict.fromkeys(["case", "cases"], "case"),
    **dict.fromkeys(["crate", "crates"], "crate"),
    **dict.fromkeys(["roll", "rolls"], "roll"),
    **dict.fromkeys(["sheet", "sheets"], "sheet"),
    **dict.fromkeys(["head", "heads", "person", "persons", "people", "guest", "guests"], "person"),
    **dict.fromkeys(["lesson", "lessons"], "lesson"),
    **dict.fromkeys(["class", "classes"], "class"),
    **dict.fromkeys(["room", "rooms"], "room"),
}
# Measures that say nothing about what is billed: "12 hours" needs a description, "12 boxes" may do.
MEASURES = frozenset(
    "hour minute day week month quarter year night word page mile km m m² m³ ft yard acre kg "
    "g lb ton litre gallon GB kWh session seat licence user visit trip shift unit piece item "
    "pair person lesson room half-day".split()
) | {"sq ft"}
MINUTES = {"minute": 1, "hour": 60}
# How many of the second make one of the first; days are never turned into hours.
HALVES = frozenset(["half", "halfs"])

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febuary",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

TAX_WORDS = frozenset("tax taxes vat gst hst pst qst iva tva mwst ust btw moms".split())
TAX_KINDS = frozenset("sales consumption value added goods services state local city".split())
BILLING_VERBS = frozenset(["invoice", "bill", "charge", "invoicing", "billing", "inv"])
CUSTOMER_LABELS = frozenset(["customer", "client", "account", "acct", "acc", "buyer", "company"])
CORRECTION_CUES = frozenset(
    "actually oops sorry wait no correction instead rather scratch hang hold nope mistake "
    "typo meant change should".split()
)
ARTICLES = frozenset(["a", "an", "the"])
PRONOUNS = frozenset(
    "i me my we us our you your he him his she her they them their it its this that these "
    "those i'm i've i'd i'll we're we've we'd we'll you're they're they've they'd they'll "
    "he's she's it's that's there ther there's who which what someone somebody everyone".split()
)
FILLERS = frozenset(
    "um uh uhm er erm ah oh okay ok so well right like please pls plz thanks thx ta cheers "
    "just also then now hi hey hello hiya dear morning afternoon evening lol haha anyway hmm "
    "yeah yes yep and but because cos coz x xx".split()
)
LEGAL_ENDINGS = frozenset(
    "ltd limited llc llp inc incorporated corp corporation co company plc gmbh ag kg sa sarl "
    "sas srl bv nv pty pvt kk oy ab as aps lp pllc pc cic trust foundation association "
    "society partners group holdings sons daughters brothers bros associates".split()
)

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
    "n": "and", "u": "you", "ur": "your",
}  # fmt: skip
# Longer words are also recognised one slip away (a swapped, missing, extra or wrong letter).
_GUARDED = (
    "invoice invoices customer client hours minutes weeks months discount payment receipt address "
    "description quantity monday tuesday wednesday thursday friday saturday sunday january "
    "february september october november december cancel remove create tomorrow fortnight exempt".split()
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
    return _doubled(word)


def _doubled(word: str) -> str:
    """Undo one doubled letter: ``discountt``, ``hoours``."""
    for index in range(1, len(word)):
        if word[index] == word[index - 1]:
            shorter = word[:index] + word[index + 1 :]
            if shorter in _GUARDED:
                return shorter
    return word
