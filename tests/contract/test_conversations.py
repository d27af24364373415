"""What every ``ConversationStore`` promises."""

from __future__ import annotations

import pytest

from scatterpilot.domain.documents import conversation_summary
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from tests.contract.conftest import Stores
from tests.contract.samples import (
    ANNA,
    BOB,
    NOW,
    a_conversation,
    a_receipt,
    a_turn,
    in_threads,
    later,
)


def test_a_conversation_comes_back_as_it_was_saved(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn())
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation()


def test_an_offered_edit_still_leaves_alone_what_it_left_out(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn())
    loaded = stores.conversations.load(ANNA, "conv_1")
    assert loaded is not None
    question = loaded.messages[-1].question
    assert question is not None
    [edit] = question.options[0].edits
    assert edit.model_fields_set - {"kind"} == {"line", "quantity"}


def test_an_unknown_conversation_is_none(stores: Stores) -> None:
    assert stores.conversations.load(ANNA, "conv_1") is None


def test_the_next_turn_replaces_the_last(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn())
    stores.conversations.save(ANNA, a_turn(expected=1, state="review"))
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation(version=2, state="review")


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_a_turn_on_another_version_is_refused_and_changes_nothing(
    stores: Stores, expected: int
) -> None:
    stores.conversations.save(ANNA, a_turn())
    stores.conversations.save(ANNA, a_turn(expected=1))
    with pytest.raises(VersionConflictError):
        stores.conversations.save(ANNA, a_turn(expected=expected, state="cancelled"), a_receipt())
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation(version=2)
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) is None


def test_a_turn_of_a_conversation_that_is_not_there_is_refused(stores: Stores) -> None:
    with pytest.raises(VersionConflictError):
        stores.conversations.save(ANNA, a_turn(expected=1))
    assert stores.conversations.load(ANNA, "conv_1") is None


def test_of_turns_taken_at_once_exactly_one_is_stored(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn())

    def take(task: int) -> bool:
        try:
            stores.conversations.save(ANNA, a_turn(expected=1, invoice_id=f"inv_{task}"))
        except VersionConflictError:
            return False
        return True

    won = in_threads(take, range(16))
    stored = stores.conversations.load(ANNA, "conv_1")
    assert won.count(True) == 1
    assert stored is not None
    assert stored.invoice_id == f"inv_{won.index(True)}"


def test_the_receipt_is_stored_with_the_turn(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    stores.conversations.save(ANNA, a_turn(), a_receipt())
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) == a_receipt()


def test_a_turn_already_answered_is_not_stored_again(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn(), a_receipt())
    with pytest.raises(ConflictError, match="nswered"):
        stores.conversations.save(ANNA, a_turn(expected=1), a_receipt())
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation()


def test_a_page_shows_the_summary_of_the_latest_turn(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn(draft=Draft()))
    second = a_turn(expected=1, updated_at=later(5), state="completed", invoice_id="inv_1")
    stores.conversations.save(ANNA, second)
    [summary] = stores.conversations.page(ANNA, 10).documents
    assert summary == conversation_summary(second.conversation)
    assert summary["turns"] == 1
    assert summary["total"] == "5918.57"


def test_owners_never_meet(stores: Stores) -> None:
    """The same id under two owners is two conversations."""
    stores.conversations.save(ANNA, a_turn())
    assert stores.conversations.load(BOB, "conv_1") is None
    assert stores.conversations.page(BOB, 10).documents == ()
    with pytest.raises(VersionConflictError):
        stores.conversations.save(BOB, a_turn(expected=1))
    stores.conversations.save(BOB, a_turn(state="cancelled"))
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation()
    assert stores.conversations.load(BOB, "conv_1") == a_conversation(state="cancelled")
