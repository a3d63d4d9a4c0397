"""Customers as rows, as ``customers.find_or_meet`` creates them."""

from __future__ import annotations

from rapport.customers import events, search
from rapport.customers.models import Identity
from rapport.demo.company.company import DAY, Company
from rapport.demo.company.crowd import Customer, Studio
from rapport.demo.loading.store import Store

SYSTEM = ("system", None)
# Studios have been customers for up to this long before the history begins.
LONGEST_KNOWN = 900


class People:
    """Creates each customer's row when they first write.

    Customers are numbered as they arrive, so the row follows from the number and nobody has to be
    remembered: the first customer's row has the next free number, and so on. Only whether a studio
    already has a row has to be noted, in one bit.
    """

    def __init__(self, company: Company, store: Store) -> None:
        self._start = company.start
        self._store = store
        self._before = store.people.new_ids()() - 1
        self._studios_before = store.organisations.new_ids()() - 1
        self._known = 0
        self._studios = bytearray()

    def row_of(self, customer: Customer, channel: str, at: int) -> int:
        """Return the number of the customer's row, which is created at their first contact."""
        row = self._before + customer.number
        if customer.number > self._known:
            self._known = customer.number
            self._meet(row, customer, channel, at)
        return row

    def _meet(self, row: int, customer: Customer, channel: str, at: int) -> None:
        store = self._store
        when = store.instant(at)
        studio = self._studio(customer.studio) if customer.studio else None
        # English is the default; other languages are recorded.
        language = "" if customer.language == "en" else customer.language
        store.people.add(row, customer.name, studio, language, when, when, None)
        store.identities.add(row, Identity.Kind.MAIL.value, customer.email, True, when)
        works_for = customer.studio.name if customer.studio else ""
        store.index_person(row, search.words_of(customer.name, works_for, customer.email))
        subject = ("person", row)
        store.event(at, events.MET.name, ("customer", row), subject, channel=channel)
        if language:
            store.event(at, events.CHANGED.name, SYSTEM, subject, field="language")

    def _studio(self, studio: Studio) -> int:
        row = self._studios_before + studio.number
        byte, bit = divmod(studio.number, 8)
        if byte >= len(self._studios):
            self._studios.extend(bytes(byte + 1024 - len(self._studios)))
        if not self._studios[byte] >> bit & 1:
            self._studios[byte] |= 1 << bit
            since = self._store.instant(known_since(studio, self._start))
            self._store.organisations.add(row, studio.name, studio.domain, since)
            self._store.index_organisation(row, studio.name, studio.domain)
        return row


def known_since(studio: Studio, start: int) -> int:
    """Return since when a studio has been a customer: before the history begins."""
    return start - (studio.number * 37 % LONGEST_KNOWN) * DAY
