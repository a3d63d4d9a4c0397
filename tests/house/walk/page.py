"""The structure of a page, without its wording."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

Attributes = dict[str, str]


def _number(found: re.Match[str]) -> str:
    return f"{found['escaped'] or ''}{'N' if found['number'] != '' else ''}"


_CHANGING: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"/static/[0-9a-f]{12}/"), "/static/<digest>/"),
    (re.compile(r"/styles/[0-9a-f]+\.css"), "/styles/<digest>.css"),
    (re.compile(r"=data:.*"), "=data:…"),
    # What a line of the cockpit is about is in its id as a checksum.
    (re.compile(r"\bneed-([a-z-]+)-[0-9a-f]{4,8}\b"), r"need-\1-<digest>"),
    (re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "<uuid>"),
    (re.compile(r"\b\d{4}-\d\d-\d\dT[\dA-F%:.+]+"), "<instant>"),
    (re.compile(r"\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT\b"), "<instant>"),
    # Signed values, and values that nobody may guess.
    (re.compile(r"\b[\w-]+:[\w-]{6}:[\w-]{43}"), "<signed>"),
    (re.compile(r"\b(?:[0-9a-f]{16,}|(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{24,})"), "<secret>"),
    # Numbers, except those in names such as h2 or p50, and in escapes such as %3A.
    (
        re.compile(
            r"(?P<escaped>(?>(?:%(?:25)*+[0-9A-Fa-f]{2})+))(?P<number>\d*)|(?<![A-Za-z])\d+"
        ),
        _number,
    ),
)

_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style)\b(?P<rawrest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>.*?</(?P=raw)>"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.S | re.I,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Containers: the lines inside are indented.
HOLDERS = {"nav", "main", "aside", "header", "footer", "section", "form", "dialog", "fieldset"}
# Containers of a page's own content; the frame is around them.
OWN = {"main", "aside"}
# Elements that always have a line; others have one only if they carry something worth it.
TOLD = (
    HEADINGS
    | HOLDERS
    | {"a", "article", "button", "details", "iframe", "img", "input", "label", "legend", "link"}
    | {"meta", "output", "script", "select", "summary", "table", "textarea", "th", "dt"}
)
DRAWING = {"svg", "path", "circle", "rect", "line", "polyline", "polygon", "g", "use", "text"}

# Attributes whose value is recorded, and those of which only the presence is.
KEPT = (
    "type",
    "name",
    "method",
    "action",
    "enctype",
    "href",
    "src",
    "form",
    "formaction",
    "for",
    "role",
    "rel",
    "target",
    "lang",
    "dir",
    "autocomplete",
    "inputmode",
    "tabindex",
    "accept",
    "sandbox",
    "loading",
    "http-equiv",
    "popovertarget",
    "aria-current",
    "aria-live",
    "aria-invalid",
    "aria-describedby",
    "aria-labelledby",
    "aria-controls",
    "aria-expanded",
)
NOTED = (
    "required",
    "disabled",
    "readonly",
    "checked",
    "multiple",
    "open",
    "hidden",
    "autofocus",
    "download",
    "novalidate",
    "popover",
    "aria-label",
    "title",
    "defer",
)
# Values that a reader of the page never sees; others are wording.
VALUED = {"hidden", "checkbox", "radio", "submit", "button"}
# The CSRF token: a form that has it as its first field is recorded as "guarded".
GUARD = "csrfmiddlewaretoken"
WORDLESS = re.compile(r"[a-z0-9#/?.<…][\w#/?&=.:,;<>+~%…-]*\Z")
MANY = 12


@dataclass(frozen=True)
class Structure:
    """The lines of a page: its own, and those of the frame that all pages share."""

    own: tuple[str, ...]
    frame: tuple[str, ...] = ()
    unfolded: str = ""

    def holds(self, other: Structure) -> bool:
        """Return whether the other is a part of this one, line by line."""
        return bool(other.unfolded) and other.unfolded in self.unfolded


@dataclass
class _Reader:
    """The state of reading a page."""

    has_own: bool
    own: list[str] = field(default_factory=list)
    frame: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    depth: int = 0
    outer: list[int] = field(default_factory=list)
    options: list[str] | None = None

    @property
    def is_in_frame(self) -> bool:
        return self.has_own and not self.outer

    def tell(self, line: str) -> None:
        lines = self.frame if self.is_in_frame else self.own
        if line == GUARD and lines and lines[-1].lstrip().startswith("form"):
            lines[-1] += " guarded"
        else:
            lines.append(" " * self.depth + line)


def structure_of(text: str) -> Structure:
    """Return the structure of a page, or of a part of one."""
    reader = _Reader(has_own="<main" in text)
    for match in _TAG.finditer(text):
        name = (match["raw"] or match["name"] or "").lower()
        if match["close"]:
            _close(reader, name)
        elif name:
            _open(reader, name, match["rest"] or match["rawrest"] or "")
    current = [f"is at {href}" for href in dict.fromkeys(reader.current)]
    unfolded = "\n".join(["", *(line.lstrip() for line in reader.own), ""])
    return Structure(tuple(current + folded(reader.own)), tuple(folded(reader.frame)), unfolded)


def steady(text: str) -> str:
    """Return the text without parts that differ at every walk, or that only count things."""
    for pattern, name in _CHANGING:
        text = pattern.sub(name, text)
    return text


def _open(reader: _Reader, name: str, rest: str) -> None:
    if name in OWN and reader.has_own:
        reader.outer.append(reader.depth)
        reader.depth = 0
    if name == "option" and reader.options is not None:
        reader.options.append(_option(rest))
        return
    line, current = _line(name, rest, reader.is_in_frame)
    if current:
        reader.current.append(current)
    if line:
        reader.tell(line)
    if name == "select":
        reader.options = []
    if name in HOLDERS:
        reader.depth += 1


def _close(reader: _Reader, name: str) -> None:
    if name == "select" and reader.options is not None:
        listed = reader.options
        told = ", ".join(listed) if len(listed) <= MANY else "many"
        reader.tell(f" options {told}")
        reader.options = None
    if name in HOLDERS:
        reader.depth = max(0, reader.depth - 1)
    if name in OWN and reader.outer:
        reader.depth = reader.outer.pop()


# Most tags of a page appear on others, too.
@lru_cache(maxsize=20_000)
def _line(name: str, rest: str, in_frame: bool) -> tuple[str, str]:
    """Return the line of a tag, and the link that it marks as the current page's."""
    attributes = _attributes(rest)
    if attributes.get("name") == GUARD:
        return GUARD, ""
    current = ""
    if in_frame and attributes.pop("aria-current", ""):
        # The current page differs; the frame around it does not.
        current = steady(attributes.get("href") or attributes.get("value", ""))
    told = list(_told(name, attributes))
    if (name not in TOLD and not told) or (name in DRAWING and "id" not in attributes):
        return "", current
    identity = f"#{attributes['id']}" if "id" in attributes else ""
    return steady(" ".join([name + identity, *filter(None, told)])), current


@lru_cache(maxsize=20_000)
def _option(rest: str) -> str:
    attributes = _attributes(rest)
    return steady(_quiet(attributes.get("value", ""))) + "*" * ("selected" in attributes)


def _attributes(text: str) -> Attributes:
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def _told(name: str, attributes: Attributes) -> Iterator[str]:
    # An id alone is worth a line.
    if "id" in attributes and name not in TOLD:
        yield ""
    for key in KEPT:
        if key in attributes:
            yield f"{key}={attributes[key]}"
    if name in {"input", "button"} and "value" in attributes:
        kind = attributes.get("type", "submit" if name == "button" else "text")
        yield f"value={_quiet(attributes['value'])}" if kind in VALUED else "value"
    for key in NOTED:
        if key in attributes:
            yield key
    for key, value in attributes.items():
        if key.startswith("hx-"):
            yield f"{key}={_quiet(value) if '{' in value else value}"
        elif key.startswith("data-"):
            yield f"{key}={_quiet(value)}" if value else key


def _quiet(value: str) -> str:
    """Return a value that is not wording unchanged, anything else as an ellipsis."""
    return value if not value or WORDLESS.match(value) else "…"


def folded(lines: list[str]) -> list[str]:
    """Return the lines with repetitions, of one line or several together, given once."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        length, times = _repeats(lines, at)
        kept += lines[at : at + length]
        if times > 1:
            kept.append(f"×{times}" if length == 1 else f"×{times} the {length} lines above")
        at += length * times
    return kept


def _repeats(lines: list[str], at: int) -> tuple[int, int]:
    """Return how many lines from here repeat, and how often."""
    best = (1, 1)
    for length in range(1, 26):
        if at + length >= len(lines) or lines[at] != lines[at + length]:
            continue
        block, times = lines[at : at + length], 1
        while lines[at + length * times : at + length * (times + 1)] == block:
            times += 1
        if length * (times - 1) > best[0] * (best[1] - 1):
            best = (length, times)
    return best
