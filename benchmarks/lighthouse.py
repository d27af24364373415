"""What Lighthouse says of the web page, on a desktop and on a phone with a slow line.

Run: ``python -m benchmarks.lighthouse``; it needs Chromium, Node.js and, once, npm. Prints both
scores, and each check that is not passed in full.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.api.server_process import ServerProcess
from tests.browser.chromium import CHROMIUM, WHY_NOT

_LIGHTHOUSE = "lighthouse@12.2.3"  # newer ones want a newer Node.js
_SETTINGS = {"desktop": ["--preset=desktop"], "phone": []}


def report(url: str, settings: list[str], folder: Path) -> dict[str, Any]:
    written = folder / "report.json"
    command = ["npx", "--yes", _LIGHTHOUSE, url, *settings, "--quiet", "--output=json"]
    command += [f"--output-path={written}", "--chrome-flags=--headless=new --no-sandbox"]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": CHROMIUM or ""})
    found: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return found


def main() -> None:
    if CHROMIUM is None or shutil.which("npx") is None:
        sys.exit(WHY_NOT if CHROMIUM is None else "no npx on PATH; install Node.js")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        server = ServerProcess(folder)
        try:
            for name, settings in _SETTINGS.items():
                found = report(f"{server.url}/", settings, folder)
                scores = (
                    f"{c['title']} {100 * c['score']:.0f}" for c in found["categories"].values()
                )
                print(f"{name}: {', '.join(scores)}")
                for audit in found["audits"].values():
                    if audit["score"] is not None and audit["score"] < 1:
                        print(f"  {audit['title']}: {audit.get('displayValue', 'no')}")
        finally:
            server.kill()


if __name__ == "__main__":
    main()
