"""Requests for mails to an IMAP server.

Only what it actually hands out is believed: servers send mails that nobody asked for (RFC 9051
§7.5.2 allows it), leave some out, refuse a whole set because of one, and state wrong sizes.
"""

from __future__ import annotations

import imaplib
from typing import Any

from django.utils.translation import gettext as _
from imapclient import IMAPClient

from rapport.channels.email.failures import FolderRefused


def open_folder(client: IMAPClient, name: str) -> dict[bytes, Any]:
    """Open a folder read-only and return what the server says of it. Raises FolderRefused."""
    try:
        status: dict[bytes, Any] = client.select_folder(name, readonly=True)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise FolderRefused(name, str(error)[:300]) from error
    return status


def bodies_of(client: IMAPClient, uids: list[int]) -> tuple[dict[int, bytes], dict[int, str]]:
    """Return the mails handed out, and the reason for each refused one; deleted ones are in
    neither.

    Raises ``imaplib.IMAP4.abort`` and OSError when the connection breaks.
    """
    answers, refusal = _asked(client, uids, "BODY.PEEK[]")
    bodies = {uid: answers[uid][b"BODY[]"] for uid in uids if _has(answers, uid, b"BODY[]")}
    missing = [uid for uid in uids if uid not in bodies]
    if not missing:
        return bodies, {}
    if len(uids) == 1:
        return {}, _why(client, uids[0], refusal)
    singly = [bodies_of(client, [uid]) for uid in missing]
    found = {uid: body for one, _refused in singly for uid, body in one.items()}
    return bodies | found, {uid: why for _one, refused in singly for uid, why in refused.items()}


def heads_of(client: IMAPClient, uids: list[int]) -> dict[int, bytes]:
    """Return the header fields of the mails that the server hands out."""
    answers, _refusal = _asked(client, uids, "BODY.PEEK[HEADER]")
    name = b"BODY[HEADER]"
    return {uid: answers[uid][name] for uid in uids if _has(answers, uid, name)}


def is_longer(client: IMAPClient, uid: int, size: int) -> bool:
    """Return whether a mail has more bytes than ``size``, by asking for the byte after them."""
    answers, refusal = _asked(client, [uid], f"BODY.PEEK[]<{size}.1>")
    name = f"BODY[]<{size}>".encode()
    if refusal or not _has(answers, uid, name):
        return True  # Nobody knows: believe the server.
    return len(answers[uid][name]) > 0


def _asked(
    client: IMAPClient, uids: list[int], what: str
) -> tuple[dict[int, dict[bytes, Any]], str]:
    """Return the answers, and the server's message when it refuses."""
    try:
        return client.fetch(uids, [what]), ""
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        return {}, str(error)[:300]


def _has(answers: dict[int, dict[bytes, Any]], uid: int, name: bytes) -> bool:
    return isinstance(answers.get(uid, {}).get(name), bytes)


def _why(client: IMAPClient, uid: int, refusal: str) -> dict[int, str]:
    """Return why a single mail was not handed out; empty when it is no longer there."""
    if refusal:
        return {uid: _("The mail server does not deliver it: %s") % refusal}
    if uid not in client.search(["UID", str(uid)]):
        return {}
    return {uid: _("The mail server lists it but does not deliver it.")}
