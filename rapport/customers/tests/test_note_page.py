"""Notes on the pages of customers and organisations."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.customers.actions import add_note, remove_note
from rapport.customers.models import Note, Person
from rapport.people.models import User


def test_a_note_is_written_pinned_and_shown(as_ben: Client, dora: Person) -> None:
    answer = as_ben.post(
        f"/customers/{dora.pk}/notes/", {"text": "Call before noon.", "pinned": "on"}, follow=True
    )

    assert 'class="note"' in answer.content.decode()
    assert Note.objects.get().is_pinned


def test_a_note_without_words_is_refused(as_ben: Client, dora: Person) -> None:
    answer = as_ben.post(f"/customers/{dora.pk}/notes/", {"text": " "})

    assert answer.status_code == 422
    assert "Write something to note." in answer.content.decode()


def test_an_organisation_has_notes_too_and_its_people_show_the_pinned_ones(
    as_ben: Client, dora: Person
) -> None:
    organisation = dora.organisation_id
    as_ben.post(f"/organisations/{organisation}/notes/", {"text": "Pays late.", "pinned": "on"})

    assert "Pays late." in as_ben.get(f"/organisations/{organisation}/").content.decode()
    assert "Pays late." in as_ben.get(f"/customers/{dora.pk}/").content.decode()


def test_its_page_changes_it_and_unpins_it(as_ben: Client, ben: User, dora: Person) -> None:
    note = add_note(dora, text="Call before noon.", pinned=True, by=ben)
    assert "Call before noon." in as_ben.get(f"/notes/{note.pk}/").content.decode()

    assert as_ben.post(f"/notes/{note.pk}/", {"text": "Call after noon."}).status_code == 302

    note.refresh_from_db()
    assert (note.text, note.is_pinned, note.changed_by) == ("Call after noon.", False, ben)
    assert as_ben.post(f"/notes/{note.pk}/", {"text": ""}).status_code == 422


def test_a_pin_is_a_verb_of_its_own_with_an_undo(as_ben: Client, ben: User, dora: Person) -> None:
    note = add_note(dora, text="Call before noon.", by=ben)

    page = as_ben.post(f"/notes/{note.pk}/pin/", {"pinned": "1"}, follow=True).content.decode()
    assert f'action="/notes/{note.pk}/pin/"' in page
    note.refresh_from_db()
    assert note.is_pinned


def test_a_removed_note_is_gone_until_it_is_undone(as_ben: Client, ben: User, dora: Person) -> None:
    note = add_note(dora, text="Call before noon.", pinned=True, by=ben)

    page = as_ben.post(f"/notes/{note.pk}/removal/", follow=True).content.decode()
    assert "Call before noon." not in page
    assert f'action="/notes/{note.pk}/restoration/"' in page
    assert as_ben.get(f"/notes/{note.pk}/").status_code == 404

    page = as_ben.post(f"/notes/{note.pk}/restoration/", follow=True).content.decode()
    assert "Call before noon." in page


@pytest.mark.parametrize("verb", ["", "pin/", "removal/"])
def test_a_removed_note_is_not_found(as_ben: Client, ben: User, dora: Person, verb: str) -> None:
    note = remove_note(add_note(dora, text="Call.", by=ben), by=ben)

    assert as_ben.post(f"/notes/{note.pk}/{verb}", {"text": "x"}).status_code == 404


def test_an_undo_from_a_toast_shows_the_page_with_the_note(
    as_ben: Client, ben: User, dora: Person
) -> None:
    note = remove_note(add_note(dora, text="Call.", pinned=True, by=ben), by=ben)

    answer = as_ben.post(f"/notes/{note.pk}/restoration/", headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"] == dora.get_absolute_url()
    page = as_ben.get(dora.get_absolute_url()).content.decode()
    assert "The note is back." in page
    assert "Call." in page
