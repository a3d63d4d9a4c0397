"""The address of the system's own mail server."""

from __future__ import annotations

import pytest

from rapport.core.errors import Misconfigured
from rapport.core.relay import Relay, relay

NAME = "RAPPORT_SMTP_URL"


def test_without_an_address_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert relay() is None


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        (
            "smtps://ann%40x.example:p%2Fss@mail.example.org?from=rapport@example.org",
            ("mail.example.org", 465, "tls", "ann@x.example", "p/ss"),
        ),
        (
            "smtp+starttls://mail.example.org:2587/?from=rapport@example.org",
            ("mail.example.org", 2587, "starttls", "", ""),
        ),
        ("smtp://127.0.0.1?from=rapport@example.org", ("127.0.0.1", 25, "none", "", "")),
    ],
)
def test_it_is_taken_apart(
    url: str, wanted: tuple[str, int, str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, url)
    found = relay()

    assert found == Relay(*wanted, sender="rapport@example.org")
    assert wanted[4] == "" or wanted[4] not in repr(found)


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "https://mail.example.org?from=a@b.example",
        "smtps://mail.example.org",
        "smtps://mail.example.org?from=nobody",
        "smtps://mail.example.org:many?from=a@b.example",
        "smtps://?from=a@b.example",
    ],
)
def test_what_cannot_be_meant_is_an_error_with_an_example(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, url)
    with pytest.raises(Misconfigured, match="must look like smtps://"):
        relay()
