#!/usr/bin/env python3
"""Export or erase everything of one user of the deployed stack; --help says more."""

import os
import sys
from pathlib import Path

os.environ["CALLED_FROM"] = os.getcwd()
start = Path(__file__).resolve().parent / "deployment" / "with-python"
os.execv(start, [str(start), "scripts.deployment.user_data", *sys.argv[1:]])
