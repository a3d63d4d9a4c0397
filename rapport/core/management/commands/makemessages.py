"""Django's ``makemessages``, which also reads our Jinja2 templates."""

from __future__ import annotations

from pathlib import Path

from django.core.management.commands import makemessages

from rapport.core.pages.extraction import as_python


class Source(makemessages.BuildFile):
    """A file with messages; gettext gets a Jinja2 template as Python calls."""

    def preprocess(self) -> None:
        """Write a readable version for gettext if it cannot read the file itself."""
        path = Path(self.path)
        if "jinja2" not in path.parts:
            super().preprocess()
            return
        calls = as_python(path.read_text(encoding="utf-8"))
        Path(self.work_path).write_text(calls, encoding="utf-8")


class Command(makemessages.Command):
    """Collects the messages of Python files and templates alike."""

    build_file_class = Source
