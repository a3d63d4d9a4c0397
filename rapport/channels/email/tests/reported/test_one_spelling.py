"""Letters with accents, in either of their two spellings."""

from __future__ import annotations

import html
from unicodedata import normalize

import pytest
from django.test import Client

from rapport.channels.conftest import message_of, ticket_of
from rapport.channels.email.conftest import TakeIn
from rapport.channels.email.tests.writing import mail

pytestmark = pytest.mark.django_db

WORDS = ("Mühle", "déjà", "Ångström", "mã", "Йогурт", "がぎぐ", "각도", "ξένος")


@pytest.mark.parametrize("word", WORDS)
def test_a_mail_is_stored_composed_and_found_by_both_spellings(
    take_in: TakeIn, as_ben: Client, word: str
) -> None:
    apart = normalize("NFD", f"{word} steht")
    raw = mail(
        f"{apart} seit heute.\n\n> {apart} gestern.",
        sender="Ida <ida@mill.example>",
        subject=apart,
        html=f"<p>{apart} seit heute.</p>",
    )
    (arrived,) = take_in(raw.replace(b"From: Ida", f"From: {apart}".encode()))

    ticket, message = ticket_of(arrived), message_of(arrived)
    for stored in (
        *(ticket.subject, ticket.customer.name, message.text, message.reply, message.html),
        *(message.quoted, message.subject),
    ):
        assert stored == normalize("NFC", stored)
    assert ticket.subject == normalize("NFC", f"{word} steht")
    assert word in html.unescape(as_ben.get(ticket.get_absolute_url()).content.decode())
    for form in ("NFC", "NFD"):
        found = as_ben.get("/search/", {"q": normalize(form, word)}).content.decode()
        assert f"/tickets/{ticket.pk}/" in found
