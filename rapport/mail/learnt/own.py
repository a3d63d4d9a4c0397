"""Words and signature of a mail in the order of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Own:
    """The lines of a mail that are no quote, and for each whether it is shown.

    What is not shown is signature. Blank lines count as shown.
    """

    lines: tuple[str, ...]
    shown: tuple[bool, ...]

    def folded_from(self, start: int) -> tuple[str, str]:
        """Return words and signature if all lines from here on are signature too."""
        words, signature = [], []
        for index, line in enumerate(self.lines):
            is_blank = not line.strip()
            if index < start and (self.shown[index] or is_blank):
                words.append(line)
            if index >= start or is_blank or not self.shown[index]:
                signature.append(line)
        return _joined(words), _joined(signature)


def of(text: str, words: str, signature: str) -> Own | None:
    """Return the lines of both parts in the order of the whole text; nothing if they differ."""
    shown, signed = _filled(words), _filled(signature)
    lines: list[str] = []
    is_shown: list[bool] = []
    at = behind = 0
    for line in text.split("\n"):
        line = line.rstrip()
        if not line.strip():
            lines.append("")
            is_shown.append(True)
        elif at < len(shown) and line == shown[at]:
            at += 1
            lines.append(line)
            is_shown.append(True)
        elif behind < len(signed) and line == signed[behind]:
            behind += 1
            lines.append(line)
            is_shown.append(False)
    if at < len(shown) or behind < len(signed):
        return None
    return Own(tuple(lines), tuple(is_shown))


def _filled(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def _joined(lines: Sequence[str]) -> str:
    """Return lines without blank ones at both ends, and one where several follow each other."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n")
