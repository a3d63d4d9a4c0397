"""Proof of a sender by our own mail server."""

from __future__ import annotations

import pytest

from rapport.channels.email.meaning import authentication
from rapport.channels.email.tests.writing import mail


@pytest.mark.parametrize(
    ("header", "proved"),
    [
        ("mx.desk.example; dmarc=pass header.from=desk.example", True),
        ("MX.desk.example 1; spf=pass; dkim=pass; dmarc=pass (p=reject) header.from=x", True),
        ("mx.desk.example; dmarc=fail (dmarc=pass) header.from=desk.example", False),
        ("mx.desk.example; spf=pass; dkim=pass header.d=desk.example", False),
        ("mx.evil.example; dmarc=pass header.from=desk.example", False),
        ("mx.desk.example.evil.example; dmarc=pass", False),
        ("", False),
    ],
)
def test_only_our_own_server_proves_a_sender(header: str, proved: bool) -> None:
    raw = mail(headers={"Authentication-Results": header})
    assert authentication.proves_sender(raw, "mx.desk.example") is proved


def test_a_forged_result_below_the_real_one_proves_nothing() -> None:
    forged = b"Authentication-Results: mx.desk.example; dmarc=pass\r\n" + mail()
    real = b"Authentication-Results: mx.desk.example; dmarc=fail\r\n" + forged

    assert authentication.proves_sender(forged, "mx.desk.example")
    assert not authentication.proves_sender(real, "mx.desk.example")
    assert not authentication.proves_sender(forged, "")
