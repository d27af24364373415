"""``DELETE /account``: everything of one person, behind a recent sign-in."""

from __future__ import annotations

import pytest

from tests.api.gateway import ANNA, BOB, Gateway, check_problem, check_schema
from tests.api.homes import NOON, FakeHome

JUST_NOW = str(int(NOON.timestamp()) - 299)


def test_everything_is_erased_and_said(api: Gateway, home: FakeHome, invoice_id: str) -> None:
    assert api("POST", f"/invoices/{invoice_id}/pdf").status == 200
    answer = api("DELETE", "/account", signed_in=JUST_NOW)
    assert answer.status == 200, answer.text
    check_schema(answer.json, "Erasure")
    assert answer.json["erased"] == {
        "invoices": 1,
        "conversations": 1,
        "profiles": 1,
        "files": 1,
        "sign_in": True,
    }
    assert answer.json["kept"] == {"invoices": 0, "files": 0}
    assert api("GET", f"/invoices/{invoice_id}").status == 404
    assert home.sign_ins.deleted == [ANNA]
    assert home.blobs.files == {}


def test_issued_invoices_are_kept_when_that_is_asked_for(
    api: Gateway, home: FakeHome, invoice_id: str
) -> None:
    api("POST", f"/invoices/{invoice_id}/pdf")
    answer = api("DELETE", "/account", signed_in=JUST_NOW, query={"keep_issued": "true"})
    assert answer.json["kept"] == {"invoices": 1, "files": 1}
    assert api("GET", f"/invoices/{invoice_id}").json["invoice_number"]
    assert f"{ANNA}/{invoice_id}.pdf" in home.blobs.files
    assert api("GET", "/conversations").json["count"] == 0


@pytest.mark.parametrize("signed_in", [None, "yesterday", str(int(NOON.timestamp()) - 301)])
def test_a_sign_in_that_is_not_recent_is_not_enough(
    api: Gateway, home: FakeHome, invoice_id: str, signed_in: str | None
) -> None:
    answer = api("DELETE", "/account", signed_in=signed_in)
    check_problem(answer, 401, "Authorization")
    assert answer.json["code"] == "sign_in_not_recent"
    assert 'max_age="300"' in answer.headers["WWW-Authenticate"]
    assert api("GET", f"/invoices/{invoice_id}").status == 200
    assert home.sign_ins.deleted == []


def test_what_to_keep_is_said_by_true_or_false(api: Gateway, invoice_id: str) -> None:
    answer = api("DELETE", "/account", signed_in=JUST_NOW, query={"keep_issued": "yes"})
    check_problem(answer, 400, "keep_issued")
    assert api("GET", f"/invoices/{invoice_id}").status == 200


def test_others_lose_nothing(api: Gateway, invoice_id: str) -> None:
    assert api("DELETE", "/account", owner=BOB, signed_in=JUST_NOW).status == 200
    assert api("GET", f"/invoices/{invoice_id}").status == 200


def test_when_files_can_not_be_erased_the_sign_in_stays(
    api: Gateway, home: FakeHome, invoice_id: str
) -> None:
    class Stuck(type(home.blobs)):  # type: ignore[misc]
        def erase(self, owner: str) -> int:
            raise OSError("the disk is gone")

    home.blobs = Stuck()
    assert api("DELETE", "/account", signed_in=JUST_NOW).status == 500
    assert home.sign_ins.deleted == []
