"""Whatever an engine does, in whatever order, the draft stays one that could be billed."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from scatterpilot.domain.disputes import known_path
from scatterpilot.domain.documents import draft_document, draft_from_document, provenance_document
from scatterpilot.domain.draft import Draft, fingerprint
from scatterpilot.domain.editor import DraftEditor, EditResult, with_defaults
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    RefuseValue,
    SetDates,
    SetDiscount,
    SettleValue,
)
from scatterpilot.domain.profile import Profile
from tests.domain.hostile import HUGE, SAID, TODAY, edits
from tests.domain.validity import check_draft

PROFILES = (
    Profile(),
    Profile(currency="EUR", default_terms_days=14, default_tax_rate=Decimal("0.2"), notes="Thanks"),
    Profile(default_tax_rate=Decimal(0)),
)
profiles = st.sampled_from(PROFILES)
sequences = st.lists(edits, max_size=12)
days_later = st.sampled_from([0, 1, 400])


def edited(profile: Profile, sequence: list[Edit]) -> EditResult:
    return DraftEditor(with_defaults(Draft(), profile, TODAY), SAID).apply(sequence)


@given(profiles, sequences)
@example(Profile(), [AddLine.model_construct(quantity=HUGE, unit_price=HUGE, tax_rate=HUGE)])
@example(Profile(), [RefuseValue(field="line_items.².unit", code="no", message="no")])
@example(
    Profile(),
    [
        SetDiscount(amount=Decimal(10)),
        AddLine(description="a", quantity=Decimal(1), unit_price=Decimal(5)),
        SettleValue(field="discount"),
    ],
)
def test_no_sequence_of_edits_makes_a_draft_invalid(profile: Profile, sequence: list[Edit]) -> None:
    check_draft(edited(profile, sequence).draft, SAID)


@given(profiles, sequences, days_later)
def test_days_passing_between_turns_make_no_draft_invalid(
    profile: Profile, sequence: list[Edit], days: int
) -> None:
    draft = edited(profile, sequence).draft
    for turn in (1, 2):
        draft = with_defaults(draft, profile, TODAY + timedelta(days=days * turn))
        check_draft(draft, SAID)


@given(profiles, sequences)
@example(PROFILES[1], [SetDates.model_construct(terms_days=None)])
@example(PROFILES[1], [SetDates.model_construct(due_date=None)])
@example(PROFILES[1], [SetDates.model_construct(invoice_date=None)])
def test_the_next_turn_of_the_day_finds_the_draft_as_the_last_one_left_it(
    profile: Profile, sequence: list[Edit]
) -> None:
    """Otherwise a yes would never meet the draft that was read back."""
    draft = edited(profile, sequence).draft
    assert with_defaults(draft, profile, TODAY) == draft


@given(profiles, sequences)
def test_every_refused_value_of_a_known_field_is_missing_until_settled(
    profile: Profile, sequence: list[Edit]
) -> None:
    editor = DraftEditor(with_defaults(Draft(), profile, TODAY), SAID)
    for edit in sequence:
        result = editor.apply([edit])
        for rejection in result.rejected:
            if known_path(result.draft, rejection.field):
                assert rejection.field in result.missing


@given(profiles, sequences)
def test_a_refused_edit_says_why_and_a_taken_one_is_listed(
    profile: Profile, sequence: list[Edit]
) -> None:
    result = edited(profile, sequence)
    assert all(r.code and r.message and len(r.message) < 300 for r in result.rejected)
    assert len(result.applied) + len(result.rejected) >= len(sequence)


@given(profiles, sequences)
def test_every_draft_can_be_stored_and_shown(profile: Profile, sequence: list[Edit]) -> None:
    draft = edited(profile, sequence).draft
    assert Draft.model_validate_json(draft.model_dump_json()) == draft
    document = draft_document(draft)
    json.dumps([document, provenance_document(draft)], ensure_ascii=False, allow_nan=False).encode()
    assert fingerprint(draft_from_document(document)) == fingerprint(draft)


@given(profiles, sequences)
def test_taking_a_turn_back_forgets_all_of_it(profile: Profile, sequence: list[Edit]) -> None:
    before = with_defaults(Draft(), profile, TODAY)
    editor = DraftEditor(before, SAID)
    editor.apply(sequence)
    editor.reset()
    assert editor.draft == editor.before == before


@given(
    profiles,
    st.sampled_from(["description", "unit"]).flatmap(
        lambda name: st.tuples(st.just(name), *[st.sampled_from(["oak", "ash", "elm"])] * 2)
    )
    | st.sampled_from(["quantity", "unit_price"]).flatmap(
        lambda name: st.tuples(st.just(name), *[st.integers(1, 10**6).map(Decimal)] * 2)
    ),
)
def test_a_value_changed_and_changed_back_restores_the_draft(
    profile: Profile, change: tuple[str, str | Decimal, str | Decimal]
) -> None:
    name, old, new = change
    line = {"description": "oak", "quantity": Decimal(2), "unit_price": Decimal(5), name: old}
    editor = DraftEditor(with_defaults(Draft(), profile, TODAY), SAID)
    before = editor.apply([AddLine.model_validate(line), SetDiscount(percent=Decimal(10))]).draft
    after = editor.apply([ChangeLine.model_validate({"line": 0, name: new})]).draft
    assert (fingerprint(after) == fingerprint(before)) == (new == old)
    editor.apply([ChangeLine.model_validate({"line": 0, name: old})])
    assert fingerprint(editor.draft) == fingerprint(before)
