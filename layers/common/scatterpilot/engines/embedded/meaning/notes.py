"""Where the words to be printed begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.reader.marks import Mark

_CALLED: Final = (
    r"(?:notes?|remark|memo|notiz|hinweis|vermerk|anmerkung|bemerkung|remarque|mention|nota|"
    r"observaci[oó]n|annotazione|notitie|opmerking|observa[cç][aã]o)"
)
#: ``a note that``, ``notes:``; what follows is the note.
_LED: Final = re.compile(
    rf"\b{_CALLED}\b[^.:;\n]{{0,60}}?(?::|\b(?:that|saying|dass|que|che|dat)\b)[ \"'“«„]{{0,3}}",
    re.IGNORECASE,
)
#: ``word for word:``; all of the sentence is the note.
_EXACT: Final = re.compile(
    r"\b(?:word for word|exactly(?: as written)?|verbatim|wörtlich|wortwörtlich|mot pour mot|"
    r"textuellement|textualmente|tal cual|alla lettera|letterlijk|à letra)\b[^.:\n]{0,20}:\s?",
    re.IGNORECASE,
)
#: ``note:``; so is what follows up to a comma.
_COLON: Final = re.compile(rf"\b{_CALLED}\b[^.:;\n]{{0,40}}:\s?", re.IGNORECASE)
_END: Final = re.compile(r"[.!?](?=\s|$)|[;\n]|$")
_PAUSE: Final = re.compile(r"[.!?](?=\s|$)|[,;\n]|$")
_ENDS: Final = re.compile(r"[.!?](?=\s)|[;\n]")
_QUOTES: Final = '"“”„«»'
_NEAR: Final = 90


def notes_whole(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, each note from where it is announced; one that is to stand word for word to the
    end of its sentence. What is marked within is no fact.
    """
    found = _told_whole(text, marks)
    for mark in [each for each in marks if each.role == "NOTE"]:
        if mark not in found:
            continue
        whole = replace(mark, start=_start(text, mark), end=_closed(text, _end(text, mark)))
        found = [each for each in found if each is mark or not _is_within(each, whole)]
        found[found.index(mark)] = whole
    return found


def _told_whole(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """``put this in the notes: …``, ``a note that …``: where nothing is marked as one, all of the
    sentence is the note, whatever is marked in it.
    """
    exact = _EXACT.search(text)
    called = exact and re.search(rf"\b{_CALLED}\b", text[: exact.end()], re.IGNORECASE)
    led = exact if called else _LED.search(text)
    if led is None or any(mark.role == "NOTE" for mark in marks):
        return list(marks)
    end = _stops(_END, text, led.end())
    billed = any(led.end() <= m.start < end and m.role in ("DESC", "QTY") for m in marks)
    if billed and not called:
        return list(marks)
    kept = [mark for mark in marks if not led.end() <= mark.start < end]
    return sorted([*kept, Mark(led.end(), end, "NOTE")], key=lambda mark: mark.start)


def _is_within(mark: Mark, note: Mark) -> bool:
    return note.start <= mark.start < note.end


def _start(text: str, mark: Mark) -> int:
    before = text[max(0, mark.start - _NEAR) : mark.start]
    led = [found.end() for found in _LED.finditer(before)]
    start = mark.start - len(before) + led[-1] if led else mark.start
    between = text[start : mark.start]
    apart = _ENDS.search(between) or any(sign in _QUOTES for sign in between)
    return mark.start if apart or len(between) > _NEAR // 3 else start


def _end(text: str, mark: Mark) -> int:
    quoted = any(sign in _QUOTES for sign in text[max(0, mark.start - 1) : mark.end + 2])
    if quoted or text[mark.end - 1] in ".!?":
        return mark.end
    exact, colon = (_leads(pattern, text, mark) for pattern in (_EXACT, _COLON))
    if not exact and not colon:
        return mark.end
    return _stops(_END if exact else _PAUSE, text, mark.end)


def _stops(end: re.Pattern[str], text: str, start: int) -> int:
    """Where it ends: behind ``Sra.`` a name goes on."""
    for found in end.finditer(text, start):
        if not _ABBREVIATED.search(text, max(start, found.start() - _LONGEST), found.start()):
            return found.start()
    return len(text)


_LONGEST: Final = 8
_ABBREVIATED: Final = re.compile(
    r"\b(?:sra?|dra?|mrs?|ms|mme|mlle|sig|prof|hr|fr|dhr|mevr|st|art|nr|núm)$", re.IGNORECASE
)


def _closed(text: str, end: int) -> int:
    """With the signs that close what is in it: ``<b title="x">``."""
    found = _CLOSING.match(text, end)
    return found.end() if found and ">" in found.group() else end


_CLOSING: Final = re.compile(r"[\"'>)\]]{0,6}")


def _leads(pattern: re.Pattern[str], text: str, mark: Mark) -> bool:
    """Whether it stands right before the note."""
    before = text[max(0, mark.start - _NEAR) : mark.start]
    found = [each.end() for each in pattern.finditer(before)]
    return bool(found) and not before[found[-1] :].strip(" \"'“«„")
