"""Fetch mail by IMAP: what lies beyond the cursor of each folder, safe on disk before it moves.

Nothing in the mailbox is changed: folders are opened read-only and bodies are peeked at, so other
programs may read, answer and move its mail as they like. What was seen is not asked (\\Seen), nor
any date: UIDVALIDITY and UID say what is new (RFC 9051 §2.3.1.1). When UIDVALIDITY changes, all is
fetched again and known mail is known again by its Message-ID and content.
"""

from __future__ import annotations

import imaplib
import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from imapclient import IMAPClient

from rapport.channels import inbox
from rapport.channels.email.models import Folder, Mailbox
from rapport.channels.email.transport import EMAIL
from rapport.channels.inbox import Raw
from rapport.core import clock

log = logging.getLogger(__name__)

CHANNEL = "email"
# One batch is one transaction and one answer of the server, held in memory.
BATCH_MAILS = 50
BATCH_BYTES = 4 * 1024 * 1024
LARGEST = EMAIL.capabilities.largest
LISTED = 500
# Servers tell whole seconds, by clocks of their own: so much earlier is in time, too.
CLOCKS_DIFFER = timedelta(minutes=1)
# A mail on which the connection breaks so often is passed over.
MOST_BREAKS = 4


class Fetcher:
    """Fetches one mailbox, again and again, and remembers on which mails the connection broke."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self._breaks: dict[tuple[int, int], int] = {}

    def fetch(self, client: IMAPClient, *, at: datetime | None = None) -> int:
        """Take in what is new in every folder; return how many mails. ``client`` is signed in.

        Begins with what an earlier process had kept and not read. Raises one of
        ``words.FAILURES`` when the server fails; what was fetched until then stays.
        """
        self._settle(at)
        return sum(self._read(client, folder, at) for folder in self.mailbox.folders.all())

    def has_news(self, client: IMAPClient, folder: Folder) -> bool:
        """Open the folder and say whether something is in it that was not fetched."""
        status = client.select_folder(folder.name, readonly=True)
        if int(status[b"UIDVALIDITY"]) != folder.uidvalidity:
            return True
        return bool(_beyond(client, folder.last_uid))

    def _settle(self, at: datetime | None) -> None:
        inbox.settle_kept(channel=CHANNEL, account=self.mailbox.account, at=at)

    def _read(self, client: IMAPClient, folder: Folder, at: datetime | None) -> int:
        status = client.select_folder(folder.name, readonly=True)
        self._begin(folder, status)
        waiting = _beyond(client, folder.last_uid)
        count = 0
        for batch, behind in self._batches(client, folder, waiting):
            count += self._take(client, folder, batch, behind, at or clock.now())
            self._settle(at)
        return count

    def _begin(self, folder: Folder, status: dict[bytes, Any]) -> None:
        """Start over when the server has given out new UIDs."""
        uidvalidity = int(status[b"UIDVALIDITY"])
        if uidvalidity == folder.uidvalidity:
            return
        folder.uidvalidity, folder.last_uid = uidvalidity, 0
        folder.known_until = int(status.get(b"UIDNEXT", 1)) - 1
        folder.save(update_fields=["uidvalidity", "last_uid", "known_until"])

    def _batches(
        self, client: IMAPClient, folder: Folder, waiting: list[int]
    ) -> Iterator[tuple[dict[int, dict[bytes, Any]], int]]:
        """Cut what waits into batches of a bounded size; with each, how many wait after it."""
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
        """Keep a batch and move the cursor over it, in one transaction."""
        wanted = [uid for uid, data in batch.items() if self._is_wanted(folder, uid, data)]
        bodies, lost = self._bodies(client, folder, wanted, batch)
        raws = [
            Raw(_source(folder, uid), content, _arrived(batch[uid], at))
            for uid, content in bodies.items()
        ]

        def move() -> None:
            for uid, reason in lost.items():
                data = batch[uid]
                inbox.note_lost(
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

        inbox.keep(raws, channel=CHANNEL, account=self.mailbox.account, at=at, along=move)
        return len(raws)

    def _is_wanted(self, folder: Folder, uid: int, data: dict[bytes, Any]) -> bool:
        since = self.mailbox.takes_since
        if not data:
            return False  # It was deleted since it was listed.
        if since is None or uid > folder.known_until:
            return True
        return _arrived(data, since) >= since - CLOCKS_DIFFER

    def _bodies(
        self,
        client: IMAPClient,
        folder: Folder,
        wanted: list[int],
        batch: dict[int, dict[bytes, Any]],
    ) -> tuple[dict[int, bytes], dict[int, str]]:
        """Return the mails, and for those that cannot be had, why."""
        lost = {uid: reason for uid in wanted if (reason := self._hopeless(folder, uid, batch))}
        rest = [uid for uid in wanted if uid not in lost]
        # After a break one at a time, so that the mail at fault is known.
        groups: Iterable[list[int]] = [[uid] for uid in rest] if self._breaks else [rest]
        bodies: dict[int, bytes] = {}
        for group in groups:
            if not group:
                continue
            for uid in group:
                self._breaks.setdefault((folder.uidvalidity, uid), 0)
                self._breaks[folder.uidvalidity, uid] += 1
            found, refused = _fetch(client, group)
            bodies.update(found)
            lost.update(refused)
            for uid in group:
                del self._breaks[folder.uidvalidity, uid]
        return bodies, lost

    def _hopeless(self, folder: Folder, uid: int, batch: dict[int, dict[bytes, Any]]) -> str:
        size = _size(batch[uid])
        if size > LARGEST:
            megabytes = {"size": size >> 20, "limit": LARGEST >> 20}
            return (
                _("It has %(size)d MB, more than the %(limit)d MB that are taken in.") % megabytes
            )
        if self._breaks.get((folder.uidvalidity, uid), 0) >= MOST_BREAKS:
            return _("The connection broke each time this mail was fetched.")
        return ""


def _beyond(client: IMAPClient, last_uid: int) -> list[int]:
    """Return the UIDs after the last one, in order.

    "n:*" names the last mail also where its UID is below n (RFC 9051 §9, seq-range).
    """
    found = client.search(["UID", f"{last_uid + 1}:*"])
    return sorted(uid for uid in found if uid > last_uid)


def _fetch(client: IMAPClient, uids: list[int]) -> tuple[dict[int, bytes], dict[int, str]]:
    """Return what the server gives out, and for what it refuses, its words."""
    try:
        answers = client.fetch(uids, ["BODY.PEEK[]"])
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        if len(uids) == 1:
            words = _("The mail server does not hand it out: %s") % str(error)[:300]
            return {}, {uids[0]: words}
        parts = [_fetch(client, [uid]) for uid in uids]
        bodies = {uid: body for found, _refused in parts for uid, body in found.items()}
        return bodies, {uid: why for _found, refused in parts for uid, why in refused.items()}
    bodies = {uid: answers[uid].get(b"BODY[]") or b"" for uid in uids if uid in answers}
    return bodies, {}


def _source(folder: Folder, uid: int) -> str:
    return f"{folder.name}:{folder.uidvalidity}:{uid}"


def _size(data: dict[bytes, Any]) -> int:
    return int(data.get(b"RFC822.SIZE", 0))


def _arrived(data: dict[bytes, Any], otherwise: datetime) -> datetime:
    """Return when the server says that the mail arrived there."""
    arrived = data.get(b"INTERNALDATE")
    return arrived if isinstance(arrived, datetime) and arrived.tzinfo else otherwise
