"""Mails beyond each limit, and what the page says of it."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

from rapport.channels.email.tests.writing import mail

EVENT = "BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:Visit {n}\r\nDTSTART:20240304T100000Z\r\nEND:VEVENT\r\n"
HEADER = "The header of this mail is too long"
LENGTH = "This mail is too long to show"
CONTAINER = "A file with parts of this mail could not be read completely."


class Case(NamedTuple):
    """A mail that exceeds a limit, and words on the page of its ticket."""

    raw: Callable[[], bytes]
    words: tuple[str, ...]


def _page(html: str) -> bytes:
    return (
        b"From: dora@nordwind.example\nTo: support@desk.example\nSubject: Page\n"
        b"Content-Type: text/html; charset=utf-8\n\n" + html.encode()
    )


def _headed(fields: str) -> bytes:
    return (
        f"From: dora@nordwind.example\nTo: support@desk.example\nSubject: Head\n{fields}"
        "\n\nIt rattles.\n"
    ).encode()


def _people(count: int, name: str = "r") -> str:
    return ", ".join(f"{name}{number}@mill.example" for number in range(count))


def _parts(count: int) -> bytes:
    part = "--b\n\nPart {0}\n"
    body = "".join(part.format(number) for number in range(count))
    return _headed(f"Content-Type: multipart/mixed; boundary=b\n\n{body}--b--")


def _nested(depth: int) -> bytes:
    inside = "Content-Type: text/plain\n\nDEEPEST\n"
    for level in range(depth):
        inside = f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n{inside}\n"
    return _headed(inside)


def _calendar(events: int, more: str = "") -> bytes:
    inside = "".join(EVENT.format(n=number) for number in range(events))
    text = f"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\n{inside}{more}END:VCALENDAR\r\n"
    return mail(files=[("visits.ics", "text/calendar", text.encode())])


def _winmail(size: int) -> bytes:
    data = b"\x78\x9f\x3e\x22\x01\x00" + b"\x01" * size
    return mail(files=[("winmail.dat", "application/ms-tnef", data)])


def _long_rtf() -> bytes:
    rtf = b"{\\rtf1 " + b"word " * 1_100_000 + b"}"
    packed = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    lists = struct.pack("<IHHII", 1, 0x0102, 0x1009, 1, len(packed)) + packed
    lists += b"\0" * (-len(packed) % 4)
    attribute = struct.pack("<BII", 1, 0x00069003, len(lists)) + lists + b"\0\0"
    data = b"\x78\x9f\x3e\x22\x01\x00" + attribute
    return mail("Hello.", files=[("winmail.dat", "application/ms-tnef", data)])


def _bomb() -> bytes:
    """Return S/MIME that says it is compressed, and unpacks to more than is taken."""
    from asn1crypto import cms

    squeezed = zlib.compress(b"\0" * 101_000_000, 9)
    data = cms.CompressedData(
        {
            "version": 0,
            "compression_algorithm": {"algorithm": "zlib"},
            "encap_content_info": {"content_type": "data", "content": squeezed},
        }
    )
    info = cms.ContentInfo({"content_type": "compressed_data", "content": data})
    return (
        b"From: dora@nordwind.example\nTo: support@desk.example\nSubject: Small\n"
        b"Content-Type: application/pkcs7-mime; smime-type=compressed-data; name=smime.p7z\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(info.dump())
    )


LONG = "word " * 130_000
NAME = "Bea Lunt " * 30 + "LASTNAME"
ADDRESS = f"{'a' * 260}@mill.example"

# By the first cell of the row.
CASES: dict[str, Case] = {
    "people who get the answer, in To, Cc and Reply-To": Case(
        lambda: mail(to=f"support@desk.example, {_people(130)}"),
        ("30 more people were addressed, and get no answer.",),
    ),
    "an address in To, Cc and Reply-To": Case(
        lambda: mail(headers={"Cc": f"{ADDRESS}, nina@books.example"}),
        ("is not an email address, and gets no answer.", "nina@books.example"),
    ),
    "subject": Case(
        lambda: mail(subject="The mill stands still " * 30 + "LASTWORD"),
        ("The whole subject: The mill", "LASTWORD"),
    ),
    "name of the sender": Case(
        lambda: mail(sender=f'"{NAME}" <dora@nordwind.example>'),
        (f"The sender's whole name: {NAME}",),
    ),
    "name of a recipient": Case(
        lambda: mail(headers={"Cc": f'"{NAME}" <nina@books.example>'}),
        (f"A recipient's whole name: {NAME}",),
    ),
    "addresses in a field": Case(lambda: _headed(f"Cc: {_people(2_100)}"), (HEADER, "It rattles.")),
    "length of a field": Case(
        lambda: _headed(f"Cc: {_people(9_000, 'reader')}\nX-Last: 1"), (HEADER, "It rattles.")
    ),
    "fields": Case(lambda: _headed("X-Trace: 1\n" * 2_100 + "X-Last: 1"), (HEADER, "It rattles.")),
    "header": Case(lambda: _headed(("X-Trace: " + "1" * 900 + "\n") * 1_200 + "X: 1"), (HEADER,)),
    "parts": Case(
        lambda: _parts(1_100), ("This mail has too many parts. Only the original has the last",)
    ),
    "parts within parts": Case(
        lambda: _nested(40), ("Some parts are nested too deeply to read, and were kept as a file.",)
    ),
    "page that becomes text": Case(
        lambda: _page(f"<p>{LONG}</p><div class=gmail_quote>On Monday Ben wrote:<p>x</p></div>"),
        (LENGTH,),
    ),
    "page": Case(lambda: _page(f"<p>{'word ' * 420_000}</p>"), (LENGTH,)),
    "elements of a page": Case(lambda: _page("<b>a</b>" * 21_000), (LENGTH,)),
    "entities of a page": Case(lambda: _page("&amp;" * 101_000), (LENGTH,)),
    "name of a file": Case(
        lambda: mail(files=[("drawing " * 30 + ".png", "image/png", b"x")]),
        ("The name of a file was shortened. The original has the whole name.",),
    ),
    "events of a calendar": Case(
        lambda: _calendar(4), ("3 more appointments are in the attached calendar.", "Visit 0")
    ),
    "calendar": Case(
        lambda: _calendar(1, f"COMMENT:{'x' * 510_000}\r\n"),
        ("The calendar in this mail is too long to read to the end.", "Visit 0"),
    ),
    "winmail.dat": Case(lambda: _winmail(40_000_001), (CONTAINER, "winmail.dat")),
    "words in winmail.dat": Case(_long_rtf, (CONTAINER, "winmail.dat", "Hello.")),
    "compressed S/MIME": Case(_bomb, (CONTAINER, "smime.p7z")),
}
