"""Translation of sentences that are raised for people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "rapport"
TRANSLATORS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
# The arguments of an error that a person reads; others, such as its code, are for programs.
SENTENCES = {"message", "sentence"}
# Two words, or one that ends as a sentence does.
SENTENCE = re.compile(r"\w\s+\w|\w[.!?]$")


# Modules that raise Misconfigured in English: who reads it, and why it is not translated.
ENGLISH = {
    "core/env.py": "whoever starts the program, before any language is known",
    "core/relay.py": "whoever starts the program, before any language is known",
    "channels/registry.py": "a programmer, at the start",
    "core/database/prepared.py": "a programmer, when a look-up is first asked",
    "core/database/rows.py": "a programmer, when a look-up is first asked",
    "core/ledger.py": "a programmer, in a test without the timeline",
    "core/face/navigation.py": "a programmer, at the start",
    "core/registry.py": "a programmer, at the start",
    "metrics/facts.py": "a programmer, at the start",
    "timeline/ledger.py": "a programmer, when the event is first recorded",
}


def sources() -> Iterator[tuple[str, str]]:
    """Yield the path below the package, and the text, of each module of the product."""
    for path in sorted(ROOT.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def kinds(texts: Iterable[str]) -> set[str]:
    """Return the names of all errors whose sentence a person reads, wherever they are defined."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
    }
    found = {"RapportError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
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
    modules = dict(sources())
    names = kinds(modules.values())
    assert {"Invalid", "Conflict", "NotFound", "NotAllowed", "Misconfigured", "WayFails"} <= names

    found = [
        f"rapport/{path}:{line}"
        for path, text in modules.items()
        for line in untranslated(text, names - {"Misconfigured"} if path in ENGLISH else names)
    ]

    assert not found, "Translate what is raised here: " + ", ".join(found)


@pytest.mark.parametrize("path", ENGLISH)
def test_what_is_raised_in_english_is_still_raised(path: str) -> None:
    assert list(untranslated(dict(sources())[path], {"Misconfigured"})), "Take it off the list."


def test_a_kind_is_known_by_whichever_kind_it_is() -> None:
    texts = ["class Far(near.Near): ...", "class Near(Invalid): ...\nclass Other(ValueError): ..."]

    assert kinds([*texts, "class Invalid(RapportError): ..."]) == {"Far", "Near", "Invalid"}


def test_the_terminal_speaks_english_in_sentences_that_go_on() -> None:
    """Typer writes "Invalid value for --role:" before the words of a BadParameter."""
    said = [
        (path, node.args[0])
        for path, text in sources()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "typer.BadParameter"
    ]
    assert len(said) > 4

    wrong = [f"rapport/{path}:{words.lineno}" for path, words in said if not _goes_on(words)]
    assert wrong == [], "Plain English, from a small letter to a full stop."


def _goes_on(words: ast.expr) -> bool:
    is_text = isinstance(words, ast.Constant) and isinstance(words.value, str)
    return is_text and re.fullmatch(r"[a-z].*\.", ast.literal_eval(words)) is not None


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
