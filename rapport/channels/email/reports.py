"""Delivery reports (RFC 3464): what we sent and the other side gave back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.email import message_ids
from rapport.channels.email.reading import Bounce, FailedRecipient, Mail
from rapport.channels.storable import clean, line
from rapport.channels.transport import Reference, Undelivered


def undelivered(mail: Mail) -> tuple[Undelivered, ...]:
    """Return what did not arrive of what we sent; a delay is no failure."""
    if mail.bounce is None:
        return ()
    failed = [one for one in mail.bounce.recipients if one.action.lower() not in _NO_FAILURE]
    reference = _returned(mail, mail.bounce)
    if reference is None or (mail.bounce.recipients and not failed):
        return ()
    return (Undelivered(reference, _words(failed)),)


def _returned(mail: Mail, bounce: Bounce) -> Reference | None:
    """Find which of our mails it is about: by its Message-ID, or the marker line in what came back.

    Some servers give back no headers of the original, only its text.
    """
    places = [bounce.original_message_id or "", mail.text[-_SEARCHED:]]
    places += [
        attachment.content[:_SEARCHED].decode("latin-1")
        for attachment in mail.attachments
        if attachment.content_type.startswith(("message/", "text/"))
    ]
    return next((found for place in places if (found := message_ids.read(place))), None)


_SEARCHED = 100_000
# RFC 3464 §2.3.3
_NO_FAILURE = frozenset({"delayed", "delivered", "relayed", "expanded"})


def _words(failed: list[FailedRecipient]) -> str:
    if not failed:
        return _("It came back: the other side could not deliver it.")
    lines = []
    for recipient in failed[:5]:
        said = line(recipient.diagnostic or recipient.status or "", 300)
        template = (
            _("%(address)s cannot be reached: %(said)s")
            if recipient.permanent
            else _("%(address)s did not get it: %(said)s")
        )
        lines.append(template % {"address": clean(recipient.email) or "?", "said": said or "?"})
    return "\n".join(lines)
