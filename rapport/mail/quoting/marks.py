"""Lines with a quote mark."""

from __future__ import annotations

import re

from rapport.mail.quoting import intros

_QUOTED = re.compile(r"^\s{0,3}>")
# Marks of old programs, and as often a table, a chat or a prompt: `| `, `Ann>`.
_OTHER = re.compile(r"^\s{0,3}(?:[A-Za-z]{1,12}>|\|\s|｜)")
_CELLS = re.compile(r"^\s{0,3}\|.*\|\s*$")
# What people type behind a prompt.
_PROMPT = re.compile(
    r"^\s{0,3}>{1,3}\s?(?:(?:npm|npx|yarn|pip|cd|ls|git|sudo|docker|python3?|node"
    r"|curl|wget|ping|dir|ipconfig|ssh"
    r"|make|go|cargo|php|java|select|insert|update|show|import|from \w+ import"
    r"|print|def|for|set|get|net|echo|cat)\b"
    r"|[\w.]+\s?=\s?\S|[\w.]+\(.*\)\s*$|\$\s)",
    re.IGNORECASE,
)


def is_quote(line: str) -> bool:
    return _QUOTED.match(line) is not None


def is_other_mark(line: str) -> bool:
    """Return whether a line has a mark that only an introduction above makes a quote."""
    return _OTHER.match(line) is not None and not _CELLS.match(line)


def is_prompt(line: str) -> bool:
    """Return whether a `>` is the prompt of a program, with what was typed."""
    return _PROMPT.match(line) is not None


def is_tail(lines: list[str], index: int) -> bool:
    """Return whether a line begins with the ">" of a wrapped address: `>:` or `> wrote:`."""
    if index == 0 or not 1 < len(lines[index].strip()) < 40:
        return False
    above = lines[index - 1]
    return above.rfind("<") > above.rfind(">", 1) and intros.may_end(lines[index])
