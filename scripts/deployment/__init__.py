"""What takes ScatterPilot to AWS: build, deploy, test, watch, take down. Entries: scripts/0*.sh."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
INFRASTRUCTURE = ROOT / "infrastructure"
BUILD = ROOT / "build" / "aws"
