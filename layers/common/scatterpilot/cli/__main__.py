"""``python -m scatterpilot.cli`` is the program ``scatterpilot``."""

from __future__ import annotations

from scatterpilot.cli import main

if __name__ == "__main__":
    main()
