"""The words that carry meaning in a billing message."""

from __future__ import annotations

from scatterpilot.presentation.english_yes import FILLERS as FILLERS

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
TAX_WORDS = frozenset(
    "tax taxes vat gst hst pst qst rst cgst sgst igst utgst iva tva mwst ust btw moms".split()
)
TAX_KINDS = frozenset("sales consumption value added goods services state local city".split())
BILLING_VERBS = frozenset("invoice bill charge invoicing billing charging inv".split())
CUSTOMER_LABELS = frozenset(
    "customer client account acct acc buyer company cust party payer recipient".split()
)
CORRECTION_CUES = frozenset(
    "actually oops sorry wait no correction instead rather scratch hang hold nope mistake "
    "typo meant change should wrong not thoughts rather".split()
)
ARTICLES = frozenset(["a", "an", "the"])
PRONOUNS = frozenset(
    "i me my we us our you your he him his she her they them their it its this that these "
    "those i'm i've i'd i'll we're we've we'd we'll you're they're they've they'd they'll "
    "he's she's it's that's there ther there's who which what someone somebody everyone".split()
)
LEGAL_ENDINGS = frozenset(
    "ltd limited llc llp inc incorporated corp corporation co company plc gmbh ag kg sa sarl "
    "sas srl bv nv pty pvt kk oy ab as aps lp pllc pc cic trust foundation association "
    "society partners group holdings sons daughters brothers bros associates dds dmd md phd esq "
    "cpa dvm obe mbe kc".split()
)
SMALL_IN_NAMES = frozenset("and of the de la du van von der for y und et s in on at to by".split())
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
        "for of to at on by with from in is was were are be @ : ; , . - – — = / | * • · + & ( "
        ") ! ? # ' \" or n did done had do made add extra charge cost costs price priced rate "
        "qty quantity x × total plus each worth amount comes billed billing bill invoice as "
        "want wants need needs some include including includes would got ordered order charged "
        "charging".split()
    )
)
_VAGUE = frozenset("bunch several few many lots loads couple".split())
# Words that lead to a description, or away from it, without being part of it.
LEADING_EDGES = (
    _EDGES
    | _VAGUE
    | frozenset(
        "make change stays stay remains give should actually sorry oops only wait instead "
        "rather meant mean hang update correction no not let's put new now really nope "
        "remember forgot forget set correct undo all after back bump "
        "raise lower up took taken taking stick chuck pop throw whack slap bung must may might "
        "still went go another additional supplied provided delivered "
        "spent worked more finished completed".split()
    )
)
TRAILING_EDGES = (
    _EDGES
    | _VAGUE
    | frozenset(
        "up down back after all will should instead rather actually now not came less fewer".split()
    )
)


def phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    """Phrases separated by commas, each as its words."""
    return tuple(tuple(phrase.split()) for phrase in listed.split(", "))


def is_chatter_word(low: str) -> bool:
    """Whether a word says nothing about an invoice."""
    return low in CHATTER or low in FILLERS or low in ARTICLES or low in BILLING_VERBS
