"""From a message to edits: facts, lines and orders, read against where the conversation stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    SetCustomer,
    SettleValue,
)
from scatterpilot.engines.embedded.acts import Topic, take_questions
from scatterpilot.engines.embedded.choices import Choice, chosen
from scatterpilot.engines.embedded.claims import Claim, CustomerClaim, ItemClaim
from scatterpilot.engines.embedded.commands import (
    Commands,
    take_commands,
    take_contrasts,
    take_old_dates,
    take_replaced,
)
from scatterpilot.engines.embedded.facts import find_facts
from scatterpilot.engines.embedded.facts.continuations import find_continuations
from scatterpilot.engines.embedded.facts.dates import bare_due, extension
from scatterpilot.engines.embedded.facts.deposits import read_deposits
from scatterpilot.engines.embedded.facts.percents import bare_percent
from scatterpilot.engines.embedded.items import tidy
from scatterpilot.engines.embedded.labels import (
    take_customer_again,
    take_labels,
    take_orders_to_machines,
    take_same_rate,
)
from scatterpilot.engines.embedded.lexicon import CORRECTION_CUES, MONTHS, WEEKDAYS
from scatterpilot.engines.embedded.lines import LineReader
from scatterpilot.engines.embedded.names import name_words
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.segments import (
    Expectation,
    Segment,
    completes,
    divide,
    is_chatter_word,
    lacking,
)
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.tables import read_table
from scatterpilot.engines.embedded.targets import stems
from scatterpilot.engines.embedded.translate import fact_edits, line_tax_edits

_DROPPING = (
    "leave it out", "leave that out", "without it", "skip it", "skip that", "leave it off", "none",
    "no discount", "leave it as it is", "keep it as it is", "keep the old one", "keep it", "forget it",
    "leave it", "never mind that", "ignore that", "as it was", "without", "leave off", "nothing",
)  # fmt: skip


@dataclass
class Understanding:
    """What a message means. ``unread`` are pieces that made no sense but look as if they should."""

    edits: list[Edit] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    choice: Choice | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.edits or self.topics or self.choice)


def understand(reading: Reading, situation: Situation) -> Understanding:
    """Read a message that is no plain yes, no or cancel."""
    picked = chosen(reading, situation.question)
    if picked is not None:
        return Understanding(edits=list(picked))
    meaning = Understanding(topics=take_questions(reading))
    take_old_dates(reading)
    old = take_contrasts(reading) + take_replaced(reading, situation.draft)
    take_labels(reading)
    take_customer_again(reading, situation.draft.customer_name)
    commands = take_commands(reading, situation.draft)
    read_deposits(reading)
    claims = [*_later(reading, situation), *find_continuations(reading, situation)]
    claims += find_facts(reading)
    take_orders_to_machines(reading)
    claims += _asked_date(reading, situation, claims)
    claims += bare_percent(reading, situation, claims, old)
    table = read_table(reading)
    items = list(table.items)
    same_rate = take_same_rate(reading)
    segments = divide(reading, _expectation(situation, reading))
    items += _items(reading, segments)
    items = _with_same_rate(items, same_rate)
    customer = _customer(reading, segments, situation)
    lines = LineReader(reading, situation, old)
    meaning.edits = _edits(reading, situation, claims, lines.edits(items), items, commands)
    meaning.choice = lines.choices[0] if lines.choices else None
    if customer is None and table.customer is not None:
        customer = CustomerClaim(table.customer, reading.text(*table.customer))
    if customer is not None:
        meaning.edits.insert(0, _set_name(reading, customer))
    meaning.edits += _address(reading, segments)
    if not meaning.edits:
        meaning.edits = _settled_disputes(reading, situation)
    meaning.unread = _unread(reading, segments)
    return meaning


def _expectation(situation: Situation, reading: Reading) -> Expectation:
    return Expectation(
        customer_known=situation.draft.customer_name is not None,
        customer_asked=situation.asked == "customer_name",
        description_asked=situation.asked.endswith(("line_items", "description")),
        lines_known=bool(situation.draft.line_items),
        customer_words=_name_words(situation),
        description_missing=any(l.description is None for l in situation.draft.line_items),
    )


def _name_words(situation: Situation) -> frozenset[str]:
    words = (situation.draft.customer_name or "").lower().split()
    return frozenset(word for word in words if len(word) > 2 and word not in ("the", "and", "ltd"))


def _asked_date(reading: Reading, situation: Situation, claims: list[Claim]) -> list[Claim]:
    """A date or a span of time alone answers when it is due, or stands at the end of a request."""
    if any(type(claim).__name__ == "DueClaim" for claim in claims):
        return []
    asked = situation.asked == "due_date"
    alone = all(reading.taken) or _only_a_date(reading)
    moving = _moves_due(reading, situation)
    if not asked and not moving and not (alone and situation.draft.due_date is None):
        return []
    found = bare_due(reading)
    if found is None:
        return []
    reading.take(*found.span)
    return [found]


def _later(reading: Reading, situation: Situation) -> list[Claim]:
    found = extension(reading, situation.draft.due_date)
    if found is None:
        return []
    reading.take(*found.span)
    return [found]


def _moves_due(reading: Reading, situation: Situation) -> bool:
    """The due date is known, and the words correct it: a date and no other figure."""
    found = bare_due(reading)
    if situation.draft.due_date is None or found is None:
        return False
    start, end = found.span
    others = [
        i for i, t in enumerate(reading.tokens) if t.kind == "number" and not start <= i < end
    ]
    figured = any(reading.tokens[i].kind == "number" for i in range(start, end))
    named = any(reading.low(i) in MONTHS or reading.low(i) in WEEKDAYS for i in range(start, end))
    lows = {token.lower for token in reading.tokens}
    speaks = lows & (CORRECTION_CUES | {"make", "pay", "due", "deadline", "terms", "payment"})
    free_others = [i for i in others if not reading.taken[i]]
    return bool(speaks) and (figured or named) and not free_others and found.terms_days is None


def _only_a_date(reading: Reading) -> bool:
    found = bare_due(reading)
    if found is None:
        return False
    rest = [i for i in range(len(reading)) if not found.span[0] <= i < found.span[1]]
    return all(
        reading.taken[i] or is_chatter_word(reading.low(i)) or not reading.low(i).isalnum()
        for i in rest
    )


def _items(reading: Reading, segments: list[Segment]) -> list[ItemClaim]:
    """The line items, with separated halves put together (see ``segments.completes``)."""
    items: list[ItemClaim] = []
    open_ = ""
    for segment in segments:
        if segment.item is None:
            continue
        lacks = "item" if segment.label == "fragment" else lacking(segment.item)
        fits = completes(open_, lacks) or (segment.label == "fragment" and open_ == "description")
        if items and _restates(items[-1], segment.item):
            continue
        if items and fits:
            items[-1] = _merged(reading, items[-1], segment.item)
            open_ = ""
            continue
        items.append(segment.item)
        open_ = lacks
    items = _without_retracted(reading, _without_superseded(reading, items))
    return _without_echoes(reading, [item for item in items if _useful(item)])


def _with_same_rate(items: list[ItemClaim], marks: list[int]) -> list[ItemClaim]:
    """An item "at the same rate" costs what the one before it costs."""
    priced = list(items)
    for mark in marks:
        places = [i for i, item in enumerate(priced) if item.span[0] <= mark]
        if not places or places[-1] == 0 or priced[places[-1]].price is not None:
            continue
        model = priced[places[-1] - 1]
        priced[places[-1]] = replace(
            priced[places[-1]],
            price=model.price,
            price_span=model.price_span,
            currency=model.currency,
            rate_unit=model.rate_unit,
            each=model.each,
        )
    return priced


def _restates(before: ItemClaim, item: ItemClaim) -> bool:
    """``only 3 cubic metres. so 3``: a bare figure that was just said."""
    bare = item.description is None and not item.each and not item.currency
    value = item.price if item.price is not None else item.quantity
    return bare and not item.unit and value is not None and value in (before.quantity, before.price)


_RETRACTIONS = (
    ("wait", "no"),
    ("no", "wait"),
    ("scratch", "that"),
    ("sorry", "no"),
    ("no", "sorry"),
)


def _without_retracted(reading: Reading, items: list[ItemClaim]) -> list[ItemClaim]:
    """``fifteen hours of fence repair wait no … eleven hours``: the later count replaces it."""
    kept: list[ItemClaim] = []
    for item in items:
        before = kept[-1] if kept else None
        if before is not None and item.price is None and item.unit and item.unit == before.unit:
            between = range(before.span[0], item.quantity_span[0] if item.quantity_span else 0)
            cut = next((i for i in between if reading.words(i, 2) in _RETRACTIONS), None)
            if cut is not None:
                parts = tuple(i for i in before.parts if i < cut)
                kept[-1] = replace(
                    before,
                    parts=parts,
                    description=tidy(reading.slice_text(parts)),
                    quantity=item.quantity,
                    quantity_span=item.quantity_span,
                )
                continue
        kept.append(item)
    return kept


def _without_superseded(reading: Reading, items: list[ItemClaim]) -> list[ItemClaim]:
    """``found two more in the van, so 212 tyres``: the sum after "so" is what counts."""
    if len(items) < 2:
        return items
    last = items[-1]
    concludes = "so" in reading.words(max(last.span[0] - 2, 0), 3)
    earlier = items[-2]
    more = any(reading.low(i) in ("more", "extra") for i in range(*earlier.span))
    if concludes and more and earlier.price is None:
        return [*items[:-2], last]
    return items


def _without_echoes(reading: Reading, items: list[ItemClaim]) -> list[ItemClaim]:
    """A mere description that another item repeats is about that item: "the 50% deposit on the
    staircase … bill the $3,900 deposit"."""
    kept: list[ItemClaim] = []
    for item in items:
        bare = item.price is None and item.quantity is None
        echo = next((i for i, o in enumerate(items) if bare and _echoes(item, o)), None)
        if echo is None:
            kept.append(item)
        else:
            items[echo] = _merged(reading, item, items[echo])
    return kept


def _echoes(bare: ItemClaim, other: ItemClaim) -> bool:
    if bare is other or other.price is None:
        return False
    return bool(stems(bare.description) & stems(other.description))


def _useful(item: ItemClaim) -> bool:
    return item.description is not None or item.price is not None or item.quantity is not None


def _merged(reading: Reading, first: ItemClaim, second: ItemClaim) -> ItemClaim:
    named = first if first.parts else second
    both = first.parts and second.parts
    parts = (*first.parts, *second.parts) if both else named.parts
    counted = first if first.quantity is not None else second
    priced = first if first.price is not None else second
    return replace(
        named,
        span=(min(first.span[0], second.span[0]), max(first.span[1], second.span[1])),
        parts=parts,
        description=tidy(reading.slice_text(parts)),
        quantity=counted.quantity,
        quantity_span=counted.quantity_span,
        unit=counted.unit,
        unit_text=counted.unit_text,
        price=priced.price,
        price_span=priced.price_span,
        currency=priced.currency,
        rate_unit=priced.rate_unit,
        flat=priced.flat,
        each=priced.each,
    )


def _customer(
    reading: Reading, segments: list[Segment], situation: Situation
) -> CustomerClaim | None:
    for segment in segments:
        if segment.label != "customer":
            continue
        words = name_words(reading, segment.start, segment.end)
        start, end = words[0], words[-1] + 1
        if reading.low(end) == "." and reading.low(end - 1) in _ABBREVIATED:
            end += reading.tokens[end].glued
        if reading.low(end) == ")" and end < segment.end:
            end += 1
        name = reading.text(start, end)
        if end < len(reading) and not reading.tokens[end].capital and _owned(reading, end):
            name = name[: -len("'s")]
        return CustomerClaim((start, end), name)
    return None


_ABBREVIATED = frozenset("inc co ltd corp jr sr bros".split())


_SMALL_WORDS = frozenset("of the and & for de la du van von der y e und et".split())


def _owned(reading: Reading, end: int) -> bool:
    """``for Gwendolyn Asante's garden room``: the name ends before its possessive."""
    follows = reading.tokens[end].kind == "word" and not reading.taken[end]
    return reading.low(end - 1).endswith("'s") and follows


def _set_name(reading: Reading, claim: CustomerClaim) -> SetCustomer:
    """A name typed all in small letters is put in capitals as names are."""
    name = claim.name
    if name.islower():
        name = " ".join(w if w in _SMALL_WORDS else w[:1].upper() + w[1:] for w in name.split())
        name = name[:1].upper() + name[1:]
    return SetCustomer(name=name, evidence={"name": reading.quote(*claim.span)})


def _address(reading: Reading, segments: list[Segment]) -> list[Edit]:
    for segment in segments:
        if segment.label == "address":
            quote = reading.quote(segment.start, segment.end)
            return [SetCustomer(address=quote.text.strip(" ,"), evidence={"address": quote})]
    return []


def _edits(
    reading: Reading,
    situation: Situation,
    claims: list[Claim],
    lines: list[Edit],
    items: list[ItemClaim],
    commands: Commands,
) -> list[Edit]:
    """In the order in which they can be applied: removals last, so that line numbers stay true."""
    before, after = fact_edits(reading, situation, claims, items)
    taxed = line_tax_edits(claims, situation, lines)
    changes = [edit for edit in lines if isinstance(edit, ChangeLine)]
    added = [edit for edit in lines if isinstance(edit, AddLine)]
    return [*before, *commands.changes, *changes, *added, *taxed, *after, *commands.removals]


def _settled_disputes(reading: Reading, situation: Situation) -> list[Edit]:
    """``leave it out``, ``keep it as it is``: the refused value is dropped."""
    text = " ".join(token.lower for token in reading.tokens if token.kind == "word")
    if not any(phrase in text for phrase in _DROPPING):
        return []
    draft = situation.draft
    fields = list(draft.disputed)
    for index, line in enumerate(draft.line_items):
        fields += [f"line_items.{index}.{name}" for name in line.disputed]
    return [SettleValue(field=name) for name in fields]


def _unread(reading: Reading, segments: list[Segment]) -> list[str]:
    """Chatter that holds a figure: it may have been meant for the invoice."""
    return [
        reading.text(segment.start, segment.end)
        for segment in segments
        if segment.label == "chatter"
        and any(reading.tokens[i].kind == "number" for i in range(segment.start, segment.end))
    ]
