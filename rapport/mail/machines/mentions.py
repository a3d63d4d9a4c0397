"""A recipient of a delivery report while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Mentioned:
    """A recipient while it is being put together."""

    email: str
    action: str = ""
    status: str = ""
    diagnostic: str = ""
    notes: list[str] = field(default_factory=list)
