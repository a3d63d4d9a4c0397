"""What checking a signature or opening an encrypted mail found, before it is tied to the mail."""

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
    """What an opaque layer held, with the signatures found on the way; None when it stays shut."""

    content: bytes | None
    checked: tuple[Checked, ...] = field(default=())
    obstacle: Obstacle = ""
