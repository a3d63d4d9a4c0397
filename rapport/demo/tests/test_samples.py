"""Files that customers attach."""

from __future__ import annotations

import struct
import zlib

from rapport.demo.loading import samples


def test_the_picture_is_a_whole_png() -> None:
    content = samples.picture()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (samples.WIDTH, samples.HEIGHT)
    data = content[content.index(b"IDAT") + 4 : content.rindex(b"IEND") - 8]
    assert len(zlib.decompress(data)) == samples.HEIGHT * (3 * samples.WIDTH + 1)


def test_the_paper_is_a_whole_pdf() -> None:
    content = samples.paper("INV-1")
    start = int(content.split()[-2])
    assert content[start:].startswith(b"xref")
    assert b"Invoice INV-1" in content
