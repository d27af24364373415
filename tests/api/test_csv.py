"""GET /invoices?format=csv: the file of ``scatterpilot export``, page by page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest

from scatterpilot.app.csv_export import INVOICE_COLUMNS, invoices_csv, line_items_csv
from tests.api.gateway import ANNA, BOB, Answered, Gateway, check_problem
from tests.api.homes import FakeHome
from tests.api.test_invoices import HOSTILE, create

AT = "https://api.example.com/dev/invoices?format=csv"


def pages(api: Gateway, **query: str) -> list[Answered]:
    """The pages that the links lead to, from the first to the last."""
    found = [api("GET", "/invoices", query={"format": "csv", **query})]
    while link := found[-1].headers.get("Link"):
        address = re.fullmatch(r'<([^>]+)>; rel="next"', link)
        assert address, link
        following = urlsplit(urljoin(AT, address[1]))
        assert following.path == "/dev/invoices"
        found.append(api("GET", "/invoices", query=dict(parse_qsl(following.query))))
    assert {page.status for page in found} == {200}
    return found


def stored(api: Gateway, **query: str) -> list[dict[str, object]]:
    listed = api("GET", "/invoices", query={"limit": "100", **query}).json["invoices"]
    return list(listed)


def test_pages_joined_are_the_file_that_the_command_line_writes(api: Gateway) -> None:
    for name in (HOSTILE, '=HYPERLINK("x")', "Two\r\nlines, and a comma", "Acme", "Ωmega 🦀"):
        create(api, customer_name=name, tax_rate="0.2", discount={"percent": "10"})
    answers = pages(api, limit="2")
    assert len(answers) == 3
    assert "".join(page.text for page in answers) == invoices_csv(stored(api))


def test_the_header_row_is_on_the_first_page_only_and_each_page_says_so(api: Gateway) -> None:
    for _ in range(3):
        create(api)
    first, last = pages(api, limit="2")
    assert first.text.startswith(",".join(INVOICE_COLUMNS) + "\r\n")
    assert "invoice_number" not in last.text
    assert first.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert last.headers["Content-Type"] == "text/csv; charset=utf-8; header=absent"


def test_line_items_are_rows_on_request(api: Gateway) -> None:
    line = {"description": "Work", "quantity": "1", "unit_price": "2"}
    for _ in range(3):
        create(api, line_items=[line, line])
    answers = pages(api, limit="2", lines="true")
    assert "".join(page.text for page in answers) == line_items_csv(stored(api))


def test_a_filter_holds_on_every_page(api: Gateway) -> None:
    made = [create(api)["invoice_id"] for _ in range(5)]
    for issued in made[:3]:
        api("PATCH", f"/invoices/{issued}", {"status": "pending"})
    answers = pages(api, limit="2", status="pending")
    text = "".join(page.text for page in answers)
    assert text == invoices_csv(stored(api, status="pending"))
    assert text.count("\r\n") == 1 + 3


def test_nothing_to_list_is_a_header_alone(api: Gateway) -> None:
    [only] = pages(api)
    assert only.text == invoices_csv([])


def test_the_rows_are_the_owners_only(api: Gateway) -> None:
    create(api)
    assert api("GET", "/invoices", query={"format": "csv"}, owner=BOB).text == invoices_csv([])


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({}, "invoices-2026-03-09.csv"),
        ({"status": "paid"}, "invoices-paid-2026-03-09.csv"),
        ({"lines": "true"}, "line-items-2026-03-09.csv"),
        ({"lines": "false", "status": "draft"}, "invoices-draft-2026-03-09.csv"),
    ],
)
def test_a_browser_saves_it_under_a_name_that_says_what_it_is(
    api: Gateway, query: dict[str, str], name: str
) -> None:
    [only] = pages(api, **query)
    assert only.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"format": "CSV"}, "format"),
        ({"format": "xml"}, "format"),
        ({"format": ""}, "format"),
        ({"format": ["csv", "json"]}, "format"),
        ({"format": "csv", "lines": "yes"}, "lines"),
        ({"lines": "true"}, "lines"),
        ({"format": "csv", "limit": "101"}, "limit"),
        ({"format": "csv", "last_key": "x"}, "last_key"),
        ({"format": "csv", "status": 'x"; filename="y'}, "status"),
    ],
)
def test_what_can_not_be_given_as_csv_names_the_parameter(
    api: Gateway, query: dict[str, str | list[str]], field: str
) -> None:
    check_problem(api("GET", "/invoices", query=query), 400, field)


def test_json_is_what_is_given_unless_asked_otherwise(api: Gateway) -> None:
    create(api)
    plain, asked = api("GET", "/invoices"), api("GET", "/invoices", query={"format": "json"})
    assert plain.json == asked.json
    assert "Link" not in plain.headers


def test_a_page_elsewhere_may_read_where_the_next_page_is(home: FakeHome) -> None:
    home.allowed_origins = ("https://page.example",)
    headers = {"Origin": "https://page.example"}
    answer = Gateway(home)("GET", "/invoices", query={"format": "csv"}, headers=headers, owner=ANNA)
    assert "Link" in answer.headers["Access-Control-Expose-Headers"].split(", ")
