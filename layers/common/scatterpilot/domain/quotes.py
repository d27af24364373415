"""Find the words an engine quotes in what the user said."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.domain.edits import Quote


def find_quote(quote: Quote, said: Sequence[str]) -> Quote | None:
    """The quote as the user wrote it, with its place; ``None`` when nobody said it.

    The place the engine gives is believed when the words stand there, else the latest message
    that has them counts, in whatever capitals.
    """
    if not quote.text.strip():
        return None
    if quote.turn is not None and quote.start is not None and _stands(quote, said):
        return _placed(said, quote.turn, quote.start, quote.start + len(quote.text))
    for turn in range(len(said) - 1, -1, -1):
        place = _find(said[turn], quote.text)
        if place is not None:
            return _placed(said, turn, *place)
    return None


def _stands(quote: Quote, said: Sequence[str]) -> bool:
    turn, start = quote.turn or 0, quote.start or 0
    return 0 <= turn < len(said) and start >= 0 and said[turn].startswith(quote.text, start)


def _placed(said: Sequence[str], turn: int, start: int, end: int) -> Quote:
    return Quote(text=said[turn][start:end], turn=turn, start=start, end=end)


def _find(text: str, words: str) -> tuple[int, int] | None:
    start = text.find(words)
    if start >= 0:
        return start, start + len(words)
    folded = text.casefold()
    start = folded.find(words.casefold())
    if start < 0:
        return None
    end = start + len(words.casefold())
    if len(folded) == len(text):
        return start, end
    # Folding makes some characters longer (ß is ss), so count back to those of the text.
    places = [index for index, character in enumerate(text) for _ in character.casefold()]
    return places[start], places[end - 1] + 1
