"""HTML of a mail as readable text, with quotes marked.

As the mail client's own markup says. One pass over a flat stream of tokens, no tree: linear in
time whatever the nesting. Quotes in `blockquote` become `> ` lines as in plain text, so that both
kinds of mail are split alike.
"""

from __future__ import annotations

import re

from rapport.mail.text.html_lines import Writer
from rapport.mail.text.rendered import Rendered

# Beyond this many characters the rest is left to the HTML itself, with a defect.
MOST = 600_000

# `[^<>"']` keeps every attempt linear: a tag never swallows the next "<" outside quotes.
_TOKEN = re.compile(
    r"<!--(?:.*?-->|.*)|<[!?][^<>]*>?"
    r"|<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)(/?)>"
    r"|<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*>",
    re.DOTALL,
)
_RAW_END = {
    name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE)
    for name in ("script", "style", "title", "noscript", "template", "svg", "xml", "head")
}
_SKIPPED = frozenset(("script", "style", "title", "template", "svg", "xml", "noscript"))


def render(source: str) -> Rendered:
    """Return the readable text of `source`; at most its first `MOST` characters are read."""
    writer = _written(source, Writer())
    nothing = not any(line.strip() for line in writer.out.lines)
    if writer.has_hidden and (nothing or writer.hidden):  # or what hides is never closed
        writer = _written(source, Writer(shows_all=True))
    return writer.out


def _written(source: str, writer: Writer) -> Writer:
    """Run over the tokens once."""
    writer.out.cut = len(source) > MOST
    source = source[:MOST]
    at = 0
    size = len(source)
    unclosed: set[str] = set()
    while at < size:
        token = _TOKEN.search(source, at)
        if token is None:
            writer.text(source[at:])
            break
        if token.start() > at:
            writer.text(source[at : token.start()])
        at = token.end()
        name = token[2] or token[6]
        if name is None:
            continue
        name = name.lower()
        closing = bool(token[1] or token[5])
        if closing:
            writer.close(name)
        elif name in _SKIPPED:
            end = None if name in unclosed else _RAW_END[name].search(source, at)
            if end is None:
                unclosed.add(name)
            at = end.end() if end else (size if name in ("script", "style") else at)
        else:
            writer.open(name, token[3] or "")
    writer.finish()
    return writer
