"""Invoices to show: one by one through the API, or very many at once."""

from __future__ import annotations

import sqlite3

import httpx

from tests.api.server_process import ServerProcess

MANY = 1_000


def create(client: httpx.Client, name: str, price: str = "100", currency: str = "USD") -> str:
    line = {"description": f"Work for {name}", "quantity": "1", "unit_price": price}
    dates = {"invoice_date": "2020-01-01", "due_date": "2020-01-31"}
    data = {"customer_name": name, "currency": currency, "line_items": [line], **dates}
    made = client.post("/invoices", json={"invoice_data": data})
    assert made.status_code == 201, made.text
    identifier: str = made.json()["invoice_id"]
    return identifier


def fill_with_many(server: ServerProcess) -> None:
    """Copy one stored invoice many times: making each through the API would take minutes."""
    with server.client() as client:
        first = create(client, "Customer 0000")
    with sqlite3.connect(server.folder / "data" / "scatterpilot.db") as database:
        # Without the columns that the database computes.
        names = [column[1] for column in database.execute("PRAGMA table_info(invoices)")]
        chosen = f"SELECT {', '.join(names)} FROM invoices WHERE invoice_id = ?"
        row = database.execute(chosen, (first,)).fetchone()
        marks = ", ".join("?" for _ in names)
        for number in range(1, MANY):
            other = f"inv_{number:032x}"
            values = [
                cell.replace(first, other).replace("Customer 0000", f"Customer {number:04}")
                if isinstance(cell, str)
                else cell
                for cell in row
            ]
            database.execute(f"INSERT INTO invoices ({', '.join(names)}) VALUES ({marks})", values)
