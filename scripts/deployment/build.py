"""Build what runs on Lambda, without Docker: wheels of the platform, the package, bytecode.

``python -m scripts.deployment.build`` makes what ``infrastructure/template.yaml`` names: the folder
``build/aws/functions``, and one for each layer.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.deployment import BUILD, INFRASTRUCTURE, ROOT
from scripts.deployment.trimming import trim

RUNTIMES = ("python3.14", "python3.13", "python3.12", "python3.11")
"""What Lambda offers, the newest first."""
ARCHITECTURES = {"arm64": "aarch64", "x86_64": "x86_64"}
LAYERS = ("common", "models", "pdf", "pictures", "reader")
# Our own packages, each in its layer.
_PACKAGES = {"common": "scatterpilot", "reader": "scatterpilot_reader"}
# These need packages that a function doesn't have.
_ONLY_AT_HOME = ("cli", "local")
_MB = 1024 * 1024
BOUNDS = {
    "reading": 25 * _MB,
    "conversing": 200 * _MB,
    "drawing": 150 * _MB,
    "pictures": 160 * _MB,
}
"""Bytes unzipped; what is larger starts more slowly. Lambda itself refuses 250 MB."""


@dataclass(frozen=True)
class Target:
    """What the artifacts are for."""

    runtime: str
    architecture: str

    @property
    def platforms(self) -> tuple[str, ...]:
        """Wheel tags that run there: Amazon Linux 2 up to Python 3.11, then Amazon Linux 2023."""
        machine = ARCHITECTURES[self.architecture]
        newer = (f"manylinux_2_28_{machine}",) if self.reads else ()
        return (f"manylinux2014_{machine}", *newer)

    @property
    def reads(self) -> bool:
        """Whether the learned reader runs there: on Amazon Linux 2 neither NumPy nor ONNX Runtime
        does."""
        return self.runtime != "python3.11"


def interpreter(runtime: str) -> str | None:
    """A Python on this machine of the runtime's minor version: only that one makes its bytecode."""
    if runtime == "python{}.{}".format(*sys.version_info):
        return sys.executable
    found = shutil.which(runtime)
    # A name may be on PATH and still not run, as with the shims of pyenv.
    if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0:
        return found
    return None


def default_runtime() -> str:
    """The newest runtime whose bytecode can be made here."""
    return next(runtime for runtime in RUNTIMES if interpreter(runtime))


def build(target: Target, folder: Path = BUILD) -> bool:
    """Make every artifact anew; wheels installed before are taken from the folder.

    Returns whether there is bytecode. Raises ``CalledProcessError`` when pip fails.
    """
    for layer in LAYERS:
        python = folder / layer / "python"
        shutil.rmtree(folder / layer, ignore_errors=True)
        if layer == "reader" and not target.reads:
            python.mkdir(parents=True)
            continue
        shutil.copytree(_installed(target, layer, folder / "wheels"), python)
        trim(python)
        if package := _PACKAGES.get(layer):
            _copy(ROOT / "layers" / layer / package, python / package)
    for part in _ONLY_AT_HOME:
        shutil.rmtree(folder / "common/python/scatterpilot" / part)
    shutil.rmtree(folder / "functions", ignore_errors=True)
    _copy(ROOT / "functions", folder / "functions" / "functions")
    return _compile(target, folder)


def _installed(target: Target, layer: str, wheels: Path) -> Path:
    """The folder of a layer's packages, installed once for each lock file and target."""
    lock = INFRASTRUCTURE / "requirements" / f"{layer}.txt"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    folder = wheels / f"{layer}-{target.runtime}-{target.architecture}-{digest}"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        subprocess.run(_pip(target, lock, unfinished), check=True)
        shutil.rmtree(unfinished / "bin", ignore_errors=True)
        unfinished.rename(folder)
    return folder


def _pip(target: Target, lock: Path, folder: Path) -> list[str]:
    platforms = [f"--platform={platform}" for platform in target.platforms]
    return [
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--require-hashes", "--no-deps", "--no-compile", "--only-binary=:all:"),
        *("--implementation=cp", f"--python-version={target.runtime.removeprefix('python')}"),
        *platforms,
        f"--target={folder}",
        f"--requirement={lock}",
    ]


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))


def _compile(target: Target, folder: Path) -> bool:
    python = interpreter(target.runtime)
    if python is None:
        return False
    for name in ("functions", *LAYERS):
        # A zip changes the times that bytecode is otherwise checked by. The prefix keeps the
        # path of this machine out of it.
        options = ("--invalidation-mode", "unchecked-hash", "-s", folder / name, "-p", "/opt")
        command = [python, "-m", "compileall", "-qq", "-j", "0", *options, folder / name]
        subprocess.run([str(part) for part in command], check=True)
    return True


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def unzipped_sizes(folder: Path = BUILD) -> dict[str, int]:
    """Bytes that a function and its layers unzip to, by kind of function."""
    size = {name: size_of(folder / name) for name in ("functions", *LAYERS)}
    reading = size["functions"] + size["common"]
    writing = reading + size["models"]
    drawing = writing + size["pdf"]
    return {
        "reading": reading,
        "writing": writing,
        "conversing": writing + size["reader"],
        "drawing": drawing,
        "pictures": drawing + size["pictures"],
    }


def excesses(sizes: Mapping[str, int]) -> list[str]:
    """A sentence for each kind of function that is larger than its bound."""
    return [
        f"functions for {kind} unzip to {sizes[kind] / _MB:.1f} MB, more than {bound // _MB} MB"
        for kind, bound in BOUNDS.items()
        if sizes[kind] > bound
    ]


def without_reader(target: Target) -> str | None:
    """Why the learned reader is not in what was built, or ``None``."""
    if not target.reads:
        return f"The learned reader needs Python 3.12 or newer, not {target.runtime}"
    if not (ROOT / "layers/reader/scatterpilot_reader/reader.onnx").is_file():
        return "The learned reader's model is not in layers/reader"
    return None


def make(runtime: str | None, architecture: str) -> Target:
    """Build and say what came of it; raises ``SystemExit`` when it is larger than its bound."""
    target = Target(runtime or default_runtime(), architecture)
    print(f"Building for {target.runtime} on {target.architecture} …", flush=True)
    if not build(target):
        print(
            f"  There is no {target.runtime} here, so there is no bytecode, and a function's first"
            f" start takes about three times as long. Install {target.runtime}, or build with"
            f" --runtime {default_runtime()}."
        )
    if lacking := without_reader(target):
        print(f"  {lacking}, so the embedded engine understands plain answers only.")
    sizes = unzipped_sizes()
    for kind, size in sizes.items():
        print(f"  functions for {kind:10} {size / _MB:6.1f} MB unzipped, layers included")
    if too_large := excesses(sizes):
        raise SystemExit("\n".join(too_large))
    return target


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--runtime", choices=RUNTIMES, help="default: the newest whose Python is on this machine"
    )
    parser.add_argument(
        "--architecture", choices=ARCHITECTURES, default="arm64", help="default: arm64, the cheaper"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="make build", description=__doc__)
    add_options(parser)
    options = parser.parse_args()
    make(options.runtime, options.architecture)


if __name__ == "__main__":
    main()
