"""The model's file in ONNX Runtime, loaded when first needed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scatterpilot.engines.embedded.reader.encoding import Read, Tokenizer, read

INPUTS: Final = ("ids", "case", "space", "part", "asked", "present")
OUTPUTS: Final = ("tags", "targets", "same", "acts")
MODEL, TOKENIZER, CARD = "reader.onnx", "tokenizer.json", "card.json"


class WrongModelError(RuntimeError):
    """The model's file isn't the one its card tells of: fetch the project anew."""


@dataclass(frozen=True, slots=True)
class Network:
    """Tokens to logits, for one message at a time; safe to use from several threads."""

    session: Any
    tokenizer: Tokenizer

    def read(self, asked: str | None, lines: Sequence[str], text: str) -> Read:
        return read(self.tokenizer, asked, lines, text)

    def logits(self, read: Read) -> tuple[Any, ...]:
        """In the order of ``OUTPUTS``."""
        found = self.session.run(list(OUTPUTS), _inputs(read))
        return tuple(output[0] for output in found)


def load(folder: Path) -> Network:
    """Raises WrongModelError where the file's hash isn't that of its card, OSError where one is
    missing, ImportError without ONNX Runtime.
    """
    import onnxruntime
    from tokenizers import Tokenizer as Pieces

    content = (folder / MODEL).read_bytes()
    _check(folder, hashlib.sha256(content).hexdigest())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.use_device_allocator_for_initializers", "1")
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    return Network(session, Pieces.from_file(str(folder / TOKENIZER)))


def _check(folder: Path, digest: str) -> None:
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    if card["sha256"] != digest:
        raise WrongModelError(f"{MODEL} has the hash {digest}, its card says {card['sha256']}")


def _inputs(read: Read) -> dict[str, Any]:
    import numpy as np

    rows = {"ids": read.ids, "case": read.case, "space": read.space, "part": read.part}
    given = {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
    present = np.ones((1, len(read.ids)), dtype=np.int64)
    return {**given, "asked": np.array([read.asked], dtype=np.int64), "present": present}
