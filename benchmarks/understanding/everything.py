"""Every file of the collections: no exception, at most a second.

And winmail.dat is opened.
"""

from __future__ import annotations

import time
from pathlib import Path

from .collections import Score
from .readers import Reader

_TNEF = b"\x78\x9f\x3e\x22"
_SECOND = 1.0


def every_file(folder: Path, reader: Reader) -> list[Score]:
    """Read every file as a mail, whatever it is."""
    if not reader.see:
        return []
    score = Score("read without exception, within 1 s", "all files")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        raw = path.read_bytes()
        of = path.relative_to(folder).parts[0]
        start = time.process_time()
        try:
            reader.see(raw)
        except Exception as problem:  # noqa: BLE001  # what a library raises is measured here
            score.count(path.name, False, f"{path.name}: {problem!r}", collection=of)
            continue
        took = time.process_time() - start
        score.count(path.name, took < _SECOND, f"{path.name}: {took:.2f} s", collection=of)
    return [score]


def tnef(folder: Path, reader: Reader) -> list[Score]:
    """Score raw winmail.dat files: opened, with their contents named."""
    if not reader.open_tnef:
        return []
    score = Score("TNEF opened", "all files")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        raw = path.read_bytes()
        if raw.startswith(_TNEF):
            names = reader.open_tnef(raw)
            of = path.relative_to(folder).parts[0]
            score.count(path.name, names is not None, f"{path.name}: {names}", collection=of)
    return [score]
