"""Steps that the rules share: replace the marks of a message, and look around one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from training.annotations import Message, Span

#: Gives what a span becomes: itself, another, several or none.
Reading = Callable[[Message, Span], Iterable[Span]]


def each_span(message: Message, reading: Reading) -> Message:
    return with_spans(message, (new for span in message.spans for new in reading(message, span)))


def with_spans(message: Message, spans: Iterable[Span]) -> Message:
    new = tuple(sorted(spans))
    return message if new == message.spans else replace(message, spans=new)


def cut(message: Message, span: Span, before: int) -> Span:
    """The span without its first ``before`` characters and the blanks that follow them."""
    words = message.words(span)[before:]
    start = span.start + before + len(words) - len(words.lstrip())
    return replace(span, start=start)


def gap_after(message: Message, index: int) -> str:
    """The unmarked text between a span and the next one (or the end)."""
    end = message.spans[index + 1].start if index + 1 < len(message.spans) else len(message.text)
    return message.text[message.spans[index].end : end]


def gap_before(message: Message, span: Span) -> str:
    """The unmarked text between a span and the one before it (or the start)."""
    start = max((other.end for other in message.spans if other.end <= span.start), default=0)
    return message.text[start : span.start]


def first_file(message: Message, files: str) -> bool:
    """Whether the message comes from one of these files (a letter each, the first of the id)."""
    return message.id[0] in files
