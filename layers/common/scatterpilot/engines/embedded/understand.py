"""From a message to edits: facts, lines and orders, read against where the conversation stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from scatterpilot.domain.edits import AddLine, ChangeLine, Edit
from scatterpilot.engines.embedded.acts.machine_orders import take_orders_to_machines
from scatterpilot.engines.embedded.acts.questions import Topic, take_questions
from scatterpilot.engines.embedded.acts.remarks import take_remarks
from scatterpilot.engines.embedded.certainty import words_skipped
from scatterpilot.engines.embedded.choices import Choice, chosen
from scatterpilot.engines.embedded.claims import Claim, CustomerClaim, DiscountClaim, ItemClaim
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.commands.disputes import settled_disputes
from scatterpilot.engines.embedded.commands.orders import take_commands
from scatterpilot.engines.embedded.commands.replaced import (
    take_contrasts,
    take_old_dates,
    take_replaced,
    take_stated_totals,
    take_unchanged,
)
from scatterpilot.engines.embedded.facts import find_facts
from scatterpilot.engines.embedded.facts.asked_dates import asked_date, extended_date
from scatterpilot.engines.embedded.facts.continuations import find_continuations
from scatterpilot.engines.embedded.facts.deposits import read_deposits
from scatterpilot.engines.embedded.facts.labels import take_customer_again, take_labels
from scatterpilot.engines.embedded.facts.percents import bare_percent, still_percent
from scatterpilot.engines.embedded.facts.several_taxes import told_together
from scatterpilot.engines.embedded.lines.changes import LineReader
from scatterpilot.engines.embedded.lines.customers import address_edits, customer_of, name_edit
from scatterpilot.engines.embedded.lines.division import divide
from scatterpilot.engines.embedded.lines.gather import gathered
from scatterpilot.engines.embedded.lines.pairs import one_of_each
from scatterpilot.engines.embedded.lines.same_rate import (
    take_common_rate,
    take_same_rate,
    with_common_rate,
    with_same_rate,
)
from scatterpilot.engines.embedded.lines.segments import Expectation, Segment
from scatterpilot.engines.embedded.lines.sum_rows import take_sum_rows, with_row_amounts
from scatterpilot.engines.embedded.lines.tables import Table, read_table
from scatterpilot.engines.embedded.lines.unclear_lines import unknown_currency
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import announced_line, name_positions
from scatterpilot.engines.embedded.taxed_lines import line_tax_edits
from scatterpilot.engines.embedded.translate import fact_edits


@dataclass
class Understanding:
    """What a message means. ``unread`` are pieces that made no sense but look as if they should,
    ``beyond`` is what a very long message held after the part that was read, ``skipped`` how many
    words were passed over as chatter."""

    edits: list[Edit] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    beyond: str = ""
    choice: Choice | None = None
    skipped: int = 0
    discount: DiscountClaim | None = None
    remark: str = ""
    tabled: bool = False

    @property
    def says_something(self) -> bool:
        """Whether anything was understood."""
        return bool(self.edits or self.topics or self.choice)


def understand(reading: Reading, situation: Situation) -> Understanding:
    """Read a message that is no plain yes, no or cancel."""
    picked = chosen(reading, situation.question)
    if picked is not None:
        return Understanding(edits=list(picked))
    meaning = Understanding(topics=take_questions(reading))
    reading.issue_on(situation.draft.invoice_date or situation.today)
    sums = take_sum_rows(reading)
    old = _set_aside(reading, situation)
    commands = take_commands(reading, situation)
    read_deposits(reading)
    claims = _claims(reading, situation, old)
    table = read_table(reading)
    meaning.tabled = bool(table.items)
    same_rate, common = take_same_rate(reading), None
    if not situation.draft.line_items:
        common = take_common_rate(reading)
    segments = divide(reading, _expectation(situation))
    items = with_same_rate(
        [*table.items, *one_of_each(reading, gathered(reading, segments))], same_rate
    )
    items = with_row_amounts(with_common_rate(items, common), sums)
    gone = frozenset(removal.line for removal in commands.removals)
    lines = LineReader(reading, situation, old, gone)
    meaning.edits = [
        *_customer_edits(reading, segments, table),
        *_edits(reading, situation, claims, lines.edits(items), items, commands),
        *lines.refused,
        *unknown_currency(reading),
        *address_edits(reading, segments),
    ]
    meaning.choice = lines.choices[0] if lines.choices else None
    if not meaning.edits:
        meaning.edits = settled_disputes(reading, situation)
    discounts = [claim for claim in claims if isinstance(claim, DiscountClaim)]
    meaning.discount = next((claim for claim in discounts if claim.only or claim.but), None)
    meaning.remark = told_together(reading, claims, situation.say)
    meaning.unread = _unread(reading, segments)
    meaning.skipped = words_skipped(reading, segments)
    meaning.beyond = next(
        (reading.text(s.start, s.end) for s in segments if s.label == "beyond"),
        reading.beyond,
    )
    return meaning


def _set_aside(reading: Reading, situation: Situation) -> list[Decimal]:
    """Take what is said beside the facts: labels, known things said again, values that are wrong.

    Gives the wrong values: they tell which line is corrected.
    """
    take_remarks(reading)
    count = len(situation.draft.line_items)
    name_positions(reading, count)
    reading.take(0, announced_line(reading, count))
    take_old_dates(reading)
    take_unchanged(reading, situation.draft)
    take_stated_totals(reading, situation.draft)
    old = take_contrasts(reading) + take_replaced(reading, situation.draft)
    take_labels(reading)
    take_customer_again(reading, situation.draft.customer_name)
    return old


def _claims(reading: Reading, situation: Situation, old: list[Decimal]) -> list[Claim]:
    """Everything said about the invoice as a whole."""
    claims = [*extended_date(reading, situation), *find_continuations(reading, situation)]
    claims += find_facts(reading)
    take_orders_to_machines(reading)
    claims += asked_date(reading, situation, claims)
    claims += bare_percent(reading, situation, claims, old)
    return [still_percent(reading, situation, claim, old) for claim in claims]


def _customer_edits(reading: Reading, segments: list[Segment], table: Table) -> list[Edit]:
    customer = customer_of(reading, segments)
    if customer is None and table.customer is not None:
        customer = CustomerClaim(table.customer, reading.text(*table.customer))
    return [] if customer is None else [name_edit(reading, customer)]


def _expectation(situation: Situation) -> Expectation:
    return Expectation(
        customer_known=situation.draft.customer_name is not None,
        customer_asked=situation.asked == "customer_name",
        description_asked=situation.asked.endswith(("line_items", "description")),
        lines_known=bool(situation.draft.line_items),
        customer_words=_name_words(situation),
        description_missing=any(line.description is None for line in situation.draft.line_items),
    )


def _name_words(situation: Situation) -> frozenset[str]:
    words = (situation.draft.customer_name or "").lower().split()
    return frozenset(word for word in words if len(word) > 2 and word not in ("the", "and", "ltd"))


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
    taxed = line_tax_edits(reading, claims, situation, lines)
    changes = [edit for edit in lines if isinstance(edit, ChangeLine)]
    added = [*commands.restored, *(edit for edit in lines if isinstance(edit, AddLine))]
    return [*before, *commands.changes, *changes, *added, *taxed, *after, *commands.removals]


def _unread(reading: Reading, segments: list[Segment]) -> list[str]:
    """Chatter that holds a figure: it may have been meant for the invoice."""
    return [
        reading.text(segment.start, segment.end)
        for segment in segments
        if segment.label == "chatter"
        and (
            reading.low(segment.start - 1) == "due"
            or any(reading.tokens[i].kind == "number" for i in range(segment.start, segment.end))
        )
    ]
