"""Readable lines of a page, with what its markup says."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Rendered:
    """Readable text by lines; `quoted[i]` and `signed[i]` come from the client's markup."""

    lines: list[str] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    signed: list[bool] = field(default_factory=list)
    cut: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)
