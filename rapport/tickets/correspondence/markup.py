"""Formatting in replies and notes, block by block.

A part of Markdown, chosen so that plain text stays exactly as it was typed: no headings, no rules,
no HTML, lists only of two or more items, numbered ones only if they count from 1. What has nothing
of it is not formatted at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import escape
from typing import NamedTuple

import nh3

from rapport.tickets.correspondence import inline

# Longer texts are pasted logs, and stay as they are.
LONGEST = 100_000
DEEPEST = 5

_BULLET = re.compile(r"( {0,3})([-*•])( +)(?=\S)")
_NUMBER = re.compile(r"( {0,3})(\d{1,3})([.)])( +)(?=\S)")
_FENCE = re.compile(r"```[\w+#.-]{0,20}\s*")
TAGS = {"p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a", "img"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
_SCHEMES = {"http", "https", "mailto", "tel", "cid"}


class Formatted(NamedTuple):
    """A text as safe HTML, empty where nothing in it is formatted, and as plain words."""

    html: str
    text: str


class _Block(NamedTuple):
    html: str
    text: str
    is_formatted: bool


def read(source: str, pictures: Collection[str] = ()) -> Formatted:
    """Return the text formatted; ``pictures`` are the keys of those that may be shown (as cid:)."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").strip("\n")
    if len(source) > LONGEST or not _may_be_formatted(source):
        return Formatted("", source)
    blocks = _blocks(source.split("\n"), pictures, depth=0)
    if not any(block.is_formatted for block in blocks):
        return Formatted("", source)
    html = nh3.clean(
        "\n".join(block.html for block in blocks),
        tags=TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return Formatted(html, "\n\n".join(block.text for block in blocks))


def without_pictures(source: str) -> str:
    """Return the text as it was typed, with the name of each picture in its place."""
    return inline.PICTURE.sub(lambda found: f"[{found[1]}]" if found[1] else "", source)


def _may_be_formatted(source: str) -> bool:
    """Return whether any sign of formatting is there: most texts have none, and are quick."""
    return re.search(r"[*`\]]|^ {0,3}(?:[-•>]|\d+[.)]) ?", source, re.MULTILINE) is not None


def _blocks(lines: Sequence[str], pictures: Collection[str], *, depth: int) -> list[_Block]:
    blocks: list[_Block] = []
    plain: list[str] = []
    at = 0

    def end_paragraph() -> None:
        if plain:
            blocks.append(_paragraph(plain, pictures))
            plain.clear()

    while at < len(lines):
        found = _special(lines, at, pictures, depth) if depth < DEEPEST else None
        if found is not None:
            end_paragraph()
            block, at = found
            blocks.append(block)
            continue
        if lines[at].strip():
            plain.append(lines[at])
        else:
            end_paragraph()
        at += 1
    end_paragraph()
    return blocks


def _special(
    lines: Sequence[str], at: int, pictures: Collection[str], depth: int
) -> tuple[_Block, int] | None:
    """Return the code, quote or list that begins at this line, and the line after it."""
    return (
        _code(lines, at) or _quote(lines, at, pictures, depth) or _list(lines, at, pictures, depth)
    )


def _paragraph(lines: Sequence[str], pictures: Collection[str]) -> _Block:
    line = inline.read("\n".join(_indented(each) for each in lines), pictures)
    return _Block(f"<p>{line.html}</p>", line.text, line.is_formatted)


def _indented(line: str) -> str:
    """Keep the spaces at the beginning."""
    words = line.lstrip(" ")
    return inline.INDENT * (len(line) - len(words)) + words.rstrip()


def _code(lines: Sequence[str], at: int) -> tuple[_Block, int] | None:
    if not _FENCE.fullmatch(lines[at]):
        return None
    end = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == "```"), None)
    if end is None:
        return None
    code = "\n".join(lines[at + 1 : end])
    return _Block(f"<pre><code>{escape(code)}\n</code></pre>", code, True), end + 1


def _quote(
    lines: Sequence[str], at: int, pictures: Collection[str], depth: int
) -> tuple[_Block, int] | None:
    end = at
    while end < len(lines) and (lines[end].startswith("> ") or lines[end].rstrip() == ">"):
        end += 1
    said = [line[2:] for line in lines[at:end]]
    if not any(line.strip() for line in said):
        return None
    inner = _blocks(said, pictures, depth=depth + 1)
    text = "\n\n".join(block.text for block in inner)
    quoted = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    html = "\n".join(block.html for block in inner)
    return _Block(f"<blockquote>{html}</blockquote>", quoted, True), end


def _list(
    lines: Sequence[str], at: int, pictures: Collection[str], depth: int
) -> tuple[_Block, int] | None:
    """Return a list of two or more items of one kind; numbers count 1, 2, 3."""
    items: list[list[str]] = []
    marks: list[str] = []
    end = at
    while end < len(lines):
        mark = _mark(lines[end], len(items) + 1)
        if mark is None or (items and mark.kind != marks[-1]):
            break
        body = [lines[end][mark.width :]]
        end += 1
        while end < len(lines) and (more := _continued(lines, end, mark.width)):
            body += more
            end += len(more)
        items.append([body[0], *(_outdented(line, mark.width) for line in body[1:])])
        marks.append(mark.kind)
        after = end
        while after < len(lines) and not lines[after].strip():
            after += 1
        follows = _mark(lines[after], len(items) + 1) if after < len(lines) else None
        if follows is not None and follows.kind == mark.kind and after - end <= 1:
            end = after
    if len(items) < 2:
        return None
    return _drawn_list(items, marks[0], pictures, depth), end


class _Mark(NamedTuple):
    """The sign that an item begins with, and how wide it is with its spaces."""

    kind: str
    width: int


def _mark(line: str, number: int) -> _Mark | None:
    if found := _BULLET.match(line):
        return _Mark(found[2], found.end())
    found = _NUMBER.match(line)
    if found and int(found[2]) == number:
        return _Mark(found[3], found.end())
    return None


def _continued(lines: Sequence[str], at: int, width: int) -> list[str]:
    """Return the lines from here that still belong to an item: those set in below its words."""
    least = min(width, 2)
    line = lines[at]
    if line.strip():
        return [line] if line.startswith(" " * least) else []
    if at + 1 < len(lines) and lines[at + 1].startswith(" " * least) and lines[at + 1].strip():
        return [line, lines[at + 1]]
    return []


def _outdented(line: str, width: int) -> str:
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(spaces, width) :]


def _drawn_list(
    items: Sequence[Sequence[str]], kind: str, pictures: Collection[str], depth: int
) -> _Block:
    is_numbered = kind in ".)"
    drawn, said = [], []
    for number, lines in enumerate(items, start=1):
        inner = _blocks(lines, pictures, depth=depth + 1)
        html = "\n".join(block.html for block in inner)
        if sum(block.html.startswith("<p>") for block in inner) == 1:
            html = html.replace("<p>", "", 1).replace("</p>", "", 1)
        drawn.append(f"<li>{html}</li>")
        mark = f"{number}{kind} " if is_numbered else f"{kind} "
        text = "\n".join(block.text for block in inner).split("\n")
        said.append("\n".join([mark + text[0], *(" " * len(mark) + line for line in text[1:])]))
    tag = "ol" if is_numbered else "ul"
    return _Block(f"<{tag}>{''.join(drawn)}</{tag}>", "\n".join(said), True)
