"""Edits that orders about the draft amount to."""

from __future__ import annotations

from dataclasses import dataclass, field

from scatterpilot.domain.edits import AddLine, Edit, RemoveLine


@dataclass
class Commands:
    """Edits that name lines by their index in the draft as it is; removals come last."""

    changes: list[Edit] = field(default_factory=list)
    removals: list[RemoveLine] = field(default_factory=list)
    restored: list[AddLine] = field(default_factory=list)
