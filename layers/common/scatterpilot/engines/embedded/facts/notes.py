"""Notes for the invoice: taken word for word, whatever they say."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import Claim, NotesClaim
from scatterpilot.engines.embedded.reading import Reading

_NOTE_WORDS = frozenset(["note", "notes", "memo", "remark", "remarks", "footer", "footnote"])
_MENTIONS = frozenset(("mention", "state"))
_VERBS = frozenset(
    "add put include write leave attach append mention stick pop chuck set change make "
    "print".split()
)
_LEADS = frozenset(
    "should must needs be read on it the invoice a an this that these in at to for bottom of "
    "saying says say reading "
    "reads with which word verbatim exactly just please as follows them there too also - –".split()
)
_TO_COLON = (_LEADS - {"-", "–"}) | frozenset(", me verbatim text following exact".split())
_LONGEST_LEAD = 9
_OPENERS = frozenset((":", "saying", "says", "reading", "reads", "that", "="))
_REMOVERS = frozenset("remove delete drop scrap no clear lose without forget".split())
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}
_FACT_WORDS = frozenset("net due payable terms vat gst tax discount po email invoice bill".split())


def find_notes(reading: Reading) -> list[Claim]:
    """A note runs to the end of its sentence, and on to the end when only prose follows."""
    claims: list[Claim] = []
    position = 0
    for index in reading.where(_NOTE_WORDS | _MENTIONS):
        found = None
        if index >= position:
            found = _note_at(reading, index) or _mention_at(reading, index)
        if found is not None:
            reading.take(*found.span)
            claims.append(found)
            position = found.span[1]
    return claims


def _note_at(reading: Reading, index: int) -> NotesClaim | None:
    if reading.low(index) not in _NOTE_WORDS or reading.taken[index]:
        return None
    if (found := _put_there(reading, index)) is not None:
        return found
    start = _lead_start(reading, index)
    if _removes(reading, start, index):
        return NotesClaim((start, index + 1), None)
    colon = _colon_after(reading, index)
    labelled = colon > 0
    opened = any(reading.low(i) in _VERBS or reading.low(i) == "this" for i in range(start, index))
    at_start = start == 0 or reading.ends_sentence(start - 1)
    if not labelled and not opened and not (at_start and _says(reading, index)):
        return None
    body = _body_start(reading, colon or index + 1)
    end = _body_end(reading, body)
    return _claim(reading, start, body, end)


def _put_there(reading: Reading, index: int) -> NotesClaim | None:
    """``late fee 2% goes in the notes``: the sentence before is the note."""
    if reading.words(index - 2, 2) not in (("in", "the"), ("on", "the")):
        return None
    verb = index - 3
    if reading.low(verb) not in ("goes", "belongs", "go") or reading.low(index + 1).isalnum():
        return None
    start = verb
    while start > 0 and not reading.ends_sentence(start - 1) and not reading.taken[start - 1]:
        start -= 1
    stop = verb - (reading.low(verb - 1) in ("should", "must", "can", "to"))
    text = reading.text(start, stop).strip(" ,")
    return NotesClaim((start, index + 1), text) if text else None


def _colon_after(reading: Reading, index: int) -> int:
    """Where the colon of ``notes:``, ``in the notes, word for word:`` stands, or 0."""
    position = index + 1
    while reading.low(position) in _TO_COLON and position < index + _LONGEST_LEAD:
        position += 1
    return position if reading.low(position) in (":", "=") else 0


def _says(reading: Reading, index: int) -> bool:
    after = reading.low(index + 1)
    return after in _OPENERS or after in ("to", "on", "for", "should", "must", "needs")


def _mention_at(reading: Reading, index: int) -> NotesClaim | None:
    """``mention (on the invoice) that …``, ``write … at the bottom`` without the word note."""
    if reading.low(index) not in _MENTIONS or reading.taken[index]:
        return None
    body = index + 1
    while reading.low(body) in ("on", "the", "invoice", "it", "in", "there"):
        body += 1
    if reading.low(body) not in ("that", ":"):
        return None
    return _claim(reading, _lead_start(reading, index), body + 1, reading.sentence_end(body + 1))


def _lead_start(reading: Reading, index: int) -> int:
    """Back over ``please add a`` and the like, within the sentence."""
    start = index
    words = (
        _VERBS
        | _REMOVERS
        | frozenset(
            "a an the this please pls can you could also and then in as to into customer invoice "
            "payment quick small short extra one another my it's".split()
        )
    )
    while start > 0 and reading.low(start - 1) in words and not reading.taken[start - 1]:
        start -= 1
    return start


def _removes(reading: Reading, start: int, index: int) -> bool:
    return any(reading.low(i) in _REMOVERS for i in range(start, index))


def _body_start(reading: Reading, index: int) -> int:
    body = index
    while body < len(reading) and reading.low(body) in _LEADS:
        body += 1
        if reading.low(body - 1) in _OPENERS and reading.low(body) not in (":", "word"):
            break
    if reading.low(body) == ":":
        body += 1
    if reading.low(body) in (",", "—", "–"):
        body += 1
    return body


def _body_end(reading: Reading, body: int) -> int:
    """Sentence by sentence until one announces a fact; a quoted note ends with its quotes."""
    closing = _QUOTES.get(reading.low(body))
    if closing is not None:
        for index in range(body + 1, len(reading)):
            if reading.low(index) == closing:
                return index + 1
    end = reading.sentence_end(body)
    while end < len(reading):
        follow = end + 1
        next_end = reading.sentence_end(follow)
        if reading.tokens[end].kind == "newline" and reading.low(end - 1) not in (":",):
            break
        if any(reading.low(i) in _FACT_WORDS for i in range(follow, min(next_end, follow + 12))):
            break
        end = next_end
    return end


def _claim(reading: Reading, start: int, body: int, end: int) -> NotesClaim | None:
    text = reading.text(body, end).strip()
    for opening, closing in _QUOTES.items():
        if len(text) > 2 and text.startswith(opening) and text.endswith(closing):
            text = text[1:-1].strip()
    return NotesClaim((start, end), text) if text else None
