"""A percentage off some of the lines: a discount of what it comes to on those."""

from __future__ import annotations

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.edits import SetDiscount
from scatterpilot.domain.totals import discount_on_lines
from scatterpilot.engines.embedded.claims import DiscountClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import stem, stems
from scatterpilot.presentation.formats import number


def discount_part(
    editor: DraftEditor, reading: Reading, claim: DiscountClaim, situation: Situation
) -> str:
    """Once the lines are there, put ``10% off the hosting`` in money; what to tell the user.

    The invoice has one discount, on the whole: so it says what was taken off, and of what.
    """
    lines, say = _lines_meant(claim, editor.draft), situation.say
    if claim.percent is None or not lines:
        return ""
    amount = discount_on_lines(editor.draft, lines, claim.percent)
    quoted = [say.quoted(editor.draft.line_items[i].description or "") for i in lines]
    names = say.chained(quoted)
    if amount is None:
        return say("embedded.discount_waits", lines=names)
    quote = reading.quote(*claim.span)
    editor.apply([SetDiscount(amount=amount, evidence={"amount": quote})])
    return say(
        "embedded.discount_of", percent=number(claim.percent, situation.profile.locale), lines=names
    )


def _lines_meant(claim: DiscountClaim, draft: Draft) -> list[int]:
    """The lines that these words name, when it is some and not all of them."""
    words = {stem(word) for word in claim.only or claim.but}
    named = {i for i, line in enumerate(draft.line_items) if words & stems(line.description)}
    others = {*range(len(draft.line_items))} - named
    meant, rest = (named, others) if claim.only else (others, named)
    return sorted(meant) if rest else []
