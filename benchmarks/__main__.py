"""All benchmarks, or those named: ``make bench``, ``make bench ARGS="pdfs requests"``.

Prints one table. With ``--plots`` draws the pictures of ``docs/performance.md`` too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks import (
    commands,
    lambda_start,
    lists,
    messages,
    pdfs,
    plots,
    requests_http,
    tracing,
)
from benchmarks.measuring import Row, table

_plotting = "--plots" in sys.argv


def _pdfs() -> list[Row]:
    found = pdfs.rows()
    if _plotting:
        title = "A PDF of more and more lines, warm"
        plots.draw("lines", title, "lines of the invoice", "CPU ms", pdfs.drawn_curve())
    return found


def _requests() -> list[Row]:
    found = requests_http.rows()
    if _plotting:
        title = "A turn, stored durably, with more and more clients"
        curve = requests_http.curve()
        plots.draw("clients", title, "clients at once", "ms", curve, log=False)
    return found


def _lists() -> list[Row]:
    measured = lists.measured()
    if _plotting:
        curves: plots.Curves = {}
        for size, kinds in measured.items():
            for kind, (times, _) in kinds.items():
                curves.setdefault(kind, []).append((size, times.median))
        title = "A page of 20 invoices out of more and more"
        plots.draw("stored", title, "invoices stored", "CPU ms", curves)
    return lists.rows_of(measured)


def _messages() -> list[Row]:
    if _plotting:
        title = "Understanding longer and longer messages"
        plots.draw("message", title, "characters", "CPU ms", messages.curve(), log=False)
    return messages.rows()


PARTS: dict[str, Callable[[], list[Row]]] = {
    "pdfs": _pdfs,
    "requests": _requests,
    "lists": _lists,
    "messages": _messages,
    "lambda": lambda_start.rows,
    "tracing": tracing.rows,
    "commands": commands.rows,
}


def main() -> None:
    wanted = [name for name in sys.argv[1:] if not name.startswith("--")] or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"There is no {', '.join(unknown)}; choose from {', '.join(PARTS)}.")
    rows = [row for name in wanted for row in PARTS[name]()]
    print(table(rows))


if __name__ == "__main__":
    main()
