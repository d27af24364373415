"""What code says exists in every language, with the same values in it, and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import scatterpilot.presentation as presentation
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import LINE_FIELDS
from scatterpilot.presentation.catalogue import texts_in
from scatterpilot.presentation.labels import LANGUAGES as LABELLED
from scatterpilot.presentation.language import LANGUAGES

FOLDER = Path(presentation.__file__).parent
# Lists of words in which somebody agrees; nothing of them is ever said.
WORDS = ("agreement.py", "english_yes.py")
OTHERS = [language for language in LANGUAGES if language != "en"]
SENTENCE = re.compile(r"[A-Za-z’']+ [a-z’']+ [a-z’']+")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def all_texts(language: str) -> dict[str, str]:
    texts = texts_in(language)._texts
    return {key: text for key, text in texts.items() if not key.startswith("singular.")}


def test_no_text_is_kept_that_nobody_says() -> None:
    """Refusals and their reasons are found by their English words; the others by their keys."""
    code = "".join(file.read_text(encoding="utf-8") for file in FOLDER.parent.rglob("*.py"))
    keys = [key for key in all_texts("en") if not key.startswith(("refused.", "why."))]
    last = {key: re.escape(key.rpartition(".")[2]) for key in keys}
    assert [key for key in keys if not re.search(rf"[\"'.]{last[key]}[\"']", code)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_exists_with_the_same_values(language: str) -> None:
    english, own = all_texts("en"), all_texts(language)
    assert own.keys() == english.keys()
    for key, text in english.items():
        assert placeholders(own[key]) == placeholders(text), key
        assert own[key].strip(), key


@pytest.mark.parametrize("language", OTHERS)
def test_sentences_are_translated(language: str) -> None:
    english, own = all_texts("en"), all_texts(language)
    same = [key for key, text in english.items() if SENTENCE.search(text) and own[key] == text]
    assert same == []


def test_fields_are_called_in_english_as_the_table_of_fields_says() -> None:
    say = texts_in("en")
    for field in (*INVOICE_FIELDS.values(), *LINE_FIELDS.values()):
        assert say(f"field.{field.name}") == field.words


@pytest.mark.parametrize(
    "path",
    sorted(path for path in FOLDER.glob("*.py") if path.name not in WORDS),
    ids=lambda path: path.name,
)
def test_no_sentence_is_left_in_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]
    assert [text for text in said if SENTENCE.search(text)] == []


def test_a_language_without_texts_is_answered_in_english() -> None:
    assert texts_in("ja").language == "en"


def test_the_languages_are_those_of_the_labels() -> None:
    assert set(LANGUAGES) == set(LABELLED)


@pytest.mark.parametrize(
    ("language", "units", "one"),
    [
        ("en", "hours", "hour"),
        ("de", "Stunden", "Stunde"),
        ("fr", "heures", "heure"),
        ("nl", "uur", "uur"),
        ("es", "zancadas", ""),
    ],
)
def test_one_of_a_unit_is_named_where_it_is_known(language: str, units: str, one: str) -> None:
    assert texts_in(language).singular(units) == one


def test_a_list_reads_as_people_write_it() -> None:
    say = texts_in("en")
    assert [say.listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert say.chained("abc", "or") == "a or b or c"
