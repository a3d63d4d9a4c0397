"""Elements of HTML by what they do to lines, and their attributes."""

from __future__ import annotations

import html as entities
import re

_ATTRIBUTE = re.compile(
    r"(?:^|[\s\"'/])([A-Za-z_:][-\w:.]*+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))"
)

BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    ]
)
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre"])
VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"]
)
NESTING = frozenset(("div", "span", "table", "section", "font", "td"))
# Open elements that end where another begins.
_CELLS = frozenset(("td", "th", "p"))
_ENDS = {
    "tr": _CELLS | {"tr"},
    "td": _CELLS,
    "th": _CELLS,
    "li": frozenset(("li", "p")),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
}
ENDS = {name: _ENDS.get(name, frozenset(("p",))) for name in BLOCKS | set(_ENDS)}
# `[^<>"']` keeps every attempt linear: a tag never swallows the next "<" outside quotes.
TOKEN = re.compile(
    r"<!--(?:.*?-->|.*)|<[!?][^<>]*>?"
    r"|<(/?)([A-Za-z][A-Za-z0-9:-]*+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)(/?)>"
    r"|<(/?)([A-Za-z][A-Za-z0-9:-]*+)[^<>]*>",
    re.DOTALL,
)
RAW_END = {
    name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE)
    for name in ("script", "style", "title", "svg", "xml")
}


def attributes(source: str) -> dict[str, str]:
    """Return a start tag's attributes, by lower-case name; the first of a name wins."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match[2] if match[2] is not None else (match[3] or match[4] or "")
        found.setdefault(match[1].lower(), entities.unescape(value) if "&" in value else value)
    return found


def shows_link(href: str, label: str) -> bool:
    """Return whether the label already shows where the link goes."""
    plain = href.split("://", 1)[1].rstrip("/").lower().removeprefix("www.")
    shown = label.lower().rstrip("/").removeprefix("http://").removeprefix("https://")
    return shown.removeprefix("www.") == plain or "://" in label
