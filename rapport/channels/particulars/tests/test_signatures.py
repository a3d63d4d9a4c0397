"""Remarks on signatures and encryption, a sentence each."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.channels.particulars import signatures
from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Remark

DORA = "Dora Lind <dora@nordwind.example>"


def seal(verdict: str, **more: Any) -> dict[str, Any]:
    return {
        "method": "pgp",
        "verdict": verdict,
        "signer": DORA,
        "fingerprint": "ab" * 20,
        "by_sender": True,
        "whole": True,
        "reason": "",
        **more,
    }


@pytest.mark.parametrize(
    ("said", "words", "tone"),
    [
        (seal("valid"), f"Signed by {DORA}, and unchanged since.", "good"),
        (
            seal("valid", by_sender=False),
            f"Signed by {DORA}, who is not the stated sender.",
            "broken",
        ),
        (
            seal("valid", whole=False),
            f"Part of it is signed by {DORA}; the rest could be anybody’s.",
            "plain",
        ),
        (
            seal("changed", signer=""),
            "Changed after it had been signed: do not rely on what it says.",
            "broken",
        ),
        (
            seal("unknown", signer=""),
            "Signed with the key ABABABABABABABAB, which nobody here has checked.",
            "plain",
        ),
        (
            seal("unverifiable", reason="weak"),
            f"Signed by {DORA} in a way so old that it no longer proves anything.",
            "plain",
        ),
        (
            seal("unverifiable", reason="damaged", signer=""),
            "Signed, but the signature is damaged and proves nothing.",
            "plain",
        ),
    ],
)
def test_each_verdict_has_its_sentence(said: dict[str, Any], words: str, tone: str) -> None:
    (remark,) = remarks({"seals": [said]})
    assert (remark.sentence, remark.tone) == (words, tone)


@pytest.mark.parametrize("obstacle", ["no-key", "unsupported", "too-large", "damaged"])
def test_what_stays_shut_says_what_to_do(obstacle: str) -> None:
    said = {"method": "smime", "whole": True, "obstacle": obstacle}
    (remark,) = remarks({"encryption": said})
    assert remark.sentence.startswith("This mail is encrypted (S/MIME)")
    assert remark.tone == "broken"


def test_nonsense_says_nothing() -> None:
    assert remarks({"seals": "x", "encryption": 3}) == []
    assert remarks({}) == []


def remarks(particulars: dict[str, Any]) -> list[Remark]:
    return list(signatures.remarks(Message(particulars=particulars)))
