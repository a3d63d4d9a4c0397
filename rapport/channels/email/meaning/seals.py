"""Signatures and encryption of a mail as message particulars."""

from __future__ import annotations

from typing import Any

from rapport.channels.storable import clean, line
from rapport.mail import Mail, Seal


def particulars(mail: Mail) -> dict[str, Any]:
    """Return ``seals`` and ``encryption`` as JSON, each only if there is something to say."""
    found: dict[str, Any] = {}
    if mail.seals:
        found["seals"] = [_seal(seal) for seal in mail.seals]
    if mail.encryption is not None:
        found["encryption"] = {
            "method": mail.encryption.method,
            "whole": mail.encryption.whole,
            "obstacle": mail.encryption.obstacle,
        }
    return found


def _seal(seal: Seal) -> dict[str, Any]:
    return {
        "method": seal.method,
        "verdict": seal.verdict,
        "signer": clean(line(str(seal.signer), 200)),
        "fingerprint": clean(seal.fingerprint[:64]),
        "by_sender": seal.by_sender,
        "whole": seal.whole,
        "reason": seal.reason,
    }
