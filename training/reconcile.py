"""Bring the original annotations to one scheme: ``python -m training.reconcile FOLDER``.

Reads every ``.jsonl`` file of the folder, applies the rules, and writes one file per language
into ``training/data``.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.annotations import DATA, Message, read_folder, to_json
from training.rules import RULES
from training.table import show


def reconcile(message: Message, changed: Counter[tuple[str, str]]) -> Message:
    """The message in the agreed scheme; ``changed`` counts each rule that moved something, by
    file.
    """
    for rule in RULES:
        after = rule(message)
        if after != message:
            changed[rule.__name__, message.id[0]] += 1
        message = after
    return message


def write(messages: Iterable[Message], folder: Path) -> None:
    by_language: defaultdict[str, list[Message]] = defaultdict(list)
    for message in messages:
        by_language[message.lang].append(message)
    for lang, group in by_language.items():
        text = "".join(
            f"{to_json(message)}\n" for message in sorted(group, key=lambda each: each.id)
        )
        (folder / f"{lang}.jsonl").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the original .jsonl files lie")
    parser.add_argument("--into", type=Path, default=DATA, help="where the reconciled ones go")
    options = parser.parse_args()
    changed: Counter[tuple[str, str]] = Counter()
    write([reconcile(message, changed) for message in read_folder(options.folder)], options.into)
    files = sorted({file for _, file in changed})
    rows = [
        [
            rule.__name__,
            *(changed[rule.__name__, file] for file in files),
            sum(changed[rule.__name__, file] for file in files),
        ]
        for rule in RULES
    ]
    show("messages changed by each rule, by file", ["rule", *files, "all"], rows)


if __name__ == "__main__":
    main()
