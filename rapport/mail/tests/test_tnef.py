"""Files and bodies of winmail.dat inside whole mails."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from rapport.mail import Mail, read
from rapport.mail.defects import Defects
from rapport.mail.parts import rtf, tnef
from tests.growth import assert_linear

EXAMPLES = Path("../shared/fixtures/mail/tnefparse/tests/examples")

_SIGNATURE = struct.pack("<IH", 0x223E9F78, 1)
_BODY, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_LONG_NAME, _MIME, _CID = 0x3707, 0x370E, 0x3712


def entry(level: int, name: int, data: bytes) -> bytes:
    checksum = sum(data) & 0xFFFF
    return struct.pack("<BII", level, name, len(data)) + data + struct.pack("<H", checksum)


def properties(*values: tuple[int, int, bytes]) -> bytes:
    """Return a list of MAPI properties: id, type, value."""
    out = struct.pack("<I", len(values))
    for name, kind, value in values:
        out += struct.pack("<HHII", kind, name, 1, len(value)) + value
        out += b"\0" * (-len(value) % 4)
    return out


def winmail(*message: tuple[int, int, bytes], files: tuple[bytes, ...] = ()) -> bytes:
    out = _SIGNATURE
    out += entry(1, 0x00089006, struct.pack("<I", 0x00010000))
    out += entry(1, 0x00069007, struct.pack("<II", 1252, 0))
    if message:
        out += entry(1, 0x00069003, properties(*message))
    return out + b"".join(files)


def attached(name: str, content: bytes, content_type: str = "", cid: str = "") -> bytes:
    values = [(_LONG_NAME, 0x1E, name.encode("cp1252") + b"\0")]
    values += [(_MIME, 0x1E, content_type.encode() + b"\0")] if content_type else []
    values += [(_CID, 0x1E, cid.encode() + b"\0")] if cid else []
    return (
        entry(2, 0x00069002, bytes(14))
        + entry(2, 0x0006800F, content)
        + entry(2, 0x00069005, properties(*values))
    )


def mail(container: bytes, text: str = "") -> Mail:
    body = f"--b\r\nContent-Type: text/plain\r\n\r\n{text}\r\n" if text else ""
    head = (
        "From: dora@nordwind.example\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body + "--b\r\n"
        "Content-Type: application/ms-tnef; name=winmail.dat\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return read(head.encode() + base64.encodebytes(container) + b"--b--\r\n")


def unpacked(rtf_text: bytes) -> bytes:
    """Return RTF in its frame, not compressed."""
    head = struct.pack("<IIII", len(rtf_text) + 12, len(rtf_text), 0x414C454D, 0)
    return head + rtf_text


def test_files_come_out_with_names_and_types() -> None:
    found = mail(
        winmail(
            files=(
                attached("Angebot für Sie.pdf", b"%PDF-1.4", "application/pdf"),
                attached("plan.png", b"\x89PNG", cid="plan@1"),
                attached("../../etc/passwd", b"root"),
            )
        ),
        "See attached.",
    )
    assert [(a.filename, a.content_type, a.content, a.cid) for a in found.attachments] == [
        ("Angebot für Sie.pdf", "application/pdf", b"%PDF-1.4", None),
        ("plan.png", "image/png", b"\x89PNG", "plan@1"),
        ("passwd", "application/octet-stream", b"root", None),
    ]
    assert found.reply == "See attached."


def test_its_body_is_read_where_the_mail_has_no_other() -> None:
    assert mail(winmail((_BODY, 0x1E, b"Gr\xfc\xdfe\0"))).text == "Grüße"
    html = mail(winmail((_HTML, 0x102, b"<p>Hello <b>you</b></p>")))
    assert (html.content_type, html.text) == ("text/html", "Hello you")
    assert mail(winmail((_BODY, 0x1E, b"Inside\0")), "Outside").text == "Outside"


def test_a_body_in_rtf_is_read() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator X;}\f0 Gr\'fc\'dfe\par "
        rb"\u1055?\u1088? \{braces\}\tab x\par}"
    )
    assert mail(winmail((_RTF, 0x102, unpacked(source)))).text == "Grüße\nПр {braces}\tx"


def test_html_wrapped_in_rtf_is_taken_out() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}"
        rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hello {\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 you"
        rb"{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0 {\*\htmltag72 </p>}}"
    )
    found = mail(winmail((_RTF, 0x102, unpacked(source))))
    assert found.html is not None
    assert "<p>Hello <b>you</b></p>" in found.html.replace("\n", "")


def test_compressed_rtf_is_unpacked_as_the_specification_shows() -> None:
    """MS-OXRTFCP §3.1.1 and §3.2.1: the two examples."""
    first = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
        "0a800fa0"
    )
    assert rtf.unpack(first) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    second = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert rtf.unpack(second) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_packed_rtf_does_not_swell_without_end() -> None:
    bomb = struct.pack("<IIII", 0, 0xFFFFFFFF, 0x75465A4C, 0) + b"\xff" + b"\x00\x0f" * 8
    assert len(rtf.unpack(bomb)) <= rtf.LARGEST
    assert_linear(rtf.read, lambda n: b"{" * 5 * n + b"\\u20013?" * n, 100_000)
    assert_linear(rtf.read, lambda n: b"\\" * n, 1_000_000)


@pytest.mark.parametrize("damage", [0, 10, 40, 100])
def test_a_damaged_one_stays_a_file(damage: int) -> None:
    whole = winmail((_BODY, 0x1E, b"Hello\0"), files=(attached("a.txt", b"a"),))
    broken = whole[: len(whole) - damage - 1] if damage else whole[:4] + b"\xff" * 50
    found = mail(broken, "Text")
    assert found.text == "Text"
    assert found.attachments


# Bytes that hold, or only claim to hold, so many of something.
HOSTILE = [
    (300_000, lambda n: entry(1, 0x00089006, b"") * n),
    (0xFFFFFFFF, lambda n: entry(1, 0x00069003, struct.pack("<I", n)) * 2),
    (0xFFFFFFFF, lambda n: entry(1, 0x00069003, struct.pack("<IHHI", 1, 0x101E, 0x1000, n))),
    (
        500_000,
        lambda n: entry(
            1, 0x00069003, struct.pack("<I", 0xFFFFFFFF) + struct.pack("<HHI", 3, 1, 0) * n
        ),
    ),
    (300_000, lambda n: entry(2, 0x00069002, b"") * n),
]


@pytest.mark.parametrize(("count", "make"), HOSTILE)
def test_hostile_counts_take_linear_time(count: int, make: Callable[[int], bytes]) -> None:
    def opened(raw: bytes) -> tnef.Opened | None:
        return tnef.open_parts(_SIGNATURE + raw, Defects())

    assert_linear(opened, make, count)
    found = opened(make(count))
    assert found is None or len(found.files) <= tnef.MOST_FILES


def test_containers_in_containers_end() -> None:
    def containers(levels: int) -> bytes:
        inner = winmail((_BODY, 0x1E, b"x\0"))
        for _ in range(levels):
            head = struct.pack("<IHH8s", 0x00020307, 0, 0, bytes.fromhex("c000000000000046"))
            values = properties((0x3701, 0x0D, head + inner))
            inner = winmail(files=(entry(2, 0x00069002, bytes(14)) + entry(2, 0x00069005, values),))
        return inner

    assert_linear(lambda raw: mail(raw, "Text"), containers, 200)


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the collected mails are not here")
def test_the_collected_ones_open_with_their_contents() -> None:
    found = {}
    for path in sorted(EXAMPLES.glob("*.tnef")):
        opened = tnef.open_parts(path.read_bytes(), Defects())
        assert opened is not None, path
        has_words = bool(opened.text or opened.html)
        found[path.stem] = ([file.name for file in opened.files], has_words)
    assert found == {
        "IPM-DistList": (["Untitled Attachment"], True),
        "MAPI_ATTACH_DATA_OBJ": (
            ["VIA_Nytt_1402.doc", "VIA_Nytt_1402.pdf", "VIA_Nytt_14021.htm"],
            True,
        ),
        "body": ([], True),
        "long-filename": (["allproductsmar2000.dat"], True),
        "two-files": (["AUTHORS", "README"], False),
    }


def test_every_pair_of_flipped_bytes_still_gives_a_mail() -> None:
    whole = winmail((_BODY, 0x1E, b"Hello\0"), files=(attached("a.txt", b"a"),))
    for at, bit in product(range(6, len(whole), 3), (1, 128)):
        changed = bytearray(whole)
        changed[at] ^= bit
        assert mail(bytes(changed), "Text").text == "Text"
