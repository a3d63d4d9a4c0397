"""The one module that reads the clock.

Code that reads it elsewhere cannot be given another time.
"""

from __future__ import annotations

import re
from pathlib import Path

import rapport

ROOM = Path(rapport.__file__).parent
CLOCK = ROOM / "core" / "clock.py"
READS = re.compile(
    r"timezone\.now\(|localdate\(\)|localtime\(\)|date\.today\(|datetime\.(?:now|utcnow)\("
)


def test_only_the_clock_reads_the_time() -> None:
    reading = [
        f"{path.relative_to(ROOM)}:{number}: {line.strip()}"
        for path in sorted(ROOM.rglob("*.py"))
        if path != CLOCK and "tests" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if READS.search(line)
    ]
    assert reading == [], "Ask clock.now(), and hand it on as at=."
    assert READS.search(CLOCK.read_text(encoding="utf-8"))
