from __future__ import annotations

import pytest
from training.annotations import (
    AnnotationError,
    Message,
    Span,
    faults,
    from_json,
    parse_marks,
    to_json,
    write_marks,
)

MARKED = (
    "make {REF|both} {0.PRICE|$4}, {REF2|hosting} {02.QTY|3} and {1.DESC|mugs} at {S.PRICE|£5}"
    " for {CUSTOMER|Bell}"
)


def test_marks_become_places_without_changing_the_words() -> None:
    text, spans = parse_marks(MARKED)
    assert text == "make both $4, hosting 3 and mugs at £5 for Bell"
    assert [
        text[span.start : span.end] for span in spans
    ] == "both $4 hosting 3 mugs £5 Bell".split()


def test_numbers_say_which_line_is_meant() -> None:
    _, spans = parse_marks(MARKED)
    assert [span.group for span in spans] == ["r0", "r0", "r2", "r2", "1", "S", ""]
    assert [span.target for span in spans[4:]] == ["new", "shared", "invoice"]


def test_writing_marks_undoes_reading_them() -> None:
    assert write_marks(*parse_marks(MARKED)) == MARKED


def test_a_message_survives_being_stored() -> None:
    text, spans = parse_marks("line\nbreaks and {CUSTOMER|Ümit}")
    message = Message("x-1", "de", "confirm", ("a",), ("change",), text, spans, ((0, 4),))
    assert from_json(to_json(message)) == message


@pytest.mark.parametrize(
    "marked", ["{CUSTOMER|}", "{customer|Bell}", "a {CUSTOMER|Bell", "{A|{B|c}}"]
)
def test_a_broken_mark_is_an_error(marked: str) -> None:
    with pytest.raises(AnnotationError):
        parse_marks(marked)


@pytest.mark.parametrize(
    ("spans", "fault"),
    [
        ((Span(0, 4, "NAME"),), "unknown label"),
        ((Span(0, 4, "CUSTOMER"), Span(2, 6, "PO")), "overlaps"),
        ((Span(0, 5, "CUSTOMER"),), "blank"),
        ((Span(0, 4, "PRICE"),), "needs a line number"),
        ((Span(0, 4, "DUE", "1"),), "takes no line number"),
    ],
)
def test_a_fault_is_named(spans: tuple[Span, ...], fault: str) -> None:
    message = Message("x-1", "en", None, (), ("provide",), "some more words", spans)
    assert any(fault in found for found in faults(message))


def test_unknown_words_of_the_scheme_are_faults() -> None:
    message = Message("x-1", "xx", "colour", (), ("dance",), "hi", ())
    assert len(list(faults(message))) == 3
