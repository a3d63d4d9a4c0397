"""Mails that actions on people send."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.errors import RapportError
from rapport.people.keys import Issued
from rapport.people.models import Company, Invitation

log = logging.getLogger(__name__)


def link_of(issued: Issued[Invitation]) -> str:
    """Return the link to accept the invitation, based on our own address."""
    return f"{settings.BASE_URL}{reverse('invitation', args=[issued.secret])}"


def send_invitation(issued: Issued[Invitation]) -> bool:
    """Mail the link; return whether it was sent, since a new desk may have no mailbox yet."""
    invitation = issued.row
    company = Company.objects.current().name
    values = {
        "invitation": invitation,
        "link": link_of(issued),
        "base_url": settings.BASE_URL,
        "company": company,
    }
    try:
        sent = send_mail(
            subject=_("Join %(company)s") % {"company": company} if company else _("Join our desk"),
            message=render_to_string("people/mail/invitation.txt", values),
            from_email=None,
            recipient_list=[invitation.email],
        )
    except (OSError, RapportError):
        log.exception("The invitation of %s could not be mailed", invitation.email)
        return False
    return bool(sent)
