"""The command ``python -m tests.house.walk record``.

It records the walk again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    if sys.argv[1:] != ["record"]:
        sys.exit("Usage: python -m tests.house.walk record")
    here = str(Path(__file__).parent)
    sys.exit(pytest.main(["-q", "-p", "tests.house.walk.recording", here]))
