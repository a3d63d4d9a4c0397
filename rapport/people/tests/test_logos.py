"""Reading a logo."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from rapport.core.errors import Invalid
from rapport.people import logos
from rapport.people.tests.pictures import picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_each_kind_becomes_a_png_of_a_size_to_show(kind: str) -> None:
    logo = logos.read(picture(kind))

    assert logo.content.startswith(b"\x89PNG")
    assert (logo.width, logo.height) == (640, 160)


def test_a_small_one_keeps_its_size() -> None:
    assert logos.read(picture(size=(40, 20))).width == 40


def test_only_the_pixels_are_kept() -> None:
    with_words = picture() + b"<script>alert(1)</script>"

    assert b"script" not in logos.read(with_words).content


def test_what_a_camera_wrote_beside_the_picture_is_gone() -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (50, 50)).save(out, "JPEG", exif=exif)

    assert b"taken at home" in out.getvalue()
    assert b"taken at home" not in logos.read(out.getvalue()).content


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (picture()[:100], "not a picture"),
        (picture("GIF"), "not a picture"),
        (b"\x89PNG" + b"0" * logos.MOST_BYTES, "at most 2 MB"),
        (picture(size=(6000, 5000)), "too many pixels"),
    ],
)
def test_what_is_not_a_logo_is_refused_with_a_sentence(given: bytes, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        logos.read(given)
