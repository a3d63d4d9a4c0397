"""Lines of readable text from the tokens of HTML."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass

from rapport.mail.text import boxes, markup, styles
from rapport.mail.text.boxes import DEEPEST_QUOTE, Boxes
from rapport.mail.text.elements import BLOCKS, NESTING, PARAGRAPHS, VOID, attributes, shows_link
from rapport.mail.text.rendered import Rendered

DEEPEST_LIST = 20  # lists within lists that are still indented
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class _Quote:
    """The outermost blockquote that is open."""

    start: int
    cited: bool  # whether its markup says that a client set it
    told: bool  # whether its markup or the text above it says that a client set it
    loose: bool  # whether nothing does: it stands at the top of the page


class Writer:
    """Collects text into lines and tracks the open elements around it."""

    def __init__(self) -> None:
        self.out = Rendered()
        self.line: list[str] = []
        self.open_tags: list[tuple[str, str]] = []  # (name, mark): mark is what closing ends
        self.blockquotes = 0
        self.boxes = Boxes(self.out)
        self.looks = styles.Looks()
        self.quote: _Quote | None = None  # the outermost blockquote outside all boxes
        self.drawn: list[tuple[str, int]] = []  # boxes with a line that a quote may have, too
        self.signatures = 0
        self.rest_is_quote = False
        self.rest_at = 0
        self.preformatted = 0
        self.blank_wanted = False
        self.space_wanted = False
        self.link: tuple[str, int] | None = None
        self.lists: list[int] = []

    def text(self, raw: str) -> None:
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
        self.looks.add(text)

    def open(self, name: str, source: str) -> None:
        if name == "br":
            self._end_line(force=True)
            return
        if name == "img":
            self._image(source)
            return
        if self._is_quoted():
            self.looks.open(name, source)
        if name == "hr":
            self._rule(source)
            return
        if name in ("td", "th"):
            self._cell()
        elif name in BLOCKS:
            self._block(paragraph=name in PARAGRAPHS and not self.lists)
        mark = self._mark(name, source)
        if name in VOID or (name == "p" and not mark):
            return
        self._enter(name, mark, source)

    def _rule(self, source: str) -> None:
        self._block()
        self._mark("hr", source)
        self._add("-" * 30)
        self._block()

    def _enter(self, name: str, mark: str, source: str) -> None:
        if name == "blockquote" and mark != markup.INDENT:
            self._begin_quote(mark, source)
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
        elif name in NESTING and any(other == name for other, _ in self.open_tags[-8:]):
            # Needed to find the matching end of a marked container of the same name.
            self.open_tags.append((name, ""))

    def _begin_quote(self, mark: str, source: str) -> None:
        if self.blank_wanted and self.out.lines:
            self._push("")  # outside the quote, not in it
            self.blank_wanted = False
        inner = bool(self.boxes.open) and self.boxes.open[-1].depth == self.blockquotes
        if not (self.blockquotes or inner):
            cited = bool(mark) or markup.is_citation(source)
            self.quote = _Quote(
                start=len(self.out.lines),
                cited=cited,
                told=cited or not boxes.leads(self.out.lines),
                loose=not cited and not boxes.last(self.out.lines),
            )
            if cited:
                boxes.mark_introduction(self.out)
        self.boxes.cite(self.blockquotes)
        self.blockquotes += 1

    def _mark(self, name: str, source: str) -> str:
        if "=" not in source or not (name == "blockquote" or markup.may_mark(source)):
            return ""
        mark = markup.of(name, attributes(source))
        if not mark:
            return ""
        self._block()
        within = bool(self.boxes.open or self.blockquotes)
        if name == "blockquote" and mark in (markup.FRAME, markup.INDENT):
            mark = self._quote_or_indent(mark, within=within)
        if mark == markup.REST:
            if not (within or self.rest_is_quote):
                self.rest_is_quote, self.rest_at = True, len(self.out.lines)
        elif mark in (markup.HEADED, markup.FRAMED, markup.DRAWN):
            self.drawn.append((mark, len(self.out.lines)))
        elif name in VOID:
            return ""
        elif mark in (markup.QUOTE, markup.FRAME):
            self.boxes.enter(mark, self.blockquotes)
        elif mark == markup.SIGNATURE:
            self.signatures += 1
        return mark

    def _quote_or_indent(self, mark: str, *, within: bool) -> str:
        """Return what a blockquote is that clients set for its looks, too."""
        if within or boxes.is_introduced(self.out.lines, len(self.out.lines)):
            return "" if mark == markup.INDENT else mark
        # No client puts a quote into its user's own text.
        is_cited = mark == markup.FRAME and boxes.ends_with_colon(self.out.lines)
        return mark if is_cited else markup.INDENT

    def close(self, name: str) -> None:
        if name in ("ul", "ol", "menu", "dir"):
            if self.lists:
                self.lists.pop()
        elif name == "a":
            self._end_link()
        elif name in ("td", "th"):
            self.space_wanted = True
        if name in BLOCKS:
            self._block(paragraph=name in PARAGRAPHS)
        self.looks.close(name)
        for index in range(len(self.open_tags) - 1, max(-1, len(self.open_tags) - 40), -1):
            if self.open_tags[index][0] == name:
                for _ in range(len(self.open_tags) - index):
                    self._leave(*self.open_tags.pop())
                break

    def _leave(self, name: str, mark: str) -> None:
        if name == "blockquote" and mark != markup.INDENT:
            self._block()
            self.blockquotes -= 1
            if not self.blockquotes:
                self._end_quote()
        elif name == "pre":
            self.preformatted -= 1
        if mark in (markup.QUOTE, markup.FRAME):
            self._block()
            self.boxes.leave()
        elif mark in (markup.HEADED, markup.FRAMED, markup.DRAWN):
            self._block()
            self._judge_drawn()
        elif mark == markup.SIGNATURE:
            self._block()
            self.signatures -= 1

    def _end_quote(self) -> None:
        quote, self.quote = self.quote, None
        if not quote or quote.cited or boxes.is_introduced(self.out.lines, quote.start):
            return
        if quote.loose:
            self.boxes.loose = (quote.start, len(self.out.lines))
        elif not (self.rest_is_quote or boxes.is_letter(self.out.lines, quote.start)):
            self.boxes.bare.append((quote.start, len(self.out.lines)))

    def _judge_drawn(self) -> None:
        """Close a box with a line: what is in it says whether it begins a quote or is one."""
        mark, start = self.drawn.pop()
        if self.boxes.open or self.blockquotes or (self.rest_is_quote and self.rest_at < start):
            return
        lines, end = self.out.lines, len(self.out.lines)
        if mark == markup.FRAMED:
            if boxes.is_introduced(lines, start):
                self.boxes.turn(start, end)
                self.rest_is_quote = False  # what said so is in the box
        elif boxes.has_header(lines, start, known=mark == markup.HEADED):
            self.out.quoted[start:] = [True] * (end - start)
            self.rest_is_quote = True

    def _is_quoted(self) -> bool:
        if self.rest_is_quote or self.boxes.open:
            return True
        return self.quote is not None and self.quote.told

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
        if href.lower().startswith(("http://", "https://")) and not shows_link(href, label):
            self._add(f" <{href}>" if label else f"<{href}>")

    def _cell(self) -> None:
        if self.line:
            self.space_wanted = True

    def _bullet(self) -> None:
        if not self.lists:
            self._add("- ")
            return
        indent = "  " * min(len(self.lists) - 1, DEEPEST_LIST)
        if self.lists[-1] < 0:
            self._add(f"{indent}- ")
        else:
            self.lists[-1] += 1
            self._add(f"{indent}{self.lists[-1]}. ")

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
        if depth:
            text = ">" * depth + (" " + text if text else "")
        out = self.out
        self.boxes.note(len(out.lines), self.blockquotes)
        out.lines.append(text)
        out.quoted.append(self._is_quoted())
        self.looks.end_line(quoted=out.quoted[-1])
        out.signed.append(self.signatures > 0)

    def finish(self) -> Rendered:
        self._block()
        while self.drawn:
            self._judge_drawn()
        while self.boxes.open:
            self.boxes.leave()
        out = self.out
        self.boxes.free_own()
        self.boxes.free(styles.answers(out, self.looks.lines))
        while out.lines and not out.lines[-1].strip():
            out.lines.pop(), out.quoted.pop(), out.signed.pop()
        while out.lines and not out.lines[0].strip():
            del out.lines[0], out.quoted[0], out.signed[0]
        return out
