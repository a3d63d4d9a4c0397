"""Generated letters as HTML of a dozen mail programs."""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rapport.mail.tests.letters.blocks import Block, Parts

Line = tuple[str, str]
Client = dict[str, Any]
_FILE = Path(__file__).with_name("clients.toml")
_LABEL = re.compile(r"([^:：]{1,24}[:：])\s*(.*)")


@cache
def clients() -> dict[str, Client]:
    """Return the programs by name."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def lines(blocks: list[Block], p: Parts) -> list[Line]:
    """Return the marked lines of a page, by a program that can write all of these blocks."""
    answered = _is_answered(blocks)
    client = p.random.choice([one for one in clients().values() if _fits(one, blocks)])
    roles = ("intro", "quote") if "intro" in client else ("separator", "header", "quote")
    found = _markup(client["start"])
    ended = False
    for index, block in enumerate(blocks):
        if block.level and block.role in roles:
            if not (answered or ended):
                found += _markup(client["end"])
                ended = True
            found += _quoted(block, client, alone=answered)
        elif not block.level:
            if index and not blocks[index - 1].level:
                found += _markup([client["blank"]])
            found += _written(block, client, p)
    found += _markup(client["close"] if ended else client["end"])
    return [(mark, line) for mark, line in found if line]


def _markup(lines: list[str]) -> list[Line]:
    return [("t", line) for line in lines]


def _is_answered(blocks: list[Block]) -> bool:
    """Return whether something written follows a quote, so that each quote is a box by itself."""
    levels = [bool(block.level) for block in blocks]
    return True in levels and not all(levels[levels.index(True) :])


def _fits(client: Client, blocks: list[Block]) -> bool:
    if _is_answered(blocks):
        return "blockquote" in client["box"][0] and "inside" not in client
    if any(block.role == "mobile" for block in blocks):
        return "mobile" in client or "card" not in client
    return True


def _quoted(block: Block, client: Client, *, alone: bool) -> list[Line]:
    begin = [] if alone else _markup(client["quote"])
    if block.role == "intro":
        text = html.escape(" ".join(block.lines))
        return [*begin, ("q", client["intro"].replace("{}", text))]
    if block.role == "separator":
        if "separator" not in client:
            return []
        return [*begin, *(("q", client["separator"].replace("{}", line)) for line in block.lines)]
    if block.role == "header":
        headers = [("q", _header(line, client)) for line in block.lines]
        begin = [] if "separator" in client else begin
        return [*begin, *headers, *_markup(client["headed"])]
    begin_box, line_of, end_box = client["box"]
    body = [("q", line_of.replace("{}", html.escape(line))) for line in block.lines]
    return [("t", begin_box), *body, ("t", end_box)]


def _header(line: str, client: Client) -> str:
    matched = _LABEL.match(line)
    label, value = (matched[1], matched[2]) if matched else ("", line)
    text: str = client["header"]
    return text.replace("{label}", html.escape(label)).replace("{value}", html.escape(value))


def _written(block: Block, client: Client, p: Parts) -> list[Line]:
    texts = [html.escape(line, quote=False) for line in block.lines]
    line_of: str = client["line"]
    if block.role == "card" and "card" in client:
        *begin, card_line, end = client["card"]
        head = [("s" if "--" in line else "t", line) for line in begin]
        return [*head, *((block.mark, card_line.replace("{}", text)) for text in texts), ("t", end)]
    if block.role == "mobile" and "mobile" in client:
        return [(block.mark, client["mobile"].replace("{}", text)) for text in texts]
    if block.role == "table" and p.chance(0.7):
        cells = [re.split(r"\s*[|│\t]\s*|\s{2,}", line.strip("|│ ")) for line in texts]
        rows = ["".join(f"<td>{cell}</td>" for cell in row if cell.strip("-")) for row in cells]
        body = [(block.mark, f"<tr>{row}</tr>") for row in rows if row]
        return [("t", "<table>"), *body, ("t", "</table>")]
    if block.role == "list" and p.chance(0.7):
        items = [text.partition(" ")[2] for text in texts]
        return [
            ("t", "<ul>"),
            *((block.mark, f"<li>{text}</li>") for text in items),
            ("t", "</ul>"),
        ]
    if block.role == "pre" and p.chance(0.7):
        return [("t", "<pre>"), *((block.mark, text) for text in texts), ("t", "</pre>")]
    if block.role == "cited":
        cited = [(block.mark, f"<p>{text}</p>") for text in texts]
        return [("t", "<blockquote>"), *cited, ("t", "</blockquote>")]
    if block.role == "rule" and p.chance(0.5):
        return [("t", "<hr>")]
    return [
        (block.mark, line_of.replace("{}", text)) if text else ("t", client["blank"])
        for text in texts
    ]
