"""One line of the table of what was tried."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("what", "figure", "aim", "met", "note")


@dataclass(frozen=True)
class Tried:
    """What was tried, the figure with its unit, the aim in words, and whether it was met."""

    what: str
    figure: str
    aim: str
    is_met: bool
    note: str = ""

    def cells(self) -> list[str]:
        """Return it as a row of the table."""
        return [self.what, self.figure, self.aim, "yes" if self.is_met else "NO", self.note]
