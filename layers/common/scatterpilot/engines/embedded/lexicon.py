"""The words that carry meaning in a billing message."""

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
CUSTOMER_LABELS = frozenset(
    ["customer", "client", "account", "acct", "acc", "buyer", "company", "cust"]
)
CORRECTION_CUES = frozenset(
    "actually oops sorry wait no correction instead rather scratch hang hold nope mistake "
    "typo meant change should wrong not".split()
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

CHATTER = frozenset(
    "please pls thanks thank you hi hello hey morning cheers can could would need want make create "
    "new start do an a invoice for me raise prepare draft send get going set up bill out quick the "
    "to i i'd like just let's okay ok so um uh well right now then too as usual also and my we he "
    "she they it finally hope doing good great lovely sorry one this that is here's details "
    "below following afternoon evening again job work today yesterday week last real quickly mate "
    "time sent made over on pay paid guys off go ahead here".split()
)
# What a vague remark is made of; never the name of a thing to bill.
UNSURE = frozenset("lost few forget forgot sure remember dunno unsure check recall guess".split())

_EDGES = (
    ARTICLES
    | FILLERS
    | PRONOUNS
    | frozenset(
        "for of to at on by with from in is was were are be @ : ; , . - – — = / | * • · + & ( ) ! ? # ' \" "
        "or n did done had do made add extra charge cost costs price priced rate qty quantity x × total "
        "plus each worth amount comes billed billing bill invoice as want wants need needs some include "
        "including includes would got ordered order charged charging".split()
    )
)
_VAGUE = frozenset("bunch several few many lots loads couple".split())
# Words that lead to a description, or away from it, without being part of it.
LEADING_EDGES = (
    _EDGES
    | _VAGUE
    | frozenset(
        "make change stays stay remains give should actually sorry oops only wait instead rather meant "
        "mean hang update correction no not let's put new now really nope remember forgot forget set "
        "correct another additional supplied provided delivered spent worked more finished completed".split()
    )
)
TRAILING_EDGES = _EDGES | _VAGUE | frozenset("should instead rather actually now not came".split())
