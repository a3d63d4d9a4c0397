"""Findings of checking and opening, not yet tied to the mail."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.mail.values import Method, Obstacle, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """One signature. ``names`` are the signer's: the first is shown, any may be the sender's."""

    method: Method
    verdict: Verdict
    name: str = ""
    addresses: tuple[str, ...] = ()
    fingerprint: str = ""
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of an opaque layer, with the signatures found; None when it stays shut."""

    content: bytes | None
    checked: tuple[Checked, ...] = field(default=())
    obstacle: Obstacle = ""
