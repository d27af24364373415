"""Quantities, prices, rates, percentages and amounts: as strings or as JSON numbers, all exact."""

from __future__ import annotations

import json

import pytest

from tests.api.gateway import Answered, Gateway, check_problem
from tests.api.test_invoices import create, data


def test_numbers_are_taken_like_strings_and_echoed_as_strings(api: Gateway) -> None:
    line = {"description": "Web", "quantity": 1.5, "unit_price": 12.5, "tax_rate": 0.2}
    numbers = create(api, line_items=[line], tax_rate=0.0825, discount={"percent": 10})["data"]
    written = {"description": "Web", "quantity": "1.5", "unit_price": "12.50", "tax_rate": "0.2"}
    strings = {"tax_rate": "0.0825", "discount": {"percent": "10"}}
    assert create(api, line_items=[written], **strings)["data"] == numbers
    assert written.items() <= numbers["line_items"][0].items()
    assert {name: numbers[name] for name in strings} == strings


@pytest.mark.parametrize(
    ("digits", "price"),
    [
        ("1e3", "1000.00"),
        ("12.50", "12.50"),
        ("0.1", "0.10"),
        ("100000000000.25", "100000000000.25"),
        ("999999999.999999", "999999999.999999"),
        ("5E-1", "0.50"),
        ("0e0", "0.00"),
    ],
)
def test_a_number_keeps_every_digit_it_is_written_with(
    api: Gateway, digits: str, price: str
) -> None:
    answer = send_price(api, digits)
    assert answer.json["data"]["line_items"][0]["unit_price"] == price


@pytest.mark.parametrize(
    "digits",
    [
        "123456789012.123456",
        "0.1000000000000000055511151",
        "1e999999",
        "1e-99999999999999",
    ],
)
def test_a_number_that_would_lose_digits_is_refused_as_one_but_not_as_a_string(
    api: Gateway, digits: str
) -> None:
    answer = send_price(api, digits)
    check_problem(answer, 400)
    assert answer.fields == ["line_items.0.unit_price"]
    assert "send it as a string" in answer.json["detail"]


def test_a_string_keeps_the_digits_that_a_number_would_lose(api: Gateway) -> None:
    answer = send_price(api, '"123456789012.123456"')
    assert answer.json["data"]["line_items"][0]["unit_price"] == "123456789012.123456"


def test_an_edit_from_a_form_takes_numbers_too(api: Gateway) -> None:
    edit = {"kind": "add_line", "description": "Work", "quantity": 1.5, "unit_price": 12.5}
    line = api("POST", "/conversation", {"edits": [edit]}).json["draft"]["line_items"][0]
    assert (line["quantity"], line["unit_price"], line["amount"]) == ("1.5", "12.50", "18.75")


def send_price(api: Gateway, written: str) -> Answered:
    body = json.dumps({"invoice_data": data()}).replace('"150"', written)
    return api("POST", "/invoices", raw=body)
