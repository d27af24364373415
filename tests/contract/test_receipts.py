"""What every ``ReceiptStore`` promises: a request with a key is done once and answered alike."""

from __future__ import annotations

import pytest

from scatterpilot.domain.errors import ConflictError, InvalidError
from scatterpilot.ports import CLAIM_SECONDS, RECEIPT_HOURS
from tests.contract.conftest import Stores
from tests.contract.samples import ANNA, BOB, NOW, a_receipt, in_threads, later

DAY = RECEIPT_HOURS * 3600


def test_a_new_key_is_reserved(stores: Stores) -> None:
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) is None


def test_the_same_request_gets_the_stored_answer(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    stores.receipts.complete(ANNA, a_receipt(at=later(1)))
    for seconds in (1, CLAIM_SECONDS + 1, DAY):
        assert stores.receipts.claim(ANNA, "key", "body-1", later(seconds)) == a_receipt(
            at=later(1)
        )


def test_another_request_under_the_same_key_is_refused(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    with pytest.raises(InvalidError) as running:
        stores.receipts.claim(ANNA, "key", "body-2", NOW)
    stores.receipts.complete(ANNA, a_receipt())
    with pytest.raises(InvalidError) as answered:
        stores.receipts.claim(ANNA, "key", "body-2", NOW)
    assert running.value.code == answered.value.code == "idempotency_key_reused"


def test_the_same_request_waits_while_the_first_is_running(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    with pytest.raises(ConflictError) as refused:
        stores.receipts.claim(ANNA, "key", "body-1", later(CLAIM_SECONDS - 0.001))
    assert refused.value.code == "request_in_progress"


@pytest.mark.parametrize("body", ["body-1", "body-2"])
def test_the_reservation_of_a_request_that_died_lapses(stores: Stores, body: str) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    assert stores.receipts.claim(ANNA, "key", body, later(CLAIM_SECONDS)) is None
    with pytest.raises(ConflictError):
        stores.receipts.claim(ANNA, "key", body, later(CLAIM_SECONDS + 1))


def test_a_key_is_free_again_after_a_day(stores: Stores) -> None:
    stores.receipts.complete(ANNA, a_receipt())
    with pytest.raises(InvalidError):
        stores.receipts.claim(ANNA, "key", "body-2", later(DAY - 0.001))
    assert stores.receipts.claim(ANNA, "key", "body-2", later(DAY)) is None
    second = a_receipt(at=later(DAY), fingerprint="body-2")
    stores.receipts.complete(ANNA, second)
    assert stores.receipts.claim(ANNA, "key", "body-2", later(DAY + 1)) == second


def test_an_expired_answer_gives_way_to_one_without_reservation(stores: Stores) -> None:
    stores.receipts.complete(ANNA, a_receipt())
    second = a_receipt(at=later(DAY), fingerprint="body-2")
    stores.receipts.complete(ANNA, second)
    assert stores.receipts.claim(ANNA, "key", "body-2", later(DAY)) == second


def test_a_released_key_can_be_used_again_by_any_request(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    stores.receipts.release(ANNA, "key")
    assert stores.receipts.claim(ANNA, "key", "body-2", NOW) is None


def test_an_answer_can_not_be_released(stores: Stores) -> None:
    stores.receipts.complete(ANNA, a_receipt())
    stores.receipts.release(ANNA, "key")
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) == a_receipt()


def test_releasing_what_is_not_reserved_is_no_error(stores: Stores) -> None:
    stores.receipts.release(ANNA, "key")
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) is None


def test_the_first_answer_stays(stores: Stores) -> None:
    stores.receipts.complete(ANNA, a_receipt())
    with pytest.raises(ConflictError) as refused:
        stores.receipts.complete(ANNA, a_receipt(body="second"))
    assert refused.value.code == "already_answered"
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) == a_receipt()


def test_a_request_that_lost_its_key_to_another_can_not_answer(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    stores.receipts.claim(ANNA, "key", "body-2", later(CLAIM_SECONDS))
    with pytest.raises(ConflictError) as refused:
        stores.receipts.complete(ANNA, a_receipt(at=later(CLAIM_SECONDS + 1)))
    assert refused.value.code == "already_answered"


def test_owners_never_meet(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    assert stores.receipts.claim(BOB, "key", "body-2", NOW) is None
    stores.receipts.complete(ANNA, a_receipt())
    stores.receipts.release(BOB, "key")
    assert stores.receipts.claim(BOB, "key", "body-3", NOW) is None
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) == a_receipt()


def test_of_the_same_request_sent_many_times_at_once_one_goes_ahead(stores: Stores) -> None:
    def claim(task: int) -> bool:
        try:
            return stores.receipts.claim(ANNA, "key", "body-1", NOW) is None
        except ConflictError:
            return False

    assert in_threads(claim, range(16)).count(True) == 1
