"""Kalendula's logo: a marigold and the name."""

from __future__ import annotations

import io
import math

PETALS = 12
SIZE = (640, 160)
PETAL, HEART, INK = "#e8871e", "#7c2d12", "#2b1a0e"
# White on it, and it on paper, have a contrast of 7 and more.
ACCENT = "#8a3a0f"
# Drawn larger and made small again, so that edges are smooth.
FINER = 4


def draw() -> bytes:
    """Return the logo as a PNG on transparent ground."""
    from PIL import Image, ImageDraw, ImageFont

    width, height = (length * FINER for length in SIZE)
    image = Image.new("RGBA", (width, height), "#ffffff00")
    pencil = ImageDraw.Draw(image)
    middle, reach = height / 2, height * 0.31
    for number in range(PETALS):
        turn = 2 * math.pi * number / PETALS
        x, y = middle + reach * math.cos(turn), middle + reach * math.sin(turn)
        petal = height * 0.115
        pencil.ellipse((x - petal, y - petal, x + petal, y + petal), PETAL)
    heart = height * 0.22
    pencil.ellipse((middle - heart, middle - heart, middle + heart, middle + heart), HEART)
    font = ImageFont.load_default(height * 0.56)
    pencil.text((height * 1.08, middle), "Kalendula", INK, font, anchor="lm")
    out = io.BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
