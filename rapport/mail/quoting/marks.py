"""Lines with a quote mark."""

from __future__ import annotations

import re

from rapport.mail.quoting import intros

_QUOTED = re.compile(r"^\s{0,3}(?:>|[A-Za-z]{1,12}>|\|\s|｜)")


def is_quote(line: str) -> bool:
    return _QUOTED.match(line) is not None


def is_tail(lines: list[str], index: int) -> bool:
    """Return whether a line begins with the ">" of a wrapped address: `>:` or `> wrote:`."""
    if index == 0 or not 1 < len(lines[index].strip()) < 40:
        return False
    above = lines[index - 1]
    return above.rfind("<") > above.rfind(">", 1) and intros.may_end(lines[index])
