"""The tree of parts: bodies, attachments, odd encodings, files inside files."""

from __future__ import annotations

import base64
import binascii
import struct

import pytest

from rapport.mail import read
from rapport.mail.fields.filenames import safe
from rapport.mail.text.flowed import unflow


def multipart(*parts: bytes, kind: bytes = b"mixed") -> bytes:
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    head = b"From: dora@nordwind.example\r\nContent-Type: multipart/" + kind
    return head + b'; boundary="b"\r\n\r\n' + body + b"--b--\r\n"


TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\nSee the file."
PNG = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"


def test_an_attachment_keeps_its_bytes_and_name() -> None:
    content = bytes(range(256)) * 10
    part = (
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename*=utf-8''Rechnung%20M%C3%A4rz.pdf\r\n\r\n"
        + base64.encodebytes(content)
    )
    found = read(multipart(TEXT, part))
    assert found.text == "See the file."
    [attachment] = found.attachments
    assert (attachment.filename, attachment.content_type) == (
        "Rechnung März.pdf",
        "application/pdf",
    )
    assert attachment.content == content
    assert not attachment.inline


def test_an_inline_image_is_known_by_its_cid() -> None:
    page = b"Content-Type: text/html\r\n\r\n<img src='cid:logo@x'>"
    image = PNG + b"Content-ID: <logo@x>\r\n\r\niVBORw0KGgo="
    found = read(multipart(page, image, kind=b"related"))
    [attachment] = found.attachments
    assert (attachment.cid, attachment.inline, attachment.filename) == (
        "logo@x",
        True,
        "attachment.png",
    )


def test_a_mail_inside_a_mail_is_kept_whole() -> None:
    inner = b"From: x@y.example\r\nSubject: Inner\r\n\r\nHello"
    found = read(multipart(TEXT, b"Content-Type: message/rfc822\r\n\r\n" + inner))
    [attachment] = found.attachments
    assert (attachment.filename, attachment.content) == ("Inner.eml", inner)


def test_text_parts_between_files_are_all_read() -> None:
    second = b"Content-Type: text/plain\r\n\r\nAnd this."
    found = read(multipart(TEXT, PNG + b"\r\niVBORw0KGgo=", second))
    assert found.text == "See the file.\nAnd this."
    assert len(found.attachments) == 1


def test_a_boundary_that_is_not_the_declared_one_is_found() -> None:
    raw = multipart(TEXT).replace(b'boundary="b"', b'boundary="other"')
    found = read(raw)
    assert found.text == "See the file."
    assert "the boundary is not the one declared" in found.defects


def test_a_mail_cut_short_is_read_as_far_as_it_goes() -> None:
    found = read(multipart(TEXT, PNG + b"\r\niVBORw0KGgo=")[:-30])
    assert found.text == "See the file."
    assert len(found.attachments) == 1


def test_uuencoded_files_leave_the_text() -> None:
    data = b"0123456789" * 9
    lines = b"".join(binascii.b2a_uu(data[i : i + 45]) for i in range(0, len(data), 45))
    raw = b"Subject: x\n\nSee below.\n\nbegin 644 list.csv\n" + lines + b"`\nend\n\nBye."
    found = read(raw)
    assert found.text.split() == ["See", "below.", "Bye."]
    [attachment] = found.attachments
    assert (attachment.filename, attachment.content_type) == ("list.csv", "text/csv")
    assert attachment.content == data


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """Return a winmail.dat of (level, id, data) attributes (MS-OXTNEF §2.1)."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    for level, identifier, data in attributes:
        out += struct.pack("<BII", level, identifier, len(data)) + data
        out += struct.pack("<H", sum(data) & 0xFFFF)
    return out


def test_winmail_dat_is_opened_into_its_files() -> None:
    content = tnef(
        (1, 0x00089006, struct.pack("<I", 0x00010000)),
        (2, 0x00069002, b"\0" * 14),
        (2, 0x00018010, b"offer.txt\0"),
        (2, 0x0006800F, b"Ten pieces"),
    )
    part = (
        b"Content-Type: application/ms-tnef; name=winmail.dat\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content)
    )
    found = read(multipart(TEXT, part))
    [attachment] = found.attachments
    assert (attachment.filename, attachment.content) == ("offer.txt", b"Ten pieces")


def test_a_damaged_winmail_dat_is_kept_as_it_is() -> None:
    part = b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22\x01"
    found = read(multipart(TEXT, part))
    assert [attachment.filename for attachment in found.attachments] == ["winmail.dat"]


def test_flowed_text_is_joined_and_quotes_kept() -> None:
    text = "One \nline.\n> Quoted \n> too.\n\n-- \nDora\n From"
    assert unflow(text, delsp=False) == "One line.\n> Quoted too.\n\n-- \nDora\nFrom"
    assert unflow("日本 \n語", delsp=True) == "日本語"


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("iso-8859-1", b"Gr\xfc\xdfe \x80", "Grüße €"),
        ("utf-8", b"Gr\xfc\xdfe", "Grüße"),
        ("us-ascii", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", "Grüße aus München".encode(), "Grüße aus München"),
        ("gb2312", "镕基".encode("gb18030"), "镕基"),
        ("iso-2022-jp", b"\x1b$B-!\x1b(B", "①"),
        ("ks_c_5601-1987", "안녕하세요 똠".encode("cp949"), "안녕하세요 똠"),
        ("x-unknown", "Привет, не могу войти".encode("cp1251"), "Привет, не могу войти"),
        ("base64", b"plain", "plain"),
        ("windows-1252\"; format=flowed", b"caf\xe9", "café"),
    ],
)  # fmt: skip
def test_charsets_that_lie_are_read(charset: str, data: bytes, text: str) -> None:
    raw = b"Content-Type: text/plain; charset=" + charset.encode() + b"\n\n" + data
    assert read(raw).text == text


def test_raw_bytes_in_headers_are_read_in_the_charset_of_the_body() -> None:
    raw = b"Subject: \xcf\xf0\xe8\xe2\xe5\xf2\nContent-Type: text/plain; charset=windows-1251\n\nx"
    assert read(raw).subject == "Привет"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.exe", "x.exe"),
        ("a/b.txt", "a_b.txt"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("x\r\nSet-Cookie: y", "x Set-Cookie y"),
        ("con.txt", "_con.txt"),
        (" . ", "attachment.pdf"),
        ("", "attachment.pdf"),
        ("ü" * 300 + ".pdf", "ü" * 145 + "….pdf"),
    ],
)
def test_names_of_files_are_made_safe(name: str, expected: str) -> None:
    assert safe(name, "application/pdf") == expected
