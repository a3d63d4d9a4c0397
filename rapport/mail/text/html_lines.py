"""Lines of readable text from the tokens of HTML."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field

from rapport.mail.text import markup

DEEPEST_QUOTE = 20

_ATTRIBUTE = re.compile(
    r"(?:^|[\s\"'/])([A-Za-z_:][-\w:.]*+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))"
)
_COLON = re.compile(r"[:：]\W{0,3}$")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset(
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
_PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre"])
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"]
)
_NESTING = frozenset(("div", "span", "table", "section", "font", "td"))


@dataclass(slots=True)
class _Container:
    """A box that a client marks as quote: text in it outside its blockquotes may be answers."""

    blockquotes: int  # open ones where it begins
    last: str = ""  # its last line of text before its first blockquote
    quoted: bool = False  # whether a blockquote with an introduction has been closed in it


@dataclass(slots=True)
class Rendered:
    """Readable text by lines; `quoted[i]` and `signed[i]` come from the client's markup."""

    lines: list[str] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    signed: list[bool] = field(default_factory=list)
    cut: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def attributes(source: str) -> dict[str, str]:
    """Return a start tag's attributes, by lower-case name; the first of a name wins."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match[2] if match[2] is not None else (match[3] or match[4] or "")
        found.setdefault(match[1].lower(), entities.unescape(value) if "&" in value else value)
    return found


class Writer:
    """Collects text into lines and tracks the open elements around it."""

    def __init__(self, *, shows_all: bool = False) -> None:
        self.shows_all = shows_all  # also what the page hides
        self.out = Rendered()
        self.line: list[str] = []
        self.open_tags: list[tuple[str, str]] = []  # (name, mark): mark is what closing ends
        self.blockquotes = 0
        self.containers: list[_Container] = []
        self.hidden = 0
        self.has_hidden = False
        self.signatures = 0
        self.rest_is_quote = False
        self.preformatted = 0
        self.blank_wanted = False
        self.space_wanted = False
        self.link: tuple[str, int] | None = None
        self.lists: list[int] = []

    def text(self, raw: str) -> None:
        if self.hidden:
            return
        text = entities.unescape(raw) if "&" in raw else raw
        if self.preformatted:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self._add(first)
            for other in others:
                self._end_line(force=True)
                self._add(other)
            return
        text = _SPACE.sub(" ", text)
        if not text:
            return
        if text[0] == " ":
            self.space_wanted = True
            text = text[1:]
        if not text:
            return
        trailing = text[-1] == " "
        self._add(text.rstrip(" ") if trailing else text)
        self.space_wanted = trailing

    def _add(self, text: str) -> None:
        if not text:
            return
        if self.blank_wanted and self.out.lines:
            self._push("")
        self.blank_wanted = False
        if self.space_wanted and self.line:
            self.line.append(" ")
        self.space_wanted = False
        self.line.append(text)

    def open(self, name: str, source: str) -> None:
        if name == "br":
            self._end_line(force=True)
            return
        if name == "img":
            self._image(source)
            return
        if name == "hr":
            self._block()
            self._mark(name, source)
            self._add("-" * 30)
            self._block()
            return
        if name in ("td", "th"):
            self._cell()
        elif name in _BLOCKS:
            self._block(paragraph=name in _PARAGRAPHS and not self.lists)
        mark = self._mark(name, source)
        if name in _VOID or (name == "p" and not mark):
            return
        self._enter(name, mark, source)

    def _is_indent(self) -> bool:
        """Return whether a quote is only an indent: no client puts it into its user's own text."""
        if self.containers or self.blockquotes:
            return False
        above = next((line for line in reversed(self.out.lines) if line.strip()), ":")
        return not _COLON.search(above)

    def _enter(self, name: str, mark: str, source: str) -> None:
        if name == "blockquote" and mark != markup.INDENT:
            if self.blank_wanted and self.out.lines:
                self._push("")  # outside the quote, not in it
                self.blank_wanted = False
            self.blockquotes += 1
        elif name == "pre":
            self.preformatted += 1
        elif name in ("ul", "ol", "menu", "dir"):
            self.lists.append(0 if name == "ol" else -1)
        elif name == "li":
            self._bullet()
        elif name == "a":
            href = attributes(source).get("href", "")
            self.link = (href, len(self.line)) if href else None
        if mark or name in ("blockquote", "pre"):
            self.open_tags.append((name, mark))
        elif name in _NESTING and any(other == name for other, _ in self.open_tags[-8:]):
            # Needed to find the matching end of a marked container of the same name.
            self.open_tags.append((name, ""))

    def _mark(self, name: str, source: str) -> str:
        if "=" not in source or not markup.may_mark(source):
            return ""
        mark = markup.of(name, attributes(source))
        if name == "blockquote" and mark == markup.QUOTE and self._is_indent():
            return markup.INDENT
        if mark == markup.REST:
            self._block()
            self.rest_is_quote = True
        elif mark == markup.QUOTE:
            self._block()
            self.containers.append(_Container(self.blockquotes))
        elif mark == markup.HIDDEN and not self.shows_all:
            self._block()
            self.hidden += 1
            self.has_hidden = True
        elif mark == markup.SIGNATURE:
            self._block()
            self.signatures += 1
        return mark

    def close(self, name: str) -> None:
        if name in ("ul", "ol", "menu", "dir"):
            if self.lists:
                self.lists.pop()
        elif name == "a":
            self._end_link()
        elif name in ("td", "th"):
            self.space_wanted = True
        if name in _BLOCKS:
            self._block(paragraph=name in _PARAGRAPHS)
        for index in range(len(self.open_tags) - 1, max(-1, len(self.open_tags) - 40), -1):
            if self.open_tags[index][0] == name:
                for _ in range(len(self.open_tags) - index):
                    self._leave(*self.open_tags.pop())
                break

    def _leave(self, name: str, mark: str) -> None:
        if name == "blockquote" and mark != markup.INDENT:
            self._block()
            self.blockquotes -= 1
            self._close_quote()
        elif name == "pre":
            self.preformatted -= 1
        if mark == markup.QUOTE:
            self._block()
            self.containers.pop()
        elif mark == markup.HIDDEN and not self.shows_all:
            self.hidden -= 1
        elif mark == markup.SIGNATURE:
            self._block()
            self.signatures -= 1

    def _close_quote(self) -> None:
        """Close a quote; text in the box after an introduction and its blockquote is an answer."""
        for container in self.containers:
            if container.blockquotes == self.blockquotes and _COLON.search(container.last):
                container.quoted = True

    def _is_quoted(self) -> bool:
        if self.rest_is_quote:
            return True
        return any(
            not container.quoted or container.blockquotes != self.blockquotes
            for container in self.containers
        )

    def _image(self, source: str) -> None:
        alt = _SPACE.sub(" ", attributes(source).get("alt", "")).strip()
        if alt and len(alt) <= 60 and not alt.lower().startswith(("http", "cid:", "image")):
            self.text(f"[{alt}]")

    def _end_link(self) -> None:
        if self.link is None:
            return
        href, start = self.link
        self.link = None
        label = "".join(self.line[start:]).strip()
        if href.lower().startswith(("http://", "https://")) and not _same_link(href, label):
            self._add(f" <{href}>" if label else f"<{href}>")

    def _cell(self) -> None:
        if self.line:
            self.space_wanted = True

    def _bullet(self) -> None:
        if not self.lists:
            self._add("- ")
            return
        if self.lists[-1] < 0:
            self._add("  " * (len(self.lists) - 1) + "- ")
        else:
            self.lists[-1] += 1
            self._add("  " * (len(self.lists) - 1) + f"{self.lists[-1]}. ")

    def _block(self, *, paragraph: bool = False) -> None:
        if self.line:
            self._end_line()
        if paragraph and self.out.lines and self.out.lines[-1].strip("> "):
            self.blank_wanted = True

    def _end_line(self, *, force: bool = False) -> None:
        text = "".join(self.line).replace("\xa0", " ").rstrip()
        self.line = []
        self.space_wanted = False
        if text or force:
            if self.blank_wanted and self.out.lines and text:
                self._push("")
            self.blank_wanted = False
            self._push(text)

    def _push(self, text: str) -> None:
        depth = min(self.blockquotes, DEEPEST_QUOTE)
        if not depth and text:
            for container in self.containers:
                container.last = text if not container.quoted else container.last
        if depth:
            text = ">" * depth + (" " + text if text else "")
        out = self.out
        out.lines.append(text)
        out.quoted.append(self._is_quoted())
        out.signed.append(self.signatures > 0)

    def finish(self) -> Rendered:
        self._block()
        out = self.out
        while out.lines and not out.lines[-1].strip():
            out.lines.pop(), out.quoted.pop(), out.signed.pop()
        while out.lines and not out.lines[0].strip():
            del out.lines[0], out.quoted[0], out.signed[0]
        return out


def _same_link(href: str, label: str) -> bool:
    """Return whether the label already shows where the link goes."""
    plain = href.split("://", 1)[1].rstrip("/").lower().removeprefix("www.")
    shown = label.lower().rstrip("/").removeprefix("http://").removeprefix("https://")
    return shown.removeprefix("www.") == plain or "://" in label
