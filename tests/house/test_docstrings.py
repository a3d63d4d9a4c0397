"""Beginnings of docstrings, and phrases banned from all prose."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_WORDS = 12
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

# Docstrings of functions begin with a verb in the imperative, which none of these words can be.
NO_VERBS = re.compile(
    r"""
    An?|All|Also|And|Any(body|thing)?|As|At|Because|Both|But|By|Each|Either|Every(body|thing)?
    |For|From|Here|How|If|In|Its?|Just|Like|Many|Most|Much|Neither|Nobody|None?|Not|Nothing|Of|On
    |Once|One|Only|Or|Our|Same|Since|Some(body|thing)?|So|Than|That|The|Their|Then|There|These
    |They|This|Those|Though|Three|To|Two|Until|Up|We|What(ever)?|When|Where|Whether|Which|While
    |Who(ever|m|se)?|Why|With(out)?|You
    """,
    re.VERBOSE,
)
# A word in s is "he does" or a plural; these are neither.
VERBS_IN_S = frozenset({"Address", "Compress", "Discuss", "Dismiss", "Pass", "Press", "Process"})

# The docstring of a module is the name of a thing; these words begin a sentence.
NO_NOUNS = re.compile(
    r"""
    Because|Each|Everything|From|How|If|It|Nobody|Nothing|Since|So|Some(body|thing)|That|There
    |These|They|This|Those|Until|We|What(ever)?|When|Where|Whether|Which|While|Who(ever|m|se)?
    |Why|You
    """,
    re.VERBOSE,
)
# Verbs of functions that are nouns as well; "Rapport" is what the help of the command begins with.
ALSO_NOUNS = frozenset({"Change", "Mail", "Rapport", "Work"})

# Translated word by word from a language that says it so.
BANNED = re.compile(
    r"""
    \banew\b | \bof\ whom\b | \bbe\ had\b | \bhow-manieth\b | \bsuch\ a\ one\b
    | \bstands?\ behind\b | \bwhat\ is\ asked\b | \bis\ met\ with\b | \bput\ in\ force\b
    | \btakes\ what\ has\b | \bwhat\ has\ no\ other\b | \bwords\ of\ ours\b
    | \bis\ none\ of\ ours\b | \bfor\ unusually\ long\b | \ba\ person\ of\ ours\b
    | \bproves\ senders\b | \bas\ your\ system\ has\ it\b | \bhands?\ it\ out\b
    | \bnot\ hand\ it\ out\b | \bin\ force\ (since|then)\b
    | \bthe\ leave\ to\b | \bhowever\ late\b | \bwhich\ empty\ means\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


@cache
def files() -> tuple[Path, ...]:
    """Return every Python file of the project except migrations, which Django writes."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in listed if name and "/migrations/" not in name]
    return tuple(path for path in paths if path.exists())


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def documented(path: Path) -> tuple[tuple[ast.AST, int, str], ...]:
    """Return what has a docstring in a file, with the docstring's line and text."""
    return tuple(
        (node, node.body[0].lineno, text)
        for node in ast.walk(tree(path))
        if isinstance(node, DOCUMENTED) and (text := ast.get_docstring(node))
    )


@cache
def functions() -> tuple[tuple[str, str], ...]:
    """Return the place and the docstring of each function, except tests, which tell a story."""
    return tuple(
        (f"{path.relative_to(ROOT)}:{line}", text)
        for path in files()
        for node, line, text in documented(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("test_")
    )


@cache
def verbs() -> frozenset[str]:
    """Return the verbs with which docstrings of functions begin."""
    return frozenset(_first(text) for _place, text in functions())


def is_order(text: str) -> bool:
    """Return whether a docstring begins with a verb, as far as a word can show that."""
    word = _first(text)
    return (
        bool(re.fullmatch(r"[A-Z][a-z]+", word))
        and not NO_VERBS.fullmatch(word)
        and (not word.endswith("s") or word in VERBS_IN_S)
    )


def faults_of_module(text: str) -> Iterator[str]:
    """Yield what keeps the first line from being a short noun phrase."""
    first, *rest = text.split("\n")
    if rest and rest[0]:
        yield "the first line goes on in the next"
    if len(first.split()) > MOST_WORDS:
        yield f"more than {MOST_WORDS} words"
    if not first.endswith("."):
        yield "no period at the end"
    if ". " in first:
        yield "two sentences"
    word = _first(first)
    if NO_NOUNS.fullmatch(word) or word in verbs() - ALSO_NOUNS:
        yield f"begins with {word}"


def test_every_module_names_what_it_is() -> None:
    faults = []
    for path in files():
        text = ast.get_docstring(tree(path))
        if text is None:
            if not tree(path).body:
                continue  # an empty file only makes its folder a package
            faults.append(f"{path.relative_to(ROOT)}: no docstring")
        else:
            faults += [f"{path.relative_to(ROOT)}: {fault}" for fault in faults_of_module(text)]

    assert faults == []


def test_every_function_begins_with_a_verb() -> None:
    assert [
        f"{place}: {text.splitlines()[0]}" for place, text in functions() if not is_order(text)
    ] == []


def test_nothing_is_translated_word_by_word() -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{line}: {found.group()}"
        for path in files()
        if path != Path(__file__)
        for line, text in _words(path)
        if (found := BANNED.search(text))
    ]

    assert faults == []


def test_no_page_or_mail_is_translated_word_by_word() -> None:
    drawn = [
        path for kind in ("html", "txt") for path in ROOT.glob(f"rapport/**/jinja2/**/*.{kind}")
    ]

    assert len(drawn) > 200
    assert [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in drawn
        if (found := BANNED.search(" ".join(path.read_text(encoding="utf-8").split())))
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "The rows behind a figure.",
        "Whether it is open.",
        "Rows of a page.",
        "Asks again.",
        "`a` or b.",
    ],
)
def test_a_phrase_is_no_order(text: str) -> None:
    assert not is_order(text)


@pytest.mark.parametrize("text", ["Return the rows.", "Process what was kept.", "Ask again."])
def test_an_order_is_one(text: str) -> None:
    assert is_order(text)


@pytest.mark.parametrize(
    "text",
    [
        "What a mail says.",
        "Return the rows.",
        "A list",
        "A list. And more.",
        "The list of everything that anybody could want to know about one mail.",
        "A list that goes on\nin the next line.",
    ],
)
def test_a_module_is_no_sentence(text: str) -> None:
    assert list(faults_of_module(text))


def test_a_module_is_a_thing() -> None:
    assert list(faults_of_module("The list of mails.\n\nIt grows.")) == []


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0].rstrip(".,:;")


def _words(path: Path) -> Iterator[tuple[int, str]]:
    """Yield strings and comments of a file that may be at fault, with their lines."""
    source = path.read_text(encoding="utf-8")
    if not BANNED.search(" ".join(source.split())):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, " ".join(node.value.split())
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
