"""Settling an account's kept arrivals, oldest first."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.arrivals.actions import Raw, keep, settle_kept
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.tickets.models import Ticket


def test_they_are_settled_in_order_and_counted_once(
    mailbox: Mailbox, billing_mailbox: Mailbox
) -> None:
    for box in (mailbox, billing_mailbox):
        raws = [
            Raw(f"INBOX:1:{number}", mail(subject=f"{box.name} {number}"), MONDAY)
            for number in range(3)
        ]
        keep(raws, channel="email", account=box.account, at=MONDAY)

    assert settle_kept(channel="email", account=mailbox.account, at=MONDAY) == 3
    assert settle_kept(channel="email", account=mailbox.account, at=MONDAY) == 0

    subjects = list(Ticket.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == ["Support 0", "Support 1", "Support 2"]
    assert Inbound.objects.kept().count() == 3, "those of the other mailbox wait for it"
