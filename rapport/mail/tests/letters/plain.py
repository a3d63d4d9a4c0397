"""Generated letters as plain text."""

from __future__ import annotations

from rapport.mail.tests.letters.blocks import Block, Parts

Line = tuple[str, str]
_UNDERLINE = "_" * 32


def lines(blocks: list[Block], p: Parts) -> list[Line]:
    """Return the marked lines of a text; how it quotes is drawn once for the letter."""
    way = _way(blocks, p)
    tight = p.chance(0.25)
    heads = ("separator", "header", "intro")
    blocks = [block for block in blocks if block.role not in heads or block.role in way]
    found: list[Line] = []
    for index, block in enumerate(blocks):
        above = blocks[index - 1] if index else None
        if above and not _joined(block, above, way, tight):
            found.append(_blank(block, above, way))
        found.extend(_block(block, way))
    return found


def _way(blocks: list[Block], p: Parts) -> tuple[str, ...]:
    """Return the roles with which a quote begins, and what else is peculiar about it.

    bare: it has no marks; rule: a line is drawn above; marked: the introduction has a mark too.
    """
    if not any(block.role == "header" for block in blocks):
        return ("intro",)
    ways = (
        *((("intro",),) * 10),
        *((("separator", "header", "bare"),) * 2),
        *(("header", "bare"), ("rule", "header", "bare"), ("intro", "marked"), ("intro", "spaced")),
    )
    return p.random.choice(ways)


def _joined(block: Block, above: Block, way: tuple[str, ...], tight: bool) -> bool:
    """Return whether no blank line is between the two."""
    if above.role == "separator":
        return True
    if above.role == "intro":
        return not {"marked", "spaced"} & set(way)
    return tight and not block.level and not above.level and block.role != "card"


def _blank(block: Block, above: Block, way: tuple[str, ...]) -> Line:
    if not (block.level and above.level):
        return block.mark, ""
    depth = block.level if "marked" in way and above.role == "intro" else block.level - 1
    return "q", "" if "bare" in way else ">" * depth


def _block(block: Block, way: tuple[str, ...]) -> list[Line]:
    if block.role == "cited":
        return [(block.mark, f"> {line}") for line in block.lines]
    if block.role == "card":
        return [(block.mark, "-- "), *((block.mark, line) for line in block.lines)]
    if block.role == "header" and "rule" in way:
        return [(block.mark, _UNDERLINE), *((block.mark, line) for line in block.lines)]
    if not block.level or "bare" in way:
        return [(block.mark, line) for line in block.lines]
    marked = block.role == "quote" or "marked" in way
    depth = block.level if marked else block.level - 1
    marks = ">" * depth + (" " if depth else "")
    return [(block.mark, f"{marks}{line}") for line in block.lines]
