"""Writing a note."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.customers.actions import add_note, merge, unmerge
from rapport.customers.models import Person
from rapport.customers.notes import pinned_for
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_a_note_is_kept_with_its_author_and_leaves_one_event(dora: Person, ben: User) -> None:
    note = add_note(dora, text=" Call before noon. ", pinned=True, by=ben, at=MONDAY)

    assert (note.text, note.is_pinned, note.by, note.at) == ("Call before noon.", True, ben, MONDAY)
    event = Event.objects.get()
    assert (event.kind, event.subject_id, event.by_id) == ("note.added", dora.pk, ben.pk)
    assert history(dora)[0].sentence == "Ben Okafor wrote a note"


def test_a_teammate_of_another_team_may_since_customers_are_everybodys(
    dora: Person, cleo: User
) -> None:
    assert add_note(dora, text="Paid.", by=cleo).by == cleo


def test_an_organisation_has_notes_too(dora: Person, ben: User) -> None:
    assert dora.organisation is not None
    note = add_note(dora.organisation, text="Pays late.", by=ben, at=MONDAY)

    assert note.subject == dora.organisation
    assert Event.objects.get().subject_kind == "organisation"


@pytest.mark.parametrize("text", ["", "  ", "x" * 5001])
def test_nonsense_is_refused(dora: Person, ben: User, text: str) -> None:
    with pytest.raises(Invalid):
        add_note(dora, text=text, by=ben)
    assert not Event.objects.exists()


def test_who_only_reads_may_not(dora: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        add_note(dora, text="Call.", by=rosa)


def test_about_nobody_is_not_found(as_ben: Client) -> None:
    assert as_ben.post("/customers/404/notes/", {"text": "Call."}).status_code == 404


def test_it_goes_along_when_the_person_is_merged(dora: Person, emil: Person, ada: User) -> None:
    note = add_note(dora, text="Call.", pinned=True, by=ada)
    row = merge(dora, into=emil, by=ada)
    assert [each.pk for each in pinned_for(emil)] == [note.pk]

    unmerge(row, by=ada)
    assert pinned_for(emil) == []
