"""Formatting inside a line: bold, italic, code, links, pictures.

Read by markdown-it (CommonMark), with stricter rules: what may be meant as it stands stays as it
stands. So ``_`` never formats, and ``*`` and a backtick do only around whole words.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.html import urlize
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, backtick, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

# A picture that its writer put into the text (``tickets.models.Picture``): by its number while the
# text is being written, by its key once it is sent.
PICTURE = re.compile(r"!\[([^\]\n]*)\]\(picture:([0-9a-f]{12,32}|[0-9]{1,11})\)")
# A space at the beginning of a line, where markdown-it would drop it.
INDENT = "\ue000"
LINKS = ("http://", "https://", "mailto:", "tel:")

_TAGS = {"em": "em", "strong": "strong"}
# What may stand before a word that begins to be bold, besides a space.
_OPENING = "([{\"'„“‚‘«‹»›—–>¿¡*"


class Line(NamedTuple):
    """Text as HTML and as plain words, and whether the two differ in more than form."""

    html: str
    text: str
    is_formatted: bool


def read(source: str, pictures: Collection[str] = ()) -> Line:
    """Return the formatted text of a paragraph; its line breaks are kept.

    ``pictures`` are the keys of the pictures that may be shown; others stay as they are written.
    """
    (inline,) = _parser().parseInline(source, {"pictures": frozenset(pictures)})
    tokens = inline.children or []
    html: list[str] = []
    text: list[str] = []
    link, words_from = "", 0
    for token in tokens:
        html.append(_html(token, in_link=bool(link)))
        if token.type == "link_open":
            link, words_from = str(token.attrs["href"]), len(text)
        elif token.type == "link_close":
            words = "".join(text[words_from:])
            text.append("" if words == link else f" ({link.removeprefix('mailto:')})")
            link = ""
        else:
            text.append(_text(token))
    formatted = any(token.type not in ("text", "softbreak", "hardbreak") for token in tokens)
    return Line("".join(html), "".join(text), formatted)


def picture_keys(source: str) -> list[str]:
    """Return the keys or numbers of the pictures that a text mentions, each once."""
    return list(dict.fromkeys(found[2] for found in PICTURE.finditer(source)))


def _html(token: Token, *, in_link: bool) -> str:
    match token.type:
        case "text":
            words = escape(token.content) if in_link else urlize(token.content, autoescape=True)
            return _spaced(words)
        case "softbreak" | "hardbreak":
            return "<br>"
        case "code_inline":
            return f"<code>{_spaced(escape(token.content))}</code>"
        case "link_open":
            return f'<a href="{escape(str(token.attrs["href"]))}">'
        case "link_close":
            return "</a>"
        case "picture":
            alt, key = token.content, token.info
            return f'<img src="cid:{key}" alt="{escape(alt)}">'
        case _:
            slash = "/" if token.nesting < 0 else ""
            return f"<{slash}{_TAGS[token.tag]}>"


def _text(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content.replace(INDENT, " ")
        case "softbreak" | "hardbreak":
            return "\n"
        case "picture":
            return f"[{token.content}]" if token.content else ""
        case _:
            return ""


def _spaced(words: str) -> str:
    """Keep spaces in a row and at the beginning of a line, which HTML would not draw."""
    words = re.sub(r"  +", lambda found: "\u00a0" * (len(found[0]) - 1) + " ", words)
    return words.replace(INDENT, "\u00a0")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = _Parser("zero", {"breaks": True, "maxNesting": 20})
    parser.enable(["newline", "backticks", "emphasis", "link"])
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("backticks", _code)
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.before("link", "picture", _picture)
    return parser


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  # markdown-it's name
        return url.lower().startswith(LINKS) and len(url) > 8


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read a run of ``*``, which opens before a word and closes after one, never inside."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, False)
    end = state.pos + scanned.length
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    can_open = scanned.can_open and _begins(before, after, scanned.length)
    can_close = scanned.can_close and not (after.isalnum() or after == "_")
    for _each in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        if scanned.length <= 3:
            mark = Delimiter(
                marker=ord("*"),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
            state.delimiters.append(mark)
    state.pos = end
    return True


def _begins(before: str, after: str, length: int) -> bool:
    """Return whether a word begins here that can be meant to stand out.

    Not ``*.txt`` or ``*3*``, nor what follows a sign that belongs to it, such as ``f(**more)``.
    """
    if not (before.isspace() or before in _OPENING):
        return False
    if length == 1:
        return after.isalpha() or after in "\"'„“‚‘«‹»›([`¿¡"
    return after.isalnum() or after in "\"'„“‚‘«‹»›([`¿¡#@"


def _code(state: StateInline, silent: bool) -> bool:
    """Read code between backticks around whole words: ``can`t`` has an apostrophe."""
    if state.src[state.pos] != "`":
        return False
    start = state.pos
    tokens, pending = len(state.tokens), state.pending
    if start and state.src[start - 1].isalnum():
        return _literal_run(state, silent)
    backtick(state, silent)
    after = state.src[state.pos] if state.pos < state.posMax else " "
    is_code = state.pos - start > 2 and state.src[state.pos - 1] == "`"
    if is_code and not silent and len(state.tokens) > tokens and after.isalnum():
        del state.tokens[tokens:]
        state.pending, state.pos = pending, start
        return _literal_run(state, silent)
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read a link; with an exclamation mark before it, it is a picture from somewhere else."""
    if state.pos and state.src[state.pos - 1] == "!":
        return False
    return link(state, silent)


def _literal_run(state: StateInline, silent: bool) -> bool:
    end = state.pos
    while end < state.posMax and state.src[end] == "`":
        end += 1
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _picture(state: StateInline, silent: bool) -> bool:
    found = PICTURE.match(state.src, state.pos)
    if found is None or found[2] not in state.env["pictures"]:
        return False
    if not silent:
        token = state.push("picture", "img", 0)
        token.content, token.info = found[1], found[2]
    state.pos = found.end()
    return True
