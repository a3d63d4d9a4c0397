"""A company's colour on customers' pages, readable by day and at night."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from django.utils.translation import gettext as _

from rapport.core.errors import Invalid

HEX = re.compile(r"#[0-9a-f]{6}")
# The papers of tokens.css on which the colour is text: the darkest by day, the lightest at night.
BY_DAY, AT_NIGHT = "#f0ece5", "#26221f"
WHITE = "#ffffff"
# WCAG 2.2, success criterion 1.4.3.
LEAST_CONTRAST = 4.5
STEP = 0.04


def colour(value: str) -> str:
    """Return the colour in lower case; raises Invalid for one that cannot be read on paper."""
    value = value.strip().lower()
    if not value:
        return ""
    if not HEX.fullmatch(value):
        raise Invalid(
            _("“%(value)s” is not a colour. Write it like #0f766e.") % {"value": value[:20]}
        )
    reached = min(contrast(value, BY_DAY), contrast(value, WHITE))
    if reached < LEAST_CONTRAST:
        raise Invalid(
            _(
                "This colour is too light: text in it has a contrast of %(reached).1f to 1, and "
                "4.5 is needed to read it easily. Choose a darker one."
            )
            # Rounded down, so that nobody is told 4.5 is less than 4.5.
            % {"reached": int(reached * 10) / 10}
        )
    return value


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True)
class Accent:
    """A colour that ``colour`` has accepted."""

    value: str

    @property
    def at_night(self) -> str:
        """Return the colour, made light enough for text on dark paper."""
        shades = (_mixed(self.value, WHITE, step * STEP) for step in count())
        return next(shade for shade in shades if contrast(shade, AT_NIGHT) >= LEAST_CONTRAST)

    def style(self) -> str:
        """Return the style sheet that puts it in the place of our own accent."""
        day, night = self.value, self.at_night
        soft = f"light-dark({_mixed(day, WHITE, 0.9)}, {_mixed(day, AT_NIGHT, 0.7)})"
        line = f"light-dark({_mixed(day, WHITE, 0.6)}, {_mixed(night, AT_NIGHT, 0.6)})"
        return (
            ".outside {\n"
            f"  --accent: light-dark({day}, {night});\n"
            f"  --accent-strong: light-dark({_mixed(day, '#000000', 0.2)}, "
            f"{_mixed(night, WHITE, 0.25)});\n"
            f"  --accent-fill: {day};\n"
            f"  --accent-fill-strong: {_mixed(day, '#000000', 0.2)};\n"
            f"  --accent-soft: {soft};\n"
            f"  --accent-line: {line};\n"
            "  --on-accent: #ffffff;\n"
            "  --focus: 2px solid var(--accent);\n"
            "}\n"
        )


def _channels(value: str) -> tuple[int, ...]:
    return tuple(int(value[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(value: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _mixed(value: str, other: str, share: float) -> str:
    """Return the colour with a share (0 to 1) of another mixed in."""
    share = min(share, 1.0)
    both = zip(_channels(value), _channels(other), strict=True)
    return "#" + "".join(f"{round(ours + (theirs - ours) * share):02x}" for ours, theirs in both)
