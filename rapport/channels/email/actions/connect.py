"""Connecting, changing, disconnecting and reconnecting a mailbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels.email import events
from rapport.channels.email.actions import _way_out
from rapport.channels.email.models import Folder, Mailbox, Security, Server
from rapport.channels.email.oauth.actions import register
from rapport.channels.email.oauth.providers import Application
from rapport.core import clock, secrets
from rapport.core.errors import Invalid
from rapport.core.sealed import Kept
from rapport.customers.identities import normalise
from rapport.customers.models import Identity
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.tickets.actions.messages.standstill import try_at
from rapport.tickets.models import Queue
from rapport.timeline.record import record

LONGEST_NAME = 80


@dataclass(frozen=True)
class MailboxSettings:
    """A mailbox's settings apart from its servers. ``is_default`` None leaves that as it is."""

    name: str
    address: str
    queue: Queue
    folders: Sequence[str] = ("INBOX",)
    aliases: Sequence[str] = ()
    from_name: str = ""
    verifier: str = ""
    spam_filter: str = ""
    is_default: bool | None = None
    delete_after_days: int | None = None


def connect(
    settings: MailboxSettings,
    *,
    incoming: Server | None,
    outgoing: Server | None,
    takes_since: datetime | None,
    application: Application | None = None,
    by: Actor,
    at: datetime | None = None,
) -> Mailbox:
    """Connect a mailbox.

    Without ``incoming`` its mail comes by a pipe, without ``outgoing`` it only receives.
    ``takes_since`` None takes in everything in its folders. With an ``application`` both servers
    are signed in to by OAuth 2.0, once somebody has given consent.

    The first one that sends becomes the default. Raises Invalid for details that make no mailbox.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        mailbox = Mailbox(connected_at=at, takes_since=takes_since)
        _describe(mailbox, settings)
        _set_servers(mailbox, incoming, outgoing)
        register(mailbox, application)
        if outgoing is not None and settings.is_default is None:
            mailbox.is_default = not Mailbox.objects.filter(is_default=True).exists()
        _end_other_defaults(mailbox, by, at)
        must_tell = _way_out.set_answering(mailbox, None, by=by)
        _save(mailbox, settings)
        if must_tell:
            _way_out.tell_administrators(mailbox, by=by, at=at)
        record(events.CONNECTED, mailbox, by=by, at=at, name=mailbox.name)
    return mailbox


def change(
    mailbox: Mailbox,
    settings: MailboxSettings,
    *,
    incoming: Server | None,
    outgoing: Server | None,
    application: Application | None = None,
    by: Actor,
    at: datetime | None = None,
) -> Mailbox:
    """Change a mailbox; an empty password keeps the current one. Cursors stay.

    Raises Invalid when a server or its user changes and the password is not entered again.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        mailbox = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
        kept, granted = Kept(mailbox), Kept(mailbox.grant)
        before = _way_out.way_out(mailbox)
        _describe(mailbox, settings)
        _set_servers(mailbox, incoming, outgoing)
        _release(mailbox, kept, application)
        register(mailbox, application, granted)
        _end_other_defaults(mailbox, by, at)
        must_tell = _way_out.set_answering(mailbox, before, by=by)
        _save(mailbox, settings)
        if must_tell:
            _way_out.tell_administrators(mailbox, by=by, at=at)
        # Saving without a change is a request to see whether it works now.
        try_at(mailbox.key, at)
        record(events.CHANGED, mailbox, by=by, at=at, name=mailbox.name)
    return mailbox


def choose_folders(
    mailbox: Mailbox,
    folders: Mapping[str, bool],
    *,
    by: Actor,
    at: datetime | None = None,
) -> Mailbox:
    """Set the folders to read, each with whether it holds spam. A new one is read from now on.

    Cursors of those that stay are kept. Raises Invalid without any.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    wanted = {name.strip(): is_junk for name, is_junk in folders.items() if name.strip()}
    if not wanted:
        raise Invalid(_("Choose at least one folder, or disconnect the mailbox."))
    with transaction.atomic():
        known = dict(mailbox.folders.values_list("name", "is_junk"))
        if known != wanted:
            _read_folders(mailbox, wanted, added_at=at)
            record(events.CHANGED, mailbox, by=by, at=at, name=mailbox.name)
    return mailbox


def disconnect(mailbox: Mailbox, *, by: Actor, at: datetime | None = None) -> Mailbox:
    """Stop fetching and sending; its mail and its cursors stay. Doing it twice changes nothing."""
    return _enable(mailbox, False, by, at)


def reconnect(mailbox: Mailbox, *, by: Actor, at: datetime | None = None) -> Mailbox:
    """Fetch and send again, from where it stopped. Doing it twice changes nothing."""
    return _enable(mailbox, True, by, at)


def _enable(mailbox: Mailbox, wanted: bool, by: Actor, at: datetime | None) -> Mailbox:
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        row = Mailbox.objects.filter(pk=mailbox.pk, is_enabled=not wanted)
        changed = row.update(
            is_enabled=wanted,
            failing_since=None,
            failure="",
            send_failing_since=None,
            send_failure="",
        )
        mailbox.refresh_from_db()
        if changed:
            kind = events.CONNECTED if wanted else events.DISCONNECTED
            record(kind, mailbox, by=by, at=at, name=mailbox.name)
    return mailbox


def _describe(mailbox: Mailbox, settings: MailboxSettings) -> None:
    mailbox.name = " ".join(settings.name.split())
    if not 0 < len(mailbox.name) <= LONGEST_NAME:
        raise Invalid(_("A mailbox needs a name of 1 to %d characters.") % LONGEST_NAME)
    mailbox.address = normalise(Identity.Kind.MAIL, settings.address)
    mailbox.aliases = [normalise(Identity.Kind.MAIL, alias) for alias in settings.aliases]
    mailbox.queue = settings.queue
    mailbox.from_name = " ".join(settings.from_name.split())[:120]
    mailbox.verifier = settings.verifier.strip().lower()[:253]
    mailbox.spam_filter = settings.spam_filter
    _check_filter(mailbox)
    mailbox.delete_after_days = settings.delete_after_days
    if settings.is_default is not None:
        mailbox.is_default = settings.is_default
    _refuse_twins(mailbox)


def _check_filter(mailbox: Mailbox) -> None:
    known = Mailbox.SpamFilter
    if mailbox.spam_filter not in ("", *known.values):
        raise Invalid(_("A spam filter is one of %s.") % ", ".join(known.values))
    if mailbox.spam_filter == known.DMARC and not mailbox.verifier:
        raise Invalid(_("Enter the server that verifies senders first: only its results count."))


def _refuse_twins(mailbox: Mailbox) -> None:
    for other in Mailbox.objects.exclude(pk=mailbox.pk):
        if other.name.lower() == mailbox.name.lower():
            raise Invalid(_("There is already a mailbox “%s”.") % other.name)
        shared = mailbox.addresses & other.addresses
        if shared:
            raise Invalid(
                _("%(address)s already belongs to the mailbox “%(name)s”.")
                % {"address": min(shared), "name": other.name}
            )


def _set_servers(mailbox: Mailbox, incoming: Server | None, outgoing: Server | None) -> None:
    """Set both servers; None clears the host and everything about it."""
    for prefix, server in (("fetch", incoming), ("smtp", outgoing)):
        if server is not None:
            _check(server)
        setattr(mailbox, f"{prefix}_host", server.host.strip().lower() if server else "")
        if server is None:
            setattr(mailbox, f"{prefix}_password", "")
            continue
        setattr(mailbox, f"{prefix}_port", server.port)
        setattr(mailbox, f"{prefix}_security", server.security)
        setattr(mailbox, f"{prefix}_user", server.user)
        if server is incoming:
            mailbox.fetch_protocol = server.protocol
        if server.password:
            setattr(mailbox, f"{prefix}_password", secrets.seal(server.password))


def _release(mailbox: Mailbox, kept: Kept, application: Application | None) -> None:
    """Empty passwords of other servers and users, unless one is needed: then refuse."""
    lost = kept.release()
    needed = {name for name in lost if getattr(mailbox, name.replace("_password", "_user"))}
    if needed and application is None:
        sentence = _(
            "Enter the password again: the server, its port, its security or the user name has "
            "changed. The stored one is only sent where it was entered for."
        )
        raise Invalid(sentence, code="password_again")


def _check(server: Server) -> None:
    if not server.host.strip() or any(c.isspace() or c == "/" for c in server.host.strip()):
        raise Invalid(_("“%s” is not the name of a server.") % server.host)
    if not 0 < server.port < 65536:
        raise Invalid(_("A port is a number from 1 to 65535."))
    if server.security not in Security.values:
        raise Invalid(_("The connection security must be tls, starttls or none."))


def _end_other_defaults(mailbox: Mailbox, by: Actor, at: datetime) -> None:
    if not mailbox.is_default:
        return
    for other in Mailbox.objects.exclude(pk=mailbox.pk).filter(is_default=True):
        other.is_default = False
        other.save(update_fields=["is_default"])
        record(events.DEFAULT_ENDED, other, by=by, at=at, name=other.name, other=mailbox.name)


def _save(mailbox: Mailbox, settings: MailboxSettings) -> None:
    is_known = mailbox.pk is not None
    mailbox.save()
    wanted = [name.strip() for name in settings.folders if name.strip()] or ["INBOX"]
    added_at = clock.now() if is_known else None
    _read_folders(mailbox, dict.fromkeys(wanted), added_at=added_at)


def _read_folders(
    mailbox: Mailbox, wanted: Mapping[str, bool | None], *, added_at: datetime | None
) -> None:
    """Set exactly these folders; a spam flag of None keeps the current one."""
    mailbox.folders.exclude(name__in=wanted).delete()
    for name, is_junk in wanted.items():
        folder, made = Folder.objects.get_or_create(mailbox=mailbox, name=name[:255])
        folder.added_at = added_at if made else folder.added_at
        folder.is_junk = folder.is_junk if is_junk is None else is_junk
        folder.save(update_fields=["added_at", "is_junk"])
