"""The model is found, checked and loaded once; without it one line says what is missing."""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scatterpilot.engines.embedded.reader.installed import PACKAGE, Installation, installed, warm
from scatterpilot.engines.embedded.reader.network import (
    CARD,
    MODEL,
    TOKENIZER,
    WrongModelError,
    load,
)
from tests.reader.model import needs_the_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files that are no model, with a card that has their hashes."""
    for name in (MODEL, TOKENIZER):
        (tmp_path / name).write_text(name)
    write_card(tmp_path, sha256=digest(MODEL), tokenizer_sha256=digest(TOKENIZER))
    return tmp_path


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_card(folder: Path, **told: str) -> None:
    (folder / CARD).write_text(json.dumps(told))


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_a_file_that_is_not_the_one_of_the_card_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_text("another")
    with pytest.raises(WrongModelError, match=f"hash of {name}"):
        load(folder)


@pytest.mark.parametrize("card", ["{}", "[]", "{", '{"sha256": null, "tokenizer_sha256": 7}'])
def test_a_card_without_hashes_vouches_for_nothing(folder: Path, card: str) -> None:
    (folder / CARD).write_text(card)
    with pytest.raises(WrongModelError):
        load(folder)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, CARD])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError, match=name):
        load(folder)


def test_a_file_that_is_no_model_is_refused_though_its_hash_is_right(folder: Path) -> None:
    with pytest.raises(WrongModelError, match="can't be read"):
        load(folder)


def test_without_the_package_there_is_no_reader_and_a_line_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    without = Installation(None)
    assert without.reader() is None
    assert without.reader() is None
    [line] = caplog.messages
    assert PACKAGE in line


@pytest.mark.parametrize("name", [MODEL, CARD])
def test_the_line_names_the_file_that_is_missing_but_not_whose_folder_it_is(
    folder: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / name).unlink()
    assert Installation(folder).reader() is None
    [line] = caplog.messages
    assert name in line
    assert str(folder) not in line


def test_a_wrong_file_leaves_the_rules_alone(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / MODEL).write_text("another")
    assert Installation(folder).reader() is None
    assert [(record.levelno, MODEL in record.message) for record in caplog.records] == [
        (logging.WARNING, True)
    ]


def test_many_threads_load_it_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / MODEL).write_text("another")
    shared = Installation(folder)
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: shared.reader(), range(64))) == {None}
    assert len(caplog.messages) == 1


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_without_what_runs_it_there_is_no_reader(folder: Path, package: str) -> None:
    script = f"""
import sys
from pathlib import Path
sys.modules[{package!r}] = None
from scatterpilot.engines.embedded.reader.installed import Installation
assert Installation(Path(sys.argv[1])).reader() is None
"""
    run = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert f"{package} can't be imported" in run.stderr
    assert run.stderr.count("\n") == 1


@needs_the_model
def test_the_installed_reader_reads() -> None:
    reader = installed()
    assert reader is not None
    marks = reader("Invoice Acme Corp for 40 hours of web design at $150 an hour")
    assert [marks.words(mark) for mark in marks.of("CUSTOMER")] == ["Acme Corp"]
    assert [marks.words(mark) for mark in marks.of("QTY")] == ["40"]


@needs_the_model
def test_warming_it_leaves_the_reader_that_everybody_gets() -> None:
    thread = warm()
    thread.join(30)
    assert thread.daemon
    assert installed() is not None
    assert installed() is installed()
