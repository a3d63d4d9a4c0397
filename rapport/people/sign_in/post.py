"""Mail about sign-in, sent later by the worker.

A page that waited for a mail server would take longer for a known address, and so reveal who works
at the desk.
"""

from __future__ import annotations

import logging

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django_tasks import task

from rapport.core.errors import RapportError
from rapport.people.models import User

log = logging.getLogger(__name__)

RESET = "account/email/password_reset_key"


def leave(mail: EmailMessage) -> None:
    """Leave a mail to the worker. Its text is stored for a while, so it must not
    contain a secret.
    """
    carry.enqueue(subject=str(mail.subject), text=str(mail.body), to=list(mail.to))


@task()
def carry(subject: str, text: str, to: list[str]) -> None:
    """Send a mail that was left."""
    _send(EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, to))


@task()
def send_reset_link(email: str) -> None:
    """Mail a link to the person with this address, if any, in their own language.

    The link is created here and stored nowhere: the request contains only the address.
    """
    for user in User.objects.active().filter(email=email.lower()):
        with translation.override(user.language):
            _send(get_adapter().render_mail(RESET, user.email, _words(user)))


def _words(user: User) -> dict[str, object]:
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = get_adapter().get_reset_password_from_key_url(key)
    return {"user": user, "password_reset_url": link, "base_url": settings.BASE_URL}


def _send(mail: EmailMessage) -> None:
    """Send, and carry on if that fails: what the mail reports has happened anyway."""
    try:
        mail.send()
    except (OSError, RapportError):
        log.exception("A mail about signing in could not be sent")
