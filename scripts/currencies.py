"""Write the list of currencies from ISO 4217 (package iso4217) and its history (Babel's CLDR).

``python -m scripts.currencies`` writes ``domain/currency_list.py`` and the page's
``settings/currencies.js`` anew, after either package is upgraded; ``make generated`` does it too.
A code that has left ISO's list stays among the withdrawn ones with the minor units it had, so that
what was billed in it can be read for ever.
"""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from pathlib import Path

import iso4217
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_precision

from scatterpilot.domain.currency_list import MINOR_UNITS, WITHDRAWN

ROOT = Path(__file__).parents[1]
LIST = ROOT / "layers/common/scatterpilot/domain/currency_list.py"
CHOICES = ROOT / "demo/js/settings/currencies.js"

# What several countries gave up together they gave up within a year.
_TOGETHER = timedelta(days=365)
_NAMES = Locale("en").territories
Use = tuple[date | None, str]
"""A currency's last day in a territory (``None``: it is in use) and the territory."""


def present() -> dict[str, int]:
    """ISO's present codes that have minor units; gold, test codes and the like have none."""
    units = {code: entry["CcyMnrUnts"] or "" for code, entry in iso4217.raw_table.items() if code}
    return {code: int(units[code]) for code in sorted(units) if units[code].isdigit()}


def withdrawn(listed: dict[str, int]) -> dict[str, tuple[int, int, str | None]]:
    """Minor units, last year and successor of every code that was money once and is not now."""
    uses = _uses()
    gone = {*uses, *MINOR_UNITS, *WITHDRAWN} - listed.keys()
    return {code: _history(code, uses.get(code, []), listed) for code in sorted(gone)}


def _uses() -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for territory, history in get_global("territory_currencies").items():
        for code, _, end, tender in history:
            # Neither ended nor tender: traders' names, such as CNH.
            if end or tender:
                found.setdefault(code, []).append((end and date(*end), territory))
    return found


def _history(code: str, uses: list[Use], listed: dict[str, int]) -> tuple[int, int, str | None]:
    if code in WITHDRAWN:
        units, year, _ = WITHDRAWN[code]
    else:
        units = MINOR_UNITS.get(code, get_currency_precision(code))
        year = max((end.year for end, _ in uses if end), default=iso4217.__published__.year)
    return units, year, _successor(uses, listed)


def _successor(uses: list[Use], listed: dict[str, int]) -> str | None:
    """What is paid with now where it was used to the end; ``None`` for several or nobody knows."""
    end = max((end for end, _ in uses if end), default=date.min)
    last = [where for until, where in uses if until is None or end - until < _TOGETHER]
    # A country that is no more has no money.
    found = {_currency_of(where, listed) for where in last} - {None}
    return found.pop() if len(found) == 1 else None


def _currency_of(territory: str, listed: dict[str, int]) -> str | None:
    """What is paid with there today, the newest if there are several; ``None`` if nobody says."""
    history = get_global("territory_currencies")[territory]
    tender = [
        (start or (0,), code)
        for code, start, end, tender in history
        if tender and end is None and code in listed
    ]
    return max(tender)[1] if tender else _currency_by_iso(territory, listed)


def _currency_by_iso(territory: str, listed: dict[str, int]) -> str | None:
    name = _NAMES.get(territory, "").upper()
    of_country = [code for code in listed if name in iso4217.raw_table[code]["CtryNm"]]
    return of_country[0] if len(of_country) == 1 else None


def files() -> dict[Path, str]:
    """What belongs in each file."""
    listed = present()
    return {LIST: _as_python(listed), CHOICES: _as_script(listed)}


def _as_python(listed: dict[str, int]) -> str:
    codes = [f'    "{code}": {units},' for code, units in listed.items()]
    gone = [
        f'    "{code}": ({units}, {year}, {successor and _quoted(successor)}),'
        for code, (units, year, successor) in withdrawn(listed).items()
    ]
    return "\n".join(
        [
            '"""ISO 4217 as published on '
            f'{iso4217.__published__}; made by scripts/currencies.py, do not edit."""',
            "",
            "from __future__ import annotations",
            "",
            "# Digits after the point.",
            "MINOR_UNITS: dict[str, int] = {",
            *codes,
            "}",
            "",
            "# Digits after the point, the year it went, and what took its place where one did.",
            "WITHDRAWN: dict[str, tuple[int, int, str | None]] = {",
            *gone,
            "}",
            "",
        ]
    )


def _as_script(listed: dict[str, int]) -> str:
    codes = textwrap.fill(" ".join(listed), 99)
    return (
        "/** The currencies the API takes (ISO 4217); made by scripts/currencies.py. */\n"
        f"export const CURRENCIES = `\n{codes}`\n  .trim()\n  .split(/\\s+/);\n"
    )


def _quoted(text: str) -> str:
    return f'"{text}"'


def main() -> None:
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
