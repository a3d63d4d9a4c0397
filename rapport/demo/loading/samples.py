"""Files that customers attach: a picture, a list, a paper."""

from __future__ import annotations

import struct
import zlib
from functools import cache

from rapport.tickets.correspondence.content import File

WIDTH, HEIGHT = 240, 160
TYPES = {"reader.png": "image/png", "clients.csv": "text/csv", "invoice.pdf": "application/pdf"}
CLIENTS = (
    "Name,Mail,Pass,Rest\n"
    "Marion Example,marion@studio.example,Ten classes,4\n"
    '"Pradeep ""P"" Example",pradeep@studio.example,Five classes,1\n'
    "Yewande Example,yewande@studio.example,,\n"
)


@cache
def file(name: str) -> File:
    """Store the sample of that name and return it."""
    return File.of(name, TYPES[name], _content(name))


def _content(name: str) -> bytes:
    if name.endswith(".png"):
        return picture()
    return CLIENTS.encode() if name.endswith(".csv") else paper("INV-20417")


def picture() -> bytes:
    """Draw a dark card reader on a pale desk, as a PNG."""
    rows = b"".join(b"\0" + b"".join(_pixel(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _pixel(x: int, y: int) -> bytes:
    if 85 <= x < 155 and 20 <= y < 140:
        screen = 95 <= x < 145 and 30 <= y < 62
        key = 95 <= x < 145 and 72 <= y < 130 and (x - 95) % 18 < 12 and (y - 72) % 16 < 10
        return b"\x9f\xc3\xb8" if screen else b"\x6d\x72\x78" if key else b"\x2b\x2f\x33"
    return bytes((228 - y // 8, 222 - y // 8, 210 - y // 8))


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


def paper(number: str) -> bytes:
    """Typeset a one-page PDF that names an invoice."""
    text = f"BT /F1 20 Tf 60 760 Td (Invoice {number}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        b" >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
    ]
    written, places = b"%PDF-1.4\n", []
    for number_, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number_, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\n" % table
    return written + end + b"startxref\n%d\n%%%%EOF\n" % len(written)
