"""The file with everything held on a person.

JSON for programs, a page to read, and the stored files.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils.html import escape

from rapport.core import blobs
from rapport.core.personal import Held
from rapport.privacy.subjects import Subject, counts, rows

PORTION = 500
# Names that archives of other systems can hold.
_ODD = re.compile(r"[^\w.@ +-]+")
_HEAD = """<!doctype html><meta charset="utf-8"><title>{title}</title>
<style>body{{font:16px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}}
dl{{border-top:1px solid #999;padding:.5rem 0}}dt{{font-weight:600}}
dd{{margin:0 0 .3rem;white-space:pre-wrap;overflow-wrap:anywhere}}</style>
<h1>{title}</h1>
"""


def write(path: Path, subject: Subject, title: str, progress: Callable[[int, int], None]) -> None:
    """Write the archive, which appears at ``path`` only once it is complete."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    known = list(counts(subject))
    steps = _Steps(sum(number for _held, number in known) * 2, progress)
    kinds = [held for held, _number in known]
    try:
        with (
            open(temporary, "wb", opener=_private) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            _write_json(archive, kinds, subject, steps)
            _write_page(archive, kinds, subject, title, steps)
            for held in kinds:
                _write_files(archive, held, subject)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class _Steps:
    """Counts what is done, and tells it now and then."""

    def __init__(self, total: int, progress: Callable[[int, int], None]) -> None:
        self.done, self.total, self._progress = 0, total, progress

    def step(self) -> None:
        self.done += 1
        if self.done % PORTION == 0 or self.done == self.total:
            self._progress(self.done, self.total)


def shown(held: Held, row: Model) -> dict[str, Any]:
    """Return the fields of a row that an export shows."""
    fields = row._meta.concrete_fields
    return {f.name: f.value_from_object(row) for f in fields if f.name not in held.hidden}


def _rows(held: Held, subject: Subject) -> Iterator[Model]:
    yield from rows(held, subject).iterator(chunk_size=PORTION)


def _write_json(
    archive: zipfile.ZipFile, kinds: list[Held], subject: Subject, steps: _Steps
) -> None:
    with TextIOWrapper(archive.open("data.json", "w"), encoding="utf-8") as out:
        out.write("{")
        for number, held in enumerate(kinds):
            out.write(f"{',' if number else ''}\n{json.dumps(held.name)}: [")
            for at, row in enumerate(_rows(held, subject)):
                text = json.dumps(shown(held, row), cls=DjangoJSONEncoder, ensure_ascii=False)
                out.write(f"{',' if at else ''}\n{text}")
                steps.step()
            out.write("]")
        out.write("\n}\n")


def _write_page(
    archive: zipfile.ZipFile, kinds: list[Held], subject: Subject, title: str, steps: _Steps
) -> None:
    with TextIOWrapper(archive.open("index.html", "w"), encoding="utf-8") as out:
        out.write(_HEAD.format(title=escape(title)))
        for held in kinds:
            out.write(f"<h2>{escape(held.label)}</h2>\n")
            for row in _rows(held, subject):
                out.write(_told(held, row))
                steps.step()


def _told(held: Held, row: Model) -> str:
    """Return a row as a list of names and values, without what is empty."""
    values = ((name, value) for name, value in shown(held, row).items() if value not in _EMPTY)
    lines = (f"<dt>{escape(name)}</dt><dd>{escape(_text(value))}</dd>" for name, value in values)
    return f"<dl>{''.join(lines)}</dl>\n"


_EMPTY: tuple[Any, ...] = ("", None, [], {})


def _text(value: Any) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(value)


def _write_files(archive: zipfile.ZipFile, held: Held, subject: Subject) -> None:
    for digest, called in held.digests.items():
        for row in _rows(held, subject):
            name = _ODD.sub("_", str(getattr(row, called)) if called else "mail.eml")
            path = blobs.path_of(getattr(row, digest) or "-")
            if path.is_file():
                archive.write(path, f"files/{row._meta.model_name}-{row.pk}/{name[:100] or 'file'}")


def _private(path: str, flags: int) -> int:
    """Open a file that only the owner can read."""
    return os.open(path, flags, 0o600)
