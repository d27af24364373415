"""How cost grows, as pictures."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt

FOLDER = Path(__file__).parent.parent / "docs" / "images"
Curves = dict[str, list[tuple[float, float]]]
_COLORS = ("#0f766e", "#b45309", "#7c3aed", "#64748b")


def draw(name: str, title: str, across: str, up: str, curves: Curves, *, log: bool = True) -> None:
    """Save one picture as ``docs/images/performance-NAME.png``."""
    mpl.rcParams.update({"font.family": "DejaVu Sans", "font.size": 9})
    figure, axes = plt.subplots(figsize=(6.4, 3.4), dpi=110)
    for color, (label, points) in zip(_COLORS, curves.items(), strict=False):
        axes.plot(*zip(*points, strict=True), marker="o", markersize=4, color=color, label=label)
    if log:
        axes.set_xscale("log")
        axes.set_yscale("log")
    else:
        axes.set_ylim(bottom=0)
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold")
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.grid(visible=True, color="#e5e7eb", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    if len(curves) > 1:
        axes.legend(frameon=False)
    figure.tight_layout()
    FOLDER.mkdir(parents=True, exist_ok=True)
    figure.savefig(FOLDER / f"performance-{name}.png", metadata={"Software": None})
    plt.close(figure)
