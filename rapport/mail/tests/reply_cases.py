"""Our own reply cases, read from `replies/`.

Each states what is new, quoted and signature.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "replies"


@dataclass(frozen=True)
class Case:
    """A text with its expected parts; `sender` is a From field or empty."""

    name: str
    text: str
    reply: str
    signature: str | None = None  # None: not compared
    sender: str = ""
    is_html: bool = False


def plain() -> list[Case]:
    """Return texts written line by line with their labels."""
    return _texts("plain.txt")


def kept() -> list[Case]:
    """Return texts in which new words stand where a quote or signature is expected."""
    return _texts("kept.txt")


def _texts(file: str) -> list[Case]:
    return [
        Case(
            name,
            "\n".join(line for _, line in lines),
            _of("r", lines),
            _of("s", lines),
            sender,
        )
        for name, sender, lines in _read(file)
    ]


def pages() -> list[Case]:
    """Return HTML as mail programs write it."""
    return _pages("pages.txt")


def kept_pages() -> list[Case]:
    """Return HTML in which new words stand where a quote is expected."""
    return _pages("kept_pages.txt")


def _pages(file: str) -> list[Case]:
    return [
        Case(name, _of("h", lines), _of("r", lines), _of("s", lines), sender, is_html=True)
        for name, sender, lines in _read(file)
    ]


def languages() -> list[Case]:
    """Return every introduction, header and mobile line of every language around the same few
    words.
    """
    tables = tomllib.loads((FOLDER / "languages.toml").read_text(encoding="utf-8"))
    return [case for code, table in tables.items() for case in _around(code, table)]


def signatures() -> list[Case]:
    """Return signatures of people and firms, each below a few words of its language."""
    tables = tomllib.loads((FOLDER / "languages.toml").read_text(encoding="utf-8"))
    found = []
    for title, sender, lines in _read("signatures.txt"):
        reply, signature = tables[title.split()[0]]["reply"], _of("s", lines)
        found.append(Case(title, f"{reply}\n\n{signature}", reply, signature, sender))
    return found


def _around(code: str, table: dict[str, str]) -> Iterator[Case]:
    reply, old = table["reply"], table["old"]
    marked = "\n".join(f"> {line}" for line in old.split("\n"))
    for number, intro in enumerate(table["intros"]):
        yield Case(f"{code} intro {number}", f"{reply}\n\n{intro}\n\n{marked}", reply, "")
        yield Case(f"{code} below intro {number}", f"{intro}\n{marked}\n\n{reply}", reply, "")
        if "@" in intro:
            yield Case(f"{code} open intro {number}", f"{reply}\n\n{intro}\n\n{old}", reply, "")
            wrapped = intro.replace(" <", "\n<", 1).replace(" (", "\n(", 1)
            yield Case(f"{code} cut intro {number}", f"{reply}\n\n{wrapped}\n\n{marked}", reply, "")
    for number, intro in enumerate(table["bare"]):
        yield Case(f"{code} bare intro {number}", f"{reply}\n   {intro}\n\n {old}", reply, "")
    for number, block in enumerate(table["blocks"]):
        yield Case(f"{code} block {number}", f"{reply}\n\n{block}\n\n{old}", reply, "")
        ruled = f"{reply}\n{'_' * 32}\n{block}\n\n{old}"
        yield Case(f"{code} ruled block {number}", ruled, reply, "")
    for number, line in enumerate(table["mobile"]):
        text = f"{reply}\n\n{line}\n\n{table['intros'][0]}\n\n{marked}"
        yield Case(f"{code} mobile {number}", text, reply, line)
        yield Case(f"{code} last mobile {number}", f"{reply}\n\n{line}\n", reply, line)


def _read(name: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Yield (name, sender, labelled lines) of the cases in a file."""
    for block in (FOLDER / name).read_text(encoding="utf-8").split("\n== ")[1:]:
        head, *rest = block.split("\n")
        title, _, sender = head.partition(" | ")
        lines = [(line[0], line[3:]) for line in rest if line[1:2] == "|"]
        yield title, sender, lines


def _of(label: str, lines: list[tuple[str, str]]) -> str:
    return "\n".join(line for mark, line in lines if mark == label)
