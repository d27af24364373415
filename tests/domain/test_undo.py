"""Undo goes back, change by change, to the very draft that was there before."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.domain.draft import Draft, LineItem, fingerprint
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.edits import AddLine, Edit, RemoveLine, SetTax, Undo
from tests.domain.hostile import SAID, edits

_LINE = AddLine(description="Design", quantity=Decimal(2), unit_price=Decimal(50))


def after_turns(turns: list[list[Edit]]) -> DraftEditor:
    editor = DraftEditor(Draft(), SAID)
    for turn in turns:
        editor = DraftEditor(editor.draft, SAID, editor.earlier)
        editor.apply(turn)
    return editor


@given(st.lists(edits, max_size=4), st.lists(edits, max_size=6))
def test_undo_restores_the_draft_that_was_there_before_a_change(
    first: list[Edit], then: list[Edit]
) -> None:
    before = after_turns([first])
    changed = after_turns([first, [edit for edit in then if edit.kind != "undo"]])
    if changed.earlier == before.earlier:
        return
    editor = DraftEditor(changed.draft, SAID, changed.earlier)
    editor.apply([Undo()])
    assert editor.draft == before.draft
    assert editor.earlier == before.earlier


def test_undo_goes_back_over_several_changes() -> None:
    turns: list[list[Edit]] = [[_LINE], [SetTax(rate=Decimal("0.2"))], [RemoveLine(line=0)]]
    assert after_turns([*turns, [Undo()], [Undo()]]).draft == after_turns(turns[:1]).draft


def test_a_change_in_the_turn_of_an_undo_is_undone_alone() -> None:
    editor = after_turns([[_LINE], [RemoveLine(line=0)], [Undo(), SetTax(rate=Decimal("0.1"))]])
    assert editor.draft.tax_rate == Decimal("0.1")
    editor = DraftEditor(editor.draft, SAID, editor.earlier)
    assert not editor.apply([Undo()]).rejected
    assert editor.draft == after_turns([[_LINE]]).draft


def test_without_a_change_there_is_nothing_to_undo() -> None:
    result = after_turns([[], []]).apply([Undo()])
    assert [rejection.code for rejection in result.rejected] == ["nothing_to_undo"]


def test_starting_the_turn_over_brings_back_what_an_undo_used_up() -> None:
    editor = after_turns([[_LINE], [RemoveLine(line=0)]])
    draft, earlier = editor.draft, editor.earlier
    editor = DraftEditor(draft, SAID, earlier)
    editor.apply([Undo()])
    editor.reset()
    assert (editor.draft, editor.earlier) == (draft, earlier)


def test_what_is_kept_for_undo_stays_within_bounds() -> None:
    many = Draft(line_items=(LineItem(description="x"),) * 150)
    editor = DraftEditor(many, SAID)
    for step in range(30):
        editor = DraftEditor(editor.draft, SAID, editor.earlier)
        editor.apply([SetTax(rate=Decimal(step + 1) / 100)])
    assert len(editor.earlier) == 1
    assert fingerprint(editor.earlier[0]) != fingerprint(editor.draft)
    assert len(after_turns([[SetTax(rate=Decimal(n) / 100)] for n in range(1, 30)]).earlier) == 10
