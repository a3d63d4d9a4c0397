"""Which addresses can be written to, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rapport.core.database.prepared import prepared
from rapport.core.errors import Conflict
from rapport.customers.models import Cause, Refusal


class DeadAddress(Conflict):
    """An address refused the last message for good; writing there needs a person's word."""

    code = "dead_address"

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        said = " ".join(warning(refusal) for refusal in refusals)
        ask = _("Nothing was sent. Confirm that you want to send it there all the same.")
        super().__init__(f"{said} {ask}")


def warning(refusal: Refusal) -> str:
    """Return what an address did the last time, as a sentence with the day."""
    return _("%(address)s refused the last message on %(day)s: %(cause)s.") % {
        "address": refusal.value,
        "day": date_format(localtime(refusal.at), _("j F")),
        "cause": Cause(refusal.cause).label,
    }


def refusals_of(addresses: Iterable[str]) -> dict[str, Refusal]:
    """Return what is open against addresses, by address in lower case; one query an address."""
    values = {address.strip().lower() for address in addresses if address}
    return {each.value: each for value in sorted(values) for each in _open_against(value)}


@prepared
def _open_against(value: str) -> QuerySet[Refusal, Refusal]:
    return Refusal.objects.filter(value=value, ended_at=None)


def dead_among(addresses: Iterable[str]) -> list[Refusal]:
    """Return the lasting refusals of those addresses that are dead."""
    return [each for each in refusals_of(addresses).values() if each.is_permanent]


def refuse_dead(addresses: Iterable[str]) -> None:
    """Raise DeadAddress when one of the addresses is dead."""
    if dead := dead_among(addresses):
        raise DeadAddress(dead)
