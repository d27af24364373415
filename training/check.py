"""Check every annotation and show what there is: ``python -m training.check``. Exits 1 where
something is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from scatterpilot.engines.embedded.reader.labels import ACTS, LANGUAGES, ROLES
from training.annotations import AnnotationError, Message, faults, read_folder
from training.split import PARTS, part_of
from training.table import show


def all_faults(messages: Sequence[Message]) -> Iterator[str]:
    """Every fault of every annotation and of the split, with the id of the message."""
    for message in messages:
        yield from (f"{message.id}: {fault}" for fault in faults(message))
    twice = Counter(message.id for message in messages)
    yield from (
        f"{name}: {count} messages have this id" for name, count in twice.items() if count > 1
    )
    yield from _same_words(messages)


def _same_words(messages: Sequence[Message]) -> Iterator[str]:
    """A longer text that stands in two parts would be graded on what was taught; short answers
    recur by nature.
    """
    seen: dict[str, Message] = {}
    for message in messages:
        first = seen.setdefault(message.text.casefold().strip(), message)
        if len(message.text.split()) > 5 and part_of(first.id) != part_of(message.id):
            yield f"{message.id}: has the same words as {first.id}, in another part of the split"


def show_tables(messages: Sequence[Message]) -> None:
    """What there is: messages, labels and acts by language and by first or later turn."""
    kinds = [(lang, first) for lang in LANGUAGES for first in (True, False)]
    head = [f"{lang} {'1st' if first else 'later'}" for lang, first in kinds]
    group = {kind: [m for m in messages if (m.lang, m.is_first) == kind] for kind in kinds}
    parts = [[p, *(sum(part_of(m.id) == p for m in group[kind]) for kind in kinds)] for p in PARTS]
    show("messages by part of the split", ["", *head], parts)
    labels = {kind: Counter(span.role for m in group[kind] for span in m.spans) for kind in kinds}
    show(
        "labels",
        ["", *head, "all"],
        [_row(role, [labels[kind][role] for kind in kinds]) for role in ROLES],
    )
    acts = {kind: Counter(act for m in group[kind] for act in m.acts) for kind in kinds}
    show(
        "acts", ["", *head, "all"], [_row(act, [acts[kind][act] for kind in kinds]) for act in ACTS]
    )


def _row(name: str, counts: list[int]) -> list[object]:
    return [name, *counts, sum(counts)]


def main() -> int:
    try:
        messages = list(read_folder())
    except AnnotationError as error:
        print(error, file=sys.stderr)
        return 1
    found = list(all_faults(messages))
    print(*found, sep="\n", file=sys.stderr)
    show_tables(messages)
    print(f"\n{len(messages)} messages, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
