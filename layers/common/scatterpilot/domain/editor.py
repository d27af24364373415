"""The only way a draft changes: edits go in, what was taken and what was refused comes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from scatterpilot.domain.apply import apply_edit
from scatterpilot.domain.clashes import dispute_clashes
from scatterpilot.domain.date_edits import TERMS, with_due_date
from scatterpilot.domain.disputes import dispute_known, holds_value
from scatterpilot.domain.draft import Draft, Source, SourceKind, missing_fields, remembered
from scatterpilot.domain.edits import Edit, Quote, Rejection, Undo
from scatterpilot.domain.fields import fields_of_edit
from scatterpilot.domain.item_fields import ITEM_LISTS
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.quotes import find_quote
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.domain.values import Frozen


class EditResult(Frozen):
    """What a batch of edits led to; ``applied`` are the edits as they were taken."""

    draft: Draft
    totals: Totals
    missing: tuple[str, ...]
    applied: tuple[Edit, ...]
    rejected: tuple[Rejection, ...]


def with_defaults(draft: Draft, profile: Profile, today: date) -> Draft:
    """Fill what the user has not decided from the profile, and the invoice date from ``today``.

    Run at every turn, so that a profile changed mid-way counts; a value the user gave, or took
    away, is never touched.
    """
    wanted: dict[str, tuple[Any, Source]] = {
        "currency": (profile.currency, Source(kind="profile")),
        "invoice_date": (today, Source(kind="default")),
        # None, as when the user says that there is no tax: the same invoice, the same fingerprint.
        "tax_rate": (profile.default_tax_rate or None, Source(kind="profile")),
        "notes": (profile.notes, Source(kind="profile")),
    }
    values = {k: v for k, v in wanted.items() if not _decided(draft, k)}
    after = draft.model_copy(
        update={
            **{name: value for name, (value, _) in values.items()},
            "provenance": {**draft.provenance, **{n: s for n, (_, s) in values.items()}},
        }
    )
    return dispute_clashes(_with_terms(after, profile))


def _decided(draft: Draft, field: str) -> bool:
    source = draft.provenance.get(field)
    return source is not None and source.decided


def _with_terms(draft: Draft, profile: Profile) -> Draft:
    """The due date follows the terms: the user's, else the profile's, unless a date was given."""
    if draft.invoice_date is None:
        return draft
    if not any(_decided(draft, name) for name in ("due_date", *TERMS)):
        source = Source(kind="profile")
        sources = {**draft.provenance, "terms_days": source, "due_date": source}
        terms = {"terms_days": profile.default_terms_days, "payment_terms": None}
        draft = draft.model_copy(update={**terms, "provenance": sources})
    if draft.terms_days is not None or draft.payment_terms is not None:
        return with_due_date(draft)
    if _decided(draft, "due_date"):
        return draft
    return _without_terms(draft)


def _without_terms(draft: Draft) -> Draft:
    sources = {
        name: source
        for name, source in draft.provenance.items()
        if source.decided or name not in ("due_date", *TERMS)
    }
    nothing = dict.fromkeys(("due_date", *TERMS))
    return draft.model_copy(update={**nothing, "provenance": sources})


class DraftEditor:
    """Applies an engine's edits to one draft during one turn.

    ``said`` are the user's messages so far, the current one last: every quote an engine gives as
    evidence must occur in them, or its value is refused. ``earlier`` are the drafts that
    ``Undo`` goes back to, the latest last. ``source`` is where the values come from.
    """

    def __init__(
        self,
        draft: Draft,
        said: Sequence[str] = (),
        earlier: Sequence[Draft] = (),
        source: SourceKind = "user",
    ) -> None:
        self._source = source
        self._before = self._base = draft
        self._said = tuple(said)
        self._given = self._earlier = tuple(earlier)
        self.draft = draft

    @property
    def before(self) -> Draft:
        """The draft as it was when the turn began."""
        return self._before

    @property
    def earlier(self) -> tuple[Draft, ...]:
        """What ``Undo`` goes back to after what was applied so far."""
        return remembered(self._earlier, self._base, self.draft)

    def reset(self) -> None:
        """Forget everything applied in this turn."""
        self.draft = self._base = self._before
        self._earlier = self._given

    def apply(self, edits: Iterable[Edit], *, keeping: bool = False) -> EditResult:
        """Apply edits in order; one bad value never costs the rest of its edit or of the batch.

        The field of a refused value is open until the user settles it; with ``keeping`` only where
        it held none before.
        """
        applied: list[Edit] = []
        rejected: list[Rejection] = []
        for edit in edits:
            taken, refused = self._apply_one(edit, keeping=keeping)
            rejected.extend(refused)
            if taken is not None:
                applied.append(taken)
        totals = compute_totals(self.draft)
        return EditResult(
            draft=self.draft,
            totals=totals,
            missing=tuple(missing_fields(self.draft)),
            applied=tuple(applied),
            rejected=tuple(rejected),
        )

    def _apply_one(self, edit: Edit, *, keeping: bool) -> tuple[Edit | None, list[Rejection]]:
        if isinstance(edit, Undo):
            return self._undo(edit)
        remaining, rejected = self._check_evidence(edit)
        while remaining is not None:
            result = apply_edit(self.draft, remaining, self._source)
            if isinstance(result, Draft):
                self.draft = result
                break
            rejected.append(result)
            remaining = without_value(remaining, result.field)
        for rejection in rejected:
            if not (keeping and holds_value(self.draft, rejection.field)):
                self.draft = dispute_known(self.draft, rejection)
        return remaining, rejected

    def _undo(self, edit: Undo) -> tuple[Edit | None, list[Rejection]]:
        if not self._earlier:
            message = "There is no earlier change to undo."
            return None, [Rejection(code="nothing_to_undo", field="", message=message)]
        self.draft = self._base = self._earlier[-1]
        self._earlier = self._earlier[:-1]
        return edit, []

    def _check_evidence(self, edit: Edit) -> tuple[Edit | None, list[Rejection]]:
        """Locate each quote in what was said; drop values whose quote nobody said."""
        evidence: dict[str, Quote] = {}
        rejected = []
        for name, quote in edit.evidence.items():
            if name not in edit.model_fields_set:
                continue
            found = find_quote(quote, self._said)
            if found is not None:
                evidence[name] = found
                continue
            rejected.append(
                Rejection(
                    code="not_said",
                    field=_path(self.draft, edit, name),
                    message=f"{quote.text[:80]!r} does not occur in the conversation.",
                )
            )
        if rejected and not evidence and edit.kind.startswith("add_"):
            return None, rejected
        remaining: Edit | None = edit.model_copy(update={"evidence": evidence})
        for rejection in rejected:
            if remaining is not None:
                remaining = without_value(remaining, rejection.field)
        return remaining, rejected


_OF_SEVERAL_PARTS = {"set_discount": "discount", "set_withholding": "withholding"}
"""Edits that set one value from several parts, by which value that is."""


def _path(draft: Draft, edit: Edit, name: str) -> str:
    """Where the draft keeps what an edit calls ``name``."""
    for items in ITEM_LISTS.values():
        if edit.kind in items.setting:
            index = getattr(edit, items.item, len(getattr(draft, items.name)))
            return f"{items.name}.{index}.{name}"
    if edit.kind in _OF_SEVERAL_PARTS:
        return _OF_SEVERAL_PARTS[edit.kind]
    field = fields_of_edit(edit.kind).get(name)
    return field.name if field else name


def _edit_name(edit: Edit, path: str) -> str:
    """What an edit calls the value at a draft's path."""
    name = path.rsplit(".", 1)[-1]
    fields = fields_of_edit(edit.kind).items()
    return next((own for own, field in fields if field.name == name), name)


def without_value(edit: Edit, path: str) -> Edit | None:
    """The edit less the value at a draft's path, or ``None`` when nothing is left of it."""
    name = _edit_name(edit, path)
    places = {items.item for items in ITEM_LISTS.values()}
    optional = edit.model_fields_set - {"kind", "evidence"} - places
    required = {n for n, f in type(edit).model_fields.items() if f.is_required()}
    if name not in optional or name in required or edit.kind in _OF_SEVERAL_PARTS:
        return None
    if len(optional) == 1 and not edit.kind.startswith("add_"):
        return None
    kept = {n: getattr(edit, n) for n in edit.model_fields_set if n != name}
    return type(edit).model_construct(**kept)
