"""What a run leaves behind: weights, tokenizer, the optimiser, and where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import torch
from tokenizers import Tokenizer

from scatterpilot.engines.embedded.reader.pieces import pieces
from training.annotations import Message
from training.base import Pretrained, Shape, minilm
from training.model import Reader
from training.nano import e5_small
from training.split import part
from training.vocabulary import cut_down

#: Ignored by git.
RUNS: Final = Path("build/training")
CHECKPOINT: Final = "checkpoint.pt"


def multilingual(messages: Sequence[Message]) -> Pretrained:
    """multilingual-e5-small with the pieces that the train part and Latin letters need."""
    texts = [
        message.text[piece.start : piece.end]
        for message in part(messages, "train")
        for piece in pieces(message.text)
    ]
    return cut_down(e5_small(), texts)


BASES: Final[dict[str, Callable[[Sequence[Message]], Pretrained]]] = {
    "minilm": lambda messages: minilm(),
    "e5": multilingual,
}

BASE_NAMES: Final = {"minilm": "all-MiniLM-L6-v2", "e5": "multilingual-e5-small"}


def save(path: Path, shape: Shape, tokenizer: Tokenizer, state: dict[str, Any]) -> None:
    """Written whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    torch.save({"shape": asdict(shape), "tokenizer": tokenizer.to_str(), **state}, draft)
    draft.replace(path)


def load(path: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def trained(path: Path) -> tuple[Reader, Tokenizer]:
    """The reader of a checkpoint, ready to read, and its tokenizer."""
    state = load(path)
    reader = Reader(Shape(**state["shape"]))
    reader.load_state_dict(state["reader"])
    return reader.eval(), Tokenizer.from_str(state["tokenizer"])
