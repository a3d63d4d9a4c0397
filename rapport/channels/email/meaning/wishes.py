"""Wishes of a writer: where answers go, and who gets them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from rapport.channels.email.meaning import excess
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.storable import clean, line
from rapport.core.errors import Invalid
from rapport.customers.identities import normalise
from rapport.customers.models import LONGEST_NAME, Identity
from rapport.mail import Address, Mail
from rapport.mail.fields import wrapping
from rapport.tickets.correspondence.addressing import colleagues_among

# More are no correspondence; the rest is told on the ticket and stays in the original.
MOST_COPIED = 100
LONGEST_SHOWN = 30  # characters of an address that is none


@dataclass(frozen=True, slots=True)
class Wishes:
    """Where the writer wants the answer, who else is to get it, and who is left out.

    ``answer_to`` is empty if nobody can tell where. ``colleagues`` are asked for in Reply-To, and
    get no customer's answer instead of the customer. ``left_out`` is how many people are copied
    beyond ``MOST_COPIED``, ``unusable`` what stands there and cannot be written to.
    """

    answer_to: str
    copied: tuple[Address, ...] = ()
    colleagues: tuple[str, ...] = ()
    asks: bool = False
    left_out: int = 0
    unusable: tuple[str, ...] = ()


def of(mail: Mail, author: Address, ours: Mailboxes) -> Wishes:
    """Return what the writer wants; never that an answer goes to a mailing list or to us."""
    asked = _asked(mail, ours)
    own = "" if ours.has(author.email) else clean(author.email).lower()
    colleagues = colleagues_among(set(asked) - {own}) if asked else set()
    wanted = [address for address in asked if address not in colleagues]
    # The writer is written to, and not copied in: so they come first, wherever they are named.
    wanted.sort(key=lambda address: address != own)
    answer_to = wanted[0] if wanted else own
    others = [asked[address] for address in wanted[1:]]
    addressed = _copied(mail, author, ours, others, answer_to)
    copied = tuple(each for each in addressed if is_usable(each))
    wrong = [each.email for each in (*mail.reply_to, *addressed) if not is_usable(each)]
    return Wishes(
        answer_to=answer_to,
        copied=copied[:MOST_COPIED],
        colleagues=tuple(sorted(colleagues)),
        asks=bool(wanted) and wanted != [own],
        left_out=max(0, len(copied) - MOST_COPIED),
        unusable=tuple(dict.fromkeys(wrong)),
    )


def particulars(mail: Mail, author: Address, wishes: Wishes, ours: Mailboxes) -> dict[str, Any]:
    """Return as JSON what the reader of the ticket has to know of the people and the subject."""
    found: dict[str, Any] = {}
    if ours.has(author.email):
        found["own_address"] = clean(author.email)
        found["form"] = line(wrapping.name_beside(author.name, author.email), LONGEST_NAME)
    if wishes.asks:
        found["answers_to"] = [wishes.answer_to, *_others(mail, wishes)]
    if wishes.colleagues:
        found["colleagues_asked"] = list(wishes.colleagues)
        found.setdefault("answers_to", [wishes.answer_to] if wishes.answer_to else [])
    if wishes.left_out:
        found["left_out"] = wishes.left_out
    if wishes.unusable:
        first = line(wishes.unusable[0], LONGEST_SHOWN + 1)
        shown = first if len(first) <= LONGEST_SHOWN else f"{first[: LONGEST_SHOWN - 1]}…"
        found["unusable"] = {"first": shown, "count": len(wishes.unusable)}
    return {**found, **excess.whole(mail.subject, author.name, wishes.copied)}


def is_usable(address: Address) -> bool:
    """Return whether somebody can be known by this address, and written to."""
    try:
        return bool(normalise(Identity.Kind.MAIL, clean(address.email)))
    except Invalid:
        return not address.email


def _others(mail: Mail, wishes: Wishes) -> list[str]:
    asked = {clean(address.email).lower() for address in mail.reply_to}
    return [clean(each.email).lower() for each in wishes.copied if each.email.lower() in asked]


def _asked(mail: Mail, ours: Mailboxes) -> dict[str, Address]:
    """Return the addresses in Reply-To, in lower case, without ours and malformed ones."""
    found: dict[str, Address] = {}
    for address in mail.reply_to if not mail.machine.list_id else ():
        with suppress(Invalid):
            value = normalise(Identity.Kind.MAIL, clean(address.email))
            if not ours.has(value):
                found.setdefault(value, address)
    return found


def _copied(
    mail: Mail, author: Address, ours: Mailboxes, others: Iterable[Address], answer_to: str
) -> tuple[Address, ...]:
    """Return everybody else who is to get the answer: neither we nor the author.

    If no address in To and Cc is known as ours, one of them may be, and nobody there counts.
    """
    if mail.kind not in ("message", "calendar") or mail.machine.spam:
        return ()
    addressed = {a.email.lower(): a for a in (*mail.to, *mail.cc) if a.email}
    delivered = {address.lower() for address in mail.delivered_to}
    ourselves = {key for key in addressed if key in delivered or ours.has(key)}
    found = {a.email.lower(): a for a in others}
    if ourselves:
        found |= {key: a for key, a in addressed.items() if key not in ourselves}
    return tuple(
        address for key, address in found.items() if key not in (author.email.lower(), answer_to)
    )
