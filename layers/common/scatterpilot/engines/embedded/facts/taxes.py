"""Tax: its rate, and which lines it is on. A tax word alone may be part of a name."""

from __future__ import annotations

from scatterpilot.engines.embedded.amounts import Amount
from scatterpilot.engines.embedded.claims import Claim, Span, TaxClaim
from scatterpilot.engines.embedded.facts.scopes import named_lines
from scatterpilot.engines.embedded.lexicon import PRONOUNS, TAX_KINDS, TAX_WORDS
from scatterpilot.engines.embedded.reading import Reading

_NEGATIVE = frozenset(
    "no without remove drop scrap skip exclude excluding forget not don't zero free never "
    "delete waive cancel lose omit nil minus isn't aren't doesn't".split()
)
_BETWEEN = TAX_KINDS | frozenset(
    "of in a the at is rate should be to for standard reduced extra charge charged applies @ "
    ": = ( ) now set make it from on top add plus was actually with , and include current - – "
    "that's usual full local hst's".split()
)
_LEADS = frozenset(
    "and plus add with then also please at apply charge the a sales consumption value added "
    "include including they're there's is are so + but it make set change we we're i i'm need "
    "to should can you could on put goods services state local city , they their it's taking".split()
)
_IS_ON = (("is", "on"), ("goes", "on"), ("applies", "to"), ("should", "apply"), ("is", "for"))
_COPULAS = frozenset(
    "is are be should being not isn't aren't isnt arent shouldn't was were get gets".split()
)
_EXEMPT = frozenset(["exempt", "exempted", "untaxed", "taxfree", "zerorated"])
_ONLY = frozenset(("only", "just", "solely"))
_EXCEPT = (("except", "for"), ("except", "on"), ("apart", "from"), ("other", "than"), ("but", "not"),
           ("and", "not"), ("not", "on"), ("aside", "from"), ("excluding", "the"), ("not", "the"))  # fmt: skip


def find_taxes(reading: Reading) -> list[Claim]:
    """One claim for everything the message says about tax, or none."""
    found: list[TaxClaim] = []
    index = 0
    while index < len(reading):
        claim = None if reading.taken[index] else _tax_at(reading, index)
        if claim is None:
            index += 1
            continue
        reading.take(*claim.span)
        found.append(claim)
        index = max(claim.span[1], index + 1)
    return [_joined(found)] if found else []


def _joined(found: list[TaxClaim]) -> TaxClaim:
    """``VAT 20% on the boxes only, no VAT on the books``: one rate, some lines."""
    rated = [claim for claim in found if claim.rate is not None]
    only = tuple(word for claim in found for word in claim.only)
    exempt = tuple(word for claim in found for word in claim.exempt)
    last = rated[-1] if rated else found[-1]
    scoped = bool(only or exempt)
    remove = not rated and not scoped and any(claim.remove for claim in found)
    return TaxClaim(last.span, last.rate, remove, only, exempt, last.rate_span)


def _tax_at(reading: Reading, index: int) -> TaxClaim | None:
    if not _tax_word(reading, index):
        return None
    end = _word_end(reading, index)
    rate = _rate(reading, index, end)
    if rate is None and (stated := _about_lines(reading, index, end)) is not None:
        return stated
    start = min(index, rate.start) if rate else index
    end = max(end, rate.end) if rate else end
    negative = rate is None and _negated(reading, index, end)
    if rate is None and not negative and not _asked_for(reading, index, end):
        return None
    only, exempt, tail = _scope(reading, end, negative=negative)
    if _only_before(reading, start) and only == () and not negative:
        pass
    span = (_lead(reading, start), tail)
    rate_span: Span | None = (rate.start, rate.end) if rate else None
    if negative and exempt:
        return TaxClaim(span, None, False, (), exempt)
    if negative:
        return TaxClaim(span, remove=True)
    return TaxClaim(span, rate.value if rate else None, False, only, exempt, rate_span)


def _tax_word(reading: Reading, index: int) -> bool:
    low = reading.low(index)
    if low in TAX_WORDS:
        return reading.low(index + 1) not in ("id", "number", "return", "returns", "prep", "filing",
                                              "advice", "advisory", "consulting", "registration",
                                              "preparation", "planning", "accounts", "invoice")  # fmt: skip
    return (
        low in _EXEMPT
        or low in ("taxable", "taxed")
        or reading.words(index, 3) == ("zero", "-", "rated")
        or reading.words(index, 2) == ("zero", "rated")
    )


def _word_end(reading: Reading, index: int) -> int:
    if reading.low(index) == "zero":
        return index + (3 if reading.low(index + 1) == "-" else 2)
    end = index + 1
    if reading.low(end) == "-" and reading.low(end + 1) in ("exempt", "free"):
        return end + 2
    while reading.low(end) in ("exempt", "free", "rate", "exemption", "exempted"):
        end += 1
    return end


def _rate(reading: Reading, index: int, end: int) -> Amount | None:
    """The percentage that belongs to the tax word; after a "to" when it changes."""
    after = _rate_after(reading, end)
    before = _rate_before(reading, index)
    if after is not None and before is not None:
        return before if before.end + 1 >= index else after
    return after or before


def _rate_after(reading: Reading, end: int) -> Amount | None:
    position, found = end, None
    while position < len(reading) and position < end + 12 and not reading.taken[position]:
        percent = reading.percent(position)
        if percent is not None:
            found = percent
            if reading.low(percent.end) not in ("to", "not"):
                return found
            position = percent.end
            continue
        if reading.low(position) not in _BETWEEN or reading.tokens[position].kind == "newline":
            return found
        if reading.low(position) == "," and reading.percent(position + 1) is None:
            return found
        position += 1
    return found


def _rate_before(reading: Reading, index: int) -> Amount | None:
    position = index - 1
    while position >= 0 and position > index - 9 and not reading.taken[position]:
        percent = reading.percent(position)
        if percent is not None and percent.end <= index:
            return percent
        low = reading.low(position)
        numeric = reading.tokens[position].kind == "number" or low in (
            "%",
            "percent",
            "per",
            "cent",
        )
        if not numeric and low not in _BETWEEN and not reading.amount(position):
            return None
        if low in (",", "and") or reading.tokens[position].kind == "newline":
            return None
        position -= 1
    return None


def _negated(reading: Reading, index: int, end: int) -> bool:
    if any(
        reading.low(i) in ("exempt", "free", "exempted", "exemption") for i in range(index, end)
    ):
        return True
    if reading.low(index) in _EXEMPT or reading.low(index) == "zero":
        return True
    for back in range(index - 1, max(index - 5, -1), -1):
        if reading.ends_sentence(back) or reading.low(back) in (",", "and", "plus"):
            return False
        if reading.low(back) in _NEGATIVE:
            return True
        if reading.low(back) == "off" and reading.low(back - 1) in ("take", "leave"):
            return True
    return reading.low(end) == "off" and reading.low(index - 1) == "the"


def _asked_for(reading: Reading, index: int, end: int) -> bool:
    """``plus VAT``, ``add tax``, ``+ GST``, ``tax on the parts only``: tax without its rate."""
    if reading.low(index) in ("taxable", "taxed"):
        return False
    before = reading.low(index - 1)
    if before in TAX_KINDS:
        before = reading.low(index - 2)
    near = reading.words(end, 5)
    if (
        ("only" in near and "on" in near)
        or near[:2] in _IS_ON
        or near[:3] == ("should", "be", "on")
    ):
        return True
    if before in ("plus", "add", "+", "with", "charge", "apply", "the", "include"):
        follows_name = (
            reading.tokens[index].capital and end < len(reading) and reading.tokens[end].capital
        )
        return before != "the" or (not follows_name and reading.low(end) in ("on", "only", "just"))
    near = reading.words(end, 5)
    return (near[0] in ("on", "only") and index > 0) or ("only" in near and "on" in near)


def _about_lines(reading: Reading, index: int, end: int) -> TaxClaim | None:
    """``the books aren't taxable``, ``only the parts are taxed``."""
    exempt = reading.low(index) in _EXEMPT or reading.low(index) == "zero"
    exempt = exempt or any(reading.low(i) in ("exempt", "free") for i in range(index, end))
    if not exempt and reading.low(index) not in ("taxable", "taxed"):
        return None
    if exempt and reading.low(index - 1) not in _COPULAS:
        return None
    verb = index - 1
    while verb > 0 and reading.low(verb) in _COPULAS:
        verb -= 1
    start = verb + 1
    while start > 0 and reading.tokens[start - 1].kind == "word" and not reading.taken[start - 1]:
        if reading.low(start - 1) in ("and", "but") or start <= verb - 6:
            break
        start -= 1
    negative = any(
        reading.low(i) in _NEGATIVE or reading.low(i) in ("isnt", "arent", "shouldn't")
        for i in range(verb + 1, index)
    )
    negative = negative or exempt
    if set(reading.words(start, verb - start + 1)) & PRONOUNS - {"the"}:
        return None
    end = _rest_are(reading, end)
    while reading.low(start) in ("oh", "wait", "actually", "also", "sorry", "but", "and", *_ONLY):
        start += 1
    words, _ = named_lines(reading, start)
    words = tuple(
        word
        for word in words
        if word not in ("is", "are", "be", "should", "taxable", "taxed", "isn't", "aren't")
    )
    if not words:
        return None
    if negative:
        return TaxClaim((start, end), None, not words, (), words)
    return TaxClaim((start, end), None, False, words, ())


def _rest_are(reading: Reading, end: int) -> int:
    """``…, only the easels are``: says again what was just said."""
    position = end + (reading.low(end) in (",", "-", "–", "—", ";"))
    if reading.low(position) in ("here", "there"):
        position += 1
    if reading.low(position) not in _ONLY:
        return end
    stop = position
    while stop < len(reading) and stop < position + 8 and not reading.ends_sentence(stop):
        if reading.low(stop) in ("are", "is"):
            return stop + 1
        stop += 1
    return end


def _scope(
    reading: Reading, index: int, *, negative: bool
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Lines after the tax: (only these, these exempt, end of the phrase)."""
    only: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    position = _skip_padding(reading, index)
    for _ in range(4):
        words, after, excepted = _next_scope(reading, position)
        if after == position:
            break
        if excepted != negative or negative:
            exempt += words
        else:
            only += words
        position = after
    return only, exempt, position


def _skip_padding(reading: Reading, index: int) -> int:
    while reading.low(index) in (
        "should",
        "be",
        "is",
        "applies",
        "apply",
        "applied",
        "extra",
        "rate",
        "too",
        "as",
        "well",
        "please",
        "pls",
        "though",
        "charged",
        "applies",
        "added",
    ):
        index += 1
    return index


def _next_scope(reading: Reading, index: int) -> tuple[tuple[str, ...], int, bool]:
    """One ``on …``/``none on …``/``except …`` phrase: (words, end, whether it excludes)."""
    position = index
    while reading.low(position) in (",", "but", "and", "(", "-", "–", "—", ";"):
        position += 1
    words = reading.words(position, 2)
    excepted = words in _EXCEPT or words[0] in ("except", "none", "excluding", "not", "nothing")
    if excepted:
        position += 1
        while reading.low(position) in ("for", "on", "from", "than", "the", "not"):
            position += 1
    else:
        position += _on(reading, position)
        if position == index or reading.low(position - 1) not in ("on", "for", "to"):
            return (), index, False
    named, after = named_lines(reading, position)
    while reading.low(after) in ("only", "just", "please", "too"):
        after += 1
    if after == position:
        return (), index, False
    return named, after, excepted


def _on(reading: Reading, position: int) -> int:
    """``on``, ``only on``, ``for just``, ``on just``."""
    step = 0
    while reading.low(position + step) in (
        "on",
        "only",
        "just",
        "for",
        "applies",
        "to",
        "is",
        "be",
        "should",
    ):
        step += 1
    while (
        step
        and reading.low(position + step - 1) in ("only", "just")
        and "on" in (reading.low(position + offset) for offset in range(step))
    ):
        return step if reading.low(position + step - 1) == "on" else step
    return step


def _only_before(reading: Reading, start: int) -> bool:
    return reading.low(start - 1) in _ONLY


def _lead(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and not reading.taken[start - 1]:
        low = reading.low(start - 1)
        if low not in _LEADS and low not in _NEGATIVE:
            break
        start -= 1
    while start < index and reading.low(start) in ("and", ",", "but", "so"):
        start += 1
    return start
