from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rapport.core.errors import Invalid
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets import places, uploads
from rapport.tickets.actions import await_customer
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.desk import opened


def test_news_of_a_ticket_is_for_those_who_see_it(
    ticket: Ticket,
    ada: User,
    ben: User,
    cleo: User,
    django_assert_num_queries: object,
) -> None:
    assert set(places.audible(ben, {ticket.pk, 999})) == {ticket.pk}
    assert set(places.audible(cleo, {ticket.pk})) == set()
    with django_assert_num_queries(0):  # type: ignore[operator]  # a context manager
        assert set(places.audible(ada, {ticket.pk})) == {ticket.pk}


def test_the_rail_counts_who_waits(
    dora: Person, support_queue: Queue, billing_queue: Queue, ben: User, cleo: User
) -> None:
    for _n in range(2):
        opened(dora, support_queue)
    await_customer(opened(dora, support_queue), by=ben)

    assert places.waiting_for_us(ben) == 2
    assert places.waiting_for_us(cleo) == 0


def test_a_customers_page_lists_the_tickets_one_may_see(
    as_ben: Client, dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    ours, theirs = opened(dora, support_queue, "Export"), opened(dora, billing_queue, "Refund")

    page = as_ben.get(f"/customers/{dora.pk}/").content.decode()

    assert f'href="/tickets/{ours.pk}/"' in page
    assert f'href="/tickets/{theirs.pk}/"' not in page
    assert f'href="/tickets/new/?customer={dora.pk}"' in page


def test_too_many_files_are_refused_in_a_sentence() -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(uploads.MOST + 1)]

    with pytest.raises(Invalid, match="at most 20 files"):
        uploads.keep(files)


def test_a_file_without_a_type_is_kept_as_bytes() -> None:
    (file,) = uploads.keep([SimpleUploadedFile("x", b"1", content_type="")])

    assert (file.content_type, file.size) == ("application/octet-stream", 1)
