"""Permissions of what lies in the data folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.checkup import Finding, caution, good

# A desk of many years has millions of files, and one that is open to others is enough to know.
MOST_LOOKED_AT = 20_000
OTHERS = 0o077


def permissions() -> Iterator[Finding]:
    """Yield findings on whether only their owner can read files and folders."""
    topic = _("Permissions")
    found = sum(1 for _path in islice(open_to_others(settings.HOME), MOST_LOOKED_AT))
    if not found:
        yield good(topic, _("Only their owner can read the files of the data folder."))
        return
    sentence = ngettext(
        "%(count)d file or folder of the data folder is open to others on this machine. "
        "`rapport doctor --mend` closes it.",
        "%(count)d files or folders of the data folder are open to others on this machine. "
        "`rapport doctor --mend` closes them.",
        found,
    )
    yield caution(topic, sentence % {"count": found})


def open_to_others(home: Path, most: int = MOST_LOOKED_AT) -> Iterator[Path]:
    """Yield files and folders that others than their owner may use, of the first ``most``."""
    for path in islice(_everything(home), most):
        try:
            mode = path.lstat().st_mode
        except OSError:
            continue
        if not stat.S_ISLNK(mode) and mode & OTHERS:
            yield path


def mend(home: Path) -> int:
    """Take everybody else's permissions away; return of how many files and folders."""
    count = 0
    for path in open_to_others(home, most=1 << 60):
        path.chmod(stat.S_IMODE(path.lstat().st_mode) & ~OTHERS)
        count += 1
    return count


def _everything(home: Path) -> Iterator[Path]:
    yield home
    for folder, folders, files in os.walk(home):
        yield from (Path(folder, name) for name in (*files, *folders))
