"""A percentage off some of the lines: a discount of what it comes to on those."""

from __future__ import annotations

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.edits import SetDiscount
from scatterpilot.domain.totals import discount_on_lines
from scatterpilot.engines.embedded.claims import DiscountClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import stem, stems


def discount_part(editor: DraftEditor, reading: Reading, claim: DiscountClaim) -> str:
    """Once the lines are there, put ``10% off the hosting`` in money; what to tell the user.

    The invoice has one discount, on the whole: so it says what was taken off, and of what.
    """
    lines = _lines_meant(claim, editor.draft)
    if claim.percent is None or not lines:
        return ""
    amount = discount_on_lines(editor.draft, lines, claim.percent)
    names = " and ".join(f"“{editor.draft.line_items[i].description}”" for i in lines)
    if amount is None:
        return f"The discount is on everything until {names} has its price; then say it once more."
    quote = reading.quote(*claim.span)
    editor.apply([SetDiscount(amount=amount, evidence={"amount": quote})])
    return f"The discount is {claim.percent:f}% of {names} alone."


def _lines_meant(claim: DiscountClaim, draft: Draft) -> list[int]:
    """The lines that these words name, when it is some and not all of them."""
    words = {stem(word) for word in claim.only or claim.but}
    named = {i for i, line in enumerate(draft.line_items) if words & stems(line.description)}
    others = {*range(len(draft.line_items))} - named
    meant, rest = (named, others) if claim.only else (others, named)
    return sorted(meant) if rest else []
