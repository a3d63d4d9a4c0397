"""The records, as files to read and compare, one per room.

A block is the answers to one request to one route. Each of its lines begins with the letters of
the roles that got it, in the order of ``ROLES``, so that the answer to each role can be read from
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher, unified_diff
from pathlib import Path

FOLDER = Path(__file__).with_name("recorded")
ROLES = {
    "v": "a visitor",
    "r": "somebody who only reads",
    "a": "an agent",
    "t": "a teammate",
    "o": "an agent of another team",
    "l": "a team lead",
    "m": "a manager",
    "A": "an administrator",
}
NOBODY = "." * len(ROLES)
HEAD = """\
Recorded by `python -m tests.house.walk record`: what every address answers, to whom.
"""


@dataclass(frozen=True, order=True)
class Block:
    """One request to one route; the room names its file."""

    room: str = field(compare=False)
    route: str
    visit: str


@dataclass
class Book:
    """Everything recorded: the usual headers, and for each block the answer to each role."""

    usual: dict[str, str] = field(default_factory=dict)
    blocks: dict[Block, dict[str, list[str]]] = field(default_factory=dict)

    def add(self, block: Block, letter: str, lines: list[str]) -> None:
        """Record the answer to one role."""
        self.blocks.setdefault(block, {})[letter] = lines


def write(book: Book, folder: Path = FOLDER) -> None:
    """Save the book, replacing the old one."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    usual = [f"{name}: {value or 'none'}" for name, value in book.usual.items()]
    (folder / "usual.txt").write_text("\n".join([HEAD, *usual, ""]), encoding="utf-8")
    for room in sorted({block.room for block in book.blocks}):
        text = [HEAD]
        for block in (block for block in book.blocks if block.room == room):
            text += [f"= {block.route} | {block.visit}", *_merged(book.blocks[block]), ""]
        (folder / f"{room}.txt").write_text("\n".join(text), encoding="utf-8")


def read(folder: Path = FOLDER) -> Book:
    """Read the saved book."""
    book = Book(dict(_usual(folder / "usual.txt")))
    for path in sorted(folder.glob("*.txt")):
        if path.stem != "usual":
            for block, letters, line in _lines(path):
                answers = book.blocks.setdefault(block, {})
                for letter in letters.replace(".", ""):
                    answers.setdefault(letter, []).append(line)
    return book


def differences(old: Book, new: Book) -> Iterator[str]:
    """Yield a sentence for each difference of two books."""
    for name in sorted(old.usual.keys() | new.usual.keys()):
        was, is_ = old.usual.get(name), new.usual.get(name)
        if was != is_:
            yield f"The header {name} is usually “{is_}”, and was “{was}”."
    for block in sorted(old.blocks.keys() | new.blocks.keys()):
        was_told, is_told = old.blocks.get(block, {}), new.blocks.get(block, {})
        if not was_told:
            yield f"{block.route}: “{block.visit}” is asked now, and was not recorded."
        elif not is_told:
            yield f"{block.route}: “{block.visit}” was recorded, and is not asked any more."
        else:
            yield from _between(block, was_told, is_told)


def _between(block: Block, old: dict[str, list[str]], new: dict[str, list[str]]) -> Iterator[str]:
    """Yield how the answers to a request changed, roles with the same change together."""
    changed: dict[tuple[str, ...], list[str]] = {}
    for letter, role in ROLES.items():
        was, is_ = old.get(letter, []), new.get(letter, [])
        if was != is_:
            lines = tuple(unified_diff(was, is_, lineterm="", n=1))[2:]
            changed.setdefault(lines, []).append(role)
    for lines, roles in changed.items():
        shown = "\n".join(f"    {line}" for line in lines)
        yield f"{block.route}: “{block.visit}” answers {_listed(roles)} otherwise:\n{shown}"


def _listed(roles: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(roles[:-1]), roles[-1]]))


def _merged(answers: dict[str, list[str]]) -> list[str]:
    """Return the lines of all, each once where they agree on its place, with the roles that got
    it.
    """
    merged: list[tuple[str, set[str]]] = []
    together: dict[tuple[str, ...], set[str]] = {}
    for letter, told in answers.items():
        together.setdefault(tuple(told), set()).add(letter)
    # The longest first: the others are mostly parts of it.
    for lines, letters in sorted(together.items(), key=lambda pair: -len(pair[0])):
        merged = _with(merged, lines, letters)
    return [f"{_letters(letters)} {line}" for line, letters in merged]


def _with(
    merged: list[tuple[str, set[str]]], lines: tuple[str, ...], letters: set[str]
) -> list[tuple[str, set[str]]]:
    matcher = SequenceMatcher(None, [line for line, _who in merged], lines, autojunk=False)
    result: list[tuple[str, set[str]]] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            result += [(line, who | letters) for line, who in merged[start:end]]
        else:
            result += merged[start:end]
            result += [(line, set(letters)) for line in lines[other_start:other_end]]
    return result


def _letters(who: Iterable[str]) -> str:
    return "".join(letter if letter in who else "." for letter in ROLES)


def _usual(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        name, _colon, value = line.partition(": ")
        yield name, "" if value == "none" else value


def _lines(path: Path) -> Iterator[tuple[Block, str, str]]:
    block = Block("", "", "")
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        if line.startswith("= "):
            route, _bar, visit = line[2:].partition(" | ")
            block = Block(path.stem, route, visit)
        elif line:
            yield block, line[: len(NOBODY)], line[len(NOBODY) + 1 :]
