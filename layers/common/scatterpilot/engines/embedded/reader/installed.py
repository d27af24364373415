"""The learned reader of this installation: loaded once, when first needed, or ``None``.

Importing this module loads nothing of it; ONNX Runtime and the model take a quarter of a second
and 100 MB.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scatterpilot.engines.embedded.reader.reading import LearnedReader

PACKAGE: Final = "scatterpilot_reader"
_FIRST: Final = "1 hour at $9"
"""Read once, so that the first message finds everything in memory."""


class Installation:
    """A folder with the model, or none; safe to use from several threads."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._loading = Lock()
        self._loaded = False
        self._reader: LearnedReader | None = None
        self.lacking = ""
        """What is missing, once it was looked for; empty where nothing is."""

    def reader(self) -> LearnedReader | None:
        """``None`` where the model or what runs it is missing; a log line says once what."""
        if not self._loaded:
            with self._loading:
                if not self._loaded:
                    self._reader = self._load()
                    self._loaded = True
        return self._reader

    def warm(self) -> Thread:
        """Load it in a thread that neither a request nor the end of the process waits for."""
        thread = Thread(target=self._warm, name="reader", daemon=True)
        thread.start()
        return thread

    def _warm(self) -> None:
        reader = self.reader()
        if reader:
            reader(_FIRST)

    def _load(self) -> LearnedReader | None:
        if self._folder is None:
            lacking = f"the package {PACKAGE} is not installed"
        else:
            try:
                return _open(self._folder)
            except ImportError as error:
                lacking = f"{error.name or 'a package'} can't be imported"
            except OSError as error:
                lacking = f"{_file(error)}: {error.strerror}"
            except RuntimeError as error:  # the wrong model, or a processor too old for NumPy
                lacking = str(error)
        self.lacking = lacking
        _tell(lacking)
        return None


def _open(folder: Path) -> LearnedReader:
    from scatterpilot.engines.embedded.reader.network import load
    from scatterpilot.engines.embedded.reader.reading import LearnedReader

    return LearnedReader(load(folder))


def _file(error: OSError) -> str:
    """Its name alone: the path may hold somebody's name."""
    return Path(str(error.filename)).name


def _tell(lacking: str) -> None:
    import logging

    logging.getLogger(__name__).warning(
        "The learned reader is left out, only plain answers are understood: %s.", lacking
    )


def _folder() -> Path | None:
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent if spec and spec.origin else None


_here = Installation(_folder())


def installed() -> LearnedReader | None:
    """The reader of this process; see ``Installation.reader``."""
    return _here.reader()


def lacking() -> str:
    """Why there is no reader, in words; empty where there is one. Looks for it first."""
    _here.reader()
    return _here.lacking


def warm() -> Thread:
    """Load the reader behind what is going on; see ``Installation.warm``."""
    return _here.warm()
