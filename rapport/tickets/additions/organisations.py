"""The open tickets of organisations and customers, in their lists."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from rapport.core.face.addresses import address
from rapport.core.phrases import figures
from rapport.customers.places.columns import Cell
from rapport.customers.ranked import Counted
from rapport.people.models import User
from rapport.tickets.models import Ticket

OF = "customer__organisation"


def open_of_each(organisations: Collection[int], reader: User) -> dict[int, Cell]:
    """Return how many open tickets that the reader sees each has, for those who have any;
    one query.
    """
    seen = Ticket.objects.visible_to(reader).filter(**{f"{OF}__in": organisations})
    return {
        pk: Cell(
            _("%(n)s open") % {"n": figures.number(number)},
            f"{address('organisation', pk)}?show=open",
        )
        for pk, number in seen.unsolved_by(OF).items()
        if pk is not None
    }


def counted_by_organisation(reader: User) -> Counted:
    """Return the open tickets that the reader sees, by organisation."""
    return Counted(Ticket.objects.visible_to(reader).unsolved(), OF)


def counted_by_customer(reader: User) -> Counted:
    """Return the open tickets that the reader sees, by customer."""
    return Counted(Ticket.objects.visible_to(reader).unsolved(), "customer")
