"""Readable text, HTML and files from the leaves of a mail."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field

from rapport.mail import body, versions
from rapport.mail.characters import charsets
from rapport.mail.defects import Defects, Limit
from rapport.mail.fields import filenames, headers
from rapport.mail.parts import tnef, uuencode
from rapport.mail.parts.structure import Part
from rapport.mail.text import flowed, html_text
from rapport.mail.text.rendered import Rendered
from rapport.mail.values import Attachment

# A plain part beside HTML that is shorter than this and has no more words is a mere notice.
_NOTICE = 200
_PROGRAMS = (
    "client|reader|program|viewer|browser|support|view|format|enabled|compatible|anzeig|darstell"
    "|newsletter|version|logiciel|lecteur|messagerie|affich|lector|visor|navegador|lettore|visualizz"
    "|leitor|navegador|lezer|weergave|weergeven|läsare|läsa|visa|læse|vise|lukija|näyt|przegląd"
    "|obsług|wyświetl|prohlíž|zobraz|megjelen|olvasó|cititor|afiș|программ|просмотр|клиент|отображ"
    "|перегляд|πρόγραμμα|προβολ|görüntüle|destekle|תומכ|להציג|يدعم|عرض|形式|表示|対応|显示|顯示|支持|支援"
    "|查看|阅读|지원|보기|형식"
)
_NOTICE_WORDS = re.compile(rf"html.{{0,80}}(?:{_PROGRAMS})|(?:{_PROGRAMS}).{{0,80}}html", re.DOTALL)
_LINK = re.compile(r"https?://[^\s<>]{1,2000}")
_CLOSED = re.compile(r"</(?:p|div|html|body|table|span|font)>\s*(?:<|$)", re.IGNORECASE)
# What shows without words.
_SEEN = re.compile(r"<(?:img|svg|hr|input|video)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>")
_FRAME = 2_000


@dataclass(slots=True)
class Content:
    """The content of a mail. The line hints belong to `text` and are None for plain text.

    `is_cut` says that the text is that of the beginning of a page.
    """

    text: str = ""
    html: str | None = None
    content_type: str = "text/plain"
    quoted_lines: list[bool] | None = None
    signed_lines: list[bool] | None = None
    is_cut: bool = False
    attachments: list[Attachment] = field(default_factory=list)
    calendars: list[tuple[str, str]] = field(default_factory=list)


def read(root: Part, defects: Defects) -> Content:
    """Return text, HTML and attachments of the mail under `root`."""
    chosen = body.choose(root)
    found = Content()
    plain = _texts(chosen.text, found, defects)
    pages = _pages(chosen, defects)
    for part in chosen.attachments:
        if opened := _attach(part, found, defects):
            plain = plain if plain.strip() else opened.text or ""
            pages = pages or opened.html
    _settle(found, plain, pages)
    if found.is_cut:
        defects.add("long HTML: its text is that of the beginning", Limit.LENGTH)
    return found


def _settle(found: Content, plain: str, pages: str | None) -> None:
    """Choose the text: the plain side, or the HTML's if the plain one is not worth reading."""
    if pages is not None and pages.strip() and not (plain.strip() and _is_blank(pages)):
        found.html, found.content_type = pages, "text/html"
    found.text = plain
    if not found.html or (plain.strip() and not _is_worthless(plain)):
        if found.html and versions.differ(plain, found.html):
            _complete(found, plain, found.html)
        return
    rendered = html_text.render(found.html)
    if rendered.text.strip() or not plain.strip():
        _use(found, rendered)


def _is_worthless(plain: str) -> bool:
    return _is_notice(plain) or _is_page(plain)


def _complete(found: Content, plain: str, page: str) -> None:
    """Use the page's words where the text lacks some, and add to the page what it lacks itself."""
    rendered = html_text.render(page)
    lacking = versions.compare(plain, rendered)
    if lacking.in_page:
        above = entities.escape("\n".join(lacking.in_page))
        found.html = page = f"<pre>{above}</pre>\n{page}"
    if lacking.in_text:
        _use(found, html_text.render(page) if lacking.in_page else rendered)


def _use(found: Content, rendered: Rendered) -> None:
    found.text, found.is_cut = rendered.text, rendered.cut
    found.quoted_lines, found.signed_lines = rendered.quoted, rendered.signed


def _is_notice(plain: str) -> bool:
    """Return whether a plain part only says that the mail is HTML."""
    if len(plain) > 10 * _NOTICE:
        return False
    text = _LINK.sub("", plain).strip().lower()
    if len(text) >= _NOTICE or "html" not in text.partition("\n")[0]:
        return False
    return _NOTICE_WORDS.search(text) is not None


def _is_page(plain: str) -> bool:
    """Return whether a plain part is the page's source instead of its words."""
    text = plain.strip()
    return text.startswith("<") and text.endswith(">") and _CLOSED.search(text) is not None


def _is_blank(page: str) -> bool:
    """Return whether a page is a mere frame, with nothing to see."""
    if len(page) > _FRAME or _SEEN.search(page):
        return False
    return not entities.unescape(_MARKUP.sub("", page)).strip()


def _texts(parts: list[Part], found: Content, defects: Defects) -> str:
    """Return the plain side; HTML parts that stand in for plain ones are left to `_settle`."""
    texts: list[str] = []
    for part in parts:
        if part.content_type == "text/html":
            if any(other.content_type != "text/html" for other in parts):
                texts.append(html_text.render(part.text(defects)).text)
            continue
        texts.append(_plain(part, found, defects))
    return "\n".join(text for text in texts if text)


def _plain(part: Part, found: Content, defects: Defects) -> str:
    raw = part.content(defects)
    files = uuencode.find(raw)
    if files:
        raw = uuencode.without(raw, files)
        for file in files:
            name = charsets.decode(file.name, None, defects)
            safe = filenames.safe(name, "application/octet-stream")
            found.attachments.append(Attachment(safe, _guess_type(safe), file.content))
    text = charsets.decode(raw, part.params.get("charset"), defects)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if part.params.get("format", "").lower() == "flowed":
        text = flowed.unflow(text, delsp=part.params.get("delsp", "").lower() == "yes")
    return text.strip("\n")


def _pages(chosen: body.Body, defects: Defects) -> str | None:
    """Return the HTML side as one document; plain parts between HTML ones are escaped into it."""
    if not any(part.content_type == "text/html" for part in chosen.html):
        return None
    pages: list[str] = []
    for part in chosen.html:
        text = part.text(defects)
        if part.content_type == "text/html":
            pages.append(text)
        elif text.strip():
            pages.append(f"<pre>{entities.escape(text)}</pre>")
    return "\n".join(pages)


def _attach(part: Part, found: Content, defects: Defects) -> tnef.Opened | None:
    """Keep a leaf as a file; return a winmail.dat opened, to be replaced by its parts.

    A damaged one is kept beside them.
    """
    content = part.content(defects)
    opened: tnef.Opened | None = None
    if part.content_type in ("text/calendar", "application/ics"):
        text = charsets.decode(content, part.params.get("charset"), defects)
        found.calendars.append((text, part.params.get("method", "")))
    if tnef.is_tnef(part.content_type, part.filename, content):
        opened = tnef.open_parts(content, defects)
        if opened is not None:
            _unpack(opened, found, defects)
            if opened.whole:
                return opened
    _measure(part.filename, defects)
    subject = _inner_subject(content) if part.content_type == "message/rfc822" else ""
    found.attachments.append(
        Attachment(
            filename=filenames.safe(part.filename, part.content_type, subject=subject),
            content_type=part.content_type,
            content=content,
            cid=part.cid,
            inline=_is_inline(part),
        )
    )
    return opened


def _is_inline(part: Part) -> bool:
    if part.disposition:
        return part.disposition == "inline"
    return part.cid is not None


def _inner_subject(content: bytes) -> str:
    return headers.split(content, Defects())[0].get("subject")


def _measure(name: str, defects: Defects) -> None:
    if len(name) > filenames.LONGEST:
        defects.add("the name of a file was shortened", Limit.FILE_NAME)


def _unpack(opened: tnef.Opened, found: Content, defects: Defects) -> None:
    for file in opened.files:
        _measure(file.name, defects)
        kind = file.content_type or "application/octet-stream"
        safe = filenames.safe(file.name, kind)
        if kind == "application/octet-stream":
            kind = _guess_type(safe)
        found.attachments.append(
            Attachment(safe, kind, file.content, file.cid or None, inline=bool(file.cid))
        )


def _guess_type(name: str) -> str:
    """Return the media type for a file name's extension, for files without one."""
    ending = name.rpartition(".")[2].lower()
    return filenames.TYPES.get(ending, "application/octet-stream")
