"""Fetching by IMAP: new mail is safe before the cursor moves.

Nothing in the mailbox is changed: folders are opened read-only and bodies are peeked at, so other
programs may read, answer and move its mail as they like. Neither the \\Seen flag nor a date
matters: UIDVALIDITY and UID say what is new (RFC 9051 §2.3.1.1). When UIDVALIDITY changes,
everything is fetched again, and known mail is recognised by its Message-ID and content.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from imapclient import IMAPClient

from rapport.channels.arrivals.actions import Raw, keep, note_lost, settle_kept
from rapport.channels.email.actions import condition
from rapport.channels.email.failures import FolderRefused
from rapport.channels.email.fetching import received_at
from rapport.channels.email.fetching.imap_mails import bodies_of, heads_of, is_longer, open_folder
from rapport.channels.email.models import Folder, Mailbox
from rapport.channels.email.transport import EmailTransport
from rapport.channels.models import Inbound
from rapport.core import clock

log = logging.getLogger(__name__)

CHANNEL = "email"
# One batch is one transaction and one answer of the server, held in memory.
BATCH_MAILS = 50
BATCH_BYTES = 4 * 1024 * 1024
LARGEST = EmailTransport.capabilities.largest
LISTED = 500
# Servers state whole seconds, by clocks of their own: mail this much earlier is in time too.
CLOCKS_DIFFER = timedelta(minutes=1)
# A mail that breaks the connection this often is skipped.
MOST_BREAKS = 4


class Fetcher:
    """Fetches one mailbox repeatedly, and remembers which mails broke the connection."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self._breaks: dict[tuple[int, int], int] = {}

    def fetch(self, client: IMAPClient, *, at: datetime | None = None) -> int:
        """Take in what is new in every folder; return how many mails. ``client`` is signed in.

        Begins with what an earlier process had kept and not read. Raises one of
        ``failures.FAILURES`` when the server fails; what was fetched until then stays.
        """
        self._settle(at)
        count = 0
        refusal: FolderRefused | None = None
        for folder in self.mailbox.folders.all():
            try:
                status = open_folder(client, folder.name)
            except FolderRefused as error:
                refusal = error  # The others are fetched all the same.
                continue
            count += self._read(client, folder, status, at)
        if refusal is not None:
            raise refusal
        return count

    def has_news(self, client: IMAPClient, folder: Folder) -> bool:
        """Open the folder and return whether it has unfetched mail."""
        status = open_folder(client, folder.name)
        if int(status[b"UIDVALIDITY"]) != folder.uidvalidity:
            return True
        return bool(_beyond(client, folder.last_uid))

    def _settle(self, at: datetime | None) -> None:
        settle_kept(channel=CHANNEL, account=self.mailbox.account, at=at)

    def _read(
        self,
        client: IMAPClient,
        folder: Folder,
        status: dict[bytes, Any],
        at: datetime | None,
    ) -> int:
        self._begin(client, folder, status)
        waiting = self._waiting(client, folder)
        count = 0
        for batch, behind in self._batches(client, folder, waiting):
            count += self._take(client, folder, batch, behind, at or clock.now())
            condition.note_fetching(self.mailbox, at=at or clock.now())
            self._settle(at)
        return count

    def _begin(self, client: IMAPClient, folder: Folder, status: dict[bytes, Any]) -> None:
        """Start over when the server has given out new UIDs."""
        uidvalidity = int(status[b"UIDVALIDITY"])
        if uidvalidity == folder.uidvalidity:
            return
        folder.uidvalidity, folder.last_uid = uidvalidity, 0
        # The server's UIDNEXT may be wrong; the last mail in the folder is certain.
        folder.known_until = max(client.search(["UID", "*"]), default=0)
        folder.save(update_fields=["uidvalidity", "last_uid", "known_until"])

    def _waiting(self, client: IMAPClient, folder: Folder) -> list[int]:
        """Return the UIDs to look at, in order.

        Of mail that was there before, only what the server itself finds recent enough: a box of
        many years is skipped with one question.
        """
        since = folder.takes_since
        if since is None or folder.last_uid >= folder.known_until:
            return _beyond(client, folder.last_uid)
        # The server compares whole days, by a clock in a zone of its own (RFC 9051 §6.4.4).
        day = (since - timedelta(days=2)).date()
        known = f"{folder.last_uid + 1}:{folder.known_until}"
        recent = client.search(["UID", known, "SINCE", day])
        beyond = _beyond(client, folder.known_until)
        if not recent and not beyond:
            folder.last_uid = folder.known_until
            folder.save(update_fields=["last_uid"])
        return (
            sorted({uid for uid in recent if folder.last_uid < uid <= folder.known_until}) + beyond
        )

    def _batches(
        self, client: IMAPClient, folder: Folder, waiting: list[int]
    ) -> Iterator[tuple[dict[int, dict[bytes, Any]], int]]:
        """Yield the waiting mails in batches of bounded size, each with the number that wait after
        it.
        """
        for start in range(0, len(waiting), LISTED):
            listed = waiting[start : start + LISTED]
            about = client.fetch(listed, ["RFC822.SIZE", "INTERNALDATE"])
            batch: dict[int, dict[bytes, Any]] = {}
            size = 0
            for index, uid in enumerate(listed):
                data = about.get(uid, {})
                if batch and (len(batch) >= BATCH_MAILS or size + _size(data) > BATCH_BYTES):
                    yield batch, len(waiting) - start - index
                    batch, size = {}, 0
                batch[uid] = data
                size += _size(data)
            yield batch, len(waiting) - start - len(listed)

    def _take(
        self,
        client: IMAPClient,
        folder: Folder,
        batch: dict[int, dict[bytes, Any]],
        behind: int,
        at: datetime,
    ) -> int:
        """Keep a batch and move the cursor past it, in one transaction."""
        _date_from_headers(client, [uid for uid in batch if uid <= folder.known_until], batch)
        wanted = [uid for uid, data in batch.items() if self._is_wanted(folder, uid, data)]
        bodies, lost = self._bodies(client, folder, wanted, batch)
        raws = [
            Raw(_source(folder, uid), content, arrived, self._circumstance(folder, uid, arrived))
            for uid, content in bodies.items()
            for arrived in [_arrived(batch[uid], received_at.of(content) or at)]
        ]

        def move() -> None:
            for uid, reason in lost.items():
                data = batch[uid]
                note_lost(
                    _source(folder, uid),
                    channel=CHANNEL,
                    account=self.mailbox.account,
                    size=_size(data),
                    received_at=_arrived(data, at),
                    reason=reason,
                    at=at,
                )
            folder.last_uid, folder.behind = max(batch), behind
            folder.save(update_fields=["last_uid", "behind"])

        keep(raws, channel=CHANNEL, account=self.mailbox.account, at=at, along=move)
        return len(raws)

    def _is_wanted(self, folder: Folder, uid: int, data: dict[bytes, Any]) -> bool:
        since = folder.takes_since
        if since is None or uid > folder.known_until or not data:
            return True
        return _arrived(data, since) >= since - CLOCKS_DIFFER

    def _circumstance(self, folder: Folder, uid: int, arrived: datetime) -> str:
        if folder.is_junk:
            return Inbound.Circumstance.SPAM
        # Servers state whole seconds: mail from the second in which the mailbox was connected
        # counts as new.
        connected_at = (folder.added_at or self.mailbox.connected_at).replace(microsecond=0)
        lay_there = uid <= folder.known_until and arrived < connected_at
        return Inbound.Circumstance.OLD if lay_there else ""

    def _bodies(
        self,
        client: IMAPClient,
        folder: Folder,
        wanted: list[int],
        batch: dict[int, dict[bytes, Any]],
    ) -> tuple[dict[int, bytes], dict[int, str]]:
        """Return the mails, and the reason for each that the server does not hand out."""
        lost = {
            uid: reason for uid in wanted if (reason := self._hopeless(client, folder, uid, batch))
        }
        rest = [uid for uid in wanted if uid not in lost]
        # After a break one at a time, to find the mail at fault.
        groups: Iterable[list[int]] = [[uid] for uid in rest] if self._breaks else [rest]
        bodies: dict[int, bytes] = {}
        for group in groups:
            if not group:
                continue
            for uid in group:
                self._breaks.setdefault((folder.uidvalidity, uid), 0)
                self._breaks[folder.uidvalidity, uid] += 1
            found, refused = bodies_of(client, group)
            large = {
                uid: too_large(len(body)) for uid, body in found.items() if len(body) > LARGEST
            }
            bodies.update({uid: body for uid, body in found.items() if uid not in large})
            lost.update(refused | large)
            for uid in group:
                del self._breaks[folder.uidvalidity, uid]
        return bodies, lost

    def _hopeless(
        self,
        client: IMAPClient,
        folder: Folder,
        uid: int,
        batch: dict[int, dict[bytes, Any]],
    ) -> str:
        size = _size(batch[uid])
        if size > LARGEST and is_longer(client, uid, LARGEST):
            return too_large(size)
        if self._breaks.get((folder.uidvalidity, uid), 0) >= MOST_BREAKS:
            return _("The connection broke each time this mail was fetched.")
        return ""


def _beyond(client: IMAPClient, last_uid: int) -> list[int]:
    """Return the UIDs after the last one, in order.

    "n:*" includes the last mail even if its UID is below n (RFC 9051 §9, seq-range).
    """
    found = client.search(["UID", f"{last_uid + 1}:*"])
    return sorted(uid for uid in found if uid > last_uid)


def _date_from_headers(
    client: IMAPClient, uids: list[int], batch: dict[int, dict[bytes, Any]]
) -> None:
    """Find, from their headers, the arrival of mails for which the server states none."""
    silent = [uid for uid in uids if batch[uid] and not _has_date(batch[uid])]
    if not silent:
        return
    for uid, head in heads_of(client, silent).items():
        batch[uid] = {**batch[uid], b"INTERNALDATE": received_at.of(head)}


def _source(folder: Folder, uid: int) -> str:
    return f"{folder.name}:{folder.uidvalidity}:{uid}"


def _size(data: dict[bytes, Any]) -> int:
    return int(data.get(b"RFC822.SIZE", 0))


def _arrived(data: dict[bytes, Any], otherwise: datetime) -> datetime:
    """Return the arrival time that the server states."""
    return data[b"INTERNALDATE"] if _has_date(data) else otherwise


def _has_date(data: dict[bytes, Any]) -> bool:
    arrived = data.get(b"INTERNALDATE")
    return isinstance(arrived, datetime) and arrived.tzinfo is not None


def too_large(size: int) -> str:
    """Return why a mail of this size is not taken in."""
    megabytes = {"size": size >> 20, "limit": LARGEST >> 20}
    return _("It is %(size)d MB, more than the limit of %(limit)d MB.") % megabytes
