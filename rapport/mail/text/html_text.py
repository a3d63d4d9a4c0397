"""HTML of a mail as readable text, with quotes marked.

As the mail client's own markup says. One pass over a flat stream of tokens, no tree: linear in
time whatever the nesting. Quotes in `blockquote` become `> ` lines as in plain text, so that both
kinds of mail are split alike.
"""

from __future__ import annotations

from rapport.mail.text import bounded, unseen
from rapport.mail.text.elements import RAW_END, TOKEN
from rapport.mail.text.html_lines import Writer
from rapport.mail.text.rendered import Rendered

# Beyond this many characters, without its pictures, the rest is left to the HTML itself.
MOST = 600_000


def render(source: str) -> Rendered:
    """Return the readable text of `source`; at most its first `MOST` characters are read.

    Pictures that are written into a long page do not count.
    """
    source = bounded.words_of(source, MOST)
    writer = _written(unseen.without(source[:MOST]))
    writer.out.cut = len(source) > MOST
    return writer.out


def _written(source: str) -> Writer:
    """Run over the tokens once."""
    writer = Writer()
    at = 0
    size = len(source)
    unclosed: set[str] = set()
    while at < size:
        token = TOKEN.search(source, at)
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
        elif name in RAW_END:
            end = None if name in unclosed else RAW_END[name].search(source, at)
            if end is None:
                unclosed.add(name)
            at = end.end() if end else (size if name in ("script", "style") else at)
        else:
            writer.open(name, token[3] or "")
    writer.finish()
    return writer
