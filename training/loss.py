"""What a batch costs: the sum over the heads."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.batches import Batch
from training.encode import IGNORED

WEIGHTS: Final = {"tags": 1.0, "targets": 0.3, "begins": 0.3, "same": 0.3, "acts": 3.0}


def losses(outputs: tuple[Tensor, ...], batch: Batch) -> dict[str, Tensor]:
    """The loss of each head, by its name."""
    tags, targets, begins, same, acts = outputs
    known = batch.begins != IGNORED
    rows, left, right = batch.pairs.unbind(1)
    return {
        "tags": _cross(tags, batch.tags),
        "targets": _cross(targets, batch.targets),
        "begins": _binary(begins[known], batch.begins[known].float()),
        "same": _binary(same[rows, left, right], batch.same),
        "acts": _binary(acts, batch.acts) * 5,
    }


def total(each: dict[str, Tensor]) -> Tensor:
    return torch.stack([WEIGHTS[name] * loss for name, loss in each.items()]).sum()


def _cross(logits: Tensor, wanted: Tensor) -> Tensor:
    if not bool((wanted != IGNORED).any()):
        return logits.sum() * 0
    return cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=IGNORED)


def _binary(logits: Tensor, wanted: Tensor) -> Tensor:
    return binary_cross_entropy_with_logits(logits, wanted) if wanted.numel() else logits.sum() * 0
