"""Forwards in the pages of mail programs, in every language."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from rapport.mail import Address, Forward, read

from .matrix import BODY, LANGUAGES
from .pages import BEA, BEFORE, PAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_a_language(page: Callable[[dict[str, str]], str], language: str) -> None:
    for turn in range(3):
        words = {
            key: value.split("|")[turn % len(value.split("|"))]
            for key, value in LANGUAGES[language].items()
        }
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "ben@desk.example", "FW: Export stops"
        mail.set_content(page(words), subtype="html")
        assert read(mail.as_bytes()).forward == Forward(
            before=BEFORE,
            from_=Address("Bea Lunt", BEA),
            to=(Address("Ben Desk", "ben@desk.example"),),
            cc=(
                Address("Sato, Rosa", "rosa@nordwind.example"),
                Address("Emil Sato", "emil@nordwind.example"),
            ),
            subject="Export stops",
            date=words["moment"],
            body=BODY,
        )
