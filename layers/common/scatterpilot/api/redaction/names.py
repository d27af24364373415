"""People's and customers' names: behind keys, titles, greetings, and words such as "for"."""

from __future__ import annotations

import re
from collections.abc import Collection, Set

MARK = "[name]"

# A capital of any script that has them, or a letter of one that has none.
_CAP = r"[^\W\d_a-zß-öø-ÿ]"
_PART = rf"{_CAP}(?:[\w’.]|['-](?=\w)){{0,40}}"
_LINK = (
    r"(?:van der|van den|van de|van|von der|von|vom|zu|de la|de los|de|del|della|di|da|dos|das|do|"
    r"du|des|la|le|el|al|bin|ibn|bint|ben|ter|ten|y|e|of|and|&|\+|und|et|i|af|av|O['’])"
)
_SEQUENCE = re.compile(rf"{_PART}(?:,? (?:{_LINK} ){{0,2}}{_PART}){{0,5}}")
_FIRST_LINK = re.compile(rf"(?:{_LINK} ){{0,2}}(?={_CAP})")
_LOWER_WORD = re.compile(r"[^\s=:,;|&\"'{}\[\]()<>]+")

_TITLES = (
    "Mr Mrs Ms Miss Mx Dr Prof Sir Madam Herr Frau Herrn Monsieur Madame Mme Mlle Señor Señora Sr "
    "Sra Srta Signor Signora Dear Hi Hello Hey Hallo Bonjour Hola Ciao Liebe Lieber named"
)
_TRIGGERS = (
    "for|to|from|by|with|customer|client|buyer|payer|recipient|contact|user|patient|employee|attn|"
    "attention|named|called|f[üu]r|an|von|pour|para|remind|reminded|emailed|invoiced|billed|bill|"
    "regards|sincerely|cheers|thanks|owner|guest|payee|meet|met|ask|asked|told|tell|behalf of|"
    "signed|approved by|author|kunde|kundin|cliente|beneficiary|name is|name|i am|i'm|this is|"
    "signer|holder|sender|supplier|vendor|tenant|landlord|refund|notify|notified|assigned|paid|"
    "welcome|invoice|chase|chased|draft|call|called|and|account of|c/o|contacted|messaged"
)


def _by_initial(words: Collection[str]) -> str:
    """A form for any of the words, which tries the few with a letter and not all of them."""
    initials = sorted({word[0] for word in words})
    rests = {i: "|".join(word[1:] for word in words if word[0] == i) for i in initials}
    return "|".join(f"{initial}(?:{rest})" for initial, rest in rests.items())


_BEHIND = re.compile(
    rf"\b(?:(?P<title>{_by_initial(_TITLES.split())})\.?|(?i:{_by_initial(_TRIGGERS.split('|'))}))"
    rf"[:,]? {{1,2}}[\"'“(]?"
    rf"(?P<name>(?:{_LINK} ){{0,2}}{_PART}(?:,? (?:{_LINK} ){{0,2}}{_PART}){{0,5}})"
)
_DOES = (
    "paid|pays|owes|signed|called|wrote|writes|created|approved|confirmed|asked|asks|sent|replied|"
    "said|says|logged|requested|accepted|cancelled|canceled|edited|opened|viewed|declined|disputed|"
    "registered|joined|left|overdue|invoiced|billed|complained|ordered|bought|updated|deleted|"
    "changed|refunded|moved|emailed|works|lives"
)
_BEFORE = re.compile(
    rf"(?<![\w.'’-])(?P<name>{_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{1,3}})"
    rf"(?=,? (?:has |have |had |was |is |just |wants? to )?(?:{_DOES})\b"
    r"| ?<\[email\]>| \[(?:email|phone)\]| \(\[(?:email|phone))"
)
_LEADS = frozenset(re.findall(r"[^\W\d_]{2,}", f"{_TITLES} {_TRIGGERS} für fur".lower()))
# Every line of ours says how many "ms" it took.
_LEADS -= {"ms"}
_VERBS = frozenset(_DOES.split("|"))
_PARTICLES = frozenset(
    "van der den de von vom zu la los del della di da dos das do du des le el al bin ibn bint ben "
    "ter ten y e of and & + und et i af av".split()
)
_COMPANY = frozenset(
    "ltd limited llc inc inc. gmbh ag kg ohg ug plc corp corp. sarl sas sa srl spa bv nv ab oy as "
    "aps llp lp kft zrt doo ehf pty co co. sons brothers bros".split()
)
# Words that invoices and programs write in capitals and nobody is called.
_NO_NAME = frozenset(
    """
    a an the this that these those your our my all new no not next last first one two three any
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue wed thu fri sat sun today tomorrow yesterday
    web website site design development developer service services consulting consultation hosting
    support maintenance software hardware cloud data database table index server client engine
    backup security update upgrade release version build test testing staging production deploy
    deployment project phase milestone retainer subscription licence license domain training
    workshop session analysis research report audit review strategy marketing branding logo print
    printing photography video editing content copywriting translation seo app mobile api rest http
    https json xml pdf csv png svg url uri uuid id ids sql lambda dynamodb dynamo s3 bedrock amazon
    aws gateway claude typst sqlite python java node linux windows mac macos android ios chrome
    firefox safari mozilla google azure microsoft github docker kubernetes nginx
    invoice invoices order orders quote quotes payment payments receipt receipts credit debit note
    notes total totals subtotal tax vat gst discount due net balance amount price quantity qty rate
    item items line lines product products shipping delivery customer customers account accounts
    user users admin system internal external error errors warning info debug trace exception
    timeout request response status code method path route post get put patch delete head options
    content type length bearer basic token secret key keys value values null none true false ok
    started stopped created updated deleted sent paid pending draft cancelled overdue completed
    failed success retry retrying rejected accepted access denied forbidden found internal service
    north south east west new york london paris berlin united states kingdom america europe
    england germany france spain italy india china japan canada australia utc gmt est pst cet
    usd eur gbp jpy chf inr inv po ref sku mb kb gb ms sec hours hour days day weeks month months
    year years q1 q2 q3 q4 business office general standard premium pro plus monthly annual weekly
    daily home page settings profile number please thank thanks conversation message template font
    noto sans latin print garden kitchen repair cleaning installation electrical plumbing paint
    policy webhook stripe paypal renderer event events handler module file files folder directory
    disk memory cpu network socket connection thread process pool stack region zone bucket object
    stream topic function layer role group environment package library framework browser desktop
    tablet email sms letter header footer body field form button dashboard alarm metric metrics log
    logs span scheduler cron trigger migration schema column columns row rows record records
    snapshot archive export import download upload sync merge branch commit pull push docs
    documentation guide tutorial terms privacy legal finance sales hr team department bank
    university school hospital black friday big machine learning open source single full front back
    end interface social media public relations human resources writing graphic interior landscape
    architecture engineering management coaching catering wedding venue rental equipment furniture
    wood steel glass roof floor window windows door wall lawn tree flower flowers white red blue
    green gray grey orange final draft read write only more less many few some both either neither
    too not-found good great best bad high low max min average mean median top bottom left right
    painting labour labor materials transport travel expenses time work worker task job jobs queue
    batch part parts step stage level model user-agent accept cache control retry-after monitor
    """.split()
)
_ALWAYS = frozenset(
    """customername clientname firstname lastname fullname surname givenname familyname middlename
    contactname buyername payername payeename recipientname ownername cardholdername cardholder
    holdername accountholder personname realname vorname nachname prenom prénom apellido apellidos
    cognome sobrenome fname lname kundenname patientname guestname employeename""".split()
)


def redact(line: str, words: Set[str]) -> str:
    """``words`` are those of the line, in lower case."""
    if not words.isdisjoint(_LEADS) or "Ms" in line:
        line = _BEHIND.sub(_behind, line)
    if not words.isdisjoint(_VERBS) or "[email]" in line or "[phone]" in line:
        line = _BEFORE.sub(_before, line)
    return line


def _behind(found: re.Match[str]) -> str:
    text = found["name"]
    kept = named(text)
    if len(kept.split()) < (1 if found["title"] else 2):
        return found[0]
    start = found.start("name") - found.start()
    return found[0][:start] + MARK + text[len(kept) :]


def _before(found: re.Match[str]) -> str:
    words = found[0].split(" ")
    start = 0
    # "Invoice Ada Lovelace paid": what can't be a name may stand in front.
    while start < len(words) and not _may_name(words[start]):
        start += 1
    rest = words[start:]
    if len(rest) < 2 or not all(map(_may_name, rest)):
        return found[0]
    return " ".join([*words[:start], MARK])


def named(text: str) -> str:
    """How much of a sequence of capitalised words can be a name; empty when none of it."""
    words = text.split(" ")
    kept = 0
    while kept < len(words) and _may_name(words[kept]):
        kept += 1
    return " ".join(words[:kept]).rstrip(",.") if kept else ""


def _may_name(word: str) -> bool:
    bare = word.strip(",.'\"()").lower()
    if bare in _COMPANY or bare in _PARTICLES:
        return True
    if bare in _NO_NAME or any(map(str.isdigit, word)) or "_" in word:
        return False
    return len(bare) == 1 or not (word.isupper() and word.isascii() and len(bare) < 4)


def keyed_name(text: str, key: str) -> bool:
    """Whether a quoted value behind a key is a name."""
    if key in _ALWAYS or key.endswith(("customername", "holdername", "contactname")):
        return any(map(str.isalpha, text))
    if not any(map(str.isalpha, text)) or "_" in text or "/" in text or "[" in text:
        return False
    words = text.split()
    if not words or re.search(r"\d", text) or not re.match(_CAP, words[0]):
        return False
    if len(words) == 1 and re.search(r"[a-z][A-Z]", text):
        return False
    return any(_may_name(word) for word in words)


def is_full_name(line: str, start: int, key: str) -> int | None:
    """Where an unquoted name behind a key ends."""
    lead = _FIRST_LINK.match(line, start)
    found = _SEQUENCE.match(line, lead.end() if lead else start)
    if found is not None:
        text = found[0].rstrip(",.") if key in _ALWAYS else named(found[0])
        single = " " not in text and re.search(r"[a-z][A-Z]|[A-Z]{3}|\d", text)
        if not text or (single and key not in _ALWAYS):
            return None
        if line.startswith("=", found.start() + len(text)):
            text = text.rpartition(" ")[0].rstrip(",")
        return found.start() + len(text) if text else None
    if key in _ALWAYS:
        lower = _LOWER_WORD.match(line, start)
        return lower.end() if lower and any(map(str.isalpha, lower[0])) else None
    return None
