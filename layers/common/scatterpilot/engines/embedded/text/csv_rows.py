"""Pasted lines of comma-separated values: their commas cut cells and are no part of a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scatterpilot.engines.embedded.text.tokens import Token


def csv_lines(message: str) -> list[tuple[int, int]]:
    """Where such lines begin and end: neighbours with as many commas outside quotes each, none of
    them before a space."""
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    width = 0
    for start, end, commas in _lines(message):
        if not commas or commas != width:
            found += run if len(run) > 1 else []
            run, width = [], commas
        if commas:
            run.append((start, end))
    return found + (run if len(run) > 1 else [])


def _lines(message: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and the number of cutting commas of each line; 0 where it can be no such line."""
    start = 0
    for line in message.split("\n"):
        cuts = cutting_commas(line)
        spaced = any(line[cut + 1 : cut + 2] == " " for cut in cuts)
        # One comma may as well be that of a price; then a word stands before it and digits after.
        pair = len(cuts) == 1 and _is_pair(line[: cuts[0]], line[cuts[0] + 1 :])
        yield start, start + len(line), 0 if spaced or (len(cuts) == 1 and not pair) else len(cuts)
        start += len(line) + 1


def _is_pair(name: str, figure: str) -> bool:
    return name[-1:].isalpha() and figure.strip().lstrip('"$€£')[:1].isdecimal()


def cutting_commas(line: str) -> list[int]:
    """The places of the commas outside quotation marks."""
    cuts: list[int] = []
    quoted = False
    for place, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            cuts.append(place)
    return cuts


def with_cells(message: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with numbers that run over the commas of such lines taken apart."""
    lines = csv_lines(message) if "\n" in message and "," in message else []
    if not lines:
        return list(tokens)
    cuts = {start + place for start, end in lines for place in cutting_commas(message[start:end])}
    return [piece for token in tokens for piece in _pieces(token, cuts)]


def _pieces(token: Token, cuts: set[int]) -> Iterator[Token]:
    inner = [place for place in range(token.start, token.end) if place in cuts]
    if token.kind != "number" or not inner:
        yield token
        return
    start, glued = token.start, token.glued
    for place in inner:
        yield from _cut(token, start, place, glued)
        yield Token("symbol", ",", ",", place, place + 1, True)
        start, glued = place + 1, True
    yield from _cut(token, start, token.end, True)


def _cut(token: Token, start: int, end: int, glued: bool) -> Iterator[Token]:
    text = token.text[start - token.start : end - token.start]
    if text:
        yield Token("number", text, text, start, end, glued)
