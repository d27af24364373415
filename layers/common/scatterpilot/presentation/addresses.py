"""An address as people write it: the text as it was typed, with what is known besides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scatterpilot.presentation.formats import country_name
from scatterpilot.presentation.places import place_of

_ELSEWHERE = "{postcode} {city}\n{region}"


@dataclass(frozen=True)
class Address:
    """The parts of an address, ``country`` as its code, and the whole as it was typed."""

    typed: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether a letter could go there."""
        return bool(self.typed or (self.street and self.city))


def printed_address(address: Address, language: str, *, abroad: bool = True) -> str:
    """The address line by line, in the order of its country, which is named where a letter goes
    ``abroad``; parts that the typed text has already are not said twice.
    """
    named = address.country if abroad else None
    country = country_name(named, language) if named else ""
    rows = [address.street or "", *_town(address), country]
    written = [row for row in rows if row]
    if not address.typed:
        return "\n".join(written)
    typed = _plain(address.typed)
    return "\n".join([address.typed, *(row for row in written if not _says(typed, row))])


def _town(address: Address) -> list[str]:
    place = place_of(address.country)
    pattern = place.address if place else _ELSEWHERE
    names = ("postcode", "city", "region")
    known = {name: getattr(address, name) or "" for name in names}
    filled = pattern.format(**known).splitlines()
    rest = [known[name] for name in names if known[name] and f"{{{name}}}" not in pattern]
    return [row.strip(" ,") for row in (*filled, *rest)]


def _says(typed: str, row: str) -> bool:
    """Whether all words of the row stand in the text."""
    return all(word in typed.split() for word in _plain(row).split())


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold())
