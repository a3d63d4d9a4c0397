"""Keyed digests of addresses, and the list of erasures beside the database.

A database that is restored from an older backup knows nothing of later erasures; the list does.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings


def marks_of(addresses: Iterable[str]) -> list[str]:
    """Return a keyed digest of each address: the desk's key is needed to compare one."""
    key = hashlib.sha256(b"rapport erasures " + settings.SECRET_KEY.encode()).digest()
    return [hmac.new(key, each.lower().encode(), "sha256").hexdigest() for each in addresses]


def list_path() -> Path:
    """Return the path of the list, which a restore leaves where it is."""
    return Path(settings.PRIVACY_ROOT) / "erasures"


def note(subject: int, marks: list[str]) -> None:
    """Add an erasure to the list, durably."""
    line = json.dumps({"customer": subject, "marks": marks})
    list_path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(list_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def noted() -> Iterator[tuple[int, list[str]]]:
    """Yield the erasures of the list; a line that a crash cut is left out."""
    try:
        lines = list_path().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            entry = json.loads(line)
            yield int(entry["customer"]), list(entry["marks"])
        except (ValueError, KeyError, TypeError):
            continue
