"""Delivery reports (RFC 3464): what we sent and the other side gave back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.email import message_ids
from rapport.channels.email.reading import FailedRecipient, Mail
from rapport.channels.transport import Undelivered


def undelivered(mail: Mail) -> tuple[Undelivered, ...]:
    """Return what did not arrive of what we sent; a delay is no failure."""
    if mail.bounce is None or not mail.bounce.original_message_id:
        return ()
    reference = message_ids.read(mail.bounce.original_message_id)
    failed = [one for one in mail.bounce.recipients if one.action.lower() not in _NO_FAILURE]
    if reference is None or (mail.bounce.recipients and not failed):
        return ()
    return (Undelivered(reference, _words(failed)),)


# RFC 3464 §2.3.3
_NO_FAILURE = frozenset({"delayed", "delivered", "relayed", "expanded"})


def _words(failed: list[FailedRecipient]) -> str:
    if not failed:
        return _("It came back: the other side could not deliver it.")
    lines = []
    for recipient in failed[:5]:
        said = " ".join((recipient.diagnostic or recipient.status or "").split())[:300]
        template = (
            _("%(address)s cannot be reached: %(said)s")
            if recipient.permanent
            else _("%(address)s did not get it: %(said)s")
        )
        lines.append(template % {"address": recipient.email or "?", "said": said or "?"})
    return "\n".join(lines)
