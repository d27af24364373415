"""References to lines of the draft, and the values that go with each."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from training.annotations import Message, Span
from training.rules.change import with_spans


def a_wrong_value_needs_no_line(message: Message) -> Message:
    """``{1.OLD|140}`` becomes ``{OLD|140}``."""
    return with_spans(
        message, (replace(span, group="") if span.role == "OLD" else span for span in message.spans)
    )


def several_references_are_numbered(message: Message) -> Message:
    """``{REF|a} {0.QTY|1}, {REF|b} {0.QTY|2}``: each reference takes a number, and its values
    the same.

    Only where references and runs of values alternate, so that no pair is guessed.
    """
    concerned = [span for span in message.spans if span.group == "r0"]
    references = [span for span in concerned if span.role == "REF"]
    runs = _runs(concerned)
    kinds = [run[0].role == "REF" for run in runs]
    alternate = all(kind != next_kind for kind, next_kind in pairwise(kinds))
    single = all(len(run) == 1 for run, kind in zip(runs, kinds, strict=True) if kind)
    if len(references) < 2 or not alternate or not single or len(runs) != 2 * len(references):
        return message
    numbers = {span: str(index // 2 + 1) for index, run in enumerate(runs) for span in run}
    return with_spans(
        message,
        (
            replace(span, group=f"r{numbers[span]}") if span in numbers else span
            for span in message.spans
        ),
    )


def _runs(spans: list[Span]) -> list[list[Span]]:
    """Neighbours of one kind, references or values, together."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and (runs[-1][0].role == "REF") == (span.role == "REF"):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs
