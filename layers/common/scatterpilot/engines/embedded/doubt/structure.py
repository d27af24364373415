"""A change that did not do what it was to do: lines not merged or split, terms far away."""

from __future__ import annotations

from collections.abc import Iterator

from scatterpilot.domain.date_edits import TERMS
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.packs.pointing import pointing

_FAR = 300
_LIKELY = 0.5


def due_far(matter: Matter) -> Iterator[Doubt]:
    """A due date that is nearly a year away."""
    draft = matter.draft
    if draft.due_date is None or draft.invoice_date is None:
        return
    days = (draft.due_date - draft.invoice_date).days
    if days > _FAR and any(p.field in ("due_date", *TERMS) for p in matter.places):
        yield matter.doubt("due far", "due_far", days=days, due=matter.day(draft.due_date))


def lines_kept(matter: Matter) -> Iterator[Doubt]:
    """Lines to be merged or split, and none were."""
    before = len(matter.earlier[-1].line_items) if matter.earlier else 0
    now = len(matter.draft.line_items)
    newest = matter.said[max(matter.said)]
    text = newest.text.casefold()
    split = now == before and any(each in text for each in pointing(matter.language)["own_line"])
    merged = before > 1 and now >= before and newest.acts.get("merge_lines", 0.0) > _LIKELY
    if before and (split or merged):
        said = " ".join(newest.text.split())[:60]
        yield matter.doubt("lines", "lines", said=said)
