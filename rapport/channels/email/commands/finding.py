"""Look-ups of mailboxes and queues named at the terminal."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from rapport.channels.email.models import Mailbox
from rapport.core.errors import NotFound
from rapport.tickets.models import Queue
from rapport.tickets.opening import default_queue


def find(name: str) -> Mailbox:
    """Return the mailbox of that name or address. Raises NotFound."""
    known = Mailbox.objects.select_related("grant")
    found = known.filter(Q(name__iexact=name) | Q(address__iexact=name)).first()
    if found is None:
        raise NotFound(
            _("There is no mailbox “%(name)s”. See them all with: rapport mailbox list")
            % {"name": name}
        )
    return found


def find_queue(name: str) -> Queue:
    """Return the queue of that name, by default the default one. Raises NotFound."""
    if not name:
        return default_queue()
    found = Queue.objects.filter(Q(name__iexact=name) | Q(slug=name.lower())).first()
    if found is None:
        known = ", ".join(Queue.objects.values_list("name", flat=True))
        raise NotFound(
            _("There is no queue “%(name)s”. The queues are: %(known)s.")
            % {"name": name, "known": known}
        )
    return found
