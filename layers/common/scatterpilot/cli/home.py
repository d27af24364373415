"""The invoices on this machine, and how a command finds them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scatterpilot.domain.status import Filing
    from scatterpilot.ports import Document
    from scatterpilot.wiring.local import LocalHome

PAGE_SIZE = 100
ID_PREFIX = "inv_"
SHORT_ID_LENGTH = 12
"""What lists show of an id; as long as it is unique, it can stand for the whole."""

_SHORTEST = len(ID_PREFIX) + 4


@contextmanager
def open_home() -> Iterator[LocalHome]:
    """Everything in the data folder; raises ``ScatterPilotError`` when it can't be opened."""
    from scatterpilot.wiring.local import LocalHome
    from scatterpilot.wiring.settings import read_settings

    home = LocalHome(read_settings())
    with closing(home.database):
        yield home


def every_invoice(home: LocalHome, only: Filing | None = None) -> Iterator[Document]:
    """All invoices and credit notes, newest first, read as they are asked for."""
    from scatterpilot.wiring.local import OWNER

    after = None
    while True:
        page = home.read_invoices.page(OWNER, PAGE_SIZE, only, after)
        yield from page.documents
        after = page.next_after
        if after is None:
            return


def find_invoice(home: LocalHome, name: str) -> Document:
    """The invoice with this id, this beginning of an id, or this number.

    Raises ``NotFoundError``; ``InvalidError`` when several fit.
    """
    from scatterpilot.domain.errors import InvalidError, NotFoundError
    from scatterpilot.wiring.local import OWNER

    try:
        return home.read_invoices.get(OWNER, name)
    except NotFoundError:
        found = [document for document in every_invoice(home) if _is_called(document, name)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(document["invoice_id"] for document in found)
        raise InvalidError(f"{len(found)} invoices fit “{name}”; give the id of one: {ids}.")
    folder = home.settings.data_dir.absolute()
    raise NotFoundError(
        f"There is no invoice “{name}” in {folder}. `scatterpilot list` shows what is there.",
        code="invoice_not_found",
    )


def _is_called(document: Document, name: str) -> bool:
    if len(name) >= _SHORTEST and document["invoice_id"].startswith(name):
        return True
    return bool(document["invoice_number"] == name)
