"""Letters with a mark on every line, from the files beside this."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).parent

SHOWN = (
    *("after-name", "after-closing", "below-rule", "pasted", "postscript", "table", "list"),
    *("address", "phone", "code", "numbers", "short", "inline", "bottom", "own-quote", "poem"),
    *("form", "other"),
)
FOLDED = ("quote", "signature", "both", "history")
KINDS = SHOWN + FOLDED
FORMS = ("text", "html", "mail", "mail-html")
MARKS = "vqs.t"

# A third is held apart: nobody mends the reader with it.
_PARTS = 3

_TAG = re.compile(r"<!.*?>|<style\b.*?</style>|</?[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(
    r"<(?:br|hr)\b[^<>]*>"
    r"|</?(?:p|div|tr|li|ul|ol|table|blockquote|h[1-6]|pre|center|dd|dt|section)\b[^<>]*>",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Letter:
    """A letter: its head and (mark, line) for each line, with where it was read."""

    id: str
    language: str
    kind: str
    form: str
    sender: str
    lines: list[tuple[str, str]]
    place: str = field(default="", compare=False)

    @property
    def is_html(self) -> bool:
        return self.form in ("html", "mail-html")

    @property
    def source(self) -> str:
        """Return the letter without its marks, as the customer's program sent it."""
        return "\n".join(line for _, line in self.lines)

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        """Return (mark, text) for each line that a reader sees, without its tags."""
        if not self.is_html:
            return [(mark, line) for mark, line in self.lines if line.strip()]
        return [
            (mark, text)
            for mark, line in self.lines
            for piece in _BREAK.split(line)
            if (text := html.unescape(_TAG.sub("", piece)).strip())
        ]

    def has(self, mark: str) -> bool:
        return any(found == mark for found, _ in self.units)


def held(letter: Letter) -> bool:
    """Return whether the letter is in the third that is held apart, by its id."""
    return is_held(letter.id)


def is_held(id_: str) -> bool:
    """Return whether the letter with that id is held apart."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % _PARTS == 0


def written(folder: Path = FOLDER) -> list[Letter]:
    """Return the letters written one by one, in the order of files and lines."""
    return [letter for path in sorted(folder.glob("*.txt")) for letter in read(path)[0]]


def faults(folder: Path = FOLDER) -> list[str]:
    """Return what is wrong in the files, each with file and line."""
    read_ones = [read(path) for path in sorted(folder.glob("*.txt"))]
    seen: dict[str, str] = {}
    wrong = [fault for _, found in read_ones for fault in found]
    for letter in (letter for found, _ in read_ones for letter in found):
        if letter.id in seen:
            wrong.append(f"{letter.place}: {letter.id} is also in {seen[letter.id]}")
        seen.setdefault(letter.id, letter.place)
    return wrong


def read(path: Path) -> tuple[list[Letter], list[str]]:
    """Return the letters of one file, and what is wrong in it."""
    found: list[Letter] = []
    wrong: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        if line.startswith("== "):
            found.append(_head(line, path.stem, place))
        elif not line.strip() and not found:
            continue
        elif not found:
            wrong.append(f"{place}: a line above the first head")
        elif line and line[0] in MARKS and line[1:2] in ("", " "):
            found[-1].lines.append((line[0], line[2:]))
        elif line.strip():
            wrong.append(f"{place}: a line without a mark: {line[:40]}")
    for letter in found:
        wrong.extend(f"{letter.place}: {letter.id}: {fault}" for fault in check(letter))
    return found, wrong


def _head(line: str, language: str, place: str) -> Letter:
    fields = [field.strip() for field in line[3:].split("|", 3)]
    id_, kind, form, sender = (*fields, "", "", "", "")[:4]
    return Letter(id_, language, kind, form, sender, [], place)


def check(letter: Letter) -> Iterator[str]:
    """Yield what is wrong with one letter."""
    if letter.kind not in KINDS:
        yield f"no kind {letter.kind!r}"
    if letter.form not in FORMS:
        yield f"no form {letter.form!r}"
    if letter.form.startswith("mail") and not letter.sender:
        yield "a mail without a sender"
    if not letter.has("v"):
        yield "nothing that must be shown"
    if not letter.is_html and any(mark == "t" for mark, _ in letter.lines):
        yield "markup in a text"
    if letter.is_html and letter.has("t"):
        yield "text on a line of markup"
    folded = set(sentences(letter, "q")) | set(sentences(letter, "s"))
    yield from (f"both written and folded: {text}" for text in sentences(letter, "v", but=folded))


def sentences(letter: Letter, mark: str, *, but: Iterable[str] | None = None) -> Iterator[str]:
    """Yield the lines with a mark that have several words, at most those in `but`."""
    for found, text in letter.units:
        if found == mark and len(text) > 24 and (but is None or text in but):
            yield text
