"""A terminal with the program in it, and somebody who types."""

from __future__ import annotations

import codecs
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from tests.cli.program import command, environment


class Terminal:
    """``with Terminal(folder, "chat") as terminal``; then ``wait_for`` and ``type`` in turn.

    ``stdout`` is a file for what the program prints as its result; ``module`` is another program.
    """

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        stdout: Path | None = None,
        module: str | None = None,
        **settings: str,
    ) -> None:
        self._screen, own_end = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments] if module else command(*arguments),
            stdin=own_end,
            stdout=stdout.open("wb") if stdout else own_end,
            stderr=own_end,
            cwd=folder,
            env={**environment(), "TERM": "xterm", "COLUMNS": "100", **settings},
            start_new_session=True,
        )
        os.close(own_end)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._seen = 0
        self.shown = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._screen)

    def type(self, text: str) -> None:
        os.write(self._screen, text.encode())

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Read until the text shows up after the one that was waited for before."""
        deadline = time.monotonic() + seconds
        while (found := self.shown.find(text, self._seen)) < 0:
            assert self._read(deadline), f"{text!r} did not show up in {self.shown!r}"
        self._seen = found + len(text)

    def end(self, seconds: float = 30) -> int:
        """The exit status."""
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass
        return self._process.wait(max(0, deadline - time.monotonic()))

    def _read(self, deadline: float) -> bool:
        left = max(0, deadline - time.monotonic())
        if not select.select([self._screen], [], [], left)[0]:
            return False
        try:
            read = os.read(self._screen, 65_536)
        except OSError:  # how Linux tells that the other end is closed
            return False
        self.shown += self._decoder.decode(read)
        return bool(read)
