"""Choosing body parts and attachments (RFC 8621 §4.1.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.mail.parts.structure import Part

_MEDIA = ("image", "audio", "video")
# Texts for programs, and parts of reports.
_FILES = ("text/calendar", "text/rfc822-headers", "text/csv", "text/vcard", "text/x-vcard")


@dataclass(slots=True)
class Body:
    """Leaves sorted by use. A text or HTML leaf may serve as both when the mail has only one."""

    text: list[Part] = field(default_factory=list)
    html: list[Part] = field(default_factory=list)
    attachments: list[Part] = field(default_factory=list)


def choose(root: Part) -> Body:
    """Sort the leaves of `root` into those that are read and those that are kept as files."""
    body = Body()
    _sort([root], "mixed", False, body.html, body.text, body)
    if not any(part.raw_body.strip() for part in [*body.text, *body.html]):
        _read_another(body)
    return body


def _read_another(body: Body) -> None:
    """Take a text of another kind (Markdown, enriched) as what is to be read, if nothing else is.

    So is one that is declared a file and has no name: nobody attached that.
    """
    for part in body.attachments:
        if part.main == "text" and part.content_type not in _FILES and not part.filename:
            body.text.append(part)
            if part.content_type == "text/html":
                body.html.append(part)
            body.attachments.remove(part)
            return


def _sort(
    parts: list[Part],
    within: str,
    in_alternative: bool,
    html: list[Part] | None,
    text: list[Part] | None,
    body: Body,
) -> None:
    html_before = len(html) if html is not None else -1
    text_before = len(text) if text is not None else -1
    for index, part in enumerate(parts):
        if part.is_multipart:
            subtype = part.content_type.partition("/")[2]
            _sort(
                _root_first(part), subtype, in_alternative or subtype == "alternative",
                html, text, body,
            )  # fmt: skip
        elif not _is_inline(part, index, within):
            body.attachments.append(part)
        else:
            _place(part, within, in_alternative, html, text, body)
    if within == "alternative":
        _share(html, html_before, text, text_before)


def _place(
    part: Part,
    within: str,
    in_alternative: bool,
    html: list[Part] | None,
    text: list[Part] | None,
    body: Body,
) -> None:
    if within == "alternative":
        if part.content_type == "text/plain" and text is not None:
            text.append(part)
        elif part.content_type == "text/html" and html is not None:
            html.append(part)
        else:
            body.attachments.append(part)
        return
    if part.main in _MEDIA or part.content_type not in ("text/plain", "text/html"):
        body.attachments.append(part)
        return
    if in_alternative:
        # Inside an alternative, a plain leaf stands for the plain side only, and an HTML leaf for
        # its own.
        target = text if part.content_type == "text/plain" else html
        if target is not None:
            target.append(part)
        return
    if text is not None:
        text.append(part)
    if html is not None:
        html.append(part)


def _share(
    html: list[Part] | None, html_before: int, text: list[Part] | None, text_before: int
) -> None:
    """Use the only side of an alternative as both."""
    if html is None or text is None:
        return
    if len(text) == text_before and len(html) != html_before:
        text.extend(html[html_before:])
    elif len(html) == html_before and len(text) != text_before:
        html.extend(text[text_before:])


def _root_first(part: Part) -> list[Part]:
    """Return the children, with the root of a related part (RFC 2387 `start`) in front."""
    start = part.params.get("start", "").strip().strip("<>")
    if part.content_type != "multipart/related" or not start:
        return part.children
    return sorted(part.children, key=lambda child: child.cid != start)


def _is_inline(part: Part, index: int, within: str) -> bool:
    if part.disposition == "attachment" and (within != "alternative" or part.filename):
        return False
    if part.content_type in ("text/plain", "text/html"):
        # A version of the same words is one, whatever name a program gives it.
        return index == 0 or within == "alternative" or (within != "related" and not part.filename)
    return False
