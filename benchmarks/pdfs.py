"""PDFs against the libraries people would take instead: warm, cold, long, and how time grows."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.render.samples import LINES, SELLER, draft, issued, many_lines

from benchmarks.drawing.invoice import Invoice
from benchmarks.measuring import Row, Times, cpu_of, in_turn, note, run_process
from scatterpilot.adapters.typst.sheet import invoice_sheet

OURS = "scatterpilot"
OTHERS = ("reportlab", "weasyprint", "fpdf2")
LEAST = "typst"
ROUNDS, PER_ROUND, COLD_RUNS = 5, 10, 7
CURVE = (1, 5, 20, 100, 300, 1_000)


def sample(lines: int) -> Invoice:
    items = LINES if lines == len(LINES) else many_lines(lines)
    document = issued(draft(line_items=items))
    return Invoice(document, SELLER.model_dump(mode="json"), invoice_sheet(document, SELLER))


def _command(library: str, source: Path, count: int) -> list[str]:
    target = source.with_name(f"{library}.pdf")
    return [
        sys.executable, "-m", "benchmarks.drawing", library, str(source), str(target), str(count),
    ]  # fmt: skip


def _drawn(library: str, source: Path, count: int) -> dict[str, Any]:
    """What the drawing process writes: see ``benchmarks.drawing.__main__``."""
    written: dict[str, Any] = json.loads(run_process(_command(library, source, count))[1])
    return written


def warm(source: Path, rounds: int, count: int, libraries: tuple[str, ...]) -> dict[str, Times]:
    """CPU milliseconds of a drawing, the libraries taking turns round by round."""
    taken: dict[str, list[float]] = {library: [] for library in libraries}
    for _ in range(rounds):
        for library in libraries:
            taken[library] += _drawn(library, source, count)["ms"]
    return {library: Times(tuple(values)) for library, values in taken.items()}


def warm_rows(folder: Path) -> list[Row]:
    note("PDFs of five lines, warm …")
    source = folder / "five.json"
    sample(5).save(source)
    times = warm(source, ROUNDS, PER_ROUND, (OURS, *OTHERS))
    bars = {"reportlab": 1.3, "weasyprint": 8.0}
    mine = times[OURS].median
    rows = [
        Row("PDF, 5 lines, warm, CPU", f"{mine:.1f} ms", spread=f"{times[OURS].spread} ms",
            bar="≤ 20 ms", met=mine <= 20)
    ]  # fmt: skip
    for library in OTHERS:
        ratio = times[library].median / mine
        bar = bars.get(library)
        rows.append(
            Row(f"… against {library}", f"{mine:.1f} ms", f"{times[library].median:.1f} ms",
                f"{ratio:.2f} ×", f"{times[library].spread} ms",
                f"≥ {bar:g} ×" if bar else "", ratio >= bar if bar else None)
        )  # fmt: skip
    return rows


def cold_rows(folder: Path) -> list[Row]:
    note("PDFs of five lines, whole process …")
    source = folder / "five.json"
    commands = {library: _command(library, source, 0) for library in (OURS, *OTHERS, LEAST)}
    taken = in_turn(commands, COLD_RUNS)
    mine, least = cpu_of(taken[OURS]), cpu_of(taken[LEAST])
    rows = []
    for library in OTHERS:
        theirs = cpu_of(taken[library])
        ratio = mine.median / theirs.median
        first = library == "reportlab"
        rows.append(
            Row(f"PDF, 5 lines, whole process, CPU, against {library}", f"{mine.median:.0f} ms",
                f"{theirs.median:.0f} ms", f"{ratio:.2f}", f"{mine.spread} ms",
                "≤ 0.25 of it" if first else "", ratio <= 0.25 if first else None)
        )  # fmt: skip
    ratio = mine.median / least.median
    return [
        *rows,
        Row("… against Typst alone, given the same texts ready made", f"{mine.median:.0f} ms",
            f"{least.median:.0f} ms", f"{ratio:.2f}", f"{least.spread} ms"),
    ]  # fmt: skip


def long_rows(folder: Path) -> list[Row]:
    note("PDFs of 1,000 lines …")
    source = folder / "long.json"
    sample(1_000).save(source)
    peak, rival = (_drawn(library, source, 0)["peak"] for library in (OURS, "reportlab"))
    times = warm(source, 2, 2, (OURS, "reportlab"))
    size = (folder / f"{OURS}.pdf").stat().st_size / 1_000
    mine, theirs = times[OURS].median, times["reportlab"].median
    return [
        Row("PDF, 1,000 lines, warm, CPU, against reportlab", f"{mine:.0f} ms", f"{theirs:.0f} ms",
            f"{theirs / mine:.2f} ×", f"{times[OURS].spread} ms", "> 1 ×", theirs > mine),
        Row("… most memory of the process", f"{peak:.0f} MB", f"{rival:.0f} MB",
            bar="≤ 300 MB", met=peak <= 300),
        Row("… size of the file", f"{size:.0f} kB", bar="≤ 300 kB", met=size <= 300),
    ]  # fmt: skip


def curve(folder: Path) -> dict[str, list[tuple[float, float]]]:
    """CPU milliseconds of a warm drawing by the number of lines, for each library."""
    note("PDFs of more and more lines …")
    points: dict[str, list[tuple[float, float]]] = {}
    for lines in CURVE:
        source = folder / f"{lines}.json"
        sample(lines).save(source)
        drawn = (OURS, "reportlab") if lines > 300 else (OURS, *OTHERS)
        for library, times in warm(source, 1, 5 if lines <= 100 else 2, drawn).items():
            points.setdefault(library, []).append((lines, times.median))
    return points


def rows() -> list[Row]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        return [*warm_rows(folder), *cold_rows(folder), *long_rows(folder)]


def drawn_curve() -> dict[str, list[tuple[float, float]]]:
    with TemporaryDirectory() as name:
        return curve(Path(name))
