"""The content of a finished text: formatting and pictures."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core import blobs
from rapport.core.errors import Invalid
from rapport.people.models import User
from rapport.tickets.actions import note, reply
from rapport.tickets.correspondence.content import File
from rapport.tickets.correspondence.uploads import LARGEST
from rapport.tickets.models import Picture, Ticket
from rapport.tickets.search import index
from rapport.tickets.tests.actions.messages.pictures import PNG, put


def test_a_formatted_reply_keeps_its_source_its_html_and_its_words(
    ticket: Ticket, ben: User
) -> None:
    message = reply(ticket, text="Please **wait**.", by=ben, at=MONDAY)

    assert message.text == "Please **wait**."
    assert message.html == "<p>Please <strong>wait</strong>.</p>"
    assert message.reply == "Please wait."


def test_a_plain_one_is_what_was_typed(ticket: Ticket, ben: User) -> None:
    message = note(ticket, text="2*3*4 in snake_case", by=ben, at=MONDAY)

    assert (message.text, message.html) == ("2*3*4 in snake_case", "")
    assert message.reply == "2*3*4 in snake_case"


def test_its_words_are_found(ticket: Ticket, ben: User) -> None:
    reply(ticket, text="The **zan**zibar and a *quagga*.", by=ben, at=MONDAY)

    assert list(index.matching(Ticket.objects.all(), "quagga")) == [ticket]


def test_its_pictures_become_files_of_the_message(ticket: Ticket, ben: User) -> None:
    picture = put(ticket, ben)
    message = reply(ticket, text=f"See:\n{picture.reference}", by=ben, at=MONDAY)

    (file,) = message.attachments.all()
    assert (file.filename, file.content_id, file.is_inline) == ("shot.png", picture.key, True)
    assert blobs.read(file.digest) == PNG
    assert f'<img src="{file.get_absolute_url()}" alt="shot.png">' in message.html
    assert message.reply == "See:\n[shot.png]"
    assert not Picture.objects.exists()


def test_a_text_that_names_a_picture_by_its_key_is_read_as_well(ticket: Ticket, ben: User) -> None:
    by_key, by_number = put(ticket, ben), put(ticket, ben)
    text = f"![a](picture:{by_key.key}) {by_number.reference}"
    message = note(ticket, text=text, by=ben, at=MONDAY)

    assert {file.content_id for file in message.attachments.all()} == {by_key.key, by_number.key}
    assert message.html.count("<img") == 2
    # What is kept is found by what does not change.
    assert f"(picture:{by_number.key})" in message.text


def test_somebody_elses_picture_is_not_shown(ticket: Ticket, ben: User, bea: User) -> None:
    picture = put(ticket, bea)
    message = reply(ticket, text=f"See {picture.reference}", by=ben, at=MONDAY)

    assert message.html == ""
    assert not message.attachments.exists()
    assert Picture.objects.get() == picture


def test_pictures_and_files_together_must_fit_into_a_mail(ticket: Ticket, ben: User) -> None:
    picture = put(ticket, ben)
    large = File("a.zip", "application/zip", LARGEST, "0" * 64)

    with pytest.raises(Invalid, match="MB is the most that mail carries"):
        reply(ticket, text=f"See {picture.reference}", by=ben, files=[large], at=MONDAY)
