"""What a run leaves behind: weights, the optimiser, and where it was. Written whole or not at
all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import torch

from training.base import Pretrained, minilm
from training.model import Reader
from training.nano import e5_small

#: Ignored by git.
RUNS: Final = Path("build/training")
BASES: Final = {"minilm": minilm, "e5": e5_small}


def save(path: Path, state: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    torch.save(state, draft)
    draft.replace(path)


def load(path: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def trained(path: Path) -> tuple[Reader, Pretrained]:
    """The reader of a checkpoint, ready to read, and the base that it came from."""
    state = load(path)
    base = BASES[state["base"]]()
    reader = Reader(base.shape)
    reader.load_state_dict(state["reader"])
    return reader.eval(), base
