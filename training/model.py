"""The reader's network: a transformer encoder and a head for each thing it tells."""

from __future__ import annotations

from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

from scatterpilot.engines.embedded.reader.encoding import FEATURES, TAGS, TARGETS
from scatterpilot.engines.embedded.reader.labels import ACTS
from training.base import Pretrained, Shape

#: Width of the vectors whose product says whether two marks are about one line.
PAIR_WIDTH: Final = 64
HEADS: Final = ("tags", "targets", "begins", "same", "acts")
DROPPED: Final = 0.1


class Layer(nn.Module):
    """One transformer layer, with the norm behind, as BERT has it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (
            nn.Linear(shape.width, shape.width) for _ in range(4)
        )
        self.attention_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up, self.down = (
            nn.Linear(shape.width, shape.inner),
            nn.Linear(shape.inner, shape.width),
        )
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        rows, size, width = hidden.shape

        def split(values: Tensor) -> Tensor:
            return values.view(rows, size, self.heads, width // self.heads).transpose(1, 2)

        attended = scaled_dot_product_attention(
            split(self.query(hidden)),
            split(self.key(hidden)),
            split(self.value(hidden)),
            attn_mask=mask,
        )
        joined = self.out(attended.transpose(1, 2).reshape(rows, size, width))
        hidden = self.attention_norm(hidden + self.drop(joined))
        inner = self.down(gelu(self.up(hidden)))
        result: Tensor = self.norm(hidden + self.drop(inner))
        return result


class Reader(nn.Module):
    """Tokens with features to logits: tags, targets and begins per token, same line per pair,
    acts per message.

    Divided by a temperature per head, which calibration sets, the logits become probabilities
    that can be trusted.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape, width = shape, shape.width
        self.words = nn.Embedding(shape.vocabulary, width)
        self.positions = nn.Embedding(shape.positions, width)
        self.types = nn.Embedding(1, width)
        self.features = nn.ModuleDict(
            {name: nn.Embedding(size, width) for name, size in FEATURES.items()}
        )
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.drop = nn.Dropout(DROPPED)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tags, self.targets = nn.Linear(width, len(TAGS)), nn.Linear(width, len(TARGETS))
        self.begins = nn.Linear(width, 1)
        self.pair_left, self.pair_right = nn.Linear(width, PAIR_WIDTH), nn.Linear(width, PAIR_WIDTH)
        self.pair_bias = nn.Parameter(torch.zeros(1))
        self.acts = nn.Linear(2 * width, len(ACTS))
        self.register_buffer("temperature", torch.ones(len(HEADS)))
        for feature in self.features.values():
            nn.init.zeros_(feature.weight)

    def forward(
        self, ids: Tensor, case: Tensor, space: Tensor, part: Tensor, asked: Tensor, present: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """``present`` is 1 for tokens and 0 for padding. Gives the logits in the order of
        ``HEADS``.
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(place) + self.types.weight[0]
        given = {"case": case, "space": space, "part": part, "asked": asked.unsqueeze(1)}
        for name, embedding in self.features.items():
            hidden = hidden + embedding(given[name])
        hidden = self.drop(self.norm(hidden))
        mask = (1.0 - present.to(hidden.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self._heads(hidden, present.to(hidden.dtype).unsqueeze(2))

    def _heads(
        self, hidden: Tensor, present: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        mean = (hidden * present).sum(1) / present.sum(1)
        left, right = self.pair_left(hidden), self.pair_right(hidden)
        one_way = left @ right.transpose(1, 2)
        same = (one_way + one_way.transpose(1, 2)) / PAIR_WIDTH**0.5 + self.pair_bias
        acts = self.acts(torch.cat([hidden[:, 0], mean], 1))
        t = self.temperature
        return (
            self.tags(hidden) / t[0],
            self.targets(hidden) / t[1],
            self.begins(hidden).squeeze(2) / t[2],
            same / t[3],
            acts / t[4],
        )


def from_base(base: Pretrained) -> Reader:
    """A reader that has the base's weights, and heads that know nothing yet."""
    reader = Reader(base.shape)
    own = reader.state_dict()
    for ours, theirs in _names(base.shape.layers).items():
        own[ours] = base.weights[theirs].float()
    own["types.weight"] = own["types.weight"][:1]
    reader.load_state_dict(own)
    return reader


def _names(layers: int) -> dict[str, str]:
    """Our names of the weights, and BERT's."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "types.weight": "embeddings.token_type_embeddings.weight",
        **_both("norm", "embeddings.LayerNorm"),
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm": "output.LayerNorm",
    }
    for number in range(layers):
        for ours, theirs in parts.items():
            names |= _both(f"layers.{number}.{ours}", f"encoder.layer.{number}.{theirs}")
    return names


def _both(ours: str, theirs: str) -> dict[str, str]:
    return {f"{ours}.{kind}": f"{theirs}.{kind}" for kind in ("weight", "bias")}


def parameters_of(reader: Reader, frozen: bool) -> list[dict[str, Any]]:
    """Groups for the optimiser: heads and features learn ten times as fast; ``frozen`` leaves
    the word table alone.
    """
    reader.words.weight.requires_grad_(not frozen)
    heads = ("tags", "targets", "begins", "pair_", "acts", "features")
    named = [(name, weight) for name, weight in reader.named_parameters() if weight.requires_grad]
    return [
        {"params": [w for n, w in named if n.startswith(heads)], "rate": 10.0},
        {"params": [w for n, w in named if not n.startswith(heads)], "rate": 1.0},
    ]
