"""What a message does to the lines, and what it says of them that needs all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from scatterpilot.domain.edits import Edit, Quote, RefuseValue
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.resolve.figures import Figures
from scatterpilot.engines.typed.money import Money

#: The code of a figure that may mean several things.
UNCLEAR = "figure_unclear"


@dataclass(slots=True)
class LineEdits:
    """``open`` are lines spoken of without its being clear which ones; ``discounts`` are taken
    off lines, new ones counted on from those of the draft; ``charges`` come on top of all;
    ``steps`` is the money that prices change by, ``contradicted`` are sums that the count and
    price of their line don't come to; ``either`` are lines named alike, each with what would
    change on it."""

    changes: list[Edit] = field(default_factory=list)
    added: list[Edit] = field(default_factory=list)
    charges: list[Edit] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    open: list[LineSaid] = field(default_factory=list)
    discounts: list[tuple[int, Said[Decimal | Money]]] = field(default_factory=list)
    off_each: set[int] = field(default_factory=set)
    taxes: dict[int, Decimal | None] = field(default_factory=dict)
    tax_words: dict[int, str] = field(default_factory=dict)
    money: list[Money] = field(default_factory=list)
    steps: list[Money] = field(default_factory=list)
    contradicted: list[Quote] = field(default_factory=list)
    deposit: bool = False
    unclear: list[Edit] = field(default_factory=list)
    either: list[tuple[str, list[Edit]]] = field(default_factory=list)

    def take(self, index: int, figures: Figures, line: LineSaid) -> None:
        """The money that a line's figures are in, and whether they contradict each other."""
        self.money += figures.money
        if figures.unclear is not None:
            self.unclear.append(_unclear(index, figures.unclear))
        if figures.differs and line.amount is not None:
            self.contradicted.append(line.amount.quote)

    def note_sums(self, index: int, line: LineSaid) -> None:
        """What needs all lines: the discount and the tax of this one."""
        if line.discount is not None:
            self.discounts.append((index, line.discount))
            if line.discount_each:
                self.off_each.add(index)
        if line.tax is not None:
            self.taxes[index] = line.tax.value
            self.tax_words[index] = line.tax.quote.text


def _unclear(index: int, quote: Quote) -> RefuseValue:
    """A price that is asked for again."""
    return RefuseValue(
        field=f"line_items.{index}.unit_price",
        code=UNCLEAR,
        message=f"“{quote.text}” can be read in more than one way.",
    )
