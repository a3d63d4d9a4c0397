"""Translation of sentences that are raised for people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapport.core.errors import Misconfigured, RapportError

ROOT = Path(__file__).parents[2] / "rapport"
TRANSLATORS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
# The arguments of an error that a person reads; others, such as its code, are for programs.
SENTENCES = {"message", "sentence"}
# Two words, or one that ends as a sentence does.
SENTENCE = re.compile(r"\w\s+\w|\w[.!?]$")


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
    """Yield the lines on which one of these errors is made of untranslated words."""
    tree = ast.parse(source)
    bare = _bare_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        given = [*node.args, *(each.value for each in node.keywords if each.arg in SENTENCES)]
        if name in names and any(_is_bare(word, bare) for word in given):
            yield node.lineno


def _bare_names(tree: ast.AST) -> set[str]:
    """Return the names of variables and constants that hold untranslated sentences."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_bare(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_bare(word: ast.expr, bare: set[str]) -> bool:
    """Return whether words appear outside a call that translates them."""
    if isinstance(word, ast.Name):
        return word.id in bare
    if isinstance(word, ast.Constant):
        return isinstance(word.value, str) and SENTENCE.search(word.value) is not None
    if isinstance(word, ast.Call):
        name = getattr(word.func, "id", getattr(word.func, "attr", ""))
        of = [word.func.value] if isinstance(word.func, ast.Attribute) else []
        return name not in TRANSLATORS and any(_is_bare(each, bare) for each in [*of, *word.args])
    if isinstance(word, ast.BinOp):
        parts = [word.left] if isinstance(word.op, ast.Mod) else [word.left, word.right]
        return any(_is_bare(each, bare) for each in parts)
    if isinstance(word, ast.IfExp):
        return _is_bare(word.body, bare) or _is_bare(word.orelse, bare)
    if isinstance(word, ast.JoinedStr):
        return any(_is_bare(each, bare) for each in word.values)
    return False


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


BARE = (
    'raise Invalid("Write something.")',
    'raise Invalid("Nope.")',
    'raise Invalid(f"{name} is not here.")',
    'raise Invalid("No %s here." % name)',
    'raise Invalid("No {} here.".format(name))',
    'raise Invalid(_("Write something.") + " And send it.")',
    'raise Invalid(" and ".join(["one more", name]) + " are missing.")',
    'raise Invalid(_("Yes.") if fine else "Not at all.")',
    'raise Invalid(message="Write something.")',
    'words = "Write something."\nraise Invalid(words)',
    'error = Invalid("Write something.")\nraise error',
)
FINE = (
    'raise Invalid(_("Write something."))',
    'raise Invalid(_("No %s here.") % name)',
    "raise Invalid(sentence)",
    'raise Invalid(_("Write something."), code="no_words")',
    'raise ValueError("Only for us.")',
)


@pytest.mark.parametrize("source", BARE)
def test_bare_words_are_found(source: str) -> None:
    assert list(untranslated(source, {"Invalid"}))


@pytest.mark.parametrize("source", FINE)
def test_translated_words_are_let_pass(source: str) -> None:
    assert not list(untranslated(source, {"Invalid"}))
