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


def attributes(source: str) -> dict[str, str]:
    """Return a start tag's attributes, by lower-case name; the first of a name wins."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match[2] if match[2] is not None else (match[3] or match[4] or "")
        found.setdefault(match[1].lower(), entities.unescape(value) if "&" in value else value)
    return found
