"""A page of invoices as CSV: the rows of ``scatterpilot export``, page by page."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from scatterpilot.api.answers import Answer
from scatterpilot.api.requests import Request
from scatterpilot.ports import Page


def csv_answer(
    request: Request, page: Page, last_key: str | None, *, lines: bool, today: date
) -> Answer:
    """The header row comes on the first page only, so that pages joined are one file.

    ``last_key`` is the next page's; its address is in the header ``Link`` (RFC 8288).
    """
    # Here, because a page of JSON needs nothing of it.
    from scatterpilot.app.csv_export import invoices_csv, line_items_csv

    text = line_items_csv(page.documents) if lines else invoices_csv(page.documents)
    first = request.query("last_key") is None
    headers = {"Content-Disposition": f'attachment; filename="{_file_name(request, lines, today)}"'}
    if last_key is not None:
        headers["Link"] = f'<{_next_page(request, last_key)}>; rel="next"'
    return Answer(
        200,
        text if first else text.partition("\r\n")[2],
        f"text/csv; charset=utf-8; header={'present' if first else 'absent'}",
        headers,
    )


def _file_name(request: Request, lines: bool, today: date) -> str:
    """``invoices-2026-03-09.csv``, ``line-items-paid-2026-03-09.csv``."""
    kind = request.query("kind") if request.query("kind") == "credit_note" else None
    parts = [
        "line-items" if lines else "invoices",
        kind and "credit-notes",
        request.query("status"),
        today.isoformat(),
    ]
    return "-".join(filter(None, parts)) + ".csv"


def _next_page(request: Request, last_key: str) -> str:
    """Relative, because only API Gateway knows its stage; it leads to this very path."""
    given = {name: request.query(name) for name in ("format", "lines", "limit", "status", "kind")}
    kept = {name: value for name, value in given.items() if value is not None}
    return "?" + urlencode({**kept, "last_key": last_key})
