from __future__ import annotations

import base64

import pytest

from scatterpilot.api.cursors import seal, unseal
from scatterpilot.api.operations import OPERATIONS, Operation
from scatterpilot.domain.errors import InvalidError
from tests.api.gateway import BOB, Gateway, check_problem, check_schema
from tests.api.homes import FakeHome
from tests.api.test_invoices import create


def ids(api: Gateway, **query: str) -> tuple[list[str], str | None]:
    page = api("GET", "/invoices", query=query)
    check_schema(page.json, "InvoicePage")
    assert page.json["count"] == len(page.json["invoices"])
    return [found["invoice_id"] for found in page.json["invoices"]], page.json["last_key"]


def test_pages_give_every_invoice_once_newest_first(api: Gateway) -> None:
    created = [create(api)["invoice_id"] for _ in range(7)]
    seen: list[str] = []
    page, last_key = ids(api, limit="3")
    while last_key is not None:
        seen += page
        page, last_key = ids(api, limit="3", last_key=last_key)
    assert seen + page == created[::-1]


def test_a_page_has_twenty_unless_asked_otherwise(api: Gateway) -> None:
    for _ in range(21):
        create(api)
    assert len(ids(api)[0]) == 20
    assert len(ids(api, limit="100")[0]) == 21
    assert len(ids(api, limit="1")[0]) == 1


def test_a_filter_gives_only_its_status(api: Gateway) -> None:
    first, second = create(api)["invoice_id"], create(api)["invoice_id"]
    api("PATCH", f"/invoices/{first}", {"status": "pending"})
    assert ids(api, status="pending") == ([first], None)
    assert ids(api, status="draft") == ([second], None)
    assert ids(api, status="paid") == ([], None)


@pytest.mark.parametrize(
    "limit", ["0", "101", "-1", "1.5", "ten", "", " 5", "5 ", "1e1", "٣", "999999999999", "\0"]
)
@pytest.mark.parametrize("path", ["/invoices", "/conversations"])
def test_a_limit_that_cannot_be_used_is_named(api: Gateway, path: str, limit: str) -> None:
    answer = api("GET", path, query={"limit": limit})
    check_problem(answer, 400, "limit")
    assert "1 to 100" in answer.json["errors"][0]["message"]


@pytest.mark.parametrize("status", ["overdue", "", "Draft", "draft,paid", "\0"])
def test_a_status_that_does_not_exist_is_named(api: Gateway, status: str) -> None:
    check_problem(api("GET", "/invoices", query={"status": status}), 400, "status")


@pytest.mark.parametrize("name", ["limit", "last_key", "status"])
def test_a_parameter_given_twice_is_named(api: Gateway, name: str) -> None:
    check_problem(api("GET", "/invoices", query={name: ["1", "2"]}), 400, name)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.name)
def test_a_parameter_that_does_not_exist_is_named_with_those_that_do(
    api: Gateway, operation: Operation
) -> None:
    path = operation.path.format(conversation_id=f"conv_{'0' * 32}", invoice_id=f"inv_{'0' * 32}")
    answer = api(operation.method, path, query={"stauts": "paid", "page": ["2", "3"]})
    check_problem(answer, 400, "stauts", "page")
    for fault in answer.json["errors"]:
        assert all(name in fault["message"] for name in operation.query or ["takes none"])


@pytest.mark.parametrize("name", ["", "Limit", "limit ", "limit[]", "\ud800", "\0", "x" * 10_000])
def test_no_other_writing_of_a_name_passes_for_it(api: Gateway, name: str) -> None:
    answer = api("GET", "/invoices", query={name: "5", "limit": "5"})
    check_problem(answer, 400, name[:100])
    assert len(answer.content) < 1_500


def test_who_is_not_signed_in_is_told_that_first(api: Gateway) -> None:
    check_problem(api("GET", "/invoices", owner=None, query={"page": "2"}), 401)


def test_a_refused_parameter_changes_nothing(api: Gateway) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    check_problem(api("PATCH", path, {"status": "paid"}, query={"dry": "1"}), 400, "dry")
    check_problem(api("DELETE", path, query={"dry": "1"}), 400, "dry")
    assert api("GET", path).json["version"] == 1


def last_key(api: Gateway, home: FakeHome) -> str:
    for _ in range(3):
        create(api)
    found = ids(api, limit="1")[1]
    assert found is not None
    return found


def test_a_cursor_is_of_no_use_to_anybody_else_or_in_another_list(
    api: Gateway, home: FakeHome
) -> None:
    mine = last_key(api, home)
    assert api("GET", "/invoices", query={"last_key": mine}).status == 200
    for path, owner, query in (
        ("/invoices", BOB, {"last_key": mine}),
        ("/invoices", "anna", {"last_key": mine, "status": "draft"}),
        ("/conversations", "anna", {"last_key": mine}),
    ):
        check_problem(api("GET", path, owner=owner, query=query), 400, "last_key")


def test_a_cursor_of_another_installation_is_refused(api: Gateway, home: FakeHome) -> None:
    mine = last_key(api, home)
    home.secret = b"t" * 32
    check_problem(api("GET", "/invoices", query={"last_key": mine}), 400, "last_key")


def test_a_cursor_with_any_byte_changed_is_refused(api: Gateway, home: FakeHome) -> None:
    content = base64.urlsafe_b64decode(last_key(api, home))
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1
        forged = base64.urlsafe_b64encode(changed).decode()
        check_problem(api("GET", "/invoices", query={"last_key": forged}), 400, "last_key")


@pytest.mark.parametrize("forged", ["", "x", "20", "%%%", "é", "\ud800", "A" * 64, "A" * 100_000])
def test_what_never_was_a_cursor_is_refused(api: Gateway, forged: str) -> None:
    check_problem(api("GET", "/invoices", query={"last_key": forged}), 400, "last_key")


def test_a_cursor_is_bound_to_each_part_of_its_scope_apart() -> None:
    sealed = seal(b"secret", "after", "ab", "c")
    assert unseal(b"secret", sealed, "ab", "c") == "after"
    with pytest.raises(InvalidError):
        unseal(b"secret", sealed, "a", "bc")
