"""The model's file in ONNX Runtime, loaded when first needed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scatterpilot.engines.embedded.reader.encoding import LONGEST, Read, Tokenizer, read

INPUTS: Final = ("ids", "case", "space", "part", "asked", "present")
OUTPUTS: Final = ("tags", "targets", "same", "acts")
MODEL, TOKENIZER, CARD = "reader.onnx", "tokenizer.json", "card.json"
#: Where the card has each file's hash.
HASHES: Final = {MODEL: "sha256", TOKENIZER: "tokenizer_sha256"}


class WrongModelError(RuntimeError):
    """A file isn't the one that the model's card tells of, or can't be read."""


@dataclass(frozen=True, slots=True)
class Network:
    """Tokens to logits, for one message at a time; safe to use from several threads."""

    session: Any
    tokenizer: Tokenizer

    def read(self, asked: str | None, lines: Sequence[str], text: str, most: int = LONGEST) -> Read:
        return read(self.tokenizer, asked, lines, text, most)

    def logits(self, read: Read) -> tuple[Any, ...]:
        """In the order of ``OUTPUTS``."""
        found = self.session.run(list(OUTPUTS), _inputs(read))
        return tuple(output[0] for output in found)


def load(folder: Path) -> Network:
    """Raises WrongModelError where a file's hash isn't that of the card, OSError where one is
    missing, ImportError without ONNX Runtime or tokenizers.
    """
    _check(folder)
    import onnxruntime
    from tokenizers import Tokenizer as Pieces

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        # By its path: of bytes ONNX Runtime keeps a copy, 43 MB.
        session = onnxruntime.InferenceSession(
            str(folder / MODEL), options, providers=["CPUExecutionProvider"]
        )
        return Network(session, Pieces.from_file(str(folder / TOKENIZER)))
    except Exception as error:  # each library has classes of its own for this
        raise WrongModelError(f"the model can't be read ({type(error).__name__})") from error


def _check(folder: Path) -> None:
    card = _card(folder)
    for name, told in HASHES.items():
        with (folder / name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if card.get(told) != digest:
            raise WrongModelError(f"the hash of {name} is not that of {CARD}; fetch it anew")


def _card(folder: Path) -> dict[str, Any]:
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except ValueError:
        card = None
    if not isinstance(card, dict):
        raise WrongModelError(f"{CARD} is no JSON object; fetch it anew")
    return card


def _inputs(read: Read) -> dict[str, Any]:
    import numpy as np

    rows = {"ids": read.ids, "case": read.case, "space": read.space, "part": read.part}
    given = {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
    present = np.ones((1, len(read.ids)), dtype=np.int64)
    return {**given, "asked": np.array([read.asked], dtype=np.int64), "present": present}
