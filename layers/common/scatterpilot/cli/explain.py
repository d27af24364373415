"""``scatterpilot explain``: what the words of a message are taken for, and what comes of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scatterpilot.cli.home import open_home
from scatterpilot.cli.output import NONE, note, print_json, print_rows
from scatterpilot.cli.roles import ROLE_NAMES

if TYPE_CHECKING:
    from scatterpilot.domain.edits import Edit
    from scatterpilot.engines.embedded.explaining import Explained
    from scatterpilot.engines.embedded.reader.marks import Mark

_LEAST = 0.01
"""Acts less probable than this are left out."""


def explain(
    text: Annotated[str, typer.Argument(help="A message; - reads it from stdin.")],
    conversation: Annotated[
        str | None,
        typer.Option("--conversation", "-c", metavar="ID", help="As the next message of this one."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Tell what each word of a message is taken for; nothing is stored.

    It is read by the embedded engine, whichever is set, with the profile's locale and currency. In
    a pipe it prints tab-separated lines that begin with word, act, edit, refused, lost or answer.
    """
    from scatterpilot.app.trial_turns import TrialTurn
    from scatterpilot.wiring.engines import make_explainer, reader_lacking
    from scatterpilot.wiring.local import OWNER

    said = sys.stdin.read().removeprefix("\ufeff") if text == "-" else text
    with open_home() as home:
        use = home.take_turn
        turn = TrialTurn(use.conversations, use.profiles, use.now, use.today)
        told = make_explainer()(turn(OWNER, said, conversation))
    lacking = "" if told.marks is not None else reader_lacking()
    if as_json:
        print_json(document_of(told, lacking))
    else:
        print_explained(told, lacking)


def document_of(told: Explained, lacking: str = "") -> dict[str, Any]:
    """All of it as JSON; ``words`` and ``acts`` are ``null`` where the learned reader is missing,
    and ``lacking`` says why.
    """
    marks = told.marks
    return {
        "language": told.language,
        "lacking": lacking or None,
        "words": None if marks is None else [_word(marks.words(m), m) for m in marks.marks],
        "acts": None if marks is None else {a: round(p, 4) for a, p in _acts(marks.acts)},
        "edits": [edit.model_dump(mode="json") for edit in told.taken],
        "refused": [each.model_dump(mode="json") for each in told.refused],
        "lost": list(told.lost),
        "sure": told.reply.sure,
        "intent": told.reply.intent,
        "answer": told.reply.text,
    }


def _word(words: str, mark: Mark) -> dict[str, Any]:
    place = {"words": words, "start": mark.start, "end": mark.end}
    about = {"role": mark.role, "target": mark.target, "line": mark.line or None}
    return {**place, **about, "sure": round(mark.sure, 4)}


def print_explained(told: Explained, lacking: str = "") -> None:
    """As tables on a terminal."""
    if told.marks is None:
        note(f"Only plain answers are read: {lacking or 'the reader is left out'}.")
    else:
        words = [_row(told.marks.words(mark), mark) for mark in told.marks.marks]
        _print("word", ("Words", "Taken for", "Of", "Surely"), words, numeric=("Surely",))
        acts = [(name, f"{share:.0%}") for name, share in _acts(told.marks.acts)]
        _print("act", ("Act", "Surely"), acts, numeric=("Surely",))
    edits = [_edit_row(edit) for edit in told.taken]
    _print("edit", ("Edit", "Values", "From the words"), edits)
    _print("refused", ("Refused", "Why"), [(each.field, each.message) for each in told.refused])
    _print("lost", ("Came to nothing",), [(words,) for words in told.lost])
    sure = "sure" if told.reply.sure else "not sure"
    answer = (told.language, told.reply.intent, sure, told.reply.text or NONE)
    _print("answer", ("Language", "Then", "Is", "Answer"), [answer])


def _acts(acts: Mapping[str, float]) -> list[tuple[str, float]]:
    """The likeliest first."""
    likely = [(name, share) for name, share in acts.items() if share >= _LEAST]
    return sorted(likely, key=lambda each: -each[1])


def _row(words: str, mark: Mark) -> tuple[str, str, str, str]:
    of = {
        "invoice": "the invoice",
        "new": f"new line {mark.line}",
        "referred": f"known line {mark.line}",
        "shared": "several lines",
    }
    return words, ROLE_NAMES.get(mark.role, mark.role), of[mark.target], f"{mark.sure:.0%}"


def _edit_row(edit: Edit) -> tuple[str, str, str]:
    values = "; ".join(_values(edit))
    words = "; ".join(dict.fromkeys(quote.text for quote in edit.evidence.values()))
    return edit.kind.replace("_", " "), values or NONE, words or NONE


def _values(edit: Edit) -> Iterator[str]:
    for name, value in edit.model_dump(mode="json", exclude={"kind", "evidence"}).items():
        shown = value + 1 if name == "line" else NONE if value is None else value
        yield f"{name.replace('_', ' ')} {shown}"


def _print(
    kind: str, header: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[str] = ()
) -> None:
    if not rows:
        return
    if not sys.stdout.isatty():
        print_rows(("", *header), [(kind, *row) for row in rows])
        return
    print_rows(header, rows, numeric)
    typer.echo()
