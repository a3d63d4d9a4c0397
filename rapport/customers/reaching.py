"""Addresses that can be written to, and open refusals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rapport.core.database.prepared import prepared
from rapport.core.errors import Conflict
from rapport.customers.models import Cause, Refusal


@dataclass(frozen=True, slots=True)
class Refused:
    """The refusal itself: why, the other side's code and words, and whether it is permanent."""

    cause: str
    code: str = ""
    said: str = ""
    is_permanent: bool = False


class DeadAddress(Conflict):
    """The address refused the last message for good; a person must insist to write there again."""

    code = "dead_address"

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        said = " ".join(warning(refusal) for refusal in refusals)
        ask = _("Nothing was sent. Confirm that you want to send it there all the same.")
        super().__init__(f"{said} {ask}")


def warning(refusal: Refusal) -> str:
    """Return a sentence about the last refusal, with its day."""
    return _("%(address)s refused the last message on %(day)s: %(cause)s.") % {
        "address": refusal.value,
        "day": date_format(localtime(refusal.at), _("j F")),
        "cause": Cause(refusal.cause).label,
    }


def refusal_of(address: str) -> Refusal | None:
    """Return the open refusal of an address, None when it was not refused."""
    return next(iter(refusals_of([address]).values()), None)


def refusals_of(addresses: Iterable[str]) -> dict[str, Refusal]:
    """Return open refusals by address in lower case, with one query per address."""
    values = {address.strip().lower() for address in addresses if address}
    return {each.value: each for value in sorted(values) for each in _open_against(value)}


@prepared
def _open_against(value: str) -> QuerySet[Refusal, Refusal]:
    return Refusal.objects.filter(value=value, ended_at=None)


def dead_among(addresses: Iterable[str]) -> list[Refusal]:
    """Return the permanent refusals of the dead ones among these addresses."""
    return [each for each in refusals_of(addresses).values() if each.is_permanent]


def refuse_dead(addresses: Iterable[str]) -> None:
    """Raise DeadAddress when one of the addresses is dead."""
    if dead := dead_among(addresses):
        raise DeadAddress(dead)
