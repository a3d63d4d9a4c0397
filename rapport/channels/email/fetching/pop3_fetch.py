"""Fetching by POP3: mails with new unique-ids are kept first.

POP3 has no cursor: each fetch lists everything there, and unique-ids (UIDL, RFC 1939 §7) say what
is new. Nothing is deleted, unless the mailbox sets after how many days; and then only mail that
was taken in and is safe here.
"""

from __future__ import annotations

import poplib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels.arrivals.actions import Raw, keep, note_lost, settle_kept
from rapport.channels.email.actions import condition
from rapport.channels.email.fetching import received_at
from rapport.channels.email.fetching.imap_fetch import (
    BATCH_BYTES,
    BATCH_MAILS,
    CHANNEL,
    CLOCKS_DIFFER,
    LARGEST,
    MOST_BREAKS,
    too_large,
)
from rapport.channels.email.models import Folder, Mailbox, PopMail
from rapport.channels.models import Inbound
from rapport.core import clock

T = TypeVar("T")

# Every known server lists a box in order of arrival, though none promises it: older mail is
# checked from the latest back, until this many in a row are too old.
TOO_OLD_IN_A_ROW = 100
# A unique-id that is no longer listed is forgotten after this long.
FORGOTTEN = timedelta(days=30)
WRITTEN = 1000


class PopFetcher:
    """Fetches one POP3 box repeatedly; remembers which mails broke the connection."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self._breaks: dict[str, int] = {}

    def fetch(self, client: poplib.POP3, *, at: datetime | None = None) -> int:
        """Take in what is new; return how many mails. ``client`` is signed in.

        Raises one of ``failures.FAILURES`` when the server fails; what was fetched by then stays.
        """
        self._settle(at)
        listed = listing(client)
        folder = self.mailbox.folders.get_or_create(name="INBOX")[0]
        if not folder.uidvalidity:
            self._begin(client, folder, listed, at or clock.now())
        known = set(self.mailbox.pop_mails.values_list("uidl", flat=True))
        waiting = [uidl for uidl in listed if uidl not in known]
        sizes = _sizes(client) if waiting else {}
        count = 0
        for behind, batch in _batches(waiting, listed, sizes):
            count += self._take(client, folder, batch, listed, sizes, behind, at or clock.now())
            condition.note_fetching(self.mailbox, at=at or clock.now())
            self._settle(at)
        self._tidy(client, listed, at or clock.now())
        return count

    def _settle(self, at: datetime | None) -> None:
        settle_kept(channel=CHANNEL, account=self.mailbox.account, at=at)

    def _begin(
        self, client: poplib.POP3, folder: Folder, listed: Mapping[str, int], at: datetime
    ) -> None:
        """Note the mails to leave alone at the first fetch; uidvalidity 1 marks it as done."""
        wanted = self._recent(client, listed)
        left = [
            PopMail(mailbox=self.mailbox, uidl=uidl, seen_at=at, taken=False)
            for uidl in listed
            if uidl not in wanted
        ]
        with transaction.atomic():
            PopMail.objects.bulk_create(left, batch_size=WRITTEN, ignore_conflicts=True)
            folder.uidvalidity = 1
            folder.save(update_fields=["uidvalidity"])

    def _recent(self, client: poplib.POP3, listed: Mapping[str, int]) -> set[str]:
        """Return the mails that arrived since the mailbox takes mail, according to
        their headers.
        """
        since = self.mailbox.takes_since
        if since is None:
            return set(listed)
        found: set[str] = set()
        too_old = 0
        for uidl, number in sorted(listed.items(), key=lambda item: item[1], reverse=True):
            head = b"\r\n".join(client.top(number, 0)[1]) + b"\r\n\r\n"
            arrived = received_at.of(head)
            if arrived is None or arrived >= since - CLOCKS_DIFFER:
                found.add(uidl)
                too_old = 0
            elif (too_old := too_old + 1) >= TOO_OLD_IN_A_ROW:
                break
        return found

    def _take(
        self,
        client: poplib.POP3,
        folder: Folder,
        batch: Sequence[str],
        listed: Mapping[str, int],
        sizes: Mapping[int, int],
        behind: int,
        at: datetime,
    ) -> int:
        """Keep a batch and note its unique-ids, in one transaction."""
        raws: list[Raw] = []
        lost: dict[str, str] = {}
        for uidl in batch:
            content = self._body(client, uidl, listed[uidl], sizes, lost)
            if content is not None:
                arrived = received_at.of(content) or at
                raws.append(Raw(_source(uidl), content, arrived, self._circumstance(arrived)))

        def note() -> None:
            for uidl, reason in lost.items():
                note_lost(
                    _source(uidl),
                    channel=CHANNEL,
                    account=self.mailbox.account,
                    size=max(sizes.get(listed[uidl], 0), 0),
                    received_at=at,
                    reason=reason,
                    at=at,
                )
            PopMail.objects.bulk_create(
                [PopMail(mailbox=self.mailbox, uidl=uidl, seen_at=at) for uidl in batch],
                ignore_conflicts=True,
            )
            if folder.behind != behind:
                folder.behind = behind
                folder.save(update_fields=["behind"])

        keep(raws, channel=CHANNEL, account=self.mailbox.account, at=at, along=note)
        return len(raws)

    def _body(
        self,
        client: poplib.POP3,
        uidl: str,
        number: int,
        sizes: Mapping[int, int],
        lost: dict[str, str],
    ) -> bytes | None:
        """Return a mail, or None with the reason in ``lost``."""
        if self._breaks.get(uidl, 0) >= MOST_BREAKS:
            lost[uidl] = _("The connection broke each time this mail was fetched.")
            return None
        if sizes.get(number, 0) > LARGEST:
            lost[uidl] = too_large(sizes[number])
            return None
        self._breaks[uidl] = self._breaks.get(uidl, 0) + 1
        try:
            content = b"\r\n".join(client.retr(number)[1]) + b"\r\n"
        except poplib.error_proto as error:
            lost[uidl] = _("The mail server does not deliver it: %s") % str(error)[:300]
            content = None
        del self._breaks[uidl]
        return content

    def _circumstance(self, arrived: datetime) -> str:
        # Servers state whole seconds: mail from the second in which the mailbox was connected
        # counts as new.
        connected_at = self.mailbox.connected_at.replace(microsecond=0)
        return Inbound.Circumstance.OLD if arrived < connected_at else ""

    def _tidy(self, client: poplib.POP3, listed: Mapping[str, int], at: datetime) -> None:
        """Delete what is due there, and forget here what is no longer there."""
        days = self.mailbox.delete_after_days
        if days is not None:
            for uidl in self._due(at - timedelta(days=days)):
                if uidl in listed:
                    client.dele(listed[uidl])
        gone = [
            mark.pk
            for mark in self.mailbox.pop_mails.filter(seen_at__lt=at - FORGOTTEN)
            if mark.uidl not in listed
        ]
        for some in _portions(gone, WRITTEN):
            PopMail.objects.filter(pk__in=some).delete()

    def _due(self, before: datetime) -> set[str]:
        """Return mails that were taken in before then and are completely safe here."""
        marks = self.mailbox.pop_mails.filter(taken=True, seen_at__lte=before)
        due = list(marks.values_list("uidl", flat=True))
        safe: set[str] = set()
        for some in _portions(due, WRITTEN // 2):
            here = Inbound.objects.filter(
                channel=CHANNEL,
                account=self.mailbox.account,
                source__in=[_source(uidl) for uidl in some],
            ).exclude(digest="")
            safe |= set(here.values_list("source", flat=True))
        return {uidl for uidl in due if _source(uidl) in safe}


def listing(client: poplib.POP3) -> dict[str, int]:
    """Return the unique-ids of everything there, in order, each with its current number."""
    found: dict[str, int] = {}
    for line in client.uidl()[1]:
        number, _space, uidl = bytes(line).partition(b" ")
        if number.isdigit() and uidl.strip():
            found[uidl.strip().decode("latin-1")[:255]] = int(number)
    return found


def _sizes(client: poplib.POP3) -> dict[int, int]:
    pairs = (bytes(line).split() for line in client.list()[1])
    return {
        int(pair[0]): int(pair[1])
        for pair in pairs
        if len(pair) > 1 and pair[0].isdigit() and pair[1].isdigit()
    }


def _batches(
    waiting: Sequence[str], listed: Mapping[str, int], sizes: Mapping[int, int]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the waiting mails in batches of bounded size, each with the number that
    wait after it.
    """
    batch: list[str] = []
    size = 0
    for index, uidl in enumerate(waiting):
        more = sizes.get(listed[uidl], 0)
        if batch and (len(batch) >= BATCH_MAILS or size + more > BATCH_BYTES):
            yield len(waiting) - index, batch
            batch, size = [], 0
        batch.append(uidl)
        size += more
    if batch:
        yield 0, batch


def _source(uidl: str) -> str:
    return f"POP3:{uidl}"


def _portions(things: Iterable[T], count: int) -> Iterator[list[T]]:
    rest = iter(things)
    while some := list(islice(rest, count)):
        yield some
