"""Tickets on a customer's page."""

from __future__ import annotations

from django.test import Client

from rapport.customers.models import Person
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened


def test_a_customers_page_lists_the_tickets_one_may_see(
    as_ben: Client, dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    ours, theirs = opened(dora, support_queue, "Export"), opened(dora, billing_queue, "Refund")

    page = as_ben.get(f"/customers/{dora.pk}/").content.decode()

    assert f'href="/tickets/{ours.pk}/"' in page
    assert f'href="/tickets/{theirs.pk}/"' not in page
    assert f'href="/tickets/new/?customer={dora.pk}"' in page
