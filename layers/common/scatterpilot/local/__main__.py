"""``python -m scatterpilot.local [--host HOST] [--port PORT] [--workers N]``"""

from __future__ import annotations

import argparse
import sys

from scatterpilot.domain.errors import ScatterPilotError
from scatterpilot.local.server import HOST, serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scatterpilot.local", description=__doc__)
    parser.add_argument("--host", default=HOST, help="other machines need SCATTERPILOT_TOKEN")
    parser.add_argument("--port", type=int, help="default: the setting PORT, or 8000")
    parser.add_argument("--workers", type=int, default=1, help="processes (default: 1)")
    given = parser.parse_args()
    try:
        serve(given.host, given.port, given.workers)
    except ScatterPilotError as error:
        sys.exit(error.message)


if __name__ == "__main__":
    main()
