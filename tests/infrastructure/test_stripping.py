"""A stripped library is smaller and runs as before."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import PIL
import pytest
from PIL import Image
from scripts.deployment.build import size_of
from scripts.deployment.stripping import strip
from scripts.deployment.trimming import trim

from tests.pictures import TEAL, encoded, url
from tests.reader.model import needs_the_model


def test_the_renderer_draws_from_a_stripped_library(tmp_path: Path) -> None:
    found = importlib.util.find_spec("typst")
    assert found is not None
    assert found.origin is not None
    package = tmp_path / "typst"
    shutil.copytree(Path(found.origin).parent, package)
    [library] = package.glob("*.so")
    whole = library.stat().st_size
    strip(library)
    assert library.stat().st_size < whole * 0.9
    once = library.read_bytes()
    strip(library)
    assert library.read_bytes() == once
    program = "import typst; print(typst.__file__, typst.compile(b'= Paid')[:4])"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == [str(package / "__init__.py"), "b'%PDF'"]


def test_a_logo_is_made_by_what_is_left_of_pillow(tmp_path: Path) -> None:
    packages = Path(PIL.__path__[0]).parent
    for name in ("PIL", "pillow.libs"):
        shutil.copytree(packages / name, tmp_path / name)
    whole = size_of(tmp_path)
    trim(tmp_path)
    # Formats of pictures that no logo has make up half of the pinned version.
    assert size_of(tmp_path) < whole * 0.55
    program = (
        "import PIL, sys; from scatterpilot.adapters.logos import PillowLogos; print(PIL.__file__);"
        "print([PillowLogos().prepared(given)[:15] for given in sys.argv[1:]])"
    )
    picture = Image.new("RGB", (9, 9), TEAL)
    given = [url(encoded(picture, kind)) for kind in ("PNG", "JPEG")]
    run = subprocess.run(
        [sys.executable, "-c", program, *given],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == [
        str(tmp_path / "PIL" / "__init__.py"),
        str(["data:image/png;"] * 2),
    ]


@needs_the_model
def test_a_message_is_read_by_what_is_left_of_onnx_runtime_and_numpy(tmp_path: Path) -> None:
    packages = Path(PIL.__path__[0]).parent
    for name in ("numpy", "numpy.libs", "onnxruntime", "tokenizers"):
        shutil.copytree(packages / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    whole = size_of(tmp_path)
    trim(tmp_path)
    assert size_of(tmp_path) < whole * 0.65
    program = (
        "from scatterpilot.engines.embedded.reader.installed import installed; import onnxruntime;"
        "print(onnxruntime.__file__); print(len(installed()('bill Bell $90').marks) > 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == [str(tmp_path / "onnxruntime" / "__init__.py"), "True"]
    assert run.stderr == ""


@pytest.mark.parametrize("content", [b"MZ" + bytes(100), b"\x7fELF\x01\x01" + bytes(100)])
def test_what_is_no_library_of_lambda_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "other.so"
    other.write_bytes(content)
    with pytest.raises(ValueError, match="ELF"):
        strip(other)
    assert other.read_bytes() == content
