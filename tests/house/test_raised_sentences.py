"""Translation of sentences that are raised for people."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from rapport.core.errors import Misconfigured, RapportError

ROOT = Path(__file__).parents[2] / "rapport"
TRANSLATORS = {"_", "gettext", "ngettext", "pgettext"}


def kinds() -> set[str]:
    """Return the names of errors whose sentence a person reads.

    Misconfigured is for the person who starts the program, often before a language is known.
    """
    found: set[str] = set()
    waiting: list[type[RapportError]] = [RapportError]
    while waiting:
        kind = waiting.pop()
        if not issubclass(kind, Misconfigured):
            found.add(kind.__name__)
        waiting += kind.__subclasses__()
    return found - {"RapportError"}


def untranslated(source: str, names: set[str]) -> Iterator[int]:
    """Yield the lines on which one of these errors is raised with untranslated words."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
            continue
        called = node.exc.func
        name = getattr(called, "id", getattr(called, "attr", ""))
        if name in names and any(_is_bare(word) for word in node.exc.args):
            yield node.lineno


def _is_bare(word: ast.expr) -> bool:
    """Return whether words appear outside a call that translates them."""
    if isinstance(word, ast.Call):
        name = getattr(word.func, "id", getattr(word.func, "attr", ""))
        return name not in TRANSLATORS and any(_is_bare(each) for each in word.args)
    if isinstance(word, ast.BinOp):
        return _is_bare(word.left)
    if isinstance(word, ast.JoinedStr):
        return any(_is_bare(each) for each in word.values)
    return isinstance(word, ast.Constant) and isinstance(word.value, str) and " " in word.value


def test_what_is_raised_for_a_person_is_translated() -> None:
    names = kinds()
    assert {"Invalid", "Conflict", "NotFound", "NotAllowed"} <= names

    found = [
        f"{path.relative_to(ROOT.parent)}:{line}"
        for path in sorted(ROOT.rglob("*.py"))
        if not {"tests", "migrations"} & set(path.parts)
        for line in untranslated(path.read_text(encoding="utf-8"), names)
    ]

    assert not found, "Translate what is raised here: " + ", ".join(found)


def test_bare_words_are_found() -> None:
    source = """
raise Invalid("Write something.")
raise Invalid(f"{name} is not here.")
raise Invalid("No %s." % name)
raise Invalid(_("Write something."))
raise Invalid(_("No %s.") % name)
raise Invalid(sentence)
raise ValueError("Only for us.")
"""

    assert list(untranslated(source, {"Invalid"})) == [2, 3, 4]
