"""A company's logo: checked, made small, drawn again as PNG."""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rapport.core.errors import Invalid

MOST_BYTES = 2 * 1024 * 1024
# A picture of a few kilobytes can unfold to gigabytes: the size is read before the pixels.
MOST_PIXELS = 25_000_000
KINDS = ("PNG", "JPEG", "WEBP")
# Twice the size at which it is shown, for fine screens.
WIDEST, HIGHEST = 640, 192


@dataclass(frozen=True)
class Logo:
    """A PNG with its size in pixels."""

    content: bytes
    width: int
    height: int


def read(given: bytes) -> Logo:
    """Return the picture as a PNG of ours, without anything else the file had in it.

    Only the pixels are kept: no metadata, no second picture, no markup. Raises Invalid when it is
    not a PNG, JPEG or WebP picture, or too large.
    """
    from PIL import Image, ImageOps

    if len(given) > MOST_BYTES:
        raise Invalid(_("The logo can have at most %d MB.") % (MOST_BYTES >> 20))
    try:
        # A warning about size is ours to give, with a sentence: the limit is checked below.
        with Image.open(io.BytesIO(given), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Invalid(
                    _("The logo has too many pixels. Save it smaller, 640 wide is enough.")
                )
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as unreadable:
        raise Invalid(
            _("This is not a picture that can be read. Use a PNG, JPEG or WebP file.")
        ) from unreadable
    upright.thumbnail((WIDEST, HIGHEST))
    out = io.BytesIO()
    Image.frombytes("RGBA", upright.size, upright.tobytes()).save(out, "PNG", optimize=True)
    return Logo(out.getvalue(), upright.width, upright.height)
