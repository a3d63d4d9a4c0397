"""The parts inside winmail.dat (MS-OXTNEF).

It is opened in linear time and memory.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapport.mail.characters import charsets
from rapport.mail.defects import Defects, Limit
from rapport.mail.parts import mapi, rtf

TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
LARGEST = 40_000_000
MOST_FILES = 1_000
MOST_OBJECTS = 100_000

_SIGNATURE = b"\x78\x9f\x3e\x22"
# MS-OXTNEF §2.1.3.3: attributes of the message, then of an attachment.
_PROPERTIES, _CODE_PAGE, _BODY = 0x00069003, 0x00069007, 0x0002800C
_NEXT_FILE, _FILE_DATA, _FILE_TITLE = 0x00069002, 0x0006800F, 0x00018010
_FILE_PROPERTIES = 0x00069005
# MS-OXPROPS: the properties that matter.
_TEXT, _HTML, _RTF, _INTERNET_CODE_PAGE = 0x1000, 0x1013, 0x1009, 0x3FDE
_DATA, _SHORT_NAME, _LONG_NAME, _DISPLAY_NAME = 0x3701, 0x3704, 0x3707, 0x3001
_MIME_TAG, _CONTENT_ID = 0x370E, 0x3712
# IID_IMessage: a container of its own follows.
_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")


@dataclass(slots=True)
class File:
    """One file inside. `content_type` and `cid` are empty where it states none."""

    name: str = ""
    content: bytes = b""
    content_type: str = ""
    cid: str = ""


@dataclass(slots=True)
class Opened:
    """Files and body of one winmail.dat; not `whole` when some of it could not be read."""

    files: list[File] = field(default_factory=list)
    text: str | None = None
    html: str | None = None
    whole: bool = True


@dataclass(slots=True)
class _Container:
    """The attributes gathered from one container."""

    opened: Opened = field(default_factory=Opened)
    charset: str = "cp1252"
    packed: bytes = b""

    def take(self, name: int, data: bytes) -> None:
        """Take one attribute; struct.error when it is damaged."""
        if name == _CODE_PAGE:
            self.charset = _charset(data)
        elif name == _BODY:
            self.opened.text = _words(data.split(b"\0")[0], self.charset)
        elif name == _PROPERTIES:
            self._message(data)
        elif name == _NEXT_FILE:
            self.opened.files.append(File())
        elif self.opened.files:
            self._file(self.opened.files[-1], name, data)

    def _message(self, data: bytes) -> None:
        found = {each.name: each for each in mapi.read(data)}
        stated = found.get(_INTERNET_CODE_PAGE)
        charset = _charset(stated.value) if stated else self.charset
        if text := found.get(_TEXT):
            self.opened.text = text.text(charset)
        if html := found.get(_HTML):
            wide = html.kind == mapi.UNICODE
            self.opened.html = html.text(charset) if wide else _words(html.value, charset)
        if packed := found.get(_RTF):
            self.packed = packed.value

    def _file(self, file: File, name: int, data: bytes) -> None:
        if name == _FILE_DATA:
            file.content = data
        elif name == _FILE_TITLE:
            file.name = file.name or mapi.Property(0, mapi.STRING, data).text(self.charset)
        elif name == _FILE_PROPERTIES:
            self._file_properties(file, {each.name: each for each in mapi.read(data)})

    def _file_properties(self, file: File, found: dict[int, mapi.Property]) -> None:
        def text(name: int) -> str:
            return found[name].text(self.charset) if name in found else ""

        file.name = text(_LONG_NAME) or text(_SHORT_NAME) or file.name or text(_DISPLAY_NAME)
        kind = text(_MIME_TAG).strip().lower()
        file.content_type = kind if kind.count("/") == 1 else ""
        file.cid = text(_CONTENT_ID).strip("<> ")
        if _DATA in found:
            file.content = found[_DATA].value.removeprefix(_MESSAGE)


def is_tnef(content_type: str, filename: str, content: bytes) -> bool:
    if not content.startswith(_SIGNATURE):
        return False
    return content_type in TYPES or filename.lower().endswith((".dat", ".tnef"))


def open_parts(content: bytes, defects: Defects) -> Opened | None:
    """Return the parts inside, or None when there is nothing that can be read."""
    if len(content) > LARGEST:
        defects.add("winmail.dat is too large to open", Limit.CONTAINER)
        return None
    container = _Container()
    try:
        for name, data in _attributes(content):
            container.take(name, data)
    except struct.error:
        container.opened.whole = False
    opened = _with_body(container)
    if not opened.whole:
        defects.add("winmail.dat was not read whole", Limit.CONTAINER)
    if not (opened.files or opened.text or opened.html) and not opened.whole:
        return None
    return opened


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield type and data of each attribute; struct.error if the container ends too early."""
    at = 6
    for _ in range(MOST_OBJECTS):
        if at > 6 and not content[at : at + 11].strip(b"\0\r\n"):
            return
        level, name, length = struct.unpack_from("<BII", content, at)
        if level not in (1, 2) or at + 11 + length > len(content):
            raise struct.error("an attribute ends too early")
        yield name, content[at + 9 : at + 9 + length]
        at += 11 + length
    raise struct.error("more attributes than any container has")


def _with_body(container: _Container) -> Opened:
    """Return the body in its best form; RTF counts only if there is nothing better."""
    opened = container.opened
    opened.whole = opened.whole and len(opened.files) <= MOST_FILES
    del opened.files[MOST_FILES:]
    if opened.html is None and container.packed:
        try:
            unpacked = rtf.unpack(container.packed)
            words = rtf.read(unpacked)
            opened.whole = opened.whole and len(unpacked) < rtf.LARGEST
        except (ValueError, struct.error):
            words, opened.whole = rtf.Words(), False
        opened.html = words.html
        opened.text = opened.text or words.text
    opened.text = _clean(opened.text)
    opened.html = _clean(opened.html)
    return opened


def _charset(data: bytes) -> str:
    """Return the codec for a code page number."""
    number = int.from_bytes(data[:4], "little")
    return charsets.codec_for(f"windows-{number}") or "cp1252"


def _words(data: bytes, charset: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(charset, "replace")


def _clean(text: str | None) -> str | None:
    return text.replace("\0", "").replace("\r\n", "\n") or None if text else None
